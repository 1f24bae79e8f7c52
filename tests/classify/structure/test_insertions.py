"""What is put below or amid a story does not change it: comments, other stories, copies, pull quotes, links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement, fragment_fromstring

import newsclean
from newsclean.api import explain
from tests.pages import CHINESE, ENGLISH

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
MIN_PARAGRAPHS = 4
OTHER_STORY = [
    "The lighthouse at Cape Orrin was painted again this week, in the red that the keepers had chosen ninety years ago.",
    "Two climbers hung from the lantern room for three days, and the ferry slowed down so that passengers could watch them.",
    "The paint came from a yard in the north which mixes it for buoys, and it is meant to last until the middle of the century.",
    "A second coat follows in spring, when the gulls have left the ledges, said the port's engineer on the quay.",
]
REMARKS = [
    f"Remark {number}: nobody asked those of us who live by the water, and now we read about it when all is decided."
    for number in range(12)
]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def insert_after(element: HtmlElement, markup: str) -> None:
    new = fragment_fromstring(markup)
    new.tail, element.tail = element.tail, None
    element.addnext(new)


def readers_remarks(story: list[HtmlElement]) -> None:
    entries = "".join(
        f"<li class=entry><b class=who>Reader {number}</b> <time datetime='2024-03-02T10:00'>2 March</time><p>{text}</p></li>"
        for number, text in enumerate(REMARKS)
    )
    insert_after(story[0].getparent(), f"<section class=voices><h3>What readers say</h3><ul>{entries}</ul></section>")


def named_comments(story: list[HtmlElement]) -> None:
    insert_after(story[0].getparent(), f"<div class='comment-list'>{paragraphs(REMARKS)}</div>")


def sibling_article(story: list[HtmlElement]) -> None:
    text = f"<article><h2>Lighthouse is red again</h2><p>By Orla Fenwick</p>{paragraphs(OTHER_STORY)}</article>"
    insert_after(story[0].getparent(), text)


def loaded_story(story: list[HtmlElement]) -> None:
    text = f"<section class=more-reading><h1>Lighthouse is red again</h1><time>2024-03-02 09:15</time>{paragraphs(OTHER_STORY)}</section>"
    insert_after(story[0].getparent(), text)


def second_copy(story: list[HtmlElement]) -> None:
    insert_after(story[0].getparent(), f"<div class=handheld>{paragraphs([one.text_content() for one in story])}</div>")


def hidden_copy(story: list[HtmlElement]) -> None:
    text = " ".join(one.text_content() for one in story)
    insert_after(story[-1], f"<div style='display: none'>{text}</div>")


def pull_quote(story: list[HtmlElement]) -> None:
    insert_after(story[0], f"<aside class=callout><p>{story[2].text_content()}</p></aside>")


def headlines(story: list[HtmlElement]) -> None:
    links = "".join(
        f"<li><a href='/n/{number}'>{text}</a></li>"
        for number, text in enumerate(("Lighthouse at Cape Orrin is red again", "Ferry slows down for the climbers"))
    )
    insert_after(story[1], f"<div class=inset><h4>See also</h4><ul>{links}</ul></div>")


CHANGES = [
    readers_remarks, named_comments, sibling_article, loaded_story, second_copy, hidden_copy, pull_quote, headlines,
]  # fmt: skip


def pages() -> dict[str, str]:
    """The pages whose story is a run of paragraphs in one container."""
    found = {"english": ENGLISH, "chinese": CHINESE}
    for path in sorted(FIXTURES.glob("*/page.html")):
        try:
            found[path.parent.name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def story_of(tree: HtmlElement, article: newsclean.Article) -> list[HtmlElement]:
    kept = {"".join(block.text.split()) for block in article.body if block.type == "paragraph" and len(block.text) > 40}
    found = [one for one in tree.iter("p") if "".join(one.text_content().split()) in kept]
    return found if len(found) >= MIN_PARAGRAPHS and len({one.getparent() for one in found}) == 1 else []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("name", pages())
def test_the_story_stays_as_it_is(name: str, change: Callable[[list[HtmlElement]], None]) -> None:
    page = pages()[name]
    before = newsclean.clean_html(page)
    tree = lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    story = story_of(tree, before)
    if not story:
        pytest.skip("the story is no run of paragraphs in one container")
    change(story)
    after = newsclean.clean_html(lxml.html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"))
    assert [block.text for block in after.body] == [block.text for block in before.body]
    assert after.title == before.title


def test_what_is_excluded_is_named_in_the_explanation() -> None:
    tree = lxml.html.document_fromstring(ENGLISH)
    story = story_of(tree, newsclean.clean_html(ENGLISH))
    for change in (sibling_article, pull_quote, headlines, named_comments):
        change(story)
    blocks = explain(lxml.html.tostring(tree, encoding="unicode")).blocks
    rules = {block.rule for block in blocks if not block.keep}
    assert {"structure.other-story", "structure.pull-quote", "structure.link-list", "structure.comments"} <= rules
    assert [block.index for block in blocks] == list(range(len(blocks)))
