"""The documentation as a site, read in a real Chromium from a folder: no page scrolls sideways on a phone, search works,
nothing is loaded from elsewhere."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean.fetching.browser import find_chromium

ROOT = Path(__file__).parents[2]
PHONE_WIDTH = 390
DESKTOP_WIDTH = 1280
"""Widths in CSS pixels."""
pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("material") is None, reason="mkdocs-material is not installed: make docs"
    ),
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium is installed: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, capture_output=True, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        chromium = engine.chromium.launch(executable_path=find_chromium())
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": PHONE_WIDTH, "height": 800})
    yield page
    page.close()


@pytest.fixture
def desktop(browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": DESKTOP_WIDTH, "height": 800})
    yield page
    page.close()


def overflow(page: Any) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_no_page_scrolls_sideways_on_a_phone(site: Path, phone: Any) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 25
    for path in pages:
        phone.goto(path.as_uri())
        assert overflow(phone) <= 0, path.relative_to(site)
        code = phone.evaluate(
            "[...document.querySelectorAll('pre > code')].filter(c => c.scrollWidth > c.clientWidth).length"
        )
        assert code == 0, f"{path.relative_to(site)}: code that does not wrap"


def test_a_page_that_is_too_wide_is_noticed(phone: Any) -> None:
    phone.set_content(
        f"<meta name=viewport content='width=device-width'><div style='width: {PHONE_WIDTH + 10}px'>x</div>"
    )
    assert overflow(phone) > 0


def test_the_tables_of_rules_fit_the_window_of_a_desktop(site: Path, desktop: Any) -> None:
    desktop.goto((site / "rules.html").as_uri())
    boxes = "[...document.querySelectorAll('.md-typeset__scrollwrap')]"
    assert desktop.evaluate(f"{boxes}.length") > 20
    assert desktop.evaluate(f"{boxes}.filter(box => box.scrollWidth > box.clientWidth).length") == 0


@pytest.mark.parametrize("start", ["index.html", "howto/corpus.html"])
def test_search_works_from_a_folder(start: str, site: Path, desktop: Any) -> None:
    desktop.goto((site / start).as_uri())
    desktop.click("input[name=query]")
    desktop.keyboard.type("near duplicates")
    found = desktop.locator("a.md-search-result__link", has_text="Near duplicates")
    found.first.wait_for(timeout=60_000)
    found.first.click()
    desktop.wait_for_url("**/howto/corpus.html*")


def test_nothing_is_loaded_from_elsewhere(site: Path, desktop: Any) -> None:
    requests: list[str] = []
    desktop.on("request", lambda request: requests.append(request.url))
    for name in ("index.html", "reference/python.html"):
        desktop.goto((site / name).as_uri())
    assert requests and all(url.startswith(("file:", "data:")) for url in requests)
