"""Make the JSON file that the shipped rules are read from: ``python -m newsclean.rules.compile``."""

from __future__ import annotations

import json
from pathlib import Path

from newsclean.rules.book import REACH, Parts, Rule, plain_start
from newsclean.rules.literal_prefixes import alternatives, needed
from newsclean.rules.shipped import COMPILED, mark_of, read_shipped, toml_files


def compiled() -> str:
    """The file's text, one rule or name a line so that a change reads well."""
    files = toml_files()
    book = read_shipped(files)
    rules = ",\n".join(map(_line, book.rules))
    names = ",\n".join(f"{_line(token)}: {_line(sorted(roles))}" for token, roles in sorted(book.names.items()))
    parts = _parts(book.rules)
    rows = ",\n".join(map(_line, parts.rows))
    starting = ",\n".join(f"{_line(start)}: {_line(numbers)}" for start, numbers in sorted(parts.starting.items()))
    return (
        f'{{"made_of": {mark_of(files)},\n"rules": [\n{rules}],\n"parts": [\n{rows}],\n'
        f'"starting": {{\n{starting}}},\n"names": {{\n{names}}}}}\n'
    )


def _parts(rules: tuple[Rule, ...]) -> Parts:
    """The rules' alternatives; with the words that they need, where they have no plain start to speak of."""
    rows: list[list[str]] = []
    starting: dict[str, list[int]] = {}
    for rule in rules:
        for source, starts in alternatives(rule.pattern) if rule.scope != "within" else ():
            for start in starts:
                starting.setdefault(start, []).append(len(rows))
            rows.append([rule.id, source, *(needed(source) if len(plain_start(source)) <= REACH else ())])
    return Parts(rows, starting)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    Path(COMPILED).write_text(compiled(), encoding="utf-8")
