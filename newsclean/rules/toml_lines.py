"""On which line of a TOML file a table and its keys stand: the parsers keep no lines, and errors should name them."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONG_STRING = re.compile(r"'''.*?'''|\"\"\".*?\"\"\"", re.DOTALL)
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")


class Table(NamedTuple):
    """One table of a file: the line of its header, and of each key in it; lines count from 1."""

    line: int
    keys: dict[str, int]

    def of(self, key: str) -> int:
        """The line of a key, or of the header where the key is missing."""
        return self.keys.get(key, self.line)


class Lines:
    """The tables of a file in their order, by name; the keys above the first header are the table ``""``."""

    def __init__(self, text: str) -> None:
        self._tables: dict[str, list[Table]] = {"": [Table(1, {})]}
        current = self._tables[""][0]
        # What stands inside long strings is no header and no key.
        bare = _LONG_STRING.sub(lambda found: "''" + "\n" * found.group().count("\n"), text)
        for number, line in enumerate(bare.split("\n"), 1):
            if header := _HEADER.match(line):
                current = Table(number, {})
                self._tables.setdefault(header.group(1), []).append(current)
            elif key := _KEY.match(line):
                current.keys.setdefault(key.group(1), number)

    def table(self, name: str, number: int = 0) -> Table:
        """The table of that name, counted from 0; the whole file's where it was written in another way."""
        found = self._tables.get(name, ())
        return found[number] if number < len(found) else self._tables[""][0]
