"""Chinese wrapped at few columns, as in mail and old editors."""

from __future__ import annotations

import pytest

from newsclean.parse.plaintext.reader import read_dump
from newsclean.text.width import display_width

STORY = (
    "青溪大桥昨日正式通车，两岸居民往来只需5分钟。据介绍，大桥全长1200米，总投资3亿元，历时三年建成，设计单位表示大桥可抵御百年一遇的洪水。",
    "“我们等这一天等了二十年。”家住东岸的王阿姨说，她一早就赶到桥头，想做第一个走过大桥的人，没想到桥头已经站满了前来观看的两岸居民。",
    "市交通局有关负责人表示，大桥通车后将开通三条公交线路，方便市民出行，并在桥头设置可停放200辆汽车的停车场，预计今年秋天投入使用。",
)


LONG = (STORY[0] + STORY[1], STORY[1] + STORY[2], STORY[2] + STORY[0])


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for char in text:
        if display_width(lines[-1] + char) > width and char not in "，。”":
            lines.append("")
        lines[-1] += char
    return lines


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_indented_paragraphs_are_joined(width: int, between: str) -> None:
    dump = between.join("\n".join(wrapped(f"\u3000\u3000{text}", width)) for text in LONG)
    assert [block.text for block in read_dump(dump, None).blocks] == list(LONG)
