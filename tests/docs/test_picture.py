"""docs/demo.svg shows what the commands in it show now; scores, which move with the weights, left aside."""

from __future__ import annotations

import importlib.util
import re
from html import unescape
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
_SCORES = re.compile(r"[+-]?\d+\.\d+")


def lines_of(svg: str) -> str:
    shown = re.findall(r"<text class=\"demo-r\d+\"[^>]*>([^<]*)</text>", svg)
    return words("".join(map(unescape, shown)))


def words(text: str) -> str:
    return re.sub(r"\s", "", _SCORES.sub("", text))


def test_the_picture_is_of_the_commands_as_they_are() -> None:
    spec = importlib.util.spec_from_file_location("demo", DOCS / "_make" / "demo.py")
    assert spec and spec.loader
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    if not (demo.BIN / "newsclean").exists():
        pytest.skip("newsclean is not installed as a command")
    svg = (DOCS / "demo.svg").read_text(encoding="utf-8")
    assert "Ferry to Marrow Island" in unescape(svg).replace("\xa0", " ")
    assert words(demo.recorded().export_text()) == lines_of(svg), "make demo-picture records it anew"
