"""Rules, and how a block's text and a container's names are held against them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from newsclean.page.width import WIDE

Scope = Literal["line", "start", "within"]
SCOPES: tuple[Scope, ...] = ("line", "start", "within")
Strength = Literal["veto", "evidence"]

_SPLIT = re.compile(r"[^0-9a-z\u00c0-\uffff]+")
_WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))
_WIDE_TEXT = re.compile(f"[{WIDE}]")
_CACHE_LIMIT = 50_000


@dataclass(frozen=True, slots=True)
class Rule:
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


class RuleBook:
    """All rules, ready to match."""

    def __init__(self, rules: tuple[Rule, ...], names: dict[str, frozenset[str]]) -> None:
        """``names`` maps a class or id token, or two joined by a space, to its roles."""
        self.rules = rules
        self.names = names
        self._pairs = frozenset(token.split()[0] for token in names if " " in token)
        self.max_chars = max((rule.max_chars for rule in rules), default=0)
        # Vetoes first: of two rules that match, the surer one speaks.
        ordered = sorted(rules, key=lambda rule: rule.strength != "veto")
        self._by_scope: dict[Scope, list[Rule]] = defaultdict(list)
        for rule in ordered:
            self._by_scope[rule.scope].append(rule)
        self._order = {rule.id: place for place, rule in enumerate(ordered)}
        self._compiled: dict[tuple[Scope, int, bool], tuple[re.Pattern[str] | None, tuple[Rule, ...]]] = {}
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
        # One scope after the other, and no further than the first that holds: patterns are compiled when they are tried.
        found = [next(self._holding(scope, folded), None) for scope in SCOPES]
        return min((rule for rule in found if rule), key=lambda one: self._order[one.id], default=None)

    def matches(self, text: str) -> tuple[Rule, ...]:
        """Every rule that matches ``text``."""
        if len(text) > self.max_chars:
            return ()
        folded = " ".join(text.casefold().split())
        return tuple(rule for scope in SCOPES for rule in self._holding(scope, folded))

    def _holding(self, scope: Scope, folded: str) -> Iterator[Rule]:
        """The rules of a scope that hold, in order; nothing is tried one by one that one look rules out."""
        if scope == "within":
            for rule in self._by_scope[scope]:
                # A loop, not a generator: this is asked of every block.
                for word in rule.needs or ("",):
                    if word in folded:
                        if self.holds(rule, folded):
                            yield rule
                        break
            return
        first = self._earliest(scope, folded)
        if first is None:
            return
        # Only where it is asked for more than the first are patterns compiled one by one.
        told = len(folded) <= first.max_chars
        if told:
            yield first
        for rule in self._by_scope[scope]:
            if not (told and rule is first) and self.holds(rule, folded):
                yield rule

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

    def _earliest(self, scope: Scope, folded: str) -> Rule | None:
        """The first rule of an anchored scope whose pattern holds: one pattern of groups for all that are tried here.

        A rule tried may be meant for shorter texts. Text without a wide character is held against no rule of Chinese,
        Japanese or Korean alone.
        """
        size = 0 if len(folded) <= 40 else 1 if len(folded) <= 120 else 2
        wide = not folded.isascii() and _WIDE_TEXT.search(folded) is not None
        key = (scope, size, wide)
        if key not in self._compiled:
            longest = (0, 40, 120)[size]
            tried = tuple(
                rule
                for rule in self._by_scope[scope]
                if rule.max_chars > longest and (wide or not _WIDE_LANGUAGES.issuperset(rule.languages or ("any",)))
            )
            # No rule's pattern captures, so a group's number is the rule's.
            whole = "|".join(f"({rule.pattern})" for rule in tried)
            if scope == "line":
                whole = f"(?:{whole})\\Z"
            self._compiled[key] = (re.compile(whole) if tried else None, tried)
        pattern, tried = self._compiled[key]
        found = pattern.match(folded) if pattern is not None else None
        return tried[found.lastindex - 1] if found is not None and found.lastindex else None

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
