"""Blocks of dumps in the layouts of different renderers."""

from __future__ import annotations

import pytest

from newsclean.metadata.dates.parsing import find_date
from newsclean.metadata.outlet import find_source
from newsclean.parse.plaintext.reader import read_dump


def texts(dump: str) -> list[str]:
    return [block.text for block in read_dump(dump, None).blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\x0b"])
def test_any_line_end_ends_a_line(end: str) -> None:
    assert texts(f"Bridge stays open{end}The council voted.{end}{end}Work begins in April.") == [
        "Bridge stays open",
        "The council voted.",
        "Work begins in April.",
    ]


def test_full_width_indents_and_bullets_are_removed() -> None:
    assert texts("　　市议会星期一决定保留老桥。\n  • 首页\n* Weather\n- Sport") == [
        "市议会星期一决定保留老桥。",
        "首页",
        "Weather",
        "Sport",
    ]


def test_markdown_headings_keep_their_level() -> None:
    blocks = read_dump("# Bridge stays open\n\n## What it costs\n\nTwo million crowns.", None).blocks
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 1, "Bridge stays open"),
        ("heading", 2, "What it costs"),
        ("paragraph", 0, "Two million crowns."),
    ]


def test_sentences_broken_by_the_source_are_joined() -> None:
    dump = (
        "Bridge stays open\n"
        "The council of Marrow voted on Monday to keep the old bridge\n"
        "open to carts and walkers, and to ask the county for half of\n"
        "the money.\n"
        "Tarn\n"
        "says that it will pay its share of the work on the road, too.\n"
    )
    assert texts(dump) == [
        "Bridge stays open",
        "The council of Marrow voted on Monday to keep the old bridge open to carts and walkers, and to ask the county "
        "for half of the money.",
        "Tarn says that it will pay its share of the work on the road, too.",
    ]


@pytest.mark.parametrize(
    "dump",
    [
        "Home\nnews\nsport\nweather",
        "The council of Marrow voted on Monday to keep the old bridge\neBay offers old planks of it for four crowns apiece",
        "The council of Marrow voted on Monday to keep the old bridge.\nwww.example.com has all the drawings of the bridge",
        "The council of Marrow voted on Monday to keep the old bridge\n\nopen letters from readers reached us in great number",
        "The council of Marrow voted on Monday to keep the old bridge.\nopen letters from readers reached us in great number",
    ],
    ids=["menu", "product", "address", "empty line", "full stop"],
)
def test_separate_lines_are_not_joined(dump: str) -> None:
    assert texts(dump) == [line for line in dump.split("\n") if line]


def test_a_label_is_joined_with_the_value_on_the_next_line() -> None:
    assert texts("渡口复航。\n责任编辑：\n孟知秋\n图片新闻\n来源:\n\n首页") == [
        "渡口复航。",
        "责任编辑：孟知秋",
        "图片新闻",
        "来源:",
        "首页",
    ]


def test_glued_source_and_date_are_both_read() -> None:
    line = "来源:青溪日报2024-03-22 11:15"
    assert find_source(line) == "青溪日报"
    assert find_date(line) == "2024-03-22T11:15"


def test_a_centred_paragraph_is_joined_and_a_centred_menu_is_not() -> None:
    dump = """\
      The council of Marrow voted on Monday to keep the old bridge open to
     carts and to walkers, and to ask the county for half of the money that
                         the work will cost in April.

                               First of the menu
              A longer word in it, which nobody would take for text
                                     Third
"""
    assert texts(dump) == [
        "The council of Marrow voted on Monday to keep the old bridge open to carts and to walkers, and to ask the "
        "county for half of the money that the work will cost in April.",
        "First of the menu",
        "A longer word in it, which nobody would take for text",
        "Third",
    ]


def test_lines_of_a_narrow_column_are_joined_where_they_continue_in_lower_case() -> None:
    full = "The ferry goes again, and whoever wants to cross over to Tarn may do so at\n" * 6
    dump = f"{full}\n   The stone bridge over the river at Marrow\n   was kept for carts and for people on foot\n   who live there.\n"
    assert texts(dump)[-1] == (
        "The stone bridge over the river at Marrow was kept for carts and for people on foot who live there."
    )
