"""Named reading steps, each of which can be switched off to measure what it contributes (an ablation)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One transformation of a dump's text, lines or segments."""

    name: str
    run: Callable[[T], T]


def run_steps(steps: Iterable[Step[T]], value: T, skip: Collection[str]) -> T:
    """Apply the steps in order, except those whose name is in ``skip``."""
    for step in steps:
        if step.name not in skip:
            value = step.run(value)
    return value
