"""Korean wrapped at spaces or within words."""

from __future__ import annotations

from newsclean.parse.plaintext.reader import read_dump
from newsclean.text.width import display_width

STORY = (
    "마로읍 의회는 월요일 저녁 세 시간에 걸친 회의 끝에 오래된 다리를 그대로 두기로 결정했다. 의회는 다리를 지나는 주민이 하루 삼백 명에 이른다고 "
    "설명했다. 주민은 홍수가 지나간 뒤로 이 날을 기다려 왔다고 말했다.",
    "시장은 양철통에 넣어 온 설계도를 의회에서 펼쳐 보였고, 마지막 등불이 꺼질 때까지 설계도를 읽었다. 다리를 고치는 공사는 사월에 시작하며 비용의 "
    "절반은 마로읍이 내고 나머지 절반은 군이 내기로 했다.",
    "의회는 다리를 고치는 동안 주민이 배를 타고 강을 건널 수 있게 하기로 결정했다. 배는 아침 여섯 시부터 저녁 아홉 시까지 삼십 분마다 강을 건너며 "
    "주민은 돈을 내지 않는다고 시장은 말했다.",
)


def wrapped_anywhere(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for char in text:
        if display_width(line + char) > width:
            lines.append(line.rstrip())
            line = ""
        line += "" if char == " " and not line else char
    return [*lines, line]


def wrapped_at_spaces(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and display_width(f"{line} {word}") > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]


def test_lines_wrapped_at_spaces_are_joined() -> None:
    for width in (60, 72, 80):
        dump = "\n\n".join("\n".join(wrapped_at_spaces(text, width)) for text in STORY)
        assert [block.text for block in read_dump(dump, None).blocks] == list(STORY)


def test_lines_wrapped_within_words_are_joined_with_few_words_split() -> None:
    for width in (60, 72, 80):
        dump = "\n\n".join("\n".join(wrapped_anywhere(text, width)) for text in STORY)
        found = [block.text for block in read_dump(dump, None).blocks]
        assert [text.replace(" ", "") for text in found] == [text.replace(" ", "") for text in STORY]
        words, right = " ".join(found).split(), " ".join(STORY).split()
        assert len(set(right) - set(words)) <= 4, width
