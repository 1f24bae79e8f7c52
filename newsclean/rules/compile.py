"""Make the JSON file that the shipped rules are read from: ``python -m newsclean.rules.compile``."""

from __future__ import annotations

import json
from pathlib import Path

from newsclean.rules.alternatives import alternatives
from newsclean.rules.shipped import COMPILED, mark_of, read_shipped, toml_files


def compiled() -> str:
    """The file's text, one rule or name a line so that a change reads well."""
    files = toml_files()
    book = read_shipped(files)
    rules = ",\n".join(map(_line, book.rules))
    names = ",\n".join(f"{_line(token)}: {_line(sorted(roles))}" for token, roles in sorted(book.names.items()))
    parts = ",\n".join(
        _line((rule.id, *part)) for rule in book.rules if rule.scope != "within" for part in alternatives(rule.pattern)
    )
    return f'{{"made_of": {mark_of(files)},\n"rules": [\n{rules}],\n"parts": [\n{parts}],\n"names": {{\n{names}}}}}\n'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    Path(COMPILED).write_text(compiled(), encoding="utf-8")
