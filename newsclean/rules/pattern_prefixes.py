"""Split a pattern into its alternatives, each with the prefixes that its matches can have.

This runs when the shipped rules are compiled (:mod:`newsclean.rules.compile_json`), not while pages are read. The method
is that of the FIRST sets of LL parsers (Aho, Lam, Sethi and Ullman, *Compilers*, 4.4.2), two characters deep.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any, NamedTuple

from newsclean.rules.alternatives import PREFIX_CHARS, prefix_key

_PARSER: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
_MAX_RANGE_CHARS = 120
"""A larger range in a character class counts as any character."""
_QUANTIFIERS = ("?", "*", "+", "{")
_CATEGORY_KEYS = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}


class PrefixedAlternative(NamedTuple):
    """One alternative of a pattern."""

    source: str
    prefix_keys: tuple[str, ...]
    """Prefix keys of its matches (:func:`newsclean.rules.alternatives.prefix_key`), sorted; a key is shorter than
    :data:`PREFIX_CHARS` where any character may follow."""


def split_alternatives(pattern: str) -> tuple[PrefixedAlternative, ...]:
    """Return the alternatives of a pattern in order."""
    return tuple(PrefixedAlternative(source, tuple(sorted(_prefixes(source)))) for source in _split(pattern))


def match_lengths(source: str) -> tuple[int, int]:
    """Return the fewest and the most characters of the matches of an alternative."""
    fewest, most = _PARSER.parse(source).getwidth()
    return fewest, most


def _split(pattern: str) -> list[str]:
    """Split at ``|``, also inside a group at the start: ``(?:a|b)c`` becomes ``ac`` and ``bc``."""
    pattern = _strip_outer_group(pattern)
    cuts = [position for position, depth in _depths(pattern) if depth == 0 and pattern[position] == "|"]
    if cuts:
        bounds = zip([-1, *cuts], [*cuts, len(pattern)], strict=True)
        return [source for start, end in bounds for source in _split(pattern[start + 1 : end])]
    if pattern.startswith("(?:"):
        end = _end_of_first_group(pattern)
        if pattern[end + 1 : end + 2] not in _QUANTIFIERS:
            return [source + pattern[end + 1 :] for source in _split(pattern[3:end])]
    return [pattern]


def _strip_outer_group(pattern: str) -> str:
    if pattern.startswith("(?:") and pattern.endswith(")") and _end_of_first_group(pattern) == len(pattern) - 1:
        return pattern[3:-1]
    return pattern


def _end_of_first_group(pattern: str) -> int:
    """Return the position of the bracket that closes the group at the pattern's start."""
    return next(position for position, depth in _depths(pattern) if depth == 0 and pattern[position] == ")")


def _depths(pattern: str) -> list[tuple[int, int]]:
    """Return the position of each character outside character classes and escapes, with the group depth after it."""
    depths = []
    depth, position, in_class = 0, 0, False
    while position < len(pattern):
        char = pattern[position]
        if char == "\\":
            position += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
            # A closing bracket right after the opening one is a member of the class.
            position += 1 + (pattern[position + 1 : position + 2] == "^")
            if pattern[position : position + 1] != "]":
                continue
        else:
            depth += (char == "(") - (char == ")")
            depths.append((position, depth))
        position += 1
    return depths


def _prefixes(pattern: str) -> set[str]:
    final: set[str] = set()
    final |= _extend(_PARSER.parse(pattern), {""}, final)
    return {prefix for prefix in final if not any(prefix[:length] in final for length in range(len(prefix)))}


def _extend(items: Any, prefixes: set[str], final: set[str]) -> set[str]:
    """Extend prefixes by parsed items.

    Returns:
        The prefixes that can still grow. The others are added to ``final``.
    """
    for kind, value in items:
        name = str(kind)
        if name == "BRANCH":
            prefixes = set().union(*(_extend(branch, prefixes, final) for branch in value[1]))
        elif name == "SUBPATTERN":
            prefixes = _extend(value[-1], prefixes, final)
        elif name == "MAX_REPEAT":
            prefixes = _extend_by_repeat(value, prefixes, final)
        elif name not in ("AT", "ASSERT", "ASSERT_NOT"):
            prefixes = _extend_by_chars(prefixes, _first_chars(name, value), final)
        if not prefixes:
            break
    return prefixes


def _extend_by_repeat(value: Any, prefixes: set[str], final: set[str]) -> set[str]:
    min_repeats, max_repeats, items = value
    extended = prefixes if min_repeats == 0 else set()
    for _ in range(min(max_repeats, PREFIX_CHARS)):
        prefixes = _extend(items, prefixes, final)
        extended = extended | prefixes
    return extended


def _extend_by_chars(prefixes: set[str], chars: set[str] | None, final: set[str]) -> set[str]:
    if chars is None:
        final |= prefixes
        return set()
    extended = {prefix + char for prefix in prefixes for char in chars}
    final |= {prefix for prefix in extended if len(prefix) == PREFIX_CHARS}
    return {prefix for prefix in extended if len(prefix) < PREFIX_CHARS}


def _first_chars(name: str, value: Any) -> set[str] | None:
    """Return the characters that one parsed item matches; None for any, or too many to list."""
    if name == "LITERAL":
        return {prefix_key(chr(value))}
    if name != "IN":
        return None
    chars: set[str] = set()
    for kind, member in value:
        member_name = str(kind)
        if member_name == "LITERAL":
            chars.add(prefix_key(chr(member)))
        elif member_name == "RANGE" and member[1] - member[0] < _MAX_RANGE_CHARS:
            chars.update(prefix_key(chr(code)) for code in range(member[0], member[1] + 1))
        elif member_name == "CATEGORY" and str(member) in _CATEGORY_KEYS:
            chars.add(_CATEGORY_KEYS[str(member)])
        else:
            return None
    return chars
