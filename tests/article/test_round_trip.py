"""Markdown gives back the blocks, spans, links, images and embeds of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsclean
from newsclean.article.markdown import to_markdown
from newsclean.article.model import Article, BodyBlock, Embed, Extraction, Image, Span
from tests.article.round_trip import expected, parse

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
PAGES = sorted(FIXTURES.glob("*/page.*"))


def article_of(*body: BodyBlock, images: tuple[Image, ...] = (), embeds: tuple[Embed, ...] = ()) -> Article:
    return Article(
        body=body, images=images, embeds=embeds, extraction=Extraction(version="0", input="html", confidence=1)
    )


def spans(*parts: tuple[int, int, str] | tuple[int, int, str, str]) -> tuple[Span, ...]:
    return tuple(Span(*part) for part in parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_fixtures(path: Path) -> None:
    try:
        article = newsclean.clean(path.read_bytes(), url="https://news.example/2024/story")
    except newsclean.NewscleanError:
        pytest.skip("the page has no article")
    body = to_markdown(Article(body=article.body, images=article.images, embeds=article.embeds,
                               lead_image=article.lead_image, extraction=article.extraction))  # fmt: skip
    assert parse(body) == expected(article)


URL = "https://news.example/a_(b)?q=<x>&amp;y=1"
INLINE = {
    "links": ("See the report [1] (PDF).", spans((4, 14, "link", "https://news.example/a_(b)?c=&amp;d"))),
    "exclamation mark": ("Wow!here", spans((4, 8, "link", "https://news.example/"))),
    "nested": ("one two three", spans((0, 13, "em"), (4, 7, "strong"))),
    "touching at the start": ("one two three", spans((0, 13, "em"), (0, 3, "strong"))),
    "touching at the end": ("one two three", spans((0, 13, "strong"), (8, 13, "em"))),
    "bold italics": ("one two three", spans((4, 7, "strong"), (4, 7, "em"))),
    "adjacent": ("onetwo", spans((0, 3, "strong"), (3, 6, "em"))),
    "adjacent, equal": ("onetwo", spans((0, 3, "strong", ), (3, 6, "strong"))),
    "inside a word": ("bettering", spans((3, 6, "em"))),
    "link in bold inside a word": ("abcdef", spans((2, 4, "strong"), (2, 4, "link", "https://news.example/"))),
    "Chinese punctuation": ("他说“很好。”然后走了", spans((2, 7, "strong"))),
    "symbols": ("costs€5€today", spans((5, 8, "strong"))),
    "code": ("use ``a`` or `b`", spans((4, 9, "code"), (13, 16, "code"))),
    "code with signs": ("use *x* <b> \\n here", spans((4, 14, "code"))),
    "exponent": ("about 10^4 and x^2 and m2", spans((9, 10, "sup"), (17, 18, "sup"), (24, 25, "sup"))),
    "element names": ("<b>not bold</b> &amp; &#33; &copy", spans((3, 11, "em"))),
    "strike": ("was 5 is 6", spans((0, 5, "strike"), (4, 5, "sub"))),
    "signs around": ("*a* _b_ ~c~", spans((1, 2, "strong"), (5, 6, "em"), (9, 10, "strike"))),
}  # fmt: skip


@pytest.mark.parametrize("name", INLINE)
@pytest.mark.parametrize("kind", ["paragraph", "quote", "list_item", "heading"])
def test_inline_markup(name: str, kind: str) -> None:
    text, marks = INLINE[name]
    article = article_of(BodyBlock(kind, text, marks, level=3 if kind == "heading" else None))  # type: ignore[arg-type]
    assert parse(to_markdown(article)) == expected(article)


@pytest.mark.parametrize(
    "text",
    ["- no item", "1. no item", "2) no item", "# no heading", "> no quote", "+ no item", "* no item", "```", "~~~", "---", "===",
     "    no code", "[a]: https://news.example/", "| a | b |", "<div>", "-", "1.", "#", "C#", "Learn C #", "a\\", "***", "_ _ _"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["paragraph", "quote", "list_item", "heading"])
def test_text_that_looks_like_markup(text: str, kind: str) -> None:
    article = article_of(BodyBlock(kind, text.strip(), level=2 if kind == "heading" else None))  # type: ignore[arg-type]
    assert parse(to_markdown(article)) == expected(article)


def item(text: str, level: int = 1, number: int | None = None, ordered: bool = False) -> BodyBlock:
    return BodyBlock("list_item", text, level=level, ordered=ordered or number is not None, number=number)


LISTS = {
    "nested": [item("a"), item("b", 2), item("c", 3), item("d", 2), item("e")],
    "numbered": [item("a", 1, 3), item("b", 1, 4), item("c", 2, 1), item("d", 2, 2), item("e", 1, 5)],
    "numbers that jump": [item("a", 1, 1), item("b", 1, 7), item("c", 1, 9), item("d", 1, 10)],
    "numbers that begin again": [item("a", 1, 1), item("b", 1, 2), item("c", 1, 1), item("d", 1, 2)],
    "further paragraphs": [item("a", 1, 9), item("more", 1, ordered=True), item("b", 1, 10), item("more", 1, ordered=True)],
    "further paragraph after a nested list": [item("a", 1, 1), item("b", 2), item("more", 1, ordered=True)],
    "levels that jump": [item("a", 3), item("b", 1), item("c", 4), item("d", 2)],
    "kinds": [item("a"), item("b", 1, 1), item("c"), item("d", 2, 1), item("e", 2)],
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists(name: str) -> None:
    article = article_of(BodyBlock("paragraph", "Before."), *LISTS[name], BodyBlock("paragraph", "After."))
    assert parse(to_markdown(article)) == expected(article)


def test_lines_of_a_text() -> None:
    article = article_of(
        BodyBlock("quote", "one\n- two\nthree", spans((0, 3, "em"), (6, 9, "strong"))),
        BodyBlock("paragraph", "one\n\ntwo\n===\nthree"),
        BodyBlock("list_item", "one\n1. two", level=1),
        BodyBlock("paragraph", "end"),
    )
    assert parse(to_markdown(article)) == expected(article)


def test_code() -> None:
    article = article_of(
        BodyBlock("code", "if x:\n    ```\n\n\ty = `1`", language="python"),
        BodyBlock("code", "~~~\n"),
        BodyBlock("paragraph", "x"),
    )
    assert [item.content for item in parse(to_markdown(article))][:1] == [("if x:\n    ```\n\n\ty = `1`", "python")]


def test_tables() -> None:
    rows = (("a|b", "*c*"), ("x|y", "z"), ("d", "e"))
    text = "a|b | *c*\nx|y | z\nd | e"
    marks = spans((0, 3, "code"), (10, 13, "code"), (16, 17, "link", "https://news.example/a|b"))
    article = article_of(BodyBlock("table", text, marks, rows=rows, header_rows=1, caption="The *table*"))
    got, want = parse(to_markdown(article)), expected(article)
    assert got[0] == want[0]
    # The vertical bar of an address is written as %7C.
    assert repr(got[1]).replace("%7C", "|") == repr(want[1])


def test_images_and_embeds() -> None:
    images = (
        Image("https://news.example/a.jpg", "A [caption] *here*", "A. Photo", "an ![alt]", before=0),
        Image("https://news.example/b_(1).jpg", None, None, None, before=2),
        Image("https://news.example/c.jpg", "Between two items.", before=3),
        Image("https://news.example/d.jpg", before=5),
        Image("https://news.example/outside.jpg"),
    )
    embeds = (
        Embed("https://www.youtube.com/watch?v=1_2", "video", "YouTube", before=1),
        Embed("https://m.example/", "map", before=5),
    )
    article = article_of(
        BodyBlock("paragraph", "a"), BodyBlock("paragraph", "b"), item("c", 1, 1), item("d", 1, 2), item("e", 2),
        images=images, embeds=embeds,
    )  # fmt: skip
    assert parse(to_markdown(article)) == expected(article)
