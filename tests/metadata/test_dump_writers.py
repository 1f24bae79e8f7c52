"""Writers in dumps: what marked their lines as bylines is lost, so place, neighbours and words have to tell."""

from __future__ import annotations

import pytest

from newsclean import clean_dump

TITLE = "Marrow keeps its old bridge for carts and walkers"
LEAD = "The council has voted after a long evening, and the county is to pay for half of the work that is to be done."
TEXT = [
    "The council of Marrow voted on Monday to keep the old bridge open to carts and walkers, and to ask the county for "
    "half of the money that the work will cost.",
    "Tarn will pay its share of the work, its mayor said, and the road below the mill stays closed until the spring, "
    "when the ice has gone and the river is low again.",
    "Whoever has walked over the bridge in the last ten years knows the holes in it, and knows why nobody drives there "
    "after dark any more without a lamp.",
    "Work begins in April. The masons say that they need two summers for it, and that the arches are as sound as on the "
    "day when they were built.",
]
MENU = ["News", "Sport", "Weather"]


def authors(*below: str, text: list[str] = TEXT) -> list[str]:
    page = "\n\n".join([*MENU, TITLE, *below, *text, "Imprint"])
    return [person.name for person in clean_dump(page).authors]


def test_a_name_below_the_lead_is_the_writer() -> None:
    lines = [*MENU, TITLE, LEAD, "Share on Facebook", "Print", "Ada Fellner|Published 4 months ago", *TEXT, "Imprint"]
    assert [person.name for person in clean_dump("\n".join(lines)).authors] == ["Ada Fellner"]


def test_writers_on_lines_of_their_own() -> None:
    assert authors("Ada Fellner", "Karin Beck", "Jon Lund") == ["Ada Fellner", "Karin Beck", "Jon Lund"]


def test_a_byline_that_goes_on_with_commas() -> None:
    assert authors("by Ada Fellner", ", Karin Beck", ", Jon Lund") == ["Ada Fellner", "Karin Beck", "Jon Lund"]


@pytest.mark.parametrize(
    "line",
    [
        "Ada FellnerLifestyle Writer",
        "Ada Fellner Deputy Content Hub Director",
        "Ada Fellner Parliamentary editor",
        "Ada Fellner5 hours ago",
        "Ada Fellner|Published 4 months ago",
        "Ada Fellner Ada Fellner",
    ],
)
def test_what_is_glued_to_a_name_is_cut_off(line: str) -> None:
    assert authors(line) == ["Ada Fellner"]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright Ada Fellner",
        "Umbau des Rathauses",
        "WEEKEND FINAL EDITION",
        "Von Mensch zu Mensch",
        "Bridge Council",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    assert authors(line) == []


def test_whom_the_story_names_is_its_subject() -> None:
    said = (
        "Ada Fellner told the council that the bridge was sound, and that two summers would be enough for the masons."
    )
    assert authors("Ada Fellner", text=[*TEXT, said]) == []


def test_an_agency_below_the_title_is_the_author() -> None:
    page = clean_dump("\n\n".join([*MENU, TITLE, "The Associated Press", *TEXT]))
    assert [(person.name, person.role) for person in page.authors] == [("The Associated Press", "organization")]
