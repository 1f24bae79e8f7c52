"""docs/reference/python.md: every public name, and of every class each field with its type, its meaning and an example."""

from __future__ import annotations

import importlib.util
import inspect
import re
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

import newsclean
from newsclean.classify.contributions import Contributions
from newsclean.classify.trimming import Cut
from newsclean.errors import NewscleanError
from newsclean.rules.errors import Problem

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
_spec = importlib.util.spec_from_file_location("python_reference", DOCS / "_make" / "python_reference.py")
assert _spec and _spec.loader
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)
NAMES = [name for name in newsclean.__all__ if name != "__version__"]
CLASSES = [name for name in NAMES if inspect.isclass(getattr(newsclean, name))]
FIELD_CLASSES = [name for name in CLASSES if is_dataclass(getattr(newsclean, name)) or reference.describe_fields(name)]
"""The public classes that have fields of their own."""


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_described(name: str) -> None:
    assert f"\n::: newsclean.{name}\n" in PAGE


@pytest.mark.parametrize("name", FIELD_CLASSES)
def test_every_field_is_in_a_table_below_its_class(name: str) -> None:
    assert re.search(rf"^::: newsclean\.{name}\n(?:(?!:::).*\n)*?<!-- fields {name} -->$", PAGE, re.MULTILINE)
    table = reference.add_tables(f"<!-- fields {name} -->\n").splitlines()
    rows = [re.sub(r"`[^`]*`", "code", row).split(" | ") for row in table[2:]]
    assert all(len(row) == 5 and row[3].strip() for row in rows)
    assert len(rows) == len(reference.describe_fields(name))


@pytest.mark.parametrize("name", FIELD_CLASSES)
def test_the_examples_are_values_of_the_fields_type(name: str) -> None:
    known = {**{name: getattr(newsclean, name) for name in NAMES}, "Cut": Cut, "Contributions": Contributions}
    record = getattr(newsclean, name)
    rows = reference.describe_fields(name)
    assert set(reference.EXAMPLES[name]) == {row.name for row in rows}
    hints = get_type_hints(record) if name in ARTICLE_CLASSES else {}
    for row in rows:
        value = eval(reference.EXAMPLES[name][row.name][1], {**known, "Problem": Problem})
        if hints:
            assert is_of_type(value, hints[row.name]), (row.name, value)


ARTICLE_CLASSES = {
    name for name in FIELD_CLASSES if getattr(newsclean, name).__module__.startswith("newsclean.article.")
}


def is_of_type(value: Any, hint: Any) -> bool:
    """Whether a value is of a type of the article's fields."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(is_of_type(value, argument) for argument in arguments)
    if origin is Literal:
        return value in arguments
    if origin is tuple:
        return isinstance(value, tuple) and all(is_of_type(item, arguments[0]) for item in value)
    if origin is Mapping:
        return isinstance(value, dict) and all(
            is_of_type(key, arguments[0]) and is_of_type(item, arguments[1]) for key, item in value.items()
        )
    return isinstance(value, hint)


def test_the_type_of_an_example_is_checked() -> None:
    assert is_of_type(("a",), tuple[str, ...]) and not is_of_type((1,), tuple[str, ...])
    assert is_of_type(None, str | None) and not is_of_type(1, str | None)
    assert is_of_type({"a": 1}, Mapping[str, int]) and not is_of_type("menu", Literal["link", "em"])


def test_the_tree_of_errors_is_shown() -> None:
    tree = reference.add_tables("<!-- errors -->")
    errors = [name for name in CLASSES if issubclass(getattr(newsclean, name), NewscleanError)]
    assert tree.startswith("```text\nNewscleanError\n├── ") and all(name in tree for name in errors)


def test_the_kinds_of_pages_without_an_article_are_those_of_the_error() -> None:
    source = inspect.getsource(newsclean.errors)
    declared = re.search(r"NoArticleKind = Literal\[([^]]*)\]", source)
    assert declared is not None
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.partition("| the page is |")[2], re.MULTILINE)
    assert sorted(rows) == sorted(re.findall(r'"(\w+)"', declared[1]))
