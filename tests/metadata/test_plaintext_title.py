"""The headline in a dump."""

from __future__ import annotations

import pytest

from newsclean.classify.verdict import Classification, Verdict, mark_title_repeats
from newsclean.metadata.title.choice import find_title, refine_title
from newsclean.parse.plaintext.reader import read_dump

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
    found = find_title(page).candidates
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
    first = find_title(page)
    assert refine_title(page, 2, 3, first).title == story[0]
    assert refine_title(page, 5, 13, first).title == services[0]


def test_a_line_that_is_found_to_be_the_title_is_not_kept() -> None:
    classification = Classification((Verdict(True, "body", "score", 1.0), Verdict(True, "body", "score", 2.0)), 0.9, ())
    found = mark_title_repeats(classification, frozenset((0,)))
    assert [(one.keep, one.role, one.reason) for one in found.verdicts] == [
        (False, "title", "title.repeated"),
        (True, "body", "score"),
    ]


MENU = "Home\n\nNews\n\nSport\n\n"


def test_the_address_tells_the_headline_from_its_standfirst() -> None:
    above = MENU + "Marrow votes on the river crossing\n\nOld bridge stays open after long debate\n\n15 March 2024\n"
    url = "https://courier.example/2024/{}-1234567.html"
    for words, right in (
        ("marrow-votes-on-the-river-crossing", "Marrow votes on the river crossing"),
        ("old-bridge-stays-open-after-long-debate", "Old bridge stays open after long debate"),
    ):
        assert find_title(read_dump(above + TEXT, url.format(words))).title == right


def test_a_headline_in_two_lines_is_put_together_by_the_second_ones_colon() -> None:
    assert title(f"{MENU}Marrow's council\n: Old bridge stays open for carts\n\n15 March 2024\n") == (
        "Marrow's council: Old bridge stays open for carts"
    )


def test_a_headline_in_two_lines_is_put_together_by_the_address() -> None:
    page = read_dump(
        f"{MENU}Council\n\nOld bridge stays open\n\nBy Ada Quill\n\n15 March 2024\n{TEXT}",
        "https://courier.example/artikel/4711.council-old-bridge-stays-open.html",
    )
    assert "Council: Old bridge stays open" in [one.value for one in find_title(page).candidates]


def test_a_document_title_that_nothing_repeats_loses_the_sites_name() -> None:
    above = "Marrow keeps its old bridge open - The Marrow Post\nHome\nNews\nSport\nShare\nPrint\n"
    assert title(above) == "Marrow keeps its old bridge open"


def test_a_byline_broken_after_its_first_word_is_no_part_of_the_headline() -> None:
    assert title(f"{MENU}Marrow keeps its old bridge open by\nAda Quill\n15 March 2024\n") == (
        "Marrow keeps its old bridge open"
    )


def test_the_last_of_a_numbered_breadcrumb_is_read_without_its_number() -> None:
    page = read_dump(f"1. Home\n\n2. News\n\n3. Old bridge of Marrow stays open\n\n15 March 2024\n{TEXT}", None)
    assert "Old bridge of Marrow stays open" in [one.value for one in find_title(page).candidates]


def test_a_notice_that_comes_back_with_the_line_below_it_is_no_headline() -> None:
    notice = "This service is for registered readers of Marrow\n\nSign in\n\n"
    above = f"{MENU}Old bridge of Marrow stays open\n\nAda Quill\n\n{notice}15 March 2024\n\nShare\n\n{notice}"
    assert title(above) == "Old bridge of Marrow stays open"


def test_both_lines_of_a_headline_are_its_place() -> None:
    found = find_title(
        read_dump(f"{MENU}Marrow's council\n: Old bridge stays open for carts\n\n15 March 2024\n{TEXT}", None)
    )
    assert found.blocks == {3, 4}


@pytest.mark.parametrize("label", ["正在阅读：", "当前阅读:", "原标题："])
def test_a_title_label_alone_on_its_line(label: str) -> None:
    assert title(f"{MENU}{label}\nMarrow keeps its old bridge open\n15 March 2024\n") == (
        "Marrow keeps its old bridge open"
    )


def test_a_title_label_parted_from_the_headline_as_a_site_name_is() -> None:
    assert title("标题 : Marrow keeps its old bridge open\n15 March 2024\n") == "Marrow keeps its old bridge open"
