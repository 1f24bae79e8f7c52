"""Readers' comments below a story are dropped; the posts of a forum are its story."""

from __future__ import annotations

from newsclean.api import explain
from newsclean.classify.observation import BlockObservation
from newsclean.classify.structure.comment_containers import COMMENTS_DROPPED, find_comments
from newsclean.classify.verdict import TITLE_VETO
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


def observe(
    units: int, container_role: str | None = None, *, veto_id: str | None = None, link_density: float = 0.0
) -> BlockObservation:
    return BlockObservation(units, True, link_density, None, veto_id, container_role, False, [], ())


def test_comments_below_a_story_are_dropped_and_named() -> None:
    blocks = {
        block.text: block for block in explain(article_page(STORY + f"<div class=comments>{THREAD}</div>")).blocks
    }
    assert all(blocks[line].keep for line in PARAGRAPHS)
    for text in REPLIES:
        found = blocks[text]
        assert (found.keep, found.role, found.rule) == (False, "comments", COMMENTS_DROPPED)


def test_a_page_of_nothing_but_posts_keeps_them() -> None:
    blocks = explain(article_page(f"<div class=comments>{THREAD}</div>")).blocks
    assert [block.text for block in blocks if block.rule == COMMENTS_DROPPED] == []


def test_the_story_must_be_long_enough_and_half_as_long_as_its_comments() -> None:
    assert find_comments([observe(150), observe(300, "comments")], [2.0, 2.0]) == {1}
    assert find_comments([observe(149), observe(290, "comments")], [2.0, 2.0]) == frozenset()
    assert find_comments([observe(150), observe(301, "comments")], [2.0, 2.0]) == frozenset()


def test_only_likely_text_of_few_links_without_a_veto_is_a_story() -> None:
    posts = observe(100, "comments")
    for other, score in (
        (observe(900), 0.5),
        (observe(900, link_density=0.5), 2.0),
        (observe(900, veto_id="a.rule"), 2.0),
    ):
        assert find_comments([other, posts], [score, 2.0]) == frozenset()


def test_a_container_that_holds_the_title_holds_the_story() -> None:
    blocks = [observe(900), observe(50, "comments", veto_id=TITLE_VETO), observe(300, "comments")]
    assert find_comments(blocks, [2.0, -4.0, 2.0]) == frozenset()
