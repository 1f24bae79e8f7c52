"""Marks on all lines of a dump: quotation marks, line numbers, blank lines between lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsclean.parse.plaintext.reader import read_dump, read_lines

MENU = "\n".join(f"Page {name}" for name in ("one", "two", "three", "four", "five", "six", "seven", "eight"))
PLAIN = f"""Bridge in Marrow stays open
Marrow Post
{MENU}

The council of Marrow met on Monday evening, and after
three hours of speeches it voted to keep the old bridge
open to carts, to cattle and to everyone who walks, as it
has been since the flood took the new one with it in May.

"We have waited for this day since the flood," said the
mayor, who had brought the plans along in a tin tube, and
she read them aloud until the last lamp in the hall went.
"""


def numbered(text: str, form: str) -> str:
    return "\n".join(form.format(number, line) for number, line in enumerate(text.split("\n"), 1))


def before_each(sign: str) -> Callable[[str], str]:
    return lambda text: "\n".join(f"{sign}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\r\n"),
        lambda text: text.replace("\n", "\u2028"),
        lambda text: text.replace("\n", "\u0085"),
        lambda text: text.replace(" ", "\u200b "),
        lambda text: text.replace("Monday", "Mon\u00adday"),
        lambda text: "\ufeff" + text.replace("\n\n", "\n\n\ufeff"),
        before_each("> "),
        before_each("> > "),
        before_each(">"),
        before_each("\t"),
        lambda text: numbered(text, "{:6d}\t{}"),
        lambda text: numbered(text, "{}:{}"),
        lambda text: numbered(text, "{}: {}"),
        lambda text: numbered(text, "{:5d} | {}"),
        lambda text: numbered(text, "{:4d} {}"),
    ],
)
def test_marks_on_all_lines_do_not_change_the_blocks(changed: Callable[[str], str]) -> None:
    assert [block[1:] for block in read_dump(changed(PLAIN), None).blocks] == [
        block[1:] for block in read_dump(PLAIN, None).blocks
    ]


def test_double_spacing_is_removed() -> None:
    long = PLAIN + PLAIN.replace("Marrow", "Tarn") + PLAIN.replace("Marrow", "Fell")
    doubled = read_dump(long.replace("\n", "\n\n"), None).blocks
    assert [(block.text, block.gap) for block in doubled] == [
        (block.text, block.gap) for block in read_dump(long, None).blocks
    ]


@pytest.mark.parametrize(
    "text",
    [
        "> Quoted once.\nThe council met.\nIt voted.\nThe mayor spoke.\nWork begins.\nThe county pays.",
        "1 bridge\n2 bridges\n4 bridges\n8 bridges\n16 bridges\n32 bridges\n64 bridges\n128 bridges\n256 bridges",
        "1. one\n2. two\n3. three\n4. four\n5. five\n6. six\n7. seven\n8. eight\n9. nine",
        "2019 flood\n2020 bridge\n2021 ferry\n",
    ],
    ids=["one quotation", "numbers that leap", "a list", "few years"],
)
def test_other_marks_are_kept(text: str) -> None:
    assert read_lines(text) == text.split("\n")


def test_gaps_of_three_blank_lines_are_reduced_to_one() -> None:
    long = "\n\n".join(f"{PLAIN}" for _ in range(8)).replace("\n\n\n", "\n\n")
    wide = long.replace("\n\n", "\n\n\n\n")
    assert [(block.text, block.gap) for block in read_dump(wide, None).blocks] == [
        (block.text, block.gap) for block in read_dump(long, None).blocks
    ]


def test_a_url_longer_than_the_screen_does_not_hide_its_width() -> None:
    long = (
        PLAIN
        + "\nhttps://www.marrowpost.example/"
        + "bridge-" * 20
        + "\n\n"
        + "".join(
            PLAIN[PLAIN.index("The council") :].replace("Marrow", name)
            for name in ("Tarn", "Fell", "Moor", "Quay", "Ness") * 4
        )
    )
    assert read_dump(long, None).blocks[-1].text.startswith('"We have waited')
    assert read_dump(long, None).blocks[-1].text.endswith("hall went.")


def test_one_line_paragraphs_between_blank_lines_are_not_joined() -> None:
    story = [
        f"Rain fell on the old bridge on day {day}, and the town of Marrow watched the river rise by a metre."
        for day in range(40)
    ]
    assert [block.text for block in read_dump("\n\n".join(story), None).blocks] == story
