"""Spans, alternative texts, captions and embeds are escaped in every format."""

from __future__ import annotations

import re

import pytest
from lxml import html
from markdown_it import MarkdownIt

from newsclean.article.model import Article, BodyBlock, Embed, Extraction, Image, Span
from newsclean.output.formats import find_format
from tests.output.test_escaping import CONTROLS, HOSTILE_MARKUP

HOSTILE = " ".join(HOSTILE_MARKUP) + CONTROLS
QUOTED = '" onerror="alert(1)'
ARTICLE = Article(
    title="T", lead_image="https://a.example/lead.jpg\"onerror='alert(1)'",
    body=(
        BodyBlock("paragraph", HOSTILE, (
            Span(0, 5, "link", "javascript:alert(1)"), Span(6, 12, "link", 'https://a.example/"onmouseover="alert(1)'),
            Span(14, 20, "code"), Span(22, 30, "sup"),
        )),
        BodyBlock("code", HOSTILE, language=QUOTED),
        BodyBlock("table", "a | b\nc | d", rows=((HOSTILE, QUOTED), ("c", "d")), header_rows=1, caption=HOSTILE),
    ),
    images=(
        Image("https://a.example/x.jpg", HOSTILE + QUOTED, HOSTILE, QUOTED + HOSTILE, before=0),
        Image("javascript:alert(1)", "no web address", before=1),
    ),
    embeds=(Embed("https://a.example/v>x", "video", HOSTILE, before=2), Embed("javascript:alert(1)", "frame", before=2)),
    extraction=Extraction(version="0", input="html", confidence=1),
)  # fmt: skip


def render(name: str) -> str:
    return find_format(name, False, ()).render("page", ARTICLE)


def assert_harmless(document: str) -> None:
    page = html.fromstring(document)
    assert not page.xpath("//script | //iframe")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not [value for value in page.xpath("//@href | //@src") if not re.match("https?://a.example/", value)]


def test_html() -> None:
    assert_harmless(render("html"))


@pytest.mark.parametrize("name", ["markdown", "front-matter"])
def test_markdown_read_as_html(name: str) -> None:
    text = render(name).split("---\n", 2)[-1] if name == "front-matter" else render(name)
    assert_harmless(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))
