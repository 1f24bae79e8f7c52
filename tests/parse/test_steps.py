"""The named steps of reading a dump."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.decode.page import decode_page
from newsclean.parse.plaintext.layout import BLOCKS, PRINT, SOURCE, TEXT_NODES, detect_layout
from newsclean.parse.plaintext.reader import STEP_NAMES, read_dump, read_lines
from newsclean.parse.plaintext.segments import number_lines, split_segments

DUMPS = [
    decode_page(path.read_bytes(), None).text
    for path in sorted(Path(__file__).resolve().parents[2].glob("fixtures/*-dump-*/page.txt"))
]
QUOTED = "".join(f"> The council met on day {day}.\n" for day in range(6))


@pytest.mark.parametrize("name", STEP_NAMES)
def test_a_dump_can_be_read_without_any_one_step(name: str) -> None:
    assert DUMPS
    for text in DUMPS:
        assert read_dump(text, None, skip={name}).blocks


def test_a_step_left_out_is_not_applied() -> None:
    assert read_lines(QUOTED)[0] == "The council met on day 0."
    assert read_lines(QUOTED, skip={"quote_marks"})[0] == "> The council met on day 0."


def test_an_unknown_step_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown steps: colums"):
        read_dump("Text.", None, skip={"colums"})


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("The council met.\n\nIt voted.", BLOCKS),
        ("Home\n\n\n\n\nThe council met.\n\n\n\n\nIt voted.", SOURCE),
        ("The council\n, which met on Monday\n, voted for the bridge\n, and for the ferry.", TEXT_NODES),
    ],
)
def test_the_layout_of_a_dump_is_detected(text: str, layout: object) -> None:
    segments = split_segments(number_lines(text.split("\n")))
    assert detect_layout(segments, has_form_feeds=False) is layout
    assert detect_layout(segments, has_form_feeds=True) is PRINT
