"""One rule: the words that a kind of boilerplate is recognized by."""

from __future__ import annotations

from typing import Literal, NamedTuple

Scope = Literal["line", "start", "end", "within"]
SCOPES: tuple[Scope, ...] = ("line", "start", "end", "within")
Strength = Literal["veto", "trim", "evidence"]
STRENGTHS: tuple[Strength, ...] = ("veto", "trim", "evidence")
TRIM_SCOPES: tuple[Scope, ...] = ("start", "end")
"""Scopes of the rules of strength ``trim``. Only they may have the scope ``end``."""


class Rule(NamedTuple):
    """A pattern for the text of a block, and what a match means."""

    id: str
    role: str
    """The kind of boilerplate, such as ``share`` or ``related``."""
    scope: Scope
    """Where the pattern must match: the whole block (``line``), its start, its end, or anywhere in it (``within``)."""
    strength: Strength
    """A ``veto`` drops the block whatever its score is; ``trim`` cuts the matched words off a block's start or end, and drops a
    block that they are all of; ``evidence`` is one feature of the classifier among others."""
    opens_section: bool
    """Whether the block is the heading of a boilerplate section, such as “Related stories”."""
    languages: tuple[str, ...]
    max_chars: int
    """Longer blocks are not tried. For the strength ``trim``: the longest text that is cut off."""
    required_words: tuple[str, ...]
    """For the scope ``within`` and the strength ``trim``: words of which every match contains one. They are derived
    from the pattern."""
    pattern: str
    """A regular expression for case-folded text with single spaces; see :func:`fold_text`."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    links_only: bool = False
    """Whether the rule is only for blocks that are nothing but a link."""


def fold_text(text: str) -> str:
    """Return the text as patterns expect it: case-folded, each run of white space as one space."""
    folded = text.casefold()
    # The only printable white space is a space, and most texts have single ones already.
    if folded.isprintable() and "  " not in folded and folded.strip() == folded:
        return folded
    return " ".join(folded.split())


def fold_chars(text: str) -> str:
    """Return the text folded character by character, so that offsets into it are offsets into the text."""
    folded = text.casefold()
    if len(folded) != len(text):
        folded = "".join(one if len(one := char.casefold()) == 1 else char for char in text)
    return folded.replace("\n", " ").replace("\xa0", " ")
