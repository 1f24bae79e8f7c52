"""Dumps of text nodes as ``get_text`` writes them: sentences split at links."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.parse.plaintext.reader import read_dump

NODES = """\
Marrow keeps its old bridge
Home
News
Sport
The council of Marrow voted on Monday, as the
Tarn Post
reports, to keep the
              old bridge open to carts and to walkers
, and to ask the
county
for half of the money.
Work begins in April, says the new head of the town,
mayor Hale
; until then the great
ferry goes every hour
.
Read also
Ferry late again
Who pays for the road?
"""

WHOLE = [
    "Marrow keeps its old bridge",
    "Home",
    "News",
    "Sport",
    "The council of Marrow voted on Monday, as the Tarn Post reports, to keep the old bridge open to carts and to "
    "walkers, and to ask the county for half of the money.",
    "Work begins in April, says the new head of the town, mayor Hale; until then the great ferry goes every hour.",
    "Read also",
    "Ferry late again",
    "Who pays for the road?",
]


def texts(dump: str) -> list[str]:
    return [block.text for block in read_dump(dump, None).blocks]


def test_sentences_split_at_links_are_joined() -> None:
    assert texts(NODES) == WHOLE


def test_chinese_nodes_are_joined_without_a_space() -> None:
    dump = (
        "旧桥得以保留\n市议会星期一决定保留老桥，据\n青溪日报\n，工程四月开始\n。\n渡船每小时一班\n，居民免费。\n首页"
    )
    assert texts(dump) == [
        "旧桥得以保留",
        "市议会星期一决定保留老桥，据",
        "青溪日报，工程四月开始。",
        "渡船每小时一班，居民免费。",
        "首页",
    ]


def test_runs_of_empty_lines_count_as_one() -> None:
    dump = "Home\n\n\n\n\nMarrow keeps its old bridge\n\n \n\n\n\n\nThe council voted.\n\nWork begins in April.\n"
    assert [block.gap for block in read_dump(dump, None).blocks] == [0, 1, 1, 1]


def test_single_blank_lines_are_kept() -> None:
    lines = "The council voted.\n" * 30
    assert read_dump(f"{lines}\n\n\nThe end.", None).blocks[-1].gap == 3


@pytest.mark.parametrize("empty", ["\n\n\n", "\n\n  \n \n\n    "])
def test_a_story_among_runs_of_empty_lines_is_found(empty: str) -> None:
    story = [
        "The council of Marrow voted on Monday to keep the old bridge open to carts and to all who walk over it, and to "
        "ask the county for half of the money.",
        "Work begins in April, said the mayor, and will take two summers; until then the ferry goes every hour, and costs "
        "nothing to those who live in the town.",
        "The bridge was built in 1921 by the masons of Tarn, who took three years and forty carts of stone for it.",
    ]
    menu = ["Home", "News", "Sport", "Wind and weather", "Sign in"]
    end = ["Read also", "Ferry late again", "Who pays for the road?", "Imprint", "Privacy policy", "© Tarn Post"]
    page = empty.join([*menu, "Marrow keeps its old bridge", "3 May 2024", *story, *end])
    article = newsclean.clean(page, kind="dump")
    assert article.text.split("\n\n") == story
    assert article.title == "Marrow keeps its old bridge"


def test_opening_quotation_marks_and_leading_dots_join_nothing() -> None:
    dump = "”Nothing is lost”, said the mayor.\n...More about the bridge\n» Ferry\n”All is lost”, said the carter.\n"
    assert texts(dump * 3) == [line for line in dump.split("\n") if line] * 3
