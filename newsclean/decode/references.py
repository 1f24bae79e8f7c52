"""Text that names a page instead of being one: a web address, or the name of a file."""

from __future__ import annotations

import re

from newsclean.errors import NotAPage
from newsclean.text.patterns import lazy_pattern

MAX_REFERENCE_CHARS = 2_000
"""Longer texts are pages."""
MAX_FILE_NAME_CHARS = 260
_WEB_ADDRESS = lazy_pattern(r"https?://\S+", re.IGNORECASE)
_FILE_NAME = lazy_pattern(
    r"[^\r\n<>]+\.(?:x?html?|shtml|txt|md|mht(?:ml)?|webarchive|eml|pdf|warc|wet|arc|jsonl|parquet)(?:\.gz|\.zst)?", re.IGNORECASE
)  # fmt: skip
_PATH = lazy_pattern(r"(?:/|\.{1,2}/|~/|[A-Za-z]:\\)[^\s<>]+")
"""A path without one of these suffixes: one that begins as no sentence does, without white space."""


def refuse_reference(text: str) -> None:
    """Raise NotAPage where the text is a web address or the name of a file, and nothing else."""
    text = text.strip()
    if _WEB_ADDRESS.fullmatch(text):
        raise NotAPage("this is a web address, not a page: use fetch")
    if len(text) <= MAX_FILE_NAME_CHARS and (_FILE_NAME.fullmatch(text) or _PATH.fullmatch(text)):
        raise NotAPage("this looks like a file name, not a page: read the file first")
