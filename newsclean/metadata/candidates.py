"""Candidates for a field, and the choice between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value for a field, where it was found, and the reliability of that place (0 to 1)."""

    value: T
    origin: str
    weight: float


CandidatesByField = Mapping[str, Sequence[Candidate[Any]]]
"""All candidates by the name of their field, including those that were not chosen."""


def choose_best(candidates: Iterable[Candidate[T]]) -> Candidate[T] | None:
    """Return the candidate with the highest weight; of equals, the first."""
    return max(candidates, key=lambda candidate: candidate.weight, default=None)
