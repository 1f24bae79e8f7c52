"""Roles that the class, id and role names of a container indicate, such as ``share`` for ``share-bar``."""

from __future__ import annotations

import re
from itertools import pairwise

NameRoles = dict[str, frozenset[str]]
"""Roles by token: one word of a name, or two words joined by a space."""

_SEPARATORS = re.compile(r"[\W_]+")
_ASCII_SEPARATORS_TO_SPACES = bytes(code if chr(code).isalnum() else 32 for code in range(128)).ljust(256)
_MAX_CACHED_NAMES = 5_000


class ContainerNames:
    """Finds the roles of containers by their names; results are cached, since pages repeat their names."""

    def __init__(self, roles_by_token: NameRoles) -> None:
        self.roles_by_token = roles_by_token
        self._tokens = frozenset(roles_by_token)
        cuts = [(token[:end], token[end:]) for token in roles_by_token for end in range(1, len(token))]
        self._starts = frozenset([start for start, _ in cuts])
        self._ends = frozenset([end.lstrip() for _, end in cuts])
        """What tokens begin and end with that two words make."""
        self._cache: dict[str, tuple[str, ...]] = {}

    def find_roles(self, names: str) -> tuple[str, ...]:
        """Return the roles that names indicate, sorted so that sums of weights are the same in every run.

        Args:
            names: class, id and role names in lower case, separated by spaces.
        """
        roles = self._cache.get(names)
        if roles is None:
            roles = self._look_up(names)
            if len(self._cache) > _MAX_CACHED_NAMES:
                self._cache.clear()
            self._cache[names] = roles
        return roles

    def _look_up(self, names: str) -> tuple[str, ...]:
        words = split_tokens(names)
        found = self._tokens.intersection(words)
        starts, ends = self._starts, self._ends
        for word, following in pairwise(words):
            if word in starts and following in ends:
                # "article-body" and "articleBody" mean what "articlebody" means.
                found = found.union(self._tokens.intersection((f"{word} {following}", word + following)))
        if not found:
            return ()
        return tuple(sorted(frozenset().union(*[self.roles_by_token[token] for token in found])))


def split_tokens(names: str) -> list[str]:
    """Return the words that names are made of."""
    if names.isascii():
        return names.encode().translate(_ASCII_SEPARATORS_TO_SPACES).decode().split()
    return [token for token in _SEPARATORS.split(names) if token]


def merge_name_roles(*parts: NameRoles) -> NameRoles:
    """Return all tokens, each with the roles that any of the parts gives it."""
    merged: NameRoles = {}
    for part in parts:
        for token, roles in part.items():
            merged[token] = merged.get(token, frozenset()) | roles
    return merged
