"""What the second pass tells of a dump's lines from where they stand."""

from __future__ import annotations

from newsclean.judge.second_pass import second_pass
from newsclean.judge.seen import Seen
from newsclean.page.dump import read_dump

STORY = "The council of Marrow voted on Monday to keep the old bridge open for another year."
MENU = "Sport"


def told(lines: list[str], scores: list[float]) -> list[list[str]]:
    page = read_dump("\n".join(lines), None)
    seen = [Seen(len(line), line.endswith("."), 0.0, None, None, None, False, [], ()) for line in lines]
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


def test_html_is_told_nothing_of_the_kind() -> None:
    page = read_dump(STORY, None)._replace(input="html")
    seen = [Seen(len(STORY), True, 0.0, None, None, None, False, [], ())]
    assert not [name for name in second_pass(page, seen, [1.0])[0] if name.startswith(("from:", "to:"))]
