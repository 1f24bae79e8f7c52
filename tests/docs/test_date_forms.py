"""The forms of dates that docs/schema.md lists: readers take each, and the way for pandas takes all of them at once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from newsclean.article.json_schema import article_schema
from tests.docs.test_recipes import RECIPES

SCHEMA = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
FORMS = re.findall(r"^\| `(\d{4}-\d\d-\d\d[^`]*)` \|", SCHEMA, re.MULTILINE)


def test_the_forms_are_those_of_the_schema() -> None:
    pattern = article_schema()["properties"]["published"]["pattern"]
    assert len(FORMS) == 5
    for form in FORMS:
        assert re.search(pattern, form) and datetime.fromisoformat(form), form


def test_the_recipe_for_pandas_reads_a_column_of_all_forms(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    recipe = next(code for _, code in RECIPES if "to_datetime" in code)
    rows = [{"title": form, "published": form, "modified": form} for form in FORMS] + [
        {"title": "-", "published": None}
    ]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", recipe], capture_output=True, cwd=tmp_path, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    for moment in ("00:00:00", "09:30:00", "09:30:12", "08:30:00", "08:30:12"):
        assert f"2023-08-15 {moment}+00:00" in done.stdout
