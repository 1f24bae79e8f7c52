"""The layout of the package: layers, no circles, small files and folders, docstrings, plain terms."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "newsclean").rglob("*.py"))
FOLDERS = sorted({path.parent for path in FILES})
DOCS = [*sorted((ROOT / "docs").rglob("*.md")), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md"))]
MAX_FILE_LINES = 400
MAX_FOLDER_MODULES = 16
VAGUE_MODULE_NAMES = {"utils", "util", "helpers", "common", "misc"}
METAPHORS = {
    "complain", "crew", "dress", "furniture", "house", "judge", "judgement", "ladder", "lean", "manners", "mend", "rung",
    "pure", "said", "seen", "standing", "told", "twin", "twins", "kid", "kids",
}  # fmt: skip
"""Words that are not used in identifiers: the field has a plain term for each, such as boilerplate or worker pool."""
FOREIGN_NAMES = {"LeanMinHash"}
"""Names of other packages."""
METAPHORS_IN_PROSE = re.compile(
    r"\b(?:furniture|crew|ladder|rung|manners|costs (?:itself|nothing else)|asks nobody|speaks of|for those who have|"
    r"the judge|a person's own)\b",
    re.IGNORECASE,
)

IDIOM_OF_DOCS = re.compile(r"\b(?:by itself|in the light of|who is against|to be had)\b", re.IGNORECASE)
"""Phrases that the documentation does not use."""


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_follow_the_layers_without_circles() -> None:
    lint = shutil.which("lint-imports", path=Path(sys.executable).parent)
    if lint is None:
        pytest.skip("import-linter is not installed: pip install import-linter")
    done = subprocess.run([lint, "--no-cache"], capture_output=True, timeout=120, cwd=ROOT, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_a_file_is_short_and_has_a_telling_name_and_a_docstring(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in VAGUE_MODULE_NAMES
    assert text.count("\n") <= MAX_FILE_LINES
    assert ast.get_docstring(ast.parse(text)), "the module has no docstring"


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_folder_has_few_modules(folder: Path) -> None:
    modules = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
    assert len(modules) <= MAX_FOLDER_MODULES


def public_definitions(node: ast.AST, parent: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield public classes and functions, and the methods of classes without bases, which could document them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef)) and not child.name.startswith("_"):
            yield f"{parent}.{child.name}", child
            if isinstance(child, ast.ClassDef) and not child.bases:
                yield from public_definitions(child, f"{parent}.{child.name}")


def test_public_definitions_have_docstrings() -> None:
    missing = [
        name
        for path in FILES
        for name, node in public_definitions(ast.parse(path.read_text(encoding="utf-8")), relative(path))
        if not ast.get_docstring(node)  # type: ignore[arg-type]
    ]
    assert not missing


def identifier_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of all identifiers of Python code, with their lines: ``max_chars`` has ``max`` and ``chars``."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and token.string not in FOREIGN_NAMES:
            for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", token.string):
                yield token.start[0], word.lower()


def test_identifiers_are_plain_terms() -> None:
    found = [
        f"{relative(path)}:{line}: {word}"
        for path in FILES
        for line, word in identifier_words(path.read_text(encoding="utf-8"))
        if word in METAPHORS
    ]
    assert not found, "\n".join(found)


def prose_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments and docstrings of Python code, or the lines of a document, with their line numbers."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and token.string.startswith('"""')):
            yield token.start[0], token.string


@pytest.mark.parametrize("path", [*FILES, *DOCS], ids=relative)
def test_prose_has_no_private_idiom(path: Path) -> None:
    found = [f"{line}: {hit.group()}" for line, text in prose_of(path) for hit in METAPHORS_IN_PROSE.finditer(text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", DOCS, ids=relative)
def test_the_documentation_uses_plain_words(path: Path) -> None:
    found = [f"{line}: {hit.group()}" for line, text in prose_of(path) for hit in IDIOM_OF_DOCS.finditer(text)]
    assert not found, "\n".join(found)
