"""The rules that ship with the package: written as TOML, loaded from one JSON file compiled from it.

Reading TOML takes forty times as long, and every ``newsclean clean page.html`` would wait for it. The JSON holds a
checksum of the TOML files; if they have changed since, the TOML is read instead. ``make compile-rules`` compiles it.
"""

from __future__ import annotations

import os
from functools import lru_cache

from newsclean.rules.alternatives import AlternativeTable
from newsclean.rules.compiled.tables import checksum, read_compiled
from newsclean.rules.container_names import merge_name_roles
from newsclean.rules.rule import Rule
from newsclean.rules.rule_set import RuleSet

DATA_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_COMPILED_NAME = "rules/shipped.json"
COMPILED_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), _COMPILED_NAME)


@lru_cache(maxsize=1)
def shipped_rules() -> RuleSet:
    """Load the shipped rules; later calls return the same set.

    Raises:
        RuleError: a shipped rule file is invalid.
    """
    files = read_toml_files()
    data = read_compiled(_COMPILED_NAME, checksum(files.values()))
    if data is None:
        return parse_shipped_rules(files)
    rules = tuple(
        Rule._make([tuple(value) if isinstance(value, list) else value for value in row]) for row in data["rules"]
    )
    names = {token: frozenset(roles) for token, roles in data["names"].items()}
    alternatives = AlternativeTable(data["alternatives"], data["rows_by_prefix"], data["lengths"])
    return RuleSet(rules, names, alternatives)


def parse_shipped_rules(files: dict[str, bytes]) -> RuleSet:
    """Parse the shipped TOML files.

    Args:
        files: contents by file name.

    Raises:
        RuleError: a file is invalid.
    """
    from newsclean.rules.validation import parse_rule_file

    parsed = [parse_rule_file(name, content.decode("utf-8")) for name, content in files.items()]
    rules = tuple(rule for file in parsed for rule in file.rules)
    return RuleSet(rules, merge_name_roles(*(file.name_roles for file in parsed)))


def read_toml_files() -> dict[str, bytes]:
    """Return the contents of the shipped TOML files by name."""
    names = sorted(name for name in os.listdir(DATA_FOLDER) if name.endswith(".toml"))
    return {name: _read(os.path.join(DATA_FOLDER, name)) for name in names}


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
