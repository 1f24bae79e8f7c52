"""How the house is built: one direction of imports, small files, names that say what is in them, words for what is public."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "newsclean").rglob("*.py"))
LONGEST = 400
"""Lines."""
EMPTY_NAMES = {"utils", "util", "helpers", "common", "misc"}


def test_imports_go_one_way() -> None:
    lint = shutil.which("lint-imports", path=Path(sys.executable).parent)
    if lint is None:
        pytest.skip("import-linter is not installed: pip install import-linter")
    done = subprocess.run([lint, "--no-cache"], capture_output=True, timeout=120, cwd=ROOT, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_one_job_and_says_which(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in EMPTY_NAMES
    assert text.count("\n") <= LONGEST
    assert ast.get_docstring(ast.parse(text)), "the module says nothing of itself"


def public(node: ast.AST, home: str) -> Iterator[tuple[str, ast.AST]]:
    """Public classes, functions, and the methods of classes that inherit from none, where another could say it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef)) and not child.name.startswith("_"):
            yield f"{home}.{child.name}", child
            if isinstance(child, ast.ClassDef) and not child.bases:
                yield from public(child, f"{home}.{child.name}")


def test_what_is_public_is_described() -> None:
    bare = [
        name
        for path in FILES
        for name, node in public(ast.parse(path.read_text(encoding="utf-8")), path.stem)
        if not ast.get_docstring(node)  # type: ignore[arg-type]
    ]
    assert not bare
