"""Compile the shipped rules and tables to the JSON files that they are loaded from: ``python -m newsclean.rules.compile_json``."""

from __future__ import annotations

import json
from pathlib import Path

from newsclean.rules.alternatives import PREFIX_CHARS, AlternativeTable, literal_prefix
from newsclean.rules.compiled.tables import COMPILED_FOLDER, TABLES, checksum, parse_table, read_source
from newsclean.rules.pattern_prefixes import match_lengths, split_alternatives
from newsclean.rules.rule import Rule
from newsclean.rules.shipped import COMPILED_FILE, parse_shipped_rules, read_toml_files
from newsclean.text.words.required_words import required_words


def compile_json() -> str:
    """Return the file's text: one rule, alternative or name per line, so that changes are readable in a diff."""
    files = read_toml_files()
    rule_set = parse_shipped_rules(files)
    roles_by_token = sorted(rule_set.container_names.roles_by_token.items())
    alternatives = _index_alternatives(rule_set.rules)
    rules = ",\n".join(map(_dump, rule_set.rules))
    names = ",\n".join(f"{_dump(token)}: {_dump(sorted(roles))}" for token, roles in roles_by_token)
    rows = ",\n".join(map(_dump, alternatives.rows))
    lengths = ",\n".join(map(_dump, alternatives.lengths))
    prefixes = ",\n".join(f"{_dump(key)}: {_dump(rows)}" for key, rows in sorted(alternatives.rows_by_prefix.items()))
    return (
        f'{{"checksum": {checksum(files.values())},\n"rules": [\n{rules}],\n"alternatives": [\n{rows}],\n'
        f'"lengths": [\n{lengths}],\n'
        f'"rows_by_prefix": {{\n{prefixes}}},\n"names": {{\n{names}}}}}\n'
    )


def compile_table(name: str) -> str:
    """Return the text of a table's compiled file: one entry per line, so that changes are readable in a diff.

    Args:
        name: one of :data:`newsclean.rules.compiled.tables.TABLES`.
    """
    source = read_source(name)
    keys = ",\n".join(f"{_dump(key)}: {_dump_entries(value)}" for key, value in parse_table(source).items())
    return f'{{"checksum": {checksum([source.encode()])},\n"table": {{\n{keys}}}}}\n'


def _dump_entries(value: object) -> str:
    if not isinstance(value, list):
        return _dump(value)
    return "[\n" + ",\n".join(_dump(_with_required_words(entry)) for entry in value) + "]"


def _with_required_words(entry: dict[str, object]) -> dict[str, object]:
    words = sorted(required_words(str(entry["pattern"])))
    return entry | {"required_words": words} if words else entry


def _index_alternatives(rules: tuple[Rule, ...]) -> AlternativeTable:
    rows: list[list[str]] = []
    rows_by_prefix: dict[str, list[int]] = {}
    for rule in rules:
        for source, prefix_keys in split_alternatives(rule.pattern) if rule.scope != "within" else ():
            for key in prefix_keys:
                rows_by_prefix.setdefault(key, []).append(len(rows))
            has_selective_prefix = len(literal_prefix(source)) > PREFIX_CHARS
            rows.append([rule.id, source, *(() if has_selective_prefix else sorted(required_words(source)))])
    return AlternativeTable(rows, rows_by_prefix, [match_lengths(source) for _, source, *_ in rows])


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    Path(COMPILED_FILE).write_text(compile_json(), encoding="utf-8")
    for table in TABLES:
        (Path(__file__).parents[1] / COMPILED_FOLDER / f"{table}.json").write_text(
            compile_table(table), encoding="utf-8"
        )
