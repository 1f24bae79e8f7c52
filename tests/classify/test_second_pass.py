"""What the second pass tells of a block from where it stands."""

from __future__ import annotations

from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass
from newsclean.parse.html.walker import read_html
from newsclean.parse.plaintext.reader import read_dump

STORY = "The council of Marrow voted on Monday to keep the old bridge open for another year."
MENU = "Sport"


def told(lines: list[str], scores: list[float]) -> list[list[str]]:
    page = read_dump("\n".join(lines), None)
    seen = [BlockObservation(len(line), line.endswith("."), 0.0, None, None, None, False, [], ()) for line in lines]
    return second_pass(page, seen, scores)


def away(names: list[str], edge: str) -> int:
    return next(int(name.split(":")[1]) for name in names if name.startswith(f"{edge}:") and name.count(":") == 2)


def test_lines_know_how_far_they_stand_from_the_edges_of_the_likeliest_stretch() -> None:
    lines = [MENU] * 5 + [STORY] * 4 + [MENU] * 5
    found = told(lines, [-3.0] * 5 + [2.0] * 4 + [-3.0] * 5)
    starts = [away(names, "from") for names in found]
    ends = [away(names, "to") for names in found]
    assert starts == [-3, -3, -2, -2, -1, 0, 1, 1, 2, 2, 2, 3, 3, 3]
    assert ends == list(reversed(starts))


def test_html_is_told_what_the_boxes_around_a_block_hold() -> None:
    teasers = "".join(f"<div class=teaser><p>{MENU}</p></div>" for _ in range(3))
    page = read_html(f"<main><section>{''.join(f'<p>{STORY}</p>' for _ in range(4))}</section>{teasers}</main>", None)
    seen = [BlockObservation(len(block.text), False, 0.0, None, None, None, False, [], ()) for block in page.blocks]
    story, *_, teaser = second_pass(page, seen, [3.0] * 4 + [-3.0] * 3)
    assert {"box0:5:6", "box1:5:6"} < set(story)
    assert "box0:0:0" in teaser and "box1:5:6" in teaser


def test_dumps_have_no_boxes() -> None:
    assert not [name for name in told([STORY, MENU], [2.0, -2.0])[0] if name.startswith("box")]
