"""One rule: the words that a kind of boilerplate is recognized by."""

from __future__ import annotations

from typing import Literal, NamedTuple

Scope = Literal["line", "start", "within"]
SCOPES: tuple[Scope, ...] = ("line", "start", "within")
Strength = Literal["veto", "evidence"]
STRENGTHS: tuple[Strength, ...] = ("veto", "evidence")


class Rule(NamedTuple):
    """A pattern for the text of a block, and what a match means."""

    id: str
    role: str
    """The kind of boilerplate, such as ``share`` or ``related``."""
    scope: Scope
    """Where the pattern must match: the whole block (``line``), its start, or anywhere in it (``within``)."""
    strength: Strength
    """A ``veto`` drops the block by itself; ``evidence`` is one feature of the classifier among others."""
    opens_section: bool
    """Whether the block is the heading of a boilerplate section, such as “Related stories”."""
    languages: tuple[str, ...]
    max_chars: int
    """Longer blocks are not tried."""
    required_words: tuple[str, ...]
    """For the scope ``within``: words of which every match contains one. They are derived from the pattern."""
    pattern: str
    """A regular expression for case-folded text with single spaces; see :func:`fold_text`."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def fold_text(text: str) -> str:
    """Return the text as patterns expect it: case-folded, each run of white space as one space."""
    return " ".join(text.casefold().split())
