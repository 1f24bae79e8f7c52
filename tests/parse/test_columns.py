"""Screens of a text browser: columns beside each other, bordered tables, text that fills a column."""

from __future__ import annotations

import time

from newsclean.parse.plaintext.reader import read_dump

SIDE = [
    "Sections",
    "Council and town",
    "•  Harbour news",
    "•  The weather on",
    "   the coast",
    "•  Letters",
    "•  Small ads",
    "Archive",
    "About us",
]
STORY = [
    "The council of Marrow voted on Monday to keep the old bridge open to carts and",
    "walkers, and to ask the county for half of the money that the work will cost.",
    "",
    "            [picture]",
    "",
    "Tarn will pay its share. The road below the mill stays closed until the spring,",
    "when the ice has gone.",
    "",
    "Work begins in April.",
    "The county has not answered.",
]
PARAGRAPHS = [f"{STORY[0]} {STORY[1]}", "[picture]", f"{STORY[5]} {STORY[6]}", STORY[8], STORY[9]]
WIDE = "x" * 116


def texts(lines: list[str]) -> list[str]:
    return [block.text for block in read_dump("\n".join(lines), None).blocks]


def beside(left: list[str], right: list[str], gutter: int) -> list[str]:
    """Two columns on one screen."""
    size = max(len(left), len(right))
    rows = zip(left + [""] * (size - len(left)), right + [""] * (size - len(right)), strict=True)
    return [f"{one:<{gutter}}{other}".rstrip() for one, other in rows]


def test_a_side_column_is_read_before_the_story_beside_it() -> None:
    found = texts([*beside(SIDE, STORY, 40), *[WIDE, ""] * 5])
    assert found[:-5] == [SIDE[0], SIDE[1], "Harbour news", "The weather on", "the coast", "Letters", "Small ads", "Archive", "About us", *PARAGRAPHS]  # fmt: skip


def test_columns_stand_between_what_is_above_and_below_them() -> None:
    above = "Marrow Evening Courier, founded in the year of the great flood, for the valley and the coast below it"
    found = texts([above, *beside(SIDE, STORY, 40), above, *["", WIDE] * 5])[:-5]
    assert found[0] == found[-1] == above
    assert found[-6:-1] == PARAGRAPHS


def test_columns_within_a_column_are_separated() -> None:
    inner = beside([f"Figure {number}" for number in range(6)], [f"in the year {number}" for number in range(6)], 24)
    found = texts([*beside([*SIDE, *SIDE], [*STORY, "", *inner], 40), *["", WIDE] * 5])
    assert found[-18:-6] == [f"Figure {number}" for number in range(6)] + [
        f"in the year {number}" for number in range(6)
    ]


def test_a_list_beside_a_column_keeps_its_bullets() -> None:
    lines = beside(
        ["Council", "Harbour", "Weather", "Letters", "Archive", "Sport"], [f"•  Item {n}" for n in range(6)], 48
    )
    kinds = [block.kind for block in read_dump("\n".join([*lines, *["", WIDE] * 5]), None).blocks][:12]
    assert kinds == ["paragraph"] * 6 + ["list_item"] * 6


def test_borders_are_removed() -> None:
    rows = [f"│  {line:<84}│" for line in STORY]
    framed = [f"┌{'─' * 86}┐", *rows, f"└{'─' * 86}┘"]
    assert texts(framed) == PARAGRAPHS


def test_each_cell_of_a_row_is_read_to_its_end() -> None:
    table = [
        "┌──────────────┬──────────────┐",
        "│ Bridge of    │ open to      │",
        "│ Marrow       │ carts        │",
        "├──────────────┼──────────────┤",
        "│ Mill road    │ closed       │",
        "└──────────────┴──────────────┘",
    ]
    assert texts(table) == ["Bridge of", "Marrow", "open to", "carts", "Mill road", "closed"]


def test_bars_outside_tables_are_kept() -> None:
    assert texts(["Home │ News │ Sport", "A story with a bar │ in it.", "───"]) == ["Home │ News │ Sport", "A story with a bar │ in it.", "───"]  # fmt: skip


def test_an_indented_first_line_belongs_to_its_paragraph() -> None:
    lines = [f"      {STORY[0][:67]}", f"{STORY[0][67:].strip()} {STORY[1][:58]}", "and there it ends.", ""]
    found = texts([*lines, *[line[:78] for line in STORY[:2]], *lines])
    assert found[0].startswith("The council of Marrow voted on Monday")
    assert "carts and walkers" in found[0]


def test_chinese_that_fills_a_column_is_joined() -> None:
    story = "市议会星期一决定保留老桥供行人和马车通行并请县里承担一半的费用，" * 6
    lines = [story[at : at + 38] for at in range(0, len(story), 38)]
    assert texts([*lines, "", "议会公报"]) == [story, "议会公报"]


def test_teasers_cut_off_at_one_length_are_not_joined() -> None:
    lines = [f"议会今日决定第{number}座老桥继续开放供行人和马车通行并请县里拨款…" for number in "一二三四五六七"]
    assert texts(lines) == lines


def test_the_time_for_broken_sentences_is_linear() -> None:
    start = time.perf_counter()
    read_dump("\n".join(["the old bridge stays open to carts and walkers"] * 40_000), None)
    assert time.perf_counter() - start < 10


def test_the_time_for_columns_is_linear() -> None:
    lines = [*(f"{'a' * 20}{' ' * 30}{'b' * 40}" for _ in range(5)), "c" * 110] * 4_000
    start = time.perf_counter()
    read_dump("\n".join(lines), None)
    assert time.perf_counter() - start < 10
