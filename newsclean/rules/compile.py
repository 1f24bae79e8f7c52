"""Make the JSON file that the shipped rules are read from: ``python -m newsclean.rules.compile``."""

from __future__ import annotations

import json

from newsclean.rules.alternatives import alternatives
from newsclean.rules.book import Rule
from newsclean.rules.shipped import COMPILED, mark_of, read_shipped, toml_files


def compiled() -> str:
    """The file's text, one rule or name a line so that a change reads well."""
    files = toml_files()
    book = read_shipped(files)
    rules = ",\n".join(_line(_row(rule)) for rule in book.rules)
    names = ",\n".join(f"{_line(token)}: {_line(sorted(roles))}" for token, roles in sorted(book.names.items()))
    return f'{{"made_of": {mark_of(files)},\n"rules": [\n{rules}],\n"names": {{\n{names}}}}}\n'


def _row(rule: Rule) -> list[object]:
    told = [getattr(rule, key) for key in Rule.__slots__[:-1]]
    return [*told, () if rule.scope == "within" else alternatives(rule.pattern)]


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
