"""Errors of rule files."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.errors import NewscleanError


class Problem(NamedTuple):
    """A mistake in a rule file."""

    file: str
    line: int
    """Counted from 1; 0 where the problem is the file as a whole."""
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class RuleError(NewscleanError):
    """Rules that cannot be used. The message is the first problem, with file and line.

    Args:
        problems: all mistakes in the files.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        more = f" (and {len(problems) - 1} more: see newsclean rules test)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
        self.problems = problems
