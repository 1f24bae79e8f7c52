"""Inline markup never changes the text: pages without their inline elements give the same block texts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from lxml import html

from newsclean.parse.html.attributes.class_names import is_screen_reader_text
from newsclean.parse.html.attributes.hidden import hidden_selectors, hides_by_style
from newsclean.parse.html.inline_text.footnotes import is_note_anchor
from newsclean.parse.html.reader import read_html

ROOT = Path(__file__).parent.parent.parent
FIXTURES = sorted((ROOT / "fixtures").glob("*/page.html"))
CORPUS = ROOT.parent / "shared" / "corpus"
CORPUS_PAGES = 120
INLINE = ("a", "em", "strong", "b", "i", "span", "img")


def with_and_without_inline_elements(page: str) -> tuple[str, str]:
    """The page as lxml writes it, and the same without inline elements. What is hidden and notes' references stay."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    before = html.tostring(root, encoding="unicode")
    hidden: set[str] = set()
    for sheet in root.iter("style"):
        hidden |= hidden_selectors(sheet.text or "")
    for element in list(root.iter(*INLINE)):
        if not _means_more(element, hidden):
            element.drop_tree() if element.tag == "img" else element.drop_tag()
    return before, html.tostring(root, encoding="unicode")


def _means_more(element: html.HtmlElement, hidden: set[str]) -> bool:
    names = element.get("class") or ""
    selectors = {f"#{element.get('id')}", *(f".{name}" for name in names.split())}
    return bool(
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or hides_by_style(element.get("style") or "")
        or is_screen_reader_text(names)
        or not hidden.isdisjoint(selectors)
        or (element.tag == "a" and is_note_anchor(element.get("href") or ""))
    )


def texts(page: str) -> list[str]:
    return [block.text for block in read_html(page, None).blocks]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    before, after = with_and_without_inline_elements(path.read_text(encoding="utf-8", errors="replace"))
    assert texts(after) == texts(before)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not here")
def test_corpus_pages() -> None:
    pages = sorted(CORPUS.glob("*/pages/*.html.gz"))
    for path in pages[:: max(1, len(pages) // CORPUS_PAGES)]:
        before, after = with_and_without_inline_elements(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        assert texts(after) == texts(before), path.name


@pytest.mark.parametrize(
    "markup",
    ["One <b>two</b> <i>three</i>.", "O<b>n</b>e<em> two</em>, <a href='/x'>three </a>four", "<span> One</span><span>two </span> <b></b>three",
     "Wir <strong>sind\n</strong> da", "他<b>说\n</b>好，<em>\n走</em>了。", "a<img src=x.jpg>b <a href=y><img src=z.jpg></a> c"],
)  # fmt: skip
@pytest.mark.parametrize("element", ["p", "li", "h2", "blockquote", "div", "td"])
def test_kinds_of_markup(markup: str, element: str) -> None:
    page = f"<table><tr><td>{markup}</td></tr></table>" if element == "td" else f"<{element}>{markup}</{element}>"
    before, after = with_and_without_inline_elements(f"<html><body>{page}</body></html>")
    assert texts(after) == texts(before) != []


def test_markup_around_several_blocks_is_on_each_of_them() -> None:
    page = read_html("<p><strong><em>One.<br>Two.<br>Three.</em></strong></p>", None)
    for block in page.blocks:
        assert {(span.type, span.start, span.end) for span in block.spans} == {
            ("em", 0, block.chars),
            ("strong", 0, block.chars),
        }
