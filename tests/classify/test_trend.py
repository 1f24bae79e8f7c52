"""What a line's score tells beside those around it and those of the lines that look like it."""

from __future__ import annotations

from newsclean.classify.features.trend import trends
from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass
from newsclean.parse.html.walker import read_html
from newsclean.parse.plaintext.reader import read_dump

STORY = "The council of Marrow voted on Monday to keep the old bridge open for another year."
TEASER = "Bridge of Ost to be closed for the winter"
MENU = "Sport"


def told(lines: list[str], values: list[float], settled: int = -1) -> list[dict[str, str]]:
    """Of each line its features, by their first word."""
    page = read_dump("\n\n".join(lines), None)
    seen = [
        BlockObservation(
            len(line), line.endswith("."), 0.0, None, "rule" if at == settled else None, None, False, [], ()
        )
        for at, line in enumerate(lines)
    ]
    weights = [(len(line) / 40) ** 0.5 for line in lines]
    return [{name.partition(":")[0]: name for name in names} for names in trends(page, seen, values, weights)]


def test_a_doubtful_line_is_told_by_the_stream_around_it() -> None:
    lines = [MENU] * 4 + [STORY] * 4
    menu, story = (
        told(lines, values)[at]["stream"]
        for at, values in ((2, [-3.0, -3.0, 0.0, -3.0] + [3.0] * 4), (6, [-3.0] * 4 + [3.0, 3.0, 0.0, 3.0]))
    )
    above, below, own = menu.split(":")[1:]
    above_story, below_story, own_story = story.split(":")[1:]
    assert own == own_story
    assert above < above_story and below < below_story


def test_the_nearer_lines_count_for_more() -> None:
    lines = [f"On day {day} the council of Marrow voted to keep the old bridge open." for day in range(9)]
    far = told(lines, [3.0] * 4 + [-3.0] * 4 + [0.0])[8]["stream"]
    near = told(lines, [-3.0] * 4 + [3.0] * 4 + [0.0])[8]["stream"]
    assert far.split(":")[1] < near.split(":")[1]


def test_a_line_is_told_by_those_that_look_like_it() -> None:
    lines = [STORY, TEASER, STORY, TEASER, STORY, TEASER, STORY]
    low = told(lines, [3.0, -3.0, 3.0, -3.0, 3.0, 1.0, 3.0])[5]["like"]
    high = told(lines, [3.0, 3.0, 3.0, 3.0, 3.0, 1.0, 3.0])[5]["like"]
    assert int(low.split(":")[1]) < int(high.split(":")[1])


def test_a_line_says_nothing_of_itself() -> None:
    lines = [STORY, STORY, TEASER]
    first, second = (told(lines, [3.0, 3.0, value])[2]["like"].split(":")[1] for value in (-3.0, 3.0))
    assert first == second


def test_settled_lines_and_html_have_none() -> None:
    assert told([STORY, MENU], [2.0, -2.0], settled=1)[1] == {}
    page = read_html(f"<p>{STORY}</p><p>{STORY}</p>", None)
    seen = [BlockObservation(len(block.text), True, 0.0, None, None, None, False, [], ()) for block in page.blocks]
    assert not [name for name in second_pass(page, seen, [1.0, 1.0])[0] if name.startswith(("like", "stream", "fine"))]


def test_an_empty_dump_has_no_lines_to_tell_of() -> None:
    assert trends(read_dump("\n\n", None), [], [], []) == []
