"""A field's candidates, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from newsclean.text.patterns import lazy_pattern

T = TypeVar("T")
_ASCII_DRESS = bytes(code for code in range(128) if not chr(code).isalnum())
_NO_LETTER = lazy_pattern(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value for a field, where it was found, and how far to trust that place (0 to 1)."""

    value: T
    origin: str
    weight: float


Considered = Mapping[str, Sequence[Candidate[Any]]]
"""Candidates by the name of their field, losers as well."""


def choose(candidates: Iterable[Candidate[T]]) -> Candidate[T] | None:
    """The candidate of the greatest weight; of equals, the first."""
    return max(candidates, key=lambda candidate: candidate.weight, default=None)


def value_of(choice: Candidate[T] | None) -> T | None:
    """What was chosen, if anything was."""
    return choice.value if choice is not None else None


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Letters and digits alone, case folded: what is left of a text when its dress is off."""
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_DRESS).decode()
    return _NO_LETTER.sub("", text.casefold())
