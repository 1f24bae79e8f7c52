"""The headline in the head that a tool wrote above a dump.

Corpus tools give the headline in front matter. Reader services give the document's title: with the site's name behind it,
often made for search engines, where the page's first heading is what its readers see.
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

_LONGEST = 300
"""Characters of a line that may be the headline."""
_STATED = 1.0
_SURE = 0.5
"""How likely the page's first heading must be the headline to be taken for the document's title."""
_IN_COMMON = 0.1
"""Share of the words that both must have: a heading that says nothing of the title is another story's."""


def header_title_candidates(page: Page, lines: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """The headline as a dump's head has it, weighed against the page's lines; none where that is the site's name alone."""
    stated = collapse_whitespace(next((text for name, text in page.hints.meta if name == "head:title"), ""))
    key = letters_only(stated)
    host = letters_only(strip_public_suffix(site_host(page.url)))
    if not key or (host and key in host):
        return []
    shown = frozenset(letters_only(block.text) for block in page.blocks if block.chars <= _LONGEST)
    if page.hints.title is None or key in shown:
        return [Candidate(stated, "head:title", _STATED)]
    names = tuple(text for name, text in page.hints.meta if name == "head:site")
    title = strip_site_name(stated, SiteIdentity(frozenset(filter(None, map(letters_only, names))), host, shown, names))
    if letters_only(title) in shown:
        return [Candidate(title, "head:title", _STATED)]
    title = guess_headline(title)
    best = next(iter(lines), None)
    if best is not None and best.origin == "line:heading" and best.weight >= _SURE and _speak_of_one(best.value, title):
        return [Candidate(title, "head:title", 0.9 * best.weight)]
    return [Candidate(title, "head:title", _STATED)]


def _speak_of_one(line: str, title: str) -> bool:
    own, other = text_stems(line), text_stems(title)
    return len(own & other) >= _IN_COMMON * max(1, min(len(own), len(other)))
