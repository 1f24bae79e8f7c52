"""Comments below a story are no story; a forum's posts are."""

from __future__ import annotations

from newsclean.api import explain
from newsclean.classify.comments import COMMENTS, comments_below
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import TITLE
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


def seen(
    units: int, place: str | None = None, *, settled: str | None = None, link_share: float = 0.0
) -> BlockObservation:
    return BlockObservation(units, True, link_share, None, settled, place, False, [], ())


def test_what_readers_wrote_below_a_story_is_dropped_and_named() -> None:
    blocks = {
        block.text: block for block in explain(article_page(STORY + f"<div class=comments>{THREAD}</div>")).blocks
    }
    assert all(blocks[line].keep for line in PARAGRAPHS)
    for text in REPLIES:
        found = blocks[text]
        assert (found.keep, found.role, found.rule) == (False, "comments", COMMENTS)


def test_a_page_of_nothing_but_posts_keeps_them() -> None:
    blocks = explain(article_page(f"<div class=comments>{THREAD}</div>")).blocks
    assert [block.text for block in blocks if block.rule == COMMENTS] == []


def test_the_story_must_be_long_enough_and_half_as_long_as_its_comments() -> None:
    assert comments_below([seen(150), seen(300, "comments")], [2.0, 2.0]) == {1}
    assert comments_below([seen(149), seen(290, "comments")], [2.0, 2.0]) == frozenset()
    assert comments_below([seen(150), seen(301, "comments")], [2.0, 2.0]) == frozenset()


def test_only_likely_text_of_few_links_that_nothing_bars_is_a_story() -> None:
    posts = seen(100, "comments")
    for other, score in ((seen(900), 0.5), (seen(900, link_share=0.5), 2.0), (seen(900, settled="a.rule"), 2.0)):
        assert comments_below([other, posts], [score, 2.0]) == frozenset()


def test_a_box_that_holds_the_title_holds_the_story() -> None:
    blocks = [seen(900), seen(50, "comments", settled=TITLE), seen(300, "comments")]
    assert comments_below(blocks, [2.0, -4.0, 2.0]) == frozenset()
