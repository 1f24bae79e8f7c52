"""Tables that are written as TOML and loaded from JSON compiled from it.

Reading TOML takes ten times as long, and a process that cleans one page would wait for it. The JSON holds a checksum of the
TOML; if that has changed since, it is read instead. ``make compile-rules`` compiles the tables.
"""

from __future__ import annotations

import json
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
    try:
        compiled = json.loads(read_package_file(f"{COMPILED_FOLDER}/{name}.json"))
    except (OSError, ValueError):
        compiled = {}
    if compiled.get("checksum") == checksum(source):
        table: dict[str, Any] = compiled["table"]
        return table
    return parse_table(source)


def read_source(name: str) -> str:
    """Return the TOML of a table.

    Args:
        name: one of :data:`TABLES`.
    """
    return read_package_file(f"rules/{name}.toml")


def checksum(source: str) -> int:
    """Return a checksum of the TOML of a table."""
    return crc32(source.encode())


def parse_table(source: str) -> dict[str, Any]:
    """Parse the TOML of a table."""
    from newsclean.text.toml import tomllib

    return tomllib.loads(source)
