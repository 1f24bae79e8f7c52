"""Candidates from the selectors of a site profile, which precede all others."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Page

SELECTED_WEIGHT = 1.0
"""The trust in a site profile: its author has seen the site's pages. No other candidate has more."""


def selected_texts(page: Page, field: str) -> Iterator[str]:
    """Yield what the selectors of a field found."""
    return (one.text for one in page.selected if one.field == field)


def selected_candidates(page: Page, field: str) -> list[Candidate[str]]:
    """Return the first text that the selectors of a field found, as a candidate."""
    text = next(selected_texts(page, field), None)
    return [Candidate(text, selected_origin(field), SELECTED_WEIGHT)] if text else []


def selected_origin(field: str) -> str:
    """Return the origin of what the selectors of a field found."""
    return f"site:{field}"
