"""Tables that are written as TOML and loaded from JSON compiled from it.

Reading TOML takes ten times as long, and a process that cleans one page would wait for it. The JSON holds a checksum of the
TOML; if that has changed since, it is read instead. ``make compile-rules`` compiles the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from newsclean.text.package_data import read_package_file

TABLES = ("interstitials", "page_links")
"""The names of the tables' TOML files."""
COMPILED_FOLDER = "rules/compiled"
"""Relative to the package's folder."""


def load_table(name: str) -> dict[str, Any]:
    """Return a table's data.

    Args:
        name: one of :data:`TABLES`.

    Returns:
        The data of the TOML file. Where it comes from the compiled file, entries with a pattern have ``required_words``,
        of which every match contains one, if there are such.
    """
    source = read_source(name)
    compiled = read_compiled(f"{COMPILED_FOLDER}/{name}.json", checksum([source.encode()]))
    if compiled is None:
        return parse_table(source)
    table: dict[str, Any] = compiled["table"]
    return table


def read_compiled(name: str, expected: int) -> dict[str, Any] | None:
    """Return the data of a compiled file; None where there is none, or where the TOML has changed since.

    Args:
        name: the file's path in the package.
        expected: the checksum of the TOML.
    """
    try:
        compiled: dict[str, Any] = json.loads(read_package_file(name))
    except (OSError, ValueError):
        return None
    return compiled if compiled.get("checksum") == expected else None


def read_source(name: str) -> str:
    """Return the TOML of a table.

    Args:
        name: one of :data:`TABLES`.
    """
    return read_package_file(f"rules/{name}.toml")


def checksum(sources: Iterable[bytes]) -> int:
    """Return a checksum of the contents of TOML files."""
    return crc32(b"\0".join(sources))


def parse_table(source: str) -> dict[str, Any]:
    """Parse the TOML of a table."""
    from newsclean.text.toml import tomllib

    return tomllib.loads(source)
