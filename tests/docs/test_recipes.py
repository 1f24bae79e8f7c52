"""Every recipe of docs/recipes.md, run as it stands there."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.test_own_rules import RULE
from tests.pages import CHINESE, ENGLISH

DOCS = Path(__file__).parents[2] / "docs"
RECIPES = re.findall(
    r"^```(sh|python|duckdb)\n(.*?)^```$", (DOCS / "recipes.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)
TOOLS = ("jq", "xargs", "parallel", "find")
# Text expected in the output, or in the file that a recipe writes; keys are parts of the recipes.
EXPECTED = {
    "@tsv": "2024-03-05T09:12\t老图书馆下月重新开放",
    "select(.extraction": '"title":"Library stays open"',
    "group_by": '"navigation": ',
    "uniq -c": "title.repeated",
    "xargs": "articles.jsonl: Library stays open",
    "parallel": "text/a.txt: Library stays open",
    "CREATE TABLE": "老图书馆下月重新开放",
    "to_datetime": "2024-03-05 09:12:00+00:00",
    "read_json": "2024-03-05",
    "csv -o": "articles.csv: Ann Example",
    "read_csv": "Library stays open",
    "--diff": '{"page":"pages/a.html","now dropped":1}',
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "pages" / "b.html").write_text(CHINESE, encoding="gb18030")
    (tmp_path / "my-rules").mkdir()
    (tmp_path / "my-rules" / "mine.toml").write_text(RULE, encoding="utf-8")
    run(["newsclean", "clean", "pages", "-o", "articles.jsonl"], tmp_path)
    run(["newsclean", "clean", "pages", "-o", "articles.csv", "--format", "csv"], tmp_path)
    return tmp_path


def run(command: list[str], folder: Path, given: str = "") -> str:
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=120, cwd=folder, env=env)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def output(language: str, recipe: str, folder: Path) -> str:
    if language == "python":
        pytest.importorskip("pandas")
        return run([sys.executable, "-c", recipe], folder)
    if language == "duckdb":
        if importlib.util.find_spec("duckdb") is None:
            pytest.skip("duckdb is not installed: pip install duckdb")
        steps = "import duckdb, sys\nfor step in sys.stdin.read().split(';')[:-1]:\n    print(duckdb.sql(step))\n"
        return run([sys.executable, "-c", steps], folder, recipe)
    missing = [tool for tool in TOOLS if tool in recipe and shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{missing[0]} is not installed")
    return run(["bash", "-euo", "pipefail", "-c", recipe], folder)


@pytest.mark.parametrize("language,recipe", RECIPES, ids=[recipe.strip().split("\n")[-1][:40] for _, recipe in RECIPES])
def test_recipe(language: str, recipe: str, folder: Path) -> None:
    if not (Path(sys.executable).parent / "newsclean").exists():
        pytest.skip("newsclean is not installed as a command")
    wanted = next(text for mark, text in EXPECTED.items() if mark in recipe)
    file, _, text = wanted.rpartition(": ") if re.match(r"\S+\.\w+: ", wanted) else ("", "", wanted)
    for name in [file] if file else []:
        (folder / name).unlink(missing_ok=True)
    shown = output(language, recipe, folder)
    assert text in ((folder / file).read_text(encoding="utf-8") if file else shown)


def test_no_recipe_is_left_out() -> None:
    text = (DOCS / "recipes.md").read_text(encoding="utf-8")
    assert len(RECIPES) == text.count("```") // 2 >= 10
