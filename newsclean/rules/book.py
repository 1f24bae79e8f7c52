"""Rules, and how a block's text and a container's names are held against them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from newsclean.text.width import has_wide

Scope = Literal["line", "start", "within"]
SCOPES: tuple[Scope, ...] = ("line", "start", "within")
Strength = Literal["veto", "evidence"]

_SPLIT = re.compile(r"[\W_]+")
_WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))
_CACHE_LIMIT = 50_000
_SPECIAL = frozenset("\\.^$*+?{}[]()|")
_MAY_BE_NONE = frozenset("*?{")
REACH = 2
"""Characters of a text that tell which patterns it may match."""


class Rule(NamedTuple):
    """One piece of furniture, known by its words.

    ``scope`` says where the pattern must match: the whole block, its start, or anywhere in it. A ``veto`` drops the
    block by itself; ``evidence`` is one feature among others. ``opens`` marks the heading of a furniture section.
    Patterns see the text case-folded, and only blocks of at most ``max_chars`` characters. A pattern that is looked for
    anywhere may name in ``needs`` words of which every match has one: they are cheaper to look for.
    """

    id: str
    role: str
    scope: Scope
    strength: Strength
    opens: bool
    languages: tuple[str, ...]
    max_chars: int
    needs: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...]


class Parts(NamedTuple):
    """The alternatives of anchored rules' patterns (:mod:`newsclean.rules.literal_prefixes`), just as the shipped JSON has them:
    a page needs few of them, so that nothing is made of the others."""

    rows: Sequence[Sequence[str]]
    """Of each its rule's id, its pattern, and words of which every match has one: without them it need not be compiled.
    No words where a plain start tells as much."""
    starting: Mapping[str, Sequence[int]]
    """Rows by how their matches begin, as :func:`start_of` has it: two characters, fewer where any may follow."""

    def without(self, rules: frozenset[str]) -> Parts:
        """The parts of all rules but these ids'."""
        return Parts([() if row and row[0] in rules else row for row in self.rows], self.starting)


_NO_PARTS = Parts((), {})


class _Tried:
    """A pattern that a text may match, compiled for the first text that begins as its plain characters do."""

    __slots__ = ("_full", "_needs", "_pattern", "_prefix", "_source", "order", "rule", "wide")

    def __init__(self, rule: Rule, order: int, source: str, prefix: str = "", needs: Sequence[str] = ()) -> None:
        self.rule = rule
        self.order = order
        self.wide = bool(rule.languages) and _WIDE_LANGUAGES.issuperset(rule.languages)
        self._full = rule.scope == "line"
        self._source = source
        self._prefix = prefix
        self._needs = needs
        self._pattern: re.Pattern[str] | None = None

    def holds(self, folded: str) -> bool:
        if not folded.startswith(self._prefix):
            return False
        if self._prefix == self._source:
            return not self._full or len(folded) == len(self._source)
        pattern = self._pattern
        if pattern is None:
            # Once it is compiled, trying it is as cheap as looking for the words.
            if self._needs and not any(map(folded.__contains__, self._needs)):
                return False
            pattern = self._pattern = re.compile(self._source)
        return (pattern.fullmatch(folded) if self._full else pattern.match(folded)) is not None


def plain_start(source: str) -> str:
    """The plain characters that every match of an alternative begins with; the alternative has no ``|`` outside groups."""
    for at, char in enumerate(source):
        if char in _SPECIAL:
            # What may stand there any number of times may be missing.
            return source[: at - 1] if char in _MAY_BE_NONE and at else source[:at]
    return source


def start_of(folded: str) -> str:
    """What a text's first characters say of the patterns it may match; one decimal digit is as good as another."""
    start = folded[:REACH]
    if start.isalpha():
        return start
    return "".join("0" if char.isdecimal() else char for char in start)


class RuleBook:
    """All rules, ready to match."""

    def __init__(self, rules: tuple[Rule, ...], names: dict[str, frozenset[str]], parts: Parts = _NO_PARTS) -> None:
        """``names`` maps a class or id token, or two joined by a space, to its roles. Of rules that have no ``parts``
        the whole pattern is tried on every text."""
        self.rules = rules
        self.names = names
        self.parts = parts
        self._pairs = frozenset(token.split()[0] for token in names if " " in token)
        self.max_chars = max((rule.max_chars for rule in rules), default=0)
        # Vetoes first: of two rules that match, the surer one speaks.
        self._ordered = tuple(sorted(rules, key=lambda rule: rule.strength != "veto"))
        self._within = tuple(rule for rule in self._ordered if rule.scope == "within")
        self._order = {rule.id: place for place, rule in enumerate(self._ordered)}
        self._made: dict[int, _Tried] = {}
        apart = {row[0] for row in parts.rows if row}
        self._whole = tuple(
            _Tried(rule, self._order[rule.id], rule.pattern)
            for rule in self._ordered
            if rule.scope != "within" and rule.id not in apart
        )
        self._tried: dict[str, tuple[_Tried, ...]] = {}
        self._single: dict[str, re.Pattern[str]] = {}
        self._roles: dict[str, tuple[str, ...]] = {}
        self._matched: dict[str, Rule | None] = {}

    def match(self, text: str) -> Rule | None:
        """The rule that speaks for ``text``: a veto before evidence, else the first in the files' order."""
        if len(text) > self.max_chars:
            return None
        if text in self._matched:
            return self._matched[text]
        rule = self._first(" ".join(text.casefold().split()))
        if len(self._matched) > _CACHE_LIMIT:
            self._matched.clear()
        self._matched[text] = rule
        return rule

    def _first(self, folded: str) -> Rule | None:
        anchored, within = self._anchored(folded), self._anywhere(folded)
        return min((rule for rule in (anchored, within) if rule), key=lambda one: self._order[one.id], default=None)

    def matches(self, text: str) -> tuple[Rule, ...]:
        """Every rule that matches ``text``, the one that speaks first."""
        if len(text) > self.max_chars:
            return ()
        folded = " ".join(text.casefold().split())
        return tuple(rule for rule in self._ordered if self.holds(rule, folded))

    def _anywhere(self, folded: str) -> Rule | None:
        """The first rule whose pattern is found anywhere in the text."""
        for rule in self._within:
            # A loop, not a generator: this is asked of every block.
            for word in rule.needs or ("",):
                if word in folded:
                    if self.holds(rule, folded):
                        return rule
                    break
        return None

    def _anchored(self, folded: str) -> Rule | None:
        """The first rule that the text, or its start, is known by.

        Text without a wide character is held against no rule of Chinese, Japanese or Korean alone.
        """
        start = start_of(folded)
        tried = self._tried.get(start)
        if tried is None:
            tried = self._tried_on(start)
        size = len(folded)
        wide: bool | None = None
        for part in tried:
            if size > part.rule.max_chars:
                continue
            if part.wide:
                if wide is None:
                    wide = has_wide(folded)
                if not wide:
                    continue
            if part.holds(folded):
                return part.rule
        return None

    def _tried_on(self, start: str) -> tuple[_Tried, ...]:
        """The patterns that texts with this start may match, in the rules' order."""
        starting = self.parts.starting
        numbers = {number for length in range(REACH + 1) for number in starting.get(start[:length], ())}
        found = [*self._whole, *(self._part(number) for number in sorted(numbers) if self.parts.rows[number])]
        tried = tuple(sorted(found, key=lambda one: one.order))
        if len(self._tried) > _CACHE_LIMIT:
            self._tried.clear()
        self._tried[start] = tried
        return tried

    def _part(self, number: int) -> _Tried:
        made = self._made.get(number)
        if made is None:
            id_, source, *needs = self.parts.rows[number]
            order = self._order[id_]
            made = self._made[number] = _Tried(self._ordered[order], order, source, plain_start(source), needs)
        return made

    def holds(self, rule: Rule, folded: str) -> bool:
        """Whether one rule matches case-folded text."""
        if len(folded) > rule.max_chars:
            return False
        pattern = self._single.get(rule.id)
        if pattern is None:
            pattern = self._single[rule.id] = re.compile(rule.pattern)
        if rule.scope == "line":
            return pattern.fullmatch(folded) is not None
        if rule.scope == "start":
            return pattern.match(folded) is not None
        return pattern.search(folded) is not None

    def name_roles(self, names: str) -> tuple[str, ...]:
        """The roles that a container's class, id and role names tell of; lower case, parted by spaces."""
        found = self._roles.get(names)
        if found is None:
            found = self._look_up(names)
            if len(self._roles) > _CACHE_LIMIT:
                self._roles.clear()
            self._roles[names] = found
        return found

    def _look_up(self, names: str) -> tuple[str, ...]:
        known = self.names
        tokens = [token for token in _SPLIT.split(names) if token]
        found = [known[token] for token in tokens if token in known]
        for token, following in pairwise(tokens):
            if token in self._pairs and (pair := f"{token} {following}") in known:
                found.append(known[pair])
            # "articleBody" and "article-body" are what "articlebody" is.
            if (glued := token + following) in known:
                found.append(known[glued])
        # Sorted, so that sums of weights come out the same in every run.
        return tuple(sorted(frozenset().union(*found))) if found else ()
