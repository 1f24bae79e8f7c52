"""Roles that the class, id and role names of a container indicate, such as ``share`` for ``share-bar``."""

from __future__ import annotations

import re
from itertools import pairwise

NameRoles = dict[str, frozenset[str]]
"""Roles by token: one word of a name, or two words joined by a space."""

_SEPARATORS = re.compile(r"[\W_]+")
_MAX_CACHED_NAMES = 5_000


class ContainerNames:
    """Finds the roles of containers by their names; results are cached, since pages repeat their names."""

    def __init__(self, roles_by_token: NameRoles) -> None:
        self.roles_by_token = roles_by_token
        self._first_words_of_pairs = frozenset(token.split()[0] for token in roles_by_token if " " in token)
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
        known = self.roles_by_token
        tokens = [token for token in _SEPARATORS.split(names) if token]
        found = [known[token] for token in tokens if token in known]
        for token, following in pairwise(tokens):
            if token in self._first_words_of_pairs and (pair := f"{token} {following}") in known:
                found.append(known[pair])
            # "article-body" and "articleBody" mean what "articlebody" means.
            if (joined := token + following) in known:
                found.append(known[joined])
        return tuple(sorted(frozenset().union(*found))) if found else ()


def merge_name_roles(*parts: NameRoles) -> NameRoles:
    """Return all tokens, each with the roles that any of the parts gives it."""
    merged: NameRoles = {}
    for part in parts:
        for token, roles in part.items():
            merged[token] = merged.get(token, frozenset()) | roles
    return merged
