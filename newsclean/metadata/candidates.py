"""A field's candidates, and the choice among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_NO_LETTER = re.compile(r"[\W_]+")


class Candidate(NamedTuple, Generic[T]):
    """A value for a field, where it was found, and how far to trust that place (0 to 1)."""

    value: T
    origin: str
    weight: float


def choose(candidates: Iterable[Candidate[T]]) -> Candidate[T] | None:
    """The candidate of the greatest weight; of equals, the first."""
    return max(candidates, key=lambda candidate: candidate.weight, default=None)


def fold(text: str) -> str:
    """Letters and digits alone, case folded: what is left of a text when its dress is off."""
    return _NO_LETTER.sub("", text.casefold())
