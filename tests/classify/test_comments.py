"""Readers' comments below a story are dropped; the posts of a forum are its story."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from newsclean.classify.structure.exclusions import COMMENTS
from tests.pages import PARAGRAPHS, article_page

REPLIES = (
    "I walked past the reading room on Sunday and it was full to the last chair, so somebody does use it after all.",
    "The roof was mended twice in ten years, and both times the money came from the same fund that is empty now.",
    "My mother learned to read there. I would pay a little more each year, and I think that many of us would.",
)
THREAD = "".join(
    f"<div class=comment><div class=comment-author>Reader {number}</div><div class=comment-body><p>{text}</p></div></div>"
    for number, text in enumerate(REPLIES)
)
STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)


def test_comments_below_a_story_are_dropped_and_named() -> None:
    blocks = {
        block.text: block for block in explain(article_page(STORY + f"<div class=comments>{THREAD}</div>")).blocks
    }
    assert all(blocks[line].keep for line in PARAGRAPHS)
    for text in REPLIES:
        found = blocks[text]
        assert (found.keep, found.role, found.rule) == (False, "comments", COMMENTS.reason)


def test_a_page_of_nothing_but_posts_keeps_them() -> None:
    blocks = explain(article_page(f"<div class=comments>{THREAD}</div>")).blocks
    assert [block.text for block in blocks if block.rule == COMMENTS.reason] == []


def test_the_comments_may_be_far_longer_than_the_story() -> None:
    page = article_page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>").replace(
        "</article>", f"<div class=comments>{THREAD * 12}</div></article>"
    )
    assert [block.text for block in newsclean.clean(page).body] == list(PARAGRAPHS[:2])


@pytest.mark.parametrize("name", ["comments-from-readers", "comments_from_readers"])
def test_the_slug_of_a_heading_names_no_comments(name: str) -> None:
    section = f"<section id={name}><h2>Comments from readers</h2>{STORY}</section>"
    kept = [block.text for block in newsclean.clean(article_page(f"<p>{' '.join(REPLIES)}</p>{section}")).body]
    assert kept == [" ".join(REPLIES), "Comments from readers", *PARAGRAPHS]
