"""The rules that ship with the package: kept as TOML for people, read from one JSON file made of them.

TOML takes forty times as long to read, and start-up is paid by every ``newsclean clean page.html``. The JSON says of
which TOML it was made; where that has changed, the TOML counts.

``make compile-rules`` makes the JSON anew.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from zlib import crc32

from newsclean.rules.book import Parts, Rule, RuleBook

DATA = os.path.join(os.path.dirname(__file__), "data")
COMPILED = os.path.join(os.path.dirname(__file__), "shipped.json")


@lru_cache(maxsize=1)
def shipped() -> RuleBook:
    """The shipped rules, loaded once.

    Raises:
        RuleError: a shipped rule file is broken.
    """
    files = toml_files()
    try:
        data = json.loads(_read(COMPILED))
    except (OSError, ValueError):
        data = {}
    if data.get("made_of") != mark_of(files):
        return read_shipped(files)
    rules = tuple(
        Rule._make([tuple(value) if isinstance(value, list) else value for value in row]) for row in data["rules"]
    )
    names = {token: frozenset(roles) for token, roles in data["names"].items()}
    return RuleBook(rules, names, Parts(data["parts"], data["starting"]))


def read_shipped(files: dict[str, bytes]) -> RuleBook:
    """The rules in the TOML files given, by name.

    Raises:
        RuleError: a file is broken.
    """
    from newsclean.rules.validation import read_rules

    read = [read_rules(name, text.decode("utf-8")) for name, text in files.items()]
    return RuleBook(tuple(rule for one in read for rule in one.rules), join_names(*(one.names for one in read)))


def join_names(*parts: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Tokens with the roles that any of the parts gives them."""
    out: dict[str, frozenset[str]] = {}
    for names in parts:
        for token, roles in names.items():
            out[token] = out.get(token, frozenset()) | roles
    return out


def toml_files() -> dict[str, bytes]:
    """The shipped rule files by name."""
    return {name: _read(os.path.join(DATA, name)) for name in sorted(os.listdir(DATA)) if name.endswith(".toml")}


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def mark_of(files: dict[str, bytes]) -> int:
    """What tells one state of the files from another."""
    return crc32(b"\0".join(files.values()))
