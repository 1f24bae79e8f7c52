"""The time at which a web archive stored a copy is no date of the story."""

from __future__ import annotations

from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Page

_MINUTE_CHARS = len("2024-01-02T03:04")


def without_archive_times(page: Page, candidates: list[Candidate[str]]) -> list[Candidate[str]]:
    """Return the dates but for those that are the time of the copy, to the minute, where a page is a copy."""
    archived_at = page.archived.archived_at if page.archived is not None else None
    if archived_at is None or len(archived_at) < _MINUTE_CHARS:
        return candidates
    minute = archived_at[:_MINUTE_CHARS]
    return [candidate for candidate in candidates if candidate.value[:_MINUTE_CHARS] != minute]
