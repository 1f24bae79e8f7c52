"""The date that the selectors of a site profile found."""

from __future__ import annotations

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.parsing import find_date, is_ambiguous, parse_timestamp
from newsclean.metadata.markup.selected import SELECTED_WEIGHT, selected_origin, selected_texts
from newsclean.parse.model import Page


def find_selected_dates(page: Page, conventions: DateConventions) -> list[Candidate[str]]:
    """Return the first text that the selectors of ``date`` found and that is a date.

    Args:
        page: the page.
        conventions: how it writes dates.
    """
    for text in selected_texts(page, "date"):
        iso = find_date(text, conventions) if is_ambiguous(text) else parse_timestamp(text)
        if iso:
            return [Candidate(iso, selected_origin("date"), SELECTED_WEIGHT)]
    return []
