"""Lines of a PDF, which end raggedly."""

from __future__ import annotations

from newsclean.parse.plaintext.reader import read_dump

PAGES = (
    """3/16/24, 9:12 AM

Bridge in Marrow stays open after a vote that took three hours - The Marrow Post

Bridge in Marrow stays open after a
vote that took three hours

The council voted on Monday evening, and it was the mayor of
Marrow who spoke last. The plans had been drawn by the engineers of
Tarn and Fell, who were there, and who had brought a model of tin.
"We have waited for this day since the flood," she said to all of us.

1/2

""",
    """3/16/24, 9:12 AM

Bridge in Marrow stays open after a vote that took three hours - The Marrow Post

News
Sport
Weather

2/2

""",
)
CHINESE = """青溪大桥昨日正式通车，两岸居民往来只需五分钟。据介绍，大桥
全长一千二百米，总投资三亿元，历时三年建成，设计单位表示大桥可
抵御百年一遇的洪水。
“我们等这一天等了二十年。”家住东岸的王阿姨说，她一早就赶到桥
头，想做第一个走过大桥的人。
"""


def test_a_name_at_the_start_of_a_line_does_not_split_a_sentence() -> None:
    texts = [block.text for block in read_dump("\f".join((*PAGES, "")), None).blocks]
    assert (
        "The council voted on Monday evening, and it was the mayor of Marrow who spoke last. The plans had been drawn by the "
        "engineers of Tarn and Fell, who were there, and who had brought a model of tin."
    ) in texts
    assert texts[-3:] == ["News", "Sport", "Weather"]


def test_a_headline_over_two_lines_is_joined() -> None:
    texts = [block.text for block in read_dump("\f".join((*PAGES, "")), None).blocks]
    assert texts[:2] == [
        "Bridge in Marrow stays open after a vote that took three hours - The Marrow Post",
        "Bridge in Marrow stays open after a vote that took three hours",
    ]


def test_chinese_lines_are_joined_without_a_space() -> None:
    texts = [block.text for block in read_dump(f"{CHINESE}\f", None).blocks]
    assert len(texts) == 2
    assert "大桥全长" in texts[0] and texts[0].endswith("洪水。") and "赶到桥头" in texts[1]
