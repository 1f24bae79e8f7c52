"""Markdown: the text of a block is never read as markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from newsclean.article.markdown import to_markdown
from newsclean.article.model import Article, BodyBlock, Extraction

EXTRACTION = Extraction(version="0", input="html", confidence=1.0)
LINE_STARTS = (
    "# no heading", "###### no heading", "#", "- no item", "+ no item", "-", "1. no item", "12) no item", "2024.",
    "> no quote", "---", "===", "~~~", "* no item", "    no code",
)  # fmt: skip


@pytest.mark.parametrize("line", LINE_STARTS)
@pytest.mark.parametrize("before", ["", "A line before it\n"])
def test_the_start_of_a_line_is_no_markup(line: str, before: str) -> None:
    text = before + line
    markdown = to_markdown(Article(body=(BodyBlock("paragraph", text),), extraction=EXTRACTION))
    tokens = MarkdownIt("commonmark").parse(markdown)
    if line.startswith(" ") and not before:
        pytest.skip("a block's text has no space at its start")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    shown = "".join(child.content or "\n" for child in tokens[1].children or ())
    assert shown == before + line.strip()
