"""The README, the home page, the page on installation, and the first commands of the Makefile."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from newsclean.text.toml import tomllib

ROOT = Path(__file__).parents[2]
MAX_README_LINES = 120
NOT_FOR_USERS = {"dev", "docs", "weights"}
INSTALL = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") <= MAX_README_LINES


def test_every_extra_is_in_the_table_with_its_oldest_versions() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", INSTALL, re.MULTILINE))
    assert set(rows) == set(EXTRAS) - NOT_FOR_USERS
    for name in set(rows) - {"all"}:
        for requirement in EXTRAS[name]:
            found = re.match(r"([\w.-]+)(?:\[[^]]*\])?>=([\d.]+)", requirement)
            assert found is not None and f"{found[1]} {found[2]}" in rows[name], requirement


def planned(target: str) -> str:
    """The commands that make would run in a checkout without an environment."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    command = ["make", "--dry-run", "VENV=build/no-such-environment", target]
    return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True).stdout


def test_the_demo_installs_no_development_tools() -> None:
    demo = planned("demo")
    assert "install --quiet --editable .\n" in demo and "clean newsclean/demo/page.html" in demo
    assert "[dev" not in demo
    assert "install --quiet --editable '.[dev]'" in planned("lint")
