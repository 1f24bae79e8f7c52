"""The title in the header that a tool wrote above a text dump.

Corpus tools write the headline there. Reader services write the document title: it ends with the site's name and is often
worded for search engines, while readers see the page's first heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.title.site_name import SiteIdentity, guess_headline, strip_site_name
from newsclean.metadata.title.stems import text_stems
from newsclean.parse.model import Page
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.whitespace import collapse_whitespace

_MAX_LINE_CHARS = 300
_HEADER_WEIGHT, _REWORDED_WEIGHT_FACTOR = 1.0, 0.9
_MIN_HEADING_PROBABILITY = 0.5
"""A page's first heading that is less likely to be the headline does not replace the document title."""
_MIN_SHARED_STEMS = 0.1
"""Share of the word stems that both must have: a heading that shares none with the title is another story's."""


def header_title_candidates(page: Page, lines: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """Return the header's title, weighted against the page's lines; none where it is the site's name alone.

    Args:
        page: the dump.
        lines: the candidates among the dump's lines, the likeliest first.
    """
    stated = collapse_whitespace(next((text for name, text in page.hints.meta if name == "head:title"), ""))
    key = letters_only(stated)
    host = letters_only(strip_public_suffix(site_host(page.url)))
    if not key or (host and key in host):
        return []
    line_keys = frozenset(letters_only(block.text) for block in page.blocks if block.chars <= _MAX_LINE_CHARS)
    if page.hints.title is None or key in line_keys:
        return [Candidate(stated, "head:title", _HEADER_WEIGHT)]
    names = tuple(text for name, text in page.hints.meta if name == "head:site")
    title = strip_site_name(
        stated, SiteIdentity(frozenset(filter(None, map(letters_only, names))), host, line_keys, names)
    )
    if letters_only(title) in line_keys:
        return [Candidate(title, "head:title", _HEADER_WEIGHT)]
    title = guess_headline(title)
    best = next(iter(lines), None)
    if (
        best is not None
        and best.origin == "line:heading"
        and best.weight >= _MIN_HEADING_PROBABILITY
        and _share_stems(best.value, title)
    ):
        return [Candidate(title, "head:title", _REWORDED_WEIGHT_FACTOR * best.weight)]
    return [Candidate(title, "head:title", _HEADER_WEIGHT)]


def _share_stems(one: str, other: str) -> bool:
    """Whether two titles may be on one story."""
    stems, other_stems = text_stems(one), text_stems(other)
    return len(stems & other_stems) >= _MIN_SHARED_STEMS * max(1, min(len(stems), len(other_stems)))
