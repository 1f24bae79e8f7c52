"""Link numbers of text browsers, and the list of URLs below the page."""

from __future__ import annotations

import pytest

from newsclean.parse.plaintext.link_numbers import drop_link_numbers
from newsclean.parse.plaintext.reader import read_dump

LYNX = """\
   #[1]alternate [2]canonical

   [3][logo.png]
     * [4]News
     * [5]Sport

                         Marrow keeps its old bridge

   The council of Marrow voted on [6]Monday to keep the old bridge open to
   [7]carts and walkers, and to ask the [8]county for half of the money.[1]

   (BUTTON) Close (BUTTON)

References

   Visible links
   1. https://post.example/feed
   2. https://post.example/
   3. file:///index.html
   4. https://post.example/news
   5. https://post.example/sport
   6. javascript:void(0);
   7. https://post.example/carts
   8. https://post.example/county

   Hidden links:
  10. https://post.example/hidden
"""


def texts(dump: str) -> list[str]:
    return [block.text for block in read_dump(dump, None).blocks]


def test_link_numbers_and_the_list_of_urls_are_removed() -> None:
    assert texts(LYNX) == [
        "News",
        "Sport",
        "Marrow keeps its old bridge",
        "The council of Marrow voted on Monday to keep the old bridge open to carts and walkers, and to ask the county "
        "for half of the money.[1]",
        "Close",
    ]


def test_lines_keep_their_number_and_columns() -> None:
    lines = LYNX.split("\n")
    without = drop_link_numbers(lines)
    assert len(without) == len(lines)
    at = next(number for number, line in enumerate(lines) if "[6]Monday" in line)
    assert len(without[at]) == len(lines[at])


def test_entries_with_a_name_and_fields_without_an_address() -> None:
    dump = (
        "   Link: [1]canonical\n\n   [2]News [3]Sport [4]Search\n\n   The [5]ferry goes again.\n\nReferences\n\n"
        "   Visible links\n   1. https://post.example/\n   2. https://post.example/news\n   3. Sport\n"
        "\thttps://post.example/sport\n   5. https://post.example/ferry\n"
    )
    assert texts(dump) == ["News Sport Search", "The ferry goes again."]


def test_ascending_numbers_are_link_numbers_without_a_list() -> None:
    menu = " ".join(f"[{number}]Page{number}" for number in range(1, 10))
    assert texts(f"{menu}\n\nThe [10]ferry goes again.[2]") == [
        " ".join(f"Page{number}" for number in range(1, 10)),
        "The ferry goes again.[2]",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The bridge[1] was built[2] in 1921,[3] by carters,[4] masons[5] and smiths[6] of Tarn[7] and Marrow.[8]",
        "Choose [1]one or [2]two of them",
        "1. https://post.example/ has the drawings of the bridge",
    ],
)
def test_footnotes_and_short_lists_are_kept(line: str) -> None:
    assert texts(line) == [line]


def test_a_list_of_sources_without_urls_is_kept() -> None:
    assert texts("The bridge is old.\n\nReferences\n\n1. Quill, Bridges of Tarn\n2. Hale, Carts\n3. Moss, Rivers")[
        -1
    ] == ("3. Moss, Rivers")
