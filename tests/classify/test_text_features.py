"""The sign a text ends with, and a page's script."""

from __future__ import annotations

import pytest

from newsclean.classify.features.text import classify_ending, detect_script
from newsclean.parse.html.reader import read_html


@pytest.mark.parametrize(
    "text,end",
    [
        ("It stays open.", "stop"),
        ("它保留了。", "stop"),
        ("“Why?”", "stop"),
        ("(It stays.)", "stop"),
        ("It stays …", "dots"),
        ("It stays...", "dots"),
        ("Read more:", "colon"),
        ("来源：", "colon"),
        ("and then,", "comma"),
        ("首页、", "comma"),
        ("Home", "none"),
        ("”", "none"),
    ],
)
def test_endings(text: str, end: str) -> None:
    assert classify_ending(text) == end


@pytest.mark.parametrize(
    "text,script",
    [("Library stays open", "latin"), ("Мост открыт", "cyrillic"), ("2023", "none")],
)
def test_scripts(text: str, script: str) -> None:
    found = detect_script(read_html(f"<p>{text}</p>", None))
    assert found == script or (script == "none" and found in ("latin", "none"))
