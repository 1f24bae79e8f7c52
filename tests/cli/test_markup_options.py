"""``--no-links`` and ``--no-images``."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.command import COMMAND
from tests.pages import PARAGRAPHS, article_page

STORY = (
    f"<p>{PARAGRAPHS[0]} <a href='https://a.example/more'>More</a> of it.</p>"
    f"<figure><img src='https://a.example/roof.jpg'><figcaption>The roof</figcaption></figure><p>{PARAGRAPHS[1]}</p>"
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(article_page(STORY), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, "clean", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["markdown", "front-matter", "html"])
def test_links_and_images_can_be_left_out(page: str, name: str) -> None:
    both = run(page, "-f", name).stdout
    assert "https://a.example/more" in both and "roof.jpg" in both and "The roof" in both
    without = run(page, "-f", name, "--no-links", "--no-images").stdout
    assert "More of it" in without and "https://a.example/more" not in without
    assert "roof.jpg" not in without and "The roof" not in without


@pytest.mark.parametrize("flag", ["--no-links", "--no-images"])
def test_other_formats_are_an_error(page: str, flag: str) -> None:
    result = run(page, flag)
    assert (
        result.returncode == 2 and f"{flag} requires --format markdown, front-matter, html, not json" in result.stderr
    )
