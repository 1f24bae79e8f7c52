"""A line's score beside those around it and those of lines of the same shape."""

from __future__ import annotations

from itertools import chain

from newsclean.classify.features.plaintext.score_trend import score_trend_features
from newsclean.classify.features.scored_page import score_page
from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass_features
from newsclean.parse.html.reader import read_html
from newsclean.parse.plaintext.reader import read_dump

STORY = "The council of Marrow voted on Monday to keep the old bridge open for another year."
TEASER = "Bridge of Ost to be closed for the winter"
MENU = "Sport"


def features_of(lines: list[str], scores: list[float], vetoed: int = -1) -> list[dict[str, str]]:
    """Return each line's features by their first word."""
    page = read_dump("\n\n".join(lines), None)
    observations = [
        BlockObservation(len(line), line.endswith("."), 0.0, None, "rule" if index == vetoed else None, False, [], ())
        for index, line in enumerate(lines)
    ]
    scored = score_page(page, observations, scores)
    return [
        {name.partition(":")[0]: name for name in chain.from_iterable(groups)}
        for groups in score_trend_features(scored)
    ]


def test_a_doubtful_line_is_known_by_the_scores_around_it() -> None:
    lines = [MENU] * 4 + [STORY] * 4
    menu, story = (
        features_of(lines, values)[at]["stream"]
        for at, values in ((2, [-3.0, -3.0, 0.0, -3.0] + [3.0] * 4), (6, [-3.0] * 4 + [3.0, 3.0, 0.0, 3.0]))
    )
    above, below, own = menu.split(":")[1:]
    above_story, below_story, own_story = story.split(":")[1:]
    assert own == own_story
    assert above < above_story and below < below_story


def test_the_nearer_lines_count_for_more() -> None:
    lines = [f"On day {day} the council of Marrow voted to keep the old bridge open." for day in range(9)]
    far = features_of(lines, [3.0] * 4 + [-3.0] * 4 + [0.0])[8]["stream"]
    near = features_of(lines, [-3.0] * 4 + [3.0] * 4 + [0.0])[8]["stream"]
    assert far.split(":")[1] < near.split(":")[1]


def test_a_line_is_known_by_the_scores_of_lines_of_its_shape() -> None:
    lines = [STORY, TEASER, STORY, TEASER, STORY, TEASER, STORY]
    low = features_of(lines, [3.0, -3.0, 3.0, -3.0, 3.0, 1.0, 3.0])[5]["like"]
    high = features_of(lines, [3.0, 3.0, 3.0, 3.0, 3.0, 1.0, 3.0])[5]["like"]
    assert int(low.split(":")[1]) < int(high.split(":")[1])


def test_a_lines_own_score_is_not_among_those_of_its_shape() -> None:
    lines = [STORY, STORY, TEASER]
    first, second = (features_of(lines, [3.0, 3.0, value])[2]["like"].split(":")[1] for value in (-3.0, 3.0))
    assert first == second


def test_vetoed_lines_and_html_have_none() -> None:
    assert features_of([STORY, MENU], [2.0, -2.0], vetoed=1)[1] == {}
    page = read_html(f"<p>{STORY}</p><p>{STORY}</p>", None)
    observations = [BlockObservation(len(block.text), True, 0.0, None, None, False, [], ()) for block in page.blocks]
    assert not [
        name
        for name in second_pass_features(page, observations, [1.0, 1.0])[0]
        if name.startswith(("like", "stream", "fine"))
    ]


def test_an_empty_dump_has_no_features() -> None:
    assert score_trend_features(score_page(read_dump("\n\n", None), [], [])) == []
