"""Dumps: copies of the story above it and in one line, pull quotes, labels of advertisements, headlines and offers that share
no word with the story."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from tests.pages import PARAGRAPHS

TITLE = "Library stays open"
STORY = (
    "The harbour council decided on Monday that the old library at the fish market will stay open through the winter months.",
    "Librarians had warned in September that the boiler would not last, and that the reading rooms were too cold for children.",
    "A new boiler costs ninety thousand, which the council takes from the budget for the renovation of the fish market.",
    "Opening hours stay as they are, the mayor said, but the reading rooms on the upper floor close an hour earlier.",
    "Librarians collected four thousand signatures in two weeks, most of them at the counter where children borrow books.",
    "The renovation of the market begins in spring instead, and the council expects it to be finished before September.",
)
HEAD = ("Home", "News", "", TITLE, "", "By Ann Example", "2024-03-05", "")


def _dump(*parts: tuple[str, ...]) -> newsclean.Article:
    return newsclean.clean_dump("\n".join(line for part in parts for line in part))


def _apart(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece for line in lines for piece in (line, ""))


def _texts(article: newsclean.Article) -> list[str]:
    return [block.text for block in article.body]


@pytest.mark.parametrize("headline", [(), (TITLE, "")])
def test_a_copy_above_the_byline_is_excluded(headline: tuple[str, ...]) -> None:
    article = _dump(("Home", "News", ""), headline, _apart(STORY), HEAD[2:], _apart(STORY))
    assert (article.title, _texts(article)) == (TITLE, list(STORY))
    assert article.published is not None


def test_of_two_copies_the_one_below_the_byline_keeps_its_headings() -> None:
    with_heading = (*STORY[:3], "Opening hours", *STORY[3:])
    article = _dump(("Home", "News", ""), _apart(STORY), HEAD[2:], _apart(with_heading))
    assert _texts(article) == list(with_heading)


def test_a_copy_in_one_line_is_excluded() -> None:
    assert _texts(_dump(HEAD, _apart(STORY), (" ".join(STORY),))) == list(STORY)


def test_a_repeated_refrain_is_no_copy() -> None:
    refrain = ("The tide comes in, the tide goes out again, and nobody is counting.",)
    lines = (*STORY[:2], *refrain, *STORY[2:4], *refrain, *STORY[4:])
    assert _texts(_dump(HEAD, _apart(lines))) == list(lines)


@pytest.mark.parametrize(
    "inserted",
    [
        ("Volcano island sells penguin stamps",),
        ("Volcano island sells penguin stamps", "Collectors from Norway queue overnight, sleeping in tents."),
        ("Volcano island sells penguin stamps Accordion orchestra tours Norway Giraffe learns chess",),
        ("12:30 Volcano island sells penguin stamps", "13:45 Accordion orchestra tours Norway"),
        ("Volcano island sells penguin stamps", "Accordion orchestra tours Norway", "Giraffe learns chess quickly"),
    ],
)
def test_lines_that_share_no_word_with_the_story_are_excluded(inserted: tuple[str, ...]) -> None:
    assert _texts(_dump(HEAD, _apart(STORY[:3]), _apart(inserted), _apart(STORY[3:]))) == list(STORY)


@pytest.mark.parametrize(
    "own",
    [
        ("Where the renovation money comes from",),
        ("What did grandmother remember afterwards?",),
        ("Q: Favourite composers?", "A: Telemann, Vivaldi, Monteverdi"),
        ("“Everything smelled of lavender,”", "Yesterday nobody complained."),
    ],
)
def test_lines_of_the_story_stay(own: tuple[str, ...]) -> None:
    kept = _texts(_dump(HEAD, _apart(STORY[:3]), _apart(own), _apart(STORY[3:])))
    assert kept == [*STORY[:3], *own, *STORY[3:]]


def test_headings_stay_where_the_text_has_many_without_a_common_word() -> None:
    headings = (
        "Volcano island penguin stamps",
        "Accordion orchestra touring Norway",
        "Giraffes learning chess quickly",
    )
    lines = (STORY[0], headings[0], STORY[1], headings[1], STORY[2], headings[2], *STORY[3:])
    assert _texts(_dump(HEAD, _apart(lines))) == list(lines)


def test_a_short_text_is_not_compared_with() -> None:
    lines = (*PARAGRAPHS[:1], "Volcano island sells penguin stamps", *PARAGRAPHS[1:2])
    assert "Volcano island sells penguin stamps" in _texts(_dump(HEAD, _apart(lines)))


def test_lines_that_a_colon_introduces_stay() -> None:
    items = ("A spoke key that fits properly", "A chain whip and a cassette tool", "A cheap torque wrench")
    article = _dump(HEAD, _apart(STORY[:3]), ("These tools were used:", "", *items, ""), _apart(STORY[3:]))
    assert [text for text in _texts(article) if text in items] == list(items)


def _explain(*parts: tuple[str, ...]) -> list[tuple[str, bool, str]]:
    page = "\n".join(line for part in parts for line in part)
    return [(block.text, block.keep, block.rule) for block in explain(page, kind="dump").blocks]


@pytest.mark.parametrize("label", ["Advertisement", "Story continues below", "广告"])
def test_a_label_of_an_advertisement_changes_nothing_around_it(label: str) -> None:
    lines = (*STORY[:3], "NEW BOILER", *STORY[3:])
    with_labels = (lines[0], label, *lines[1:3], label, *lines[3:])
    before, after = (_explain(HEAD, _apart(every)) for every in (lines, with_labels))
    assert [row for row in after if row[0] != label] == before
    assert [row[1:] for row in after if row[0] == label] == [(False, "structure.label")] * 2


def test_a_label_below_the_story_is_left_to_the_rules() -> None:
    rows = _explain(HEAD, _apart(STORY), ("Advertisement", "Most read", "Swans close the road"))
    assert ("Advertisement", False, "ad.label") in rows


ROWS = (
    ("Facebook", "X", "WhatsApp", "Copy link"),
    (
        "Sign up for our newsletter",
        "Get the most important stories of the day in your inbox every morning.",
        "Subscribe",
    ),
)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_labels_amid_the_story_changes_nothing_around_it(row: tuple[str, ...]) -> None:
    lines = (*STORY[:3], "NEW BOILER", *STORY[3:])
    before, after = _explain(HEAD, _apart(lines)), _explain(HEAD, _apart((*lines[:2], *row, *lines[2:])))
    assert [line for line in after if line[0] not in row] == before
    assert [line[1:] for line in after if line[0] in row] == [(False, "structure.label")] * len(row)


def test_a_name_between_labels_is_no_label() -> None:
    rows = _explain(HEAD, _apart((*STORY[:2], "Facebook", "Harriet Millbrook", "WhatsApp", *STORY[2:])))
    assert "structure.label" not in [rule for text, _, rule in rows if text == "Harriet Millbrook"]


SHORT = "The reading rooms open again in June, when the boiler has been paid for and tested."


@pytest.mark.parametrize("quote", [SHORT, STORY[3].removesuffix(" an hour earlier.") + "."])
def test_a_short_paragraph_and_most_of_a_paragraph_near_it_are_pull_quotes(quote: str) -> None:
    story = (*STORY[:4], SHORT, *STORY[4:])
    assert _texts(_dump(HEAD, _apart((story[0], quote, *story[1:])))) == list(story)
