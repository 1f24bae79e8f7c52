"""Pictures in the docs show what they are of: commands as they are now (scores, which move with the weights, left aside),
and the table that stands above them."""

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


def test_the_picture_shows_the_current_output() -> None:
    spec = importlib.util.spec_from_file_location("demo", DOCS / "_make" / "demo.py")
    assert spec and spec.loader
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    if not (demo.BIN / "newsclean").exists():
        pytest.skip("newsclean is not installed as a command")
    svg = (DOCS / "demo.svg").read_text(encoding="utf-8")
    assert "Ferry to Marrow Island" in unescape(svg).replace("\xa0", " ")
    assert words(demo.recorded().export_text()) == lines_of(svg), "make demo-picture records it anew"


def test_the_plot_of_growth_shows_the_table_above_it() -> None:
    spec = importlib.util.spec_from_file_location("growth", DOCS / "_make" / "growth.py")
    assert spec and spec.loader
    growth = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(growth)
    text = (DOCS / "speed.md").read_text(encoding="utf-8")
    assert len(growth.rows(text)) == 8
    assert (DOCS / "growth.svg").read_text(encoding="utf-8") == growth.drawn(text), "run make growth-picture"
