"""A field's candidates, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value for a field, where it was found, and how far to trust that place (0 to 1)."""

    value: T
    origin: str
    weight: float


CandidatesByField = Mapping[str, Sequence[Candidate[Any]]]
"""Candidates by the name of their field, losers as well."""


def choose_best(candidates: Iterable[Candidate[T]]) -> Candidate[T] | None:
    """The candidate of the greatest weight; of equals, the first."""
    return max(candidates, key=lambda candidate: candidate.weight, default=None)


def chosen_value(choice: Candidate[T] | None) -> T | None:
    """What was chosen, if anything was."""
    return choice.value if choice is not None else None
