"""Addresses of stories, told from those of sections, tags, authors, logins and files by their form."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from newsclean.metadata.dates.parsing import parse_url_date
from newsclean.page_kind.front_pages import has_story_path, is_root
from newsclean.text.package_data import read_package_file

_STORY_QUERY = re.compile(
    r"(?:^|&)(?:(?:[a-z_]{0,20}(?:id|no|nr|num)|p|a|art|article|news|story)=[^&]{0,200}\d{3}|article\d{1,9}(?:&|$))",
    re.IGNORECASE,
)
"""A query that chooses a story by its number."""
_DATE_AT_END = re.compile(r"/(?:19|20)\d\d(?:[/-]\d\d?){0,2}/?$")
"""The path of an archive of a year, a month or a day."""
_PAGE_NUMBER_AT_END = re.compile(r"/(?:page|seite|pagina)[/-]?\d{1,5}/?$", re.IGNORECASE)
_NUMBER_OR_SLUG = re.compile(r"\d|[^-_]+[-_][^-_]")
_ENTRY_NUMBER = re.compile(r"\d{3,}")
_MAX_SECTION_SEGMENTS = 3
"""Segments of a path, from its start, that may name what is below them."""
_FILE_TYPE = re.compile(r"\.([A-Za-z0-9]{2,5})$")


class _PathWords(NamedTuple):
    other_pages: frozenset[str]
    """Segments that no story has in its path."""
    sections: frozenset[str]
    """Segments above lists of stories. Some sites have their stories below them as well."""
    last_segments: frozenset[str]
    """Last segments of other forms of a page."""
    file_types: frozenset[str]


def is_story_address(url: str) -> bool:
    """Whether an address looks like a story's: a date, a number or a long name in its path, or a number in its query."""
    if is_other_page(url):
        return False
    parts = urlsplit(url)
    return has_story_path(parts) or parse_url_date(url) is not None or _STORY_QUERY.search(parts.query) is not None


def is_other_page(url: str) -> bool:
    """Whether an address is clearly no story's: a front page, a section, a tag, an author, a login page, a file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    words = _path_words()
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    has_story_query = _STORY_QUERY.search(parts.query) is not None
    if not segments or is_root(parts):
        return not has_story_query
    file_type = _FILE_TYPE.search(segments[-1])
    return (
        (file_type is not None and file_type[1] in words.file_types)
        or segments[-1] in words.last_segments
        or (_is_below_list(segments, words) and parse_url_date(url) is None)
        or _DATE_AT_END.search(parts.path) is not None
        or _PAGE_NUMBER_AT_END.search(parts.path) is not None
        or (_is_section(segments, parts) and not has_story_query)
    )


def _is_below_list(segments: list[str], words: _PathWords) -> bool:
    """Whether the first segments name another kind of page, or a section whose list this is."""
    first = segments[:_MAX_SECTION_SEGMENTS]
    if not words.other_pages.isdisjoint(first):
        return True
    at = next((index for index, segment in enumerate(first) if segment in words.sections), None)
    if at is None:
        return False
    rest = segments[at + 1 :]
    if segments[at].startswith("archiv") and len(rest) == 1 and _ENTRY_NUMBER.fullmatch(rest[0]):
        return False
    # The first segment behind the word is the section's name, unless it is a file.
    has_file = bool(rest) and _FILE_TYPE.search(rest[-1]) is not None
    story = rest if has_file else rest[1:]
    return not story or not has_story_path(SplitResult("", "", "/".join(["", *story]), "", ""))


def _is_section(segments: list[str], parts: SplitResult) -> bool:
    """Whether a path is one word, such as ``/politics``."""
    return len(segments) == 1 and _NUMBER_OR_SLUG.search(segments[0]) is None and not parts.path.endswith(".html")


@cache
def _path_words() -> _PathWords:
    table = json.loads(read_package_file("discovery/path_words.json"))
    return _PathWords(*(frozenset(table[name]) for name in _PathWords._fields))
