"""TOML → RuleBook, checked as it is read."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources
from typing import Any

from newsclean.errors import NewscleanError
from newsclean.rules.book import SCOPES, Rule, RuleBook
from newsclean.toml import tomllib

_STRENGTHS = ("veto", "evidence")
_DEFAULT_CHARS = 40


class RuleError(NewscleanError):
    """A rule file that cannot be used; the message names the file and the rule."""


@lru_cache(maxsize=1)
def rules() -> RuleBook:
    """The rules that ship with the package, loaded once.

    Raises:
        RuleError: a shipped rule file is broken.
    """
    found: list[Rule] = []
    names: dict[str, set[str]] = defaultdict(set)
    folder = resources.files("newsclean.rules").joinpath("data")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            read_rules(entry.name, entry.read_text(encoding="utf-8"), found, names)
    return RuleBook(tuple(found), {token: frozenset(roles) for token, roles in names.items()})


def read_rules(name: str, text: str, found: list[Rule], names: dict[str, set[str]]) -> None:
    """Add one file's rules and names to ``found`` and ``names``.

    Raises:
        RuleError: the file is no TOML, a key is missing or wrong, an id is taken.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}: {error}") from None
    taken = {rule.id for rule in found}
    for entry in data.get("rule", ()):
        rule = _rule(name, entry)
        if rule.id in taken:
            raise RuleError(f"{name}: {rule.id}: this id stands twice")
        taken.add(rule.id)
        found.append(rule)
    for entry in data.get("names", ()):
        for token in entry["tokens"]:
            names[token].add(entry["role"])


def check_patterns(name: str, found: list[Rule]) -> None:
    """Compile every rule's pattern: what ships has been through this in the tests, and costs no start-up time.

    Raises:
        RuleError: a pattern does not compile.
    """
    for rule in found:
        try:
            re.compile(rule.pattern)
        except re.error as error:
            raise RuleError(f"{name}: {rule.id}: the pattern does not compile: {error}") from None


def _rule(name: str, entry: dict[str, Any]) -> Rule:
    label = f"{name}: {entry.get('id', 'a rule without an id')}"
    for key in ("id", "role", "scope", "strength", "pattern", "examples", "counter"):
        if key not in entry:
            raise RuleError(f"{label}: the key {key} is missing")
    if entry["scope"] not in SCOPES:
        raise RuleError(f"{label}: scope must be one of {', '.join(SCOPES)}")
    if entry["strength"] not in _STRENGTHS:
        raise RuleError(f"{label}: strength must be one of {', '.join(_STRENGTHS)}")
    return Rule(
        id=entry["id"],
        role=entry["role"],
        scope=entry["scope"],
        strength=entry["strength"],
        opens=bool(entry.get("opens", False)),
        languages=tuple(entry.get("languages", ())),
        max_chars=int(entry.get("max_chars", _DEFAULT_CHARS)),
        pattern=entry["pattern"],
        examples=tuple(entry["examples"]),
        counter=tuple(entry["counter"]),
    )
