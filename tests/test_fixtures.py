"""Every fixture's output is valid, and is what its expected.json says."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import newsclean

FOLDER = Path(__file__).resolve().parents[1] / "fixtures"
CASES = sorted(entry for entry in FOLDER.iterdir() if entry.is_dir())
SCHEMA = json.loads(resources.files("newsclean").joinpath("article/article.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is expected of a case, and what came out."""
    folder: Path = request.param
    (page,) = folder.glob("page.*")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected, newsclean.clean(page.read_bytes()).to_dict()


def test_valid(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(case[1])


def test_body(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    assert [(block["type"], block["text"]) for block in found["body"]] == [
        (block["type"], block["text"]) for block in expected["body"]
    ]
    for want, got in zip(expected["body"], found["body"], strict=True):
        for key in ("level", "rows"):
            if key in want:
                assert got[key] == want[key]


def test_fields(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    expected, found = case
    names = [name for name in expected if name != "body"]
    assert {name: found[name] for name in names} == {name: expected[name] for name in names}


@pytest.mark.parametrize("folder", CASES, ids=lambda case: case.name)
def test_a_case_is_whole(folder: Path) -> None:
    assert {"expected.json", "note.md"} < {entry.name for entry in folder.iterdir()}


def test_the_cases_span_kinds_and_languages() -> None:
    languages = {json.loads((folder / "expected.json").read_text(encoding="utf-8")).get("language") for folder in CASES}
    assert len(CASES) >= 24
    assert len({language.split("-")[0] for language in languages if language}) >= 8
