"""Markdown that converters write for web pages."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.parse.model import Block
from newsclean.parse.plaintext.reader import read_dump

HEADINGS = "# Tarn Post\n\n## News\n\n"
"""Makes Markdown of what follows."""


def blocks(text: str) -> tuple[Block, ...]:
    return read_dump(HEADINGS + text, None).blocks[2:]


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("He [said](https://post.example/a_(b)) so.", "He said so."),
        ('He [said](/a "his (second) word") so.', "He said so."),
        ("[![Tarn Post](/logo.png)](/) [Sport](#s)", "Sport"),
        ("See [the drawings][1] of it.", "See the drawings of it."),
        ("A **bold** and _slanted_ and `plain` snake_case_word", "A bold and slanted and plain snake_case_word"),
        (r"1\. In 1921 it cost 4 \* 3 crowns\.", "1. In 1921 it cost 4 * 3 crowns."),
        ("> Nobody asked\n> the carter.", "Nobody asked the carter."),
        (
            "Wrapped in an\n[address](https://post.example/terms-\nof-use), it goes on.",
            "Wrapped in an address, it goes on.",
        ),
        ("桥梁在星期一\n重新开放", "桥梁在星期一重新开放"),
        ("桥梁在[星期一\n](/a)[重新](/b)开放", "桥梁在星期一 重新开放"),
        ('Set [apart]{.smallcaps} by [pandoc](/p){rel="x"\n.y}.', "Set apart by pandoc."),
        ('A <span class="x">word</span> in tags, 3 < 4', "A word in tags, 3 < 4"),
        ("An [unmatched bracket, and a note [1] of its own.", "An [unmatched bracket, and a note [1] of its own."),
    ],
)
def test_markdown_syntax_is_removed(written: str, read: str) -> None:
    assert texts(written) == [read]


@pytest.mark.parametrize("rule", ["* * *", "---", "___", "::: {.box}", ":::", "| --- | :-: |", "---|---", "```"])
def test_rules_and_fences_are_removed(rule: str) -> None:
    assert texts(f"Above\n\n{rule}\n\nBelow") == ["Above", "Below"]


def test_headings_of_both_kinds_keep_their_level() -> None:
    text = "Bridge stays open\n=================\n\nWhat it costs\n-------------\n\n### Who pays ###\n\nTwo million."
    assert [(block.kind, block.level, block.text) for block in blocks(text)] == [
        ("heading", 1, "Bridge stays open"),
        ("heading", 2, "What it costs"),
        ("heading", 3, "Who pays"),
        ("paragraph", 0, "Two million."),
    ]


def test_a_wrapped_heading_is_joined_and_a_short_one_is_not() -> None:
    long = "# The council of Marrow keeps the old bridge open to carts and to all who\nwalk over it"
    assert texts(long) == ["The council of Marrow keeps the old bridge open to carts and to all who walk over it"]
    assert texts("# Short\nThe council voted.") == ["Short", "The council voted."]


def test_items_hard_breaks_and_cells_are_separate_blocks() -> None:
    text = "  * [Home](/)\n  *   * [Sport](/s)\n\nFirst line  \nsecond line\\\nthird line\n\n| Wind | 4 |\n| --- | --- |\n| Rain | 2 |"
    assert [(block.kind, block.text) for block in blocks(text)] == [
        ("list_item", "Home"),
        ("list_item", "Sport"),
        ("paragraph", "First line"),
        ("paragraph", "second line"),
        ("paragraph", "third line"),
        *(("paragraph", cell) for cell in ("Wind", "4", "Rain", "2")),
    ]


def test_unwrapped_paragraphs_need_no_blank_lines() -> None:
    first = "The council of Marrow voted on Monday to keep the old bridge open to carts and to all who walk over it each day."
    assert texts(f"{first}\nWork begins in April.") == [first, "Work begins in April."]


def test_blocks_know_their_links_and_the_line_they_start_on() -> None:
    found = blocks("[Sport](/a) and\nwind\n\n[![](/x.png)](/b)\n\n[Terms of\nuse](/terms)")
    assert [(block.link_chars, block.links, block.line) for block in found] == [(5, 1, 5), (12, 1, 10)]


@pytest.mark.parametrize(
    "dump",
    [
        "The sign [text](address) makes a link.\nIt is easy\nTo learn\n",
        "Install it\n\n# make a folder\nmkdir bridge\n\n# go there\ncd bridge\n",
        "#bridge #marrow\n\n#2 of 10\n\nHello",
    ],
)
def test_other_text_is_not_taken_for_markdown(dump: str) -> None:
    assert [block.text.lstrip("# ") for block in read_dump(dump, None).blocks] == [
        line.lstrip("# ") for line in dump.split("\n") if line
    ]


def test_the_first_heading_is_the_title_and_links_alone_are_no_story() -> None:
    menu = "".join(f"  * [{name}](https://post.example/{name})\n" for name in ("News", "Sport", "Wind", "Culture"))
    story = (
        "The council of Marrow voted on [Monday](https://post.example/m) to keep the\nold bridge open to carts and to "
        "all who walk over it, and to ask the\ncounty for half of the money.\n\n"
        "Work begins in April, said the mayor, and will take two summers; until\nthen the ferry goes every hour, and "
        "costs nothing to those who live in\nthe town.\n"
    )
    teasers = "".join(
        f"[Ferry number {n} comes late once more, and nobody in the town knows why](https://post.example/{n})\n\n"
        for n in range(6)
    )
    page = (
        f"[Skip](#main)\n\n{menu}\n# Marrow keeps its old bridge\n\nBy Ada Quill\n\n{story}\n### Read also\n\n{teasers}"
    )
    article = newsclean.clean(page, kind="dump")
    assert article.title == "Marrow keeps its old bridge"
    assert article.text.split("\n\n") == [
        "The council of Marrow voted on Monday to keep the old bridge open to carts and to all who walk over it, and to "
        "ask the county for half of the money.",
        "Work begins in April, said the mayor, and will take two summers; until then the ferry goes every hour, and "
        "costs nothing to those who live in the town.",
    ]
