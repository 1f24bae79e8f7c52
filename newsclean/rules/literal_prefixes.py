"""How the texts that a pattern matches begin, so that a block is held against the few patterns it can match.

The shipped rules' patterns are long lists of alternatives, in many languages. They are taken apart where the shipped JSON
is made (:mod:`newsclean.rules.compile`), never while pages are read. The idea is that of the FIRST sets of LL parsers
(Aho, Lam, Sethi and Ullman, *Compilers*, 4.4.2), here two characters deep.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from newsclean.rules.book import REACH, start_of

_PARSER: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
_MOST_CHARS = 120
"""Characters of a set beyond which it is taken for any character."""
_MOST_NEEDED = 80
_QUANTIFIERS = ("?", "*", "+", "{")
_CATEGORIES = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}


def alternatives(pattern: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pattern's alternatives in order, each with how its matches begin: two characters, fewer where any may follow.

    Decimal digits stand as ``0``, as in :func:`newsclean.rules.book.start_of`.
    """
    return tuple((part, tuple(sorted(_starts(part)))) for part in _apart(pattern))


def needed(pattern: str) -> tuple[str, ...]:
    """Words of which every match has one; none where no list of them is short enough to be worth a look."""
    words = _needed(_PARSER.parse(pattern))
    return tuple(sorted(words)) if len(words) <= _MOST_NEEDED else ()


def _needed(items: Any) -> frozenset[str]:
    best: frozenset[str] = frozenset()
    word = ""
    for kind, value in (*items, ("", None)):
        name = str(kind)
        if name == "LITERAL":
            word += chr(value)
            continue
        found = frozenset((word,)) if word else frozenset()
        word = ""
        if name == "BRANCH":
            branches = [_needed(branch) for branch in value[1]]
            found = _better(found, frozenset().union(*branches) if all(branches) else frozenset())
        elif name == "SUBPATTERN" or (name == "MAX_REPEAT" and value[0]):
            found = _better(found, _needed(value[-1]))
        best = _better(best, found)
    return best


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Of two lists, the one of longer words; of such, the shorter list."""
    return max(one, other, key=lambda words: (min(map(len, words), default=0), -len(words)))


def _bare(pattern: str) -> str:
    """The pattern without a group around the whole of it."""
    if pattern.startswith("(?:") and pattern.endswith(")") and _closes(pattern) == len(pattern) - 1:
        return pattern[3:-1]
    return pattern


def _closes(pattern: str) -> int:
    """Where the group that opens the pattern ends."""
    return next(at for at, depth in _depths(pattern) if depth == 0 and pattern[at] == ")")


def _apart(pattern: str) -> list[str]:
    """The alternatives, those of a group that opens one as well: ``(?:a|b)c`` is ``ac`` or ``bc``."""
    pattern = _bare(pattern)
    cuts = [at for at, depth in _depths(pattern) if depth == 0 and pattern[at] == "|"]
    if cuts:
        bounds = zip([-1, *cuts], [*cuts, len(pattern)], strict=True)
        return [part for start, end in bounds for part in _apart(pattern[start + 1 : end])]
    if pattern.startswith("(?:"):
        end = _closes(pattern)
        if pattern[end + 1 : end + 2] not in _QUANTIFIERS:
            return [part + pattern[end + 1 :] for part in _apart(pattern[3:end])]
    return [pattern]


def _depths(pattern: str) -> list[tuple[int, int]]:
    """Each character outside sets and escapes, with the number of groups open after it."""
    out = []
    depth, at, in_set = 0, 0, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
            # A bracket right after the opening one is one of the set.
            at += 1 + (pattern[at + 1 : at + 2] == "^")
            if pattern[at : at + 1] != "]":
                continue
        else:
            depth += (char == "(") - (char == ")")
            out.append((at, depth))
        at += 1
    return out


def _starts(pattern: str) -> set[str]:
    closed: set[str] = set()
    closed |= _walk(_PARSER.parse(pattern), {""}, closed)
    return {start for start in closed if not any(start[:length] in closed for length in range(len(start)))}


def _walk(items: Any, begun: set[str], closed: set[str]) -> set[str]:
    """What beginnings become after ``items``: those that can grow are given back, the others go to ``closed``."""
    for kind, value in items:
        name = str(kind)
        if name == "BRANCH":
            begun = set().union(*(_walk(branch, begun, closed) for branch in value[1]))
        elif name == "SUBPATTERN":
            begun = _walk(value[-1], begun, closed)
        elif name == "MAX_REPEAT":
            begun = _repeated(value, begun, closed)
        elif name not in ("AT", "ASSERT", "ASSERT_NOT"):
            begun = _grown(begun, _characters(name, value), closed)
        if not begun:
            break
    return begun


def _repeated(value: Any, begun: set[str], closed: set[str]) -> set[str]:
    least, most, items = value
    out = begun if least == 0 else set()
    for _ in range(min(most, REACH)):
        begun = _walk(items, begun, closed)
        out = out | begun
    return out


def _grown(begun: set[str], characters: set[str] | None, closed: set[str]) -> set[str]:
    if characters is None:
        closed |= begun
        return set()
    grown = {start + char for start in begun for char in characters}
    closed |= {start for start in grown if len(start) == REACH}
    return {start for start in grown if len(start) < REACH}


def _characters(name: str, value: Any) -> set[str] | None:
    """The characters that one step of a pattern matches; None for any, or too many to name."""
    if name == "LITERAL":
        return {start_of(chr(value))}
    if name != "IN":
        return None
    out: set[str] = set()
    for kind, member in value:
        step = str(kind)
        if step == "LITERAL":
            out.add(start_of(chr(member)))
        elif step == "RANGE" and member[1] - member[0] < _MOST_CHARS:
            out.update(start_of(chr(code)) for code in range(member[0], member[1] + 1))
        elif step == "CATEGORY" and str(member) in _CATEGORIES:
            out.add(_CATEGORIES[str(member)])
        else:
            return None
    return out
