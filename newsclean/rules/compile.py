"""Make the JSON file that the shipped rules are read from: ``python -m newsclean.rules.compile``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from newsclean.rules.alternatives import alternatives, needed
from newsclean.rules.book import REACH, Rule, plain_start
from newsclean.rules.shipped import COMPILED, mark_of, read_shipped, toml_files


def compiled() -> str:
    """The file's text, one rule or name a line so that a change reads well."""
    files = toml_files()
    book = read_shipped(files)
    rules = ",\n".join(map(_line, book.rules))
    names = ",\n".join(f"{_line(token)}: {_line(sorted(roles))}" for token, roles in sorted(book.names.items()))
    parts = ",\n".join(_line(part) for rule in book.rules if rule.scope != "within" for part in _parts(rule))
    return f'{{"made_of": {mark_of(files)},\n"rules": [\n{rules}],\n"parts": [\n{parts}],\n"names": {{\n{names}}}}}\n'


def _parts(rule: Rule) -> Iterator[tuple[object, ...]]:
    """The rule's alternatives; with the words that they need, where they have no plain start to speak of."""
    for source, starts in alternatives(rule.pattern):
        needs = needed(source) if len(plain_start(source)) <= REACH else ()
        yield (rule.id, source, starts, needs) if needs else (rule.id, source, starts)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    Path(COMPILED).write_text(compiled(), encoding="utf-8")
