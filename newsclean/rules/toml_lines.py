"""Line numbers of the tables and keys of a TOML file, for error messages: TOML parsers do not keep them."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONG_STRING = re.compile(r"'''.*?'''|\"\"\".*?\"\"\"", re.DOTALL)
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")


class TableLines(NamedTuple):
    """The line numbers of one table, from 1."""

    header: int
    keys: dict[str, int]

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the header where the key is missing."""
        return self.keys.get(key, self.header)


class TomlLines:
    """The line numbers of all tables of a file. The keys above the first header are the table ``""``."""

    def __init__(self, text: str) -> None:
        self._tables: dict[str, list[TableLines]] = {"": [TableLines(1, {})]}
        current = self._tables[""][0]
        # Headers and keys inside long strings do not count; their line breaks do.
        without_strings = _LONG_STRING.sub(lambda match: "''" + "\n" * match.group().count("\n"), text)
        for number, line in enumerate(without_strings.split("\n"), 1):
            if header := _HEADER.match(line):
                current = TableLines(number, {})
                self._tables.setdefault(header.group(1), []).append(current)
            elif key := _KEY.match(line):
                current.keys.setdefault(key.group(1), number)

    def table(self, name: str, index: int = 0) -> TableLines:
        """Return the lines of a table.

        Args:
            name: the name in its header.
            index: which of the tables of that name, from 0.

        Returns:
            Its lines, or those of the keys above the first header where the table is written in another form.
        """
        tables = self._tables.get(name, ())
        return tables[index] if index < len(tables) else self._tables[""][0]
