"""Messages about missing packages agree with the extras of the project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from newsclean.text.install_hints import PACKAGES_BY_EXTRA, install_hint
from newsclean.text.toml import tomllib

ROOT = Path(__file__).parents[2]
FOR_DEVELOPERS = {"dev", "docs", "weights"}
FOR_OTHER_PROGRAMS = frozenset(["datatrove"])
"""Extras for users of another program, who have it already."""


def extras() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Any] = project["optional-dependencies"]
    return found


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+(?:\[[\w,]+\])?", requirement)
    assert found is not None
    return found.group()


def test_the_packages_are_those_of_the_extras() -> None:
    wanted = {
        extra: sorted(map(name_of, requirements))
        for extra, requirements in extras().items()
        if extra not in FOR_DEVELOPERS | FOR_OTHER_PROGRAMS | {"all"}
    }
    # pipx adds no package that is there already, whatever its extras.
    assert wanted.pop("compression") == ["urllib3[brotli,zstd]"]
    wanted["compression"] = ["backports.zstd", "brotli"]
    assert {extra: sorted(map(name_of, packages)) for extra, packages in PACKAGES_BY_EXTRA.items()} == wanted


def test_all_is_every_extra_but_ray() -> None:
    (requirement,) = extras()["all"]
    named = requirement.removeprefix("newsclean[").removesuffix("]").split(",")
    assert set(named) == set(PACKAGES_BY_EXTRA) - {"ray"}


def test_a_hint_has_a_command_for_each_installer() -> None:
    assert install_hint("parquet") == "pip install 'newsclean[parquet]', or pipx inject newsclean pyarrow"
    assert install_hint("ray").endswith("or pipx inject newsclean pyarrow 'ray[data]'")


def test_every_hint_in_the_package_comes_from_the_table() -> None:
    files = [path for path in (ROOT / "newsclean").rglob("*.py") if path.name != "install_hints.py"]
    assert [path for path in files if "pip install 'newsclean[" in path.read_text(encoding="utf-8")] == []
