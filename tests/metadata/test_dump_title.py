"""The headline in a dump."""

from __future__ import annotations

import pytest

from newsclean.judge.verdict import Judgement, Verdict, titled
from newsclean.metadata.title import find_title, title_of
from newsclean.page.dump import read_dump

TEXT = """
The council of Marrow voted on Monday to keep the old bridge open, and asked the county for half of the money.

"We have waited for this since the flood," said the mayor, who had brought the plans for the bridge in a tin tube.

Work on the bridge begins in April and is to end before the snow, the council's engineer told those who had come.
"""


def title(above: str) -> str | None:
    return find_title(read_dump(above + TEXT, None)).title


@pytest.mark.parametrize(
    "above",
    [
        "Home\nNews\nSport\n\nMarrow keeps its old bridge open\n\nBy Ada Quill\n\n15 March 2024\n",
        "Marrow keeps its old bridge open - The Marrow Post\nHome\nNews\nMarrow keeps its old bridge open\n15 March 2024\n",
        "Marrow keeps its old bridge open\n\nBy Ada Quill, 15 March 2024\n\nThe old bridge on Sunday. Photo: Ivo Lenk\n",
        "Home / News / Marrow keeps its old bridge open\n\nMarrow keeps its old bridge open\n\n15 March 2024\n",
    ],
    ids=["plain", "document's title first", "caption below", "breadcrumb"],
)
def test_the_headline_is_found(above: str) -> None:
    assert title(above) == "Marrow keeps its old bridge open"


def test_candidates_are_likelihoods_and_a_line_that_stands_twice_is_one() -> None:
    page = read_dump(f"Marrow keeps its old bridge open\n\nHome\n\nMarrow keeps its old bridge open\n{TEXT}", None)
    found = find_title(page).considered
    assert found[0].weight > 0.8
    assert all(0 < one.weight <= 1 for one in found)


def test_the_headline_by_the_text_that_the_judge_found() -> None:
    story = [
        "The old bridge of Marrow stays open",
        "May 17, 2024",
        "The council of Marrow voted to keep the old bridge open to carts and walkers for ten more years.",
        "The bridge needs two summers of work, and the county pays for half of it.",
    ]
    services = [
        "What else the Courier does for the valley",
        *(
            f"In its department number {number} the Courier prints cards, letters and books for readers in the whole of the "
            "valley and beyond, at any hour of the day, and brings them to the door of whoever has ordered them there."
            for number in range(9)
        ),
    ]
    page = read_dump("\n\n".join([*story, *services]), None)
    assert title_of(page, 2, 3).title == story[0]
    assert title_of(page, 5, 13).title == services[0]


def test_a_line_that_is_found_to_be_the_title_is_not_kept() -> None:
    judgement = Judgement((Verdict(True, "body", "score", 1.0), Verdict(True, "body", "score", 2.0)), 0.9, ())
    found = titled(judgement, frozenset((0,)))
    assert [(one.keep, one.role, one.reason) for one in found.verdicts] == [
        (False, "title", "title.repeated"),
        (True, "body", "score"),
    ]
