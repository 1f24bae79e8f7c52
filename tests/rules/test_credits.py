"""Picture credits: every row of the table with its examples and counter-examples."""

from __future__ import annotations

import pytest

from newsclean.rules.credits.split import begins_as_caption, split_credit, split_marked_credit, strip_opening
from newsclean.rules.credits.table import credit_words

ROWS = credit_words()


@pytest.mark.parametrize("text,caption,credit", [example for row in ROWS for example in row.examples])
def test_examples(text: str, caption: str | None, credit: str | None) -> None:
    found = split_credit(text)
    assert (strip_opening(found.caption) if found.caption else None, found.credit) == (caption, credit)


@pytest.mark.parametrize("text", [text for row in ROWS for text in row.counter_examples])
def test_counter_examples(text: str) -> None:
    assert split_credit(text).credit is None and not begins_as_caption(text)


def test_rows_have_ids_of_their_own_and_examples() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS) and all(row.examples for row in ROWS)


@pytest.mark.parametrize(
    "text,caption,credit",
    [
        ("The Petrel at the pier. Ana Brisk/Calder Pictures", "The Petrel at the pier.", "Ana Brisk/Calder Pictures"),
        ("The new dome at dawn. Photo: Nils Abe/Sarrat Tribune", "The new dome at dawn.", "Nils Abe/Sarrat Tribune"),
        ("The dome (Archive picture, Photo: Nils Abe)", "The dome", "Nils Abe"),
        ("Boats in the harbour of Almen in 1904", "Boats in the harbour of Almen in 1904", None),
        (
            "11月30日，工人在北岸新区段检查轨道接缝。云岭社记者 谢照川 摄",
            "11月30日，工人在北岸新区段检查轨道接缝。",
            "云岭社记者 谢照川",
        ),
        ("工人检查轨道 云岭社记者 谢照川 摄", "工人检查轨道", "云岭社记者 谢照川"),
        ("He spoke to the council (and left at once)", "He spoke to the council (and left at once)", None),
    ],
)
def test_captions(text: str, caption: str | None, credit: str | None) -> None:
    found = split_credit(text)
    assert (found.caption, found.credit) == (caption, credit)


def test_a_credit_that_only_the_markup_tells() -> None:
    found = split_marked_credit("The Petrel leaves the pier. Ana Brisk")
    assert (found.caption, found.credit) == ("The Petrel leaves the pier.", "Ana Brisk")
