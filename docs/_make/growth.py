"""Draw docs/growth.svg from the table under "Growth" in docs/speed.md: ``make growth-picture``."""

from __future__ import annotations

import re
from math import log10
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 640, 320
LEFT, TOP, RIGHT, BOTTOM = 70, 30, 70, 50
ROW = re.compile(r"^\| ([\d,]+) \| ([\d,.]+) \| [\d,]+ \| ([\d,]+) \|$", re.MULTILINE)
TIME, MEMORY = "#b5452c", "#2c6db5"


def rows(text: str) -> list[tuple[float, float, float]]:
    """Each page's size in KB, its time in ms and its peak in MB, as the table has them."""
    table = text.split("## Growth", 1)[1].split("\n## ", 1)[0]
    return [(number(size), number(time), number(peak)) for size, time, peak in ROW.findall(table)]


def number(text: str) -> float:
    return float(text.replace(",", ""))


def across(size: float) -> float:
    """Where a size stands, on a scale of powers of ten from 10 KB to 30 MB."""
    return LEFT + (WIDTH - LEFT - RIGHT) * (log10(size) - 1) / (log10(30_000) - 1)


def up(value: float) -> float:
    """Where a time or a peak stands, from 1 to 10,000."""
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * log10(value) / 4


def line(points: list[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'


def label(x: float, y: float, text: str, anchor: str, colour: str = "#444") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{text}</text>'


def drawn(text: str) -> str:
    """The picture of the table in ``text``: time and memory over the page's size, in powers of ten."""
    table = rows(text)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" '
        f'role="img" aria-label="Time and memory over a page\'s size">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(5):
        y = up(10**power)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(label(LEFT - 8, y + 4, f"{10**power:,}", "end"))
    for size, name in ((10, "10 KB"), (100, "100 KB"), (1000, "1 MB"), (10_000, "10 MB"), (30_000, "30 MB")):
        out.append(label(across(size), HEIGHT - BOTTOM + 20, name, "middle"))
    out.append(line([(across(size), up(time)) for size, time, _ in table], TIME))
    out.append(line([(across(size), up(peak)) for size, _, peak in table], MEMORY))
    size, time, peak = table[-1]
    out.append(label(across(size) + 8, up(time) + 4, "ms", "start", TIME))
    out.append(label(across(size) + 8, up(peak) + 4, "MB", "start", MEMORY))
    return "\n".join((*out, "</svg>\n"))


if __name__ == "__main__":
    (DOCS / "growth.svg").write_text(drawn((DOCS / "speed.md").read_text(encoding="utf-8")), encoding="utf-8")
