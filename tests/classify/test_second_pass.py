"""Features of the second pass: a block's place beside the best run, and what its containers hold."""

from __future__ import annotations

from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass_features
from newsclean.parse.html.reader import read_html
from newsclean.parse.plaintext.reader import read_dump

STORY = "The council of Marrow voted on Monday to keep the old bridge open for another year."
MENU = "Sport"


def features_of(lines: list[str], scores: list[float]) -> list[list[str]]:
    page = read_dump("\n".join(lines), None)
    observations = [BlockObservation(len(line), line.endswith("."), 0.0, None, None, False, [], ()) for line in lines]
    return second_pass_features(page, observations, scores)


def edge_bin(names: list[str], edge: str) -> int:
    return next(int(name.split(":")[1]) for name in names if name.startswith(f"{edge}:") and name.count(":") == 2)


def test_lines_have_their_distance_from_the_edges_of_the_best_run() -> None:
    lines = [MENU] * 5 + [STORY] * 4 + [MENU] * 5
    found = features_of(lines, [-3.0] * 5 + [2.0] * 4 + [-3.0] * 5)
    starts = [edge_bin(names, "from") for names in found]
    ends = [edge_bin(names, "to") for names in found]
    assert starts == [-3, -3, -2, -2, -1, 0, 1, 1, 2, 2, 2, 3, 3, 3]
    assert ends == list(reversed(starts))


def test_html_blocks_have_the_likely_text_of_their_containers() -> None:
    teasers = "".join(f"<div class=teaser><p>{MENU}</p></div>" for _ in range(3))
    page = read_html(f"<main><section>{''.join(f'<p>{STORY}</p>' for _ in range(4))}</section>{teasers}</main>", None)
    observations = [BlockObservation(len(block.text), False, 0.0, None, None, False, [], ()) for block in page.blocks]
    story, *_, teaser = second_pass_features(page, observations, [3.0] * 4 + [-3.0] * 3)
    assert {"box0:5:6", "box1:5:6"} < set(story)
    assert "box0:0:0" in teaser and "box1:5:6" in teaser


def test_dumps_have_no_containers() -> None:
    assert not [name for name in features_of([STORY, MENU], [2.0, -2.0])[0] if name.startswith("box")]
