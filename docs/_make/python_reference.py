"""Tables of the fields of newsclean's public classes, and the tree of its errors, for docs/reference/python.md.

The meaning of a field stands in its metadata (:func:`newsclean.article.description.doc`), in the string below it, or in the
``Args`` of its class. Units and examples stand in fields.toml.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import newsclean
import newsclean.errors
from newsclean.text.toml import tomllib

EXAMPLES: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "fields.toml").read_text(encoding="utf-8")
)
"""Unit and example of each field, by class and field."""
_MARKER = re.compile(r"^<!-- (fields|errors)(?: (\w+))? -->$", re.MULTILINE)
_SAME_AS_FETCH = "Cleaner"
"""The class whose settings are the arguments of ``fetch``."""


class FieldRow(NamedTuple):
    """A field of a public class."""

    name: str
    type: str
    """As it is written in the source."""
    default: str
    meaning: str


def add_tables(markdown: str) -> str:
    """Return a page with a table or the tree in the place of each marker."""
    return _MARKER.sub(lambda found: _fields_table(found[2]) if found[1] == "fields" else _error_tree(), markdown)


def describe_fields(name: str) -> list[FieldRow]:
    """Return the fields of a public class, in order."""
    record = getattr(newsclean, name)
    if not is_dataclass(record):
        return list(_error_fields(record))
    documented = _strings_below_fields(record) | _arguments(record)
    if name == _SAME_AS_FETCH:
        documented |= {key: text for key, text in _arguments(newsclean.fetch).items() if key not in documented}
    return [
        FieldRow(field.name, str(field.type), _default(field), field.metadata.get("doc") or documented[field.name])
        for field in fields(record)
    ]


def _default(field: Field[Any]) -> str:
    return "" if field.default is MISSING else repr(field.default)


def _error_fields(error: type) -> Iterator[FieldRow]:
    """Yield the attributes of an error: the arguments of its constructor but the message, and its properties."""
    annotations = {key: str(value) for key, value in getattr(error.__init__, "__annotations__", {}).items()}
    for name, text in _arguments(error).items():
        if name != "message":
            yield FieldRow(name, annotations[name], "", text)
    for name, value in vars(error).items():
        if isinstance(value, property):
            yield FieldRow(name, str(value.fget.__annotations__["return"]), "", inspect.getdoc(value) or "")


def _arguments(documented: object) -> dict[str, str]:
    """Return the arguments that a docstring describes under ``Args``."""
    section = re.search(r"^Args:\n((?: {4}.*\n?|\n)+)", inspect.getdoc(documented) or "", re.MULTILINE)
    entries = re.findall(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", section[1] if section else "", re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text) for name, text in entries}


def _strings_below_fields(record: type) -> dict[str, str]:
    """Return the strings that stand below the fields of a class."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id: re.sub(r"\s+", " ", text.value.value)
        for field, text in pairwise(tree.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _fields_table(name: str) -> str:
    """Return the table of a class's fields."""
    rows = describe_fields(name)
    has_default = name == _SAME_AS_FETCH
    lines = ["| field | type | unit | meaning | example |", "|---|---|---|---|---|"]
    for row in rows:
        unit, example = EXAMPLES[name][row.name]
        # A bar inside a code span parts no cells in Python-Markdown.
        kind = f"`{row.type}`" + (f", default `{row.default}`" if has_default else "")
        meaning = _cell(re.sub(r":\w+:", "", row.meaning).replace("``", "`"))
        lines.append(f"| `{row.name}` | {kind} | {unit} | {meaning} | `{example}` |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _error_tree() -> str:
    """Return the tree of the errors, which stands in a docstring."""
    tree = re.search(r"::\n\n((?:    .*\n)+)", newsclean.errors.__doc__ or "")
    assert tree is not None
    return f"```text\n{textwrap.dedent(tree[1]).rstrip()}\n```"
