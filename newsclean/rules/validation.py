"""One rule file: TOML → rules, names and the site they are for. Every mistake is found at once, with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from zlib import crc32

from newsclean.rules.book import SCOPES, Rule, RuleBook
from newsclean.rules.errors import Problem, RuleError
from newsclean.rules.toml_lines import Lines, Table
from newsclean.text.toml import tomllib

_STRENGTHS = ("veto", "evidence")
_DEFAULT_CHARS = 40
_MOST_CHARS = 1000
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_ROLE = re.compile(r"[a-z][a-z_]*")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_TEXT, _TEXTS, _NUMBER, _TRUTH, _TABLE, _TABLES = (
    "text", "a list of texts", "a whole number", "true or false", "a table", "a list of tables",
)  # fmt: skip
_TYPES = {_TEXT: str, _NUMBER: int, _TRUTH: bool, _TABLE: dict}
_LISTS = {_TEXTS: _TEXT, _TABLES: _TABLE}
_RULE_KEYS = {
    "id": _TEXT, "role": _TEXT, "scope": _TEXT, "strength": _TEXT, "pattern": _TEXT, "examples": _TEXTS,
    "counter": _TEXTS, "languages": _TEXTS, "needs": _TEXTS, "max_chars": _NUMBER, "opens": _TRUTH,
}  # fmt: skip
_NEEDED = ("id", "role", "scope", "strength", "pattern", "examples")
_NAME_KEYS = {"id": _TEXT, "role": _TEXT, "tokens": _TEXTS}
_SITE_KEYS = {"hosts": _TEXTS, "story": _TEXTS, "drop": _TEXTS}
_FILE_KEYS = {"rule": _TABLES, "names": _TABLES, "site": _TABLE, "off": _TEXTS}


class SiteTable(NamedTuple):
    """Which site a file is for, and which of its elements hold the story, or never do."""

    hosts: tuple[str, ...]
    """Host names; their subdomains count as well."""
    story: frozenset[str]
    """Class and id names, lower case."""
    drop: frozenset[str]


class RuleFile(NamedTuple):
    """What one file says."""

    rules: tuple[Rule, ...]
    names: dict[str, frozenset[str]]
    off: tuple[str, ...]
    """Ids of shipped rules that are not to be used."""
    site: SiteTable | None
    lines: Lines
    mark: int
    """What tells one state of the file from another."""


def read_rules(name: str, text: str) -> RuleFile:
    """Read and check one file.

    Raises:
        RuleError: the file is no TOML, a key is missing, unknown or of the wrong kind, an id stands twice, a pattern
            does not compile.
    """
    return _Reader(name, text).read()


def wrong_examples(name: str, file: RuleFile) -> list[Problem]:
    """Every example that its rule does not match, and every counter-example that it does."""
    book = RuleBook(file.rules, {})
    out = []
    for number, rule in enumerate(file.rules):
        table = file.lines.table("rule", number)
        for key, texts, wanted in (("examples", rule.examples, True), ("counter", rule.counter, False)):
            verb = "does not match" if wanted else "matches"
            hint = ": patterns see lower case alone" if wanted and _CAPITAL.search(rule.pattern) else ""
            out += [
                Problem(name, table.of(key), f"{rule.id}: {verb} {text!r}{hint}")
                for text in texts
                if book.holds(rule, " ".join(text.casefold().split())) is not wanted
            ]
    return out


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = Lines(text)
        self.problems: list[Problem] = []

    def read(self) -> RuleFile:
        try:
            data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise RuleError((self._syntax(str(error)),)) from None
        self._keys(data, _FILE_KEYS, self.lines.table(""), "")
        rules = self._rules(_tables(data.get("rule")))
        names = self._names(_tables(data.get("names")))
        site = self._site(data["site"]) if isinstance(data.get("site"), dict) else None
        if self.problems:
            raise RuleError(tuple(sorted(self.problems, key=lambda problem: problem.line)))
        return RuleFile(rules, names, tuple(data.get("off", ())), site, self.lines, crc32(self.text.encode()))

    def _rules(self, entries: list[dict[str, Any]]) -> tuple[Rule, ...]:
        out: dict[str, Rule] = {}
        for number, entry in enumerate(entries):
            table = self.lines.table("rule", number)
            rule = self._rule(entry, table)
            if rule is None:
                continue
            if rule.id in out:
                self._add(table.of("id"), f"{rule.id}: this id stands twice")
            out[rule.id] = rule
        return tuple(out.values())

    def _rule(self, entry: dict[str, Any], table: Table) -> Rule | None:
        label = f"{entry.get('id', 'a rule without an id')}: "
        before = len(self.problems)
        self._keys(entry, _RULE_KEYS, table, label)
        self._needed(entry, _NEEDED, table, label)
        if len(self.problems) > before:
            return None
        for key, known in (("scope", SCOPES), ("strength", _STRENGTHS)):
            if entry[key] not in known:
                self._add(table.of(key), f"{label}{key} must be one of {', '.join(known)}")
        self._shaped(entry, "id", _ID, "lower-case words parted by dots", table, label)
        self._shaped(entry, "role", _ROLE, "one lower-case word", table, label)
        if not 1 <= entry.get("max_chars", _DEFAULT_CHARS) <= _MOST_CHARS:
            self._add(table.of("max_chars"), f"{label}max_chars must be from 1 to {_MOST_CHARS}")
        wrong = _wrong_pattern(entry["pattern"])
        if wrong:
            self._add(table.of("pattern"), f"{label}the pattern {wrong}")
        if len(self.problems) > before:
            return None
        return Rule(
            entry["id"], entry["role"], entry["scope"], entry["strength"], entry.get("opens", False),
            tuple(entry.get("languages", ())), entry.get("max_chars", _DEFAULT_CHARS),
            tuple(entry.get("needs", ())), entry["pattern"],
            tuple(entry["examples"]), tuple(entry.get("counter", ())),
        )  # fmt: skip

    def _names(self, entries: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for number, entry in enumerate(entries):
            table = self.lines.table("names", number)
            label = f"{entry.get('id', 'names')}: "
            before = len(self.problems)
            self._keys(entry, _NAME_KEYS, table, label)
            self._needed(entry, ("role", "tokens"), table, label)
            if len(self.problems) == before:
                for token in entry["tokens"]:
                    if token != " ".join(token.lower().split()) or len(token.split()) > 2:
                        self._add(table.of("tokens"), f"{label}{token!r} must be one or two lower-case words")
                    found.setdefault(token, set()).add(entry["role"])
        return {token: frozenset(roles) for token, roles in found.items()}

    def _site(self, entry: dict[str, Any]) -> SiteTable | None:
        table = self.lines.table("site")
        before = len(self.problems)
        self._keys(entry, _SITE_KEYS, table, "site: ")
        if not entry.get("hosts"):
            self._add(table.of("hosts"), "site: hosts must name at least one host, such as example.com")
        if len(self.problems) > before:
            return None
        for host in entry["hosts"]:
            if not _HOST.fullmatch(host):
                self._add(table.of("hosts"), f"site: {host!r} is no host name: write it as example.com")
        return SiteTable(
            tuple(entry["hosts"]), *(frozenset(map(str.lower, entry.get(key, ()))) for key in ("story", "drop"))
        )

    def _add(self, line: int, what: str) -> None:
        self.problems.append(Problem(self.name, line, what))

    def _keys(self, entry: Mapping[str, Any], known: Mapping[str, str], table: Table, label: str) -> None:
        """Note every key that is unknown or of the wrong kind."""
        for key, value in entry.items():
            # A table that stands at the top has a header of its own.
            line = table.keys.get(key) or (table.line if label else self.lines.table(key).line)
            if key not in known:
                self._add(line, label + _unknown(key, known))
            elif not _fits(value, known[key]):
                self._add(line, f"{label}{key} must be {known[key]}")

    def _needed(self, entry: Mapping[str, Any], keys: tuple[str, ...], table: Table, label: str) -> None:
        for key in keys:
            if key not in entry:
                self._add(table.line, f"{label}the key {key} is missing")

    def _shaped(
        self, entry: dict[str, Any], key: str, shape: re.Pattern[str], called: str, table: Table, label: str
    ) -> None:
        if not shape.fullmatch(entry[key]):
            self._add(table.of(key), f"{label}{key} must be {called}")

    def _syntax(self, message: str) -> Problem:
        what, _, place = message.rpartition(" (at ")
        line = re.search(r"line (\d+)", place)
        return Problem(self.name, int(line.group(1)) if line else self.text.count("\n") + 1, what or message)


def _tables(entries: Any) -> list[dict[str, Any]]:
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _fits(value: Any, kind: str) -> bool:
    if kind in _LISTS:
        return isinstance(value, list) and all(_fits(one, _LISTS[kind]) for one in value)
    # To Python, true is a number.
    return type(value) is _TYPES[kind]


def _unknown(key: str, known: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key, known, 1)
    return f"unknown key {key}: " + (f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}")


def _wrong_pattern(pattern: str) -> str | None:
    """What keeps a pattern from standing beside the others in one, if anything does."""
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        return f"does not compile: {error}"
    if compiled.groups:
        return "has a group that captures: write (?:...)"
    if compiled.flags & ~re.UNICODE:
        return "sets flags for all of it: texts are case-folded already"
    if compiled.match(""):
        return "matches an empty text, and so everything"
    return None
