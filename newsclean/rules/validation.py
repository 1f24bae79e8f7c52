"""Parse and check one rule file: TOML → rules, container names and a site profile. All mistakes are found at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple
from zlib import crc32

from newsclean.rules.container_names import NameRoles
from newsclean.rules.errors import Problem, RuleError
from newsclean.rules.rule import SCOPES, STRENGTHS, TRIM_SCOPES, Rule, fold_text
from newsclean.rules.rule_set import RuleSet
from newsclean.rules.selectors import NO_SELECTORS, Selectors, compile_selector
from newsclean.rules.toml_lines import TableLines, TomlLines
from newsclean.text.toml import tomllib
from newsclean.text.words.required_words import required_words

_DEFAULT_MAX_CHARS = 40
_LARGEST_MAX_CHARS = 1000
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_ROLE = re.compile(r"[a-z][a-z_]*")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_TEXT, _TEXTS, _NUMBER, _BOOLEAN, _TABLE, _TABLES = (
    "text", "a list of texts", "a whole number", "true or false", "a table", "a list of tables",
)  # fmt: skip
_PYTHON_TYPES = {_TEXT: str, _NUMBER: int, _BOOLEAN: bool, _TABLE: dict}
_ITEM_TYPES = {_TEXTS: _TEXT, _TABLES: _TABLE}
_RULE_KEYS = {
    "id": _TEXT, "role": _TEXT, "scope": _TEXT, "strength": _TEXT, "pattern": _TEXT, "examples": _TEXTS,
    "counter_examples": _TEXTS, "languages": _TEXTS, "max_chars": _NUMBER, "opens_section": _BOOLEAN,
    "links_only": _BOOLEAN,
}  # fmt: skip
_REQUIRED_RULE_KEYS = ("id", "role", "scope", "strength", "pattern", "examples")
_NAME_KEYS = {"id": _TEXT, "role": _TEXT, "tokens": _TEXTS}
_SITE_KEYS = {"hosts": _TEXTS, "story": _TEXTS, "drop": _TEXTS, **dict.fromkeys(Selectors._fields, _TEXTS)}
_FILE_KEYS = {"rule": _TABLES, "names": _TABLES, "site": _TABLE, "off": _TEXTS}


class SiteTable(NamedTuple):
    """The table ``[site]`` of a file."""

    hosts: tuple[str, ...]
    """Host names; their subdomains belong to the site as well."""
    story_names: frozenset[str]
    """Class and id names of the elements that hold the story."""
    dropped_names: frozenset[str]
    """Class and id names of elements that never do."""
    selectors: Selectors = NO_SELECTORS


class RuleFile(NamedTuple):
    """The contents of one file."""

    rules: tuple[Rule, ...]
    name_roles: NameRoles
    disabled: tuple[str, ...]
    """Ids of shipped rules that are not used."""
    site: SiteTable | None
    lines: TomlLines
    checksum: int


def parse_rule_file(name: str, text: str) -> RuleFile:
    """Parse and check one file.

    Args:
        name: the file's name for messages.
        text: its contents.

    Raises:
        RuleError: the file is no TOML; a key is missing, unknown or of the wrong type; an id occurs twice; a pattern
            does not compile.
    """
    return _Parser(name, text).parse()


def find_wrong_examples(name: str, file: RuleFile) -> list[Problem]:
    """Return a problem for each example that its rule does not match and each counter-example that it matches."""
    rule_set = RuleSet(file.rules, {})
    problems = []
    for index, rule in enumerate(file.rules):
        table = file.lines.table("rule", index)
        checks = (("examples", rule.examples, True), ("counter_examples", rule.counter_examples, False))
        for key, texts, is_wanted in checks:
            verb = "does not match" if is_wanted else "matches"
            hint = ": patterns see lower case alone" if is_wanted and _CAPITAL.search(rule.pattern) else ""
            problems += [
                Problem(name, table.line_of(key), f"{rule.id}: {verb} {text!r}{hint}")
                for text in texts
                if rule_set.is_match(rule, fold_text(text)) is not is_wanted
            ]
    return problems


class _Parser:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._lines = TomlLines(text)
        self._problems: list[Problem] = []

    def parse(self) -> RuleFile:
        try:
            data = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            raise RuleError((self._syntax_problem(str(error)),)) from None
        self._check_keys(data, _FILE_KEYS, self._lines.table(""), "")
        rules = self._parse_rules(_tables(data.get("rule")))
        name_roles = self._parse_names(_tables(data.get("names")))
        site = self._parse_site(data["site"]) if isinstance(data.get("site"), dict) else None
        if self._problems:
            raise RuleError(tuple(sorted(self._problems, key=lambda problem: problem.line)))
        checksum = crc32(self._text.encode())
        return RuleFile(rules, name_roles, tuple(data.get("off", ())), site, self._lines, checksum)

    def _parse_rules(self, entries: list[dict[str, Any]]) -> tuple[Rule, ...]:
        rules: dict[str, Rule] = {}
        for index, entry in enumerate(entries):
            table = self._lines.table("rule", index)
            rule = self._parse_rule(entry, table)
            if rule is None:
                continue
            if rule.id in rules:
                self._add(table.line_of("id"), f"{rule.id}: this id stands twice")
            rules[rule.id] = rule
        return tuple(rules.values())

    def _parse_rule(self, entry: dict[str, Any], table: TableLines) -> Rule | None:
        label = f"{entry.get('id', 'a rule without an id')}: "
        problems_before = len(self._problems)
        self._check_keys(entry, _RULE_KEYS, table, label)
        self._check_required(entry, _REQUIRED_RULE_KEYS, table, label)
        if len(self._problems) > problems_before:
            return None
        for key, choices in (("scope", SCOPES), ("strength", STRENGTHS)):
            if entry[key] not in choices:
                self._add(table.line_of(key), f"{label}{key} must be one of {', '.join(choices)}")
        if entry["strength"] == "trim" and entry["scope"] not in TRIM_SCOPES:
            self._add(table.line_of("scope"), f"{label}the scope of a trim must be one of {', '.join(TRIM_SCOPES)}")
        if entry["scope"] == "end" and entry["strength"] != "trim":
            self._add(table.line_of("scope"), f"{label}the scope end is for the strength trim alone")
        self._check_form(entry, "id", _ID, "lower-case words parted by dots", table, label)
        self._check_form(entry, "role", _ROLE, "one lower-case word", table, label)
        if not 1 <= entry.get("max_chars", _DEFAULT_MAX_CHARS) <= _LARGEST_MAX_CHARS:
            self._add(table.line_of("max_chars"), f"{label}max_chars must be from 1 to {_LARGEST_MAX_CHARS}")
        fault = _find_pattern_fault(entry["pattern"])
        if fault:
            self._add(table.line_of("pattern"), f"{label}the pattern {fault}")
        if len(self._problems) > problems_before:
            return None
        needs_words = entry["scope"] == "within" or entry["strength"] == "trim"
        return Rule(
            id=entry["id"],
            role=entry["role"],
            scope=entry["scope"],
            strength=entry["strength"],
            opens_section=entry.get("opens_section", False),
            languages=tuple(entry.get("languages", ())),
            max_chars=entry.get("max_chars", _DEFAULT_MAX_CHARS),
            required_words=tuple(sorted(required_words(entry["pattern"]))) if needs_words else (),
            pattern=entry["pattern"],
            examples=tuple(entry["examples"]),
            counter_examples=tuple(entry.get("counter_examples", ())),
            links_only=entry.get("links_only", False),
        )

    def _parse_names(self, entries: list[dict[str, Any]]) -> NameRoles:
        roles: dict[str, set[str]] = {}
        for index, entry in enumerate(entries):
            table = self._lines.table("names", index)
            label = f"{entry.get('id', 'names')}: "
            problems_before = len(self._problems)
            self._check_keys(entry, _NAME_KEYS, table, label)
            self._check_required(entry, ("role", "tokens"), table, label)
            if len(self._problems) == problems_before:
                for token in entry["tokens"]:
                    if token != " ".join(token.lower().split()) or len(token.split()) > 2:
                        self._add(table.line_of("tokens"), f"{label}{token!r} must be one or two lower-case words")
                    roles.setdefault(token, set()).add(entry["role"])
        return {token: frozenset(token_roles) for token, token_roles in roles.items()}

    def _parse_site(self, entry: dict[str, Any]) -> SiteTable | None:
        table = self._lines.table("site")
        problems_before = len(self._problems)
        self._check_keys(entry, _SITE_KEYS, table, "site: ")
        if not entry.get("hosts"):
            self._add(table.line_of("hosts"), "site: hosts must name at least one host, such as example.com")
        if len(self._problems) > problems_before:
            return None
        for host in entry["hosts"]:
            if not _HOST.fullmatch(host):
                self._add(table.line_of("hosts"), f"site: {host!r} is no host name: write it as example.com")
        for key, other in (("story", "body"), ("drop", "strip")):
            for name in entry.get(key, ()):
                if name.startswith((".", "#", "/")) or any(map(str.isspace, name)):
                    message = f"site: {key} takes class and id names: {name!r} is none; {other} takes selectors"
                    self._add(table.line_of(key), message)
        story, drop = (frozenset(entry.get(key, ())) for key in ("story", "drop"))
        selectors = Selectors(**{key: tuple(entry.get(key, ())) for key in Selectors._fields})
        for key in Selectors._fields:
            for selector in getattr(selectors, key):
                try:
                    compile_selector(selector)
                except ValueError as error:
                    self._add(table.line_of(key), f"site: {key}: {error}")
        return SiteTable(tuple(entry["hosts"]), story, drop, selectors)

    def _add(self, line: int, message: str) -> None:
        self._problems.append(Problem(self._name, line, message))

    def _check_keys(self, entry: Mapping[str, Any], known: Mapping[str, str], table: TableLines, label: str) -> None:
        """Report every key that is unknown or of the wrong type."""
        for key, value in entry.items():
            # At the top level, a key that holds a table has no line of its own but a header.
            line = table.keys.get(key) or (table.header if label else self._lines.table(key).header)
            if key not in known:
                self._add(line, label + _describe_unknown_key(key, known))
            elif not _has_type(value, known[key]):
                self._add(line, f"{label}{key} must be {known[key]}")

    def _check_required(self, entry: Mapping[str, Any], keys: tuple[str, ...], table: TableLines, label: str) -> None:
        for key in keys:
            if key not in entry:
                self._add(table.header, f"{label}the key {key} is missing")

    def _check_form(
        self, entry: dict[str, Any], key: str, form: re.Pattern[str], form_name: str, table: TableLines, label: str
    ) -> None:
        if not form.fullmatch(entry[key]):
            self._add(table.line_of(key), f"{label}{key} must be {form_name}")

    def _syntax_problem(self, message: str) -> Problem:
        description, _, position = message.rpartition(" (at ")
        line = re.search(r"line (\d+)", position)
        # Without a line, the parser means the end of the file.
        number = int(line.group(1)) if line else self._text.count("\n") + 1
        return Problem(self._name, number, description or message)


def _tables(entries: Any) -> list[dict[str, Any]]:
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _has_type(value: Any, type_name: str) -> bool:
    if type_name in _ITEM_TYPES:
        return isinstance(value, list) and all(_has_type(item, _ITEM_TYPES[type_name]) for item in value)
    # Not isinstance(): in Python, a bool is an int.
    return type(value) is _PYTHON_TYPES[type_name]


def _describe_unknown_key(key: str, known: Mapping[str, str]) -> str:
    close = get_close_matches(key, known, 1)
    return f"unknown key {key}: " + (f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}")


def _find_pattern_fault(pattern: str) -> str | None:
    """Return why a pattern cannot be used as a rule's; None if it can."""
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
