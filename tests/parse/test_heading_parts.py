"""The parts of headings that are made of several elements or lines."""

from __future__ import annotations

import pytest

from newsclean.parse.html.heading_parts import MAX_HEADING_PARTS
from newsclean.parse.html.reader import read_html


def parts_of(heading: str) -> list[tuple[str, str]]:
    page = read_html(f"<body>{heading}<p>Text</p></body>", None)
    return [(part.text, part.names) for _, parts in page.heading_parts for part in parts]


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("<h1>One headline</h1>", []),
        ("<h1>One <em>head</em>line</h1>", [("One", ""), ("head", ""), ("line", "")]),
        ("<h1><small>One</small>Two</h1>", [("One", ""), ("Two", "")]),
        ("<h1><span>One</span><span>Two</span></h1>", [("One", ""), ("Two", "")]),
        ("<h1>One<br>Two</h1>", [("One", ""), ("Two", "")]),
        ("<h1><div>One</div><div>Two</div></h1>", [("One", ""), ("Two", "")]),
        ("<h1><div class=A>One</div><div id=b>Two</div></h1>", [("One", "a"), ("Two", "b")]),
        ("<h1><span class=k>One</span>Two <em>three</em></h1>", [("One", "k"), ("Two", ""), ("three", "")]),
        ("<h1><span class=k><b>One</b> more</span> Two</h1>", [("One", "k"), ("more", ""), ("Two", "")]),
        ("<h1>One<span class=s><br>Two</span></h1>", [("One", ""), ("Two", "s")]),
        ("<h1><a href=/s>One</a> Two</h1>", [("One", ""), ("Two", "")]),
        ("<h1><b class=k>One</b><strong class=h>Two</strong></h1>", [("One", "k"), ("Two", "h")]),
        ("<h1><span class=k></span>One</h1>", []),
        ("<h1><span class=k></span></h1><h2>One <i class=x>Two</i></h2>", [("One", ""), ("Two", "x")]),
        ("<h1><span class=k hidden>One</span>Two</h1>", []),
        ("<p><span class=k>One</span> Two</p>", []),
    ],
)
def test_parts(heading: str, parts: list[tuple[str, str]]) -> None:
    assert parts_of(heading) == parts


def test_a_heading_of_many_parts_is_no_headline() -> None:
    assert len(parts_of(f"<h1>{'<i class=k>One</i> ' * MAX_HEADING_PARTS}</h1>")) == MAX_HEADING_PARTS
    assert parts_of(f"<h1>{'<i class=k>One</i> ' * (MAX_HEADING_PARTS + 1)}</h1>") == []


def test_parts_belong_to_their_blocks() -> None:
    page = read_html("<body><p>Text</p><h2>One<br>Two</h2><h3>Three</h3><h2>Four<br>Five</h2></body>", None)
    assert [(index, page.blocks[index].text) for index, _ in page.heading_parts] == [(1, "One Two"), (3, "Four Five")]
