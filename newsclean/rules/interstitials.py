"""Pages that a site shows instead of a story: bot checks, refusals, consent and login pages, errors, removal notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.rules.compiled.tables import load_table
from newsclean.rules.rule import fold_text
from newsclean.text.patterns import contains_any, lazy_pattern

if TYPE_CHECKING:
    from newsclean.errors import NoArticleKind

MAX_INTERSTITIAL_CHARS = 2500
"""A page with more visible text is searched in its title and headings alone."""
MAX_LINE_CHARS = 400
"""Characters of a line that are tried."""
MAX_LINES = 60
_TITLE_PARTS = re.compile(r"\s[-–—|·:»]\s|[|｜_]")

InterstitialScope = Literal["within", "start", "title"]


class Interstitial(NamedTuple):
    """One kind of page that is no story."""

    id: str
    kind: NoArticleKind
    message: str
    """What the page is, and what the user can do."""
    languages: tuple[str, ...]
    """Empty where the texts are of many languages."""
    scope: InterstitialScope
    """Where the pattern must match: anywhere in title and text (``within``); at the start of the title, of one of its parts,
    of a heading, or of a block of the body (``start``); the same but for blocks of the body (``title``)."""
    pattern: re.Pattern[str]
    """Tried on folded text (:func:`newsclean.rules.rule.fold_text`); compiled when it is first used."""
    required_words: tuple[str, ...]
    """Words of which every match contains one."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@lru_cache(maxsize=1)
def load_interstitials() -> tuple[Interstitial, ...]:
    """Return all kinds in the order in which they are tried."""
    data = load_table("interstitials")
    return tuple(
        Interstitial(
            entry["id"],
            entry["kind"],
            entry["message"],
            tuple(entry["languages"]),
            entry["scope"],
            lazy_pattern(entry["pattern"], re.DOTALL),
            tuple(entry.get("required_words", ("",))),
            tuple(entry["examples"]),
            tuple(entry["counter_examples"]),
        )
        for entry in data["interstitial"]
    )


def find_interstitial(title: str, headings: Sequence[str], lines: Sequence[str], text: str) -> Interstitial | None:
    """Return the kind of interstitial that a page with a short body is.

    Args:
        title: the document title.
        headings: the page's main headings.
        lines: the blocks of the body, or all blocks where the body is next to nothing.
        text: the page's visible text. Where it is long, only title and headings count.
    """
    parts = [title, *_TITLE_PARTS.split(title)] if title else []
    strong = _fold_lines((*parts, *headings))
    is_short = len(text) <= MAX_INTERSTITIAL_CHARS
    weak = _fold_lines(lines) if is_short else []
    whole = fold_text(f"{title}\n{text}") if is_short else ""
    return next((kind for kind in load_interstitials() if _matches(kind, strong, [*strong, *weak], whole)), None)


def _matches(kind: Interstitial, strong: list[str], lines: list[str], whole: str) -> bool:
    if kind.scope == "within":
        return _has_word(kind, whole) and kind.pattern.search(whole) is not None
    return any(
        _has_word(kind, line) and kind.pattern.match(line) for line in (strong if kind.scope == "title" else lines)
    )


def _has_word(kind: Interstitial, text: str) -> bool:
    """Whether the pattern may match a text. Most pages need none of the patterns, which take long to compile."""
    return contains_any(text, kind.required_words)


def _fold_lines(lines: Iterable[str]) -> list[str]:
    """Return the first lines as patterns expect them, each once."""
    folded = (fold_text(line[:MAX_LINE_CHARS]).lstrip("“\"'«‹„（([【•·- ") for line in lines)
    return list(dict.fromkeys(filter(None, folded)))[:MAX_LINES]
