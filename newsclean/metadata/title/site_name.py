"""A title without the site's name: what is the site's, and where a document title's parts begin."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import display_width

# What parts a headline from a site's or section's name in a document title.
_PARTS = r"\s[|｜–—•·»ㅣ*-]{1,2}\s|\s?[|｜ㅣ]\s?|_{1,2}|\s:{1,2}\s|\s?[«»‹›]\s?|\s[-–—](?=\S)|(?<=[”\"'])-{1,2}(?=\S)"
_LAST_WESTERN = "\u2e7f"
"""The last character before those of East Asia, behind which a dash needs no space. Ranges up to it compile slowly."""
_WESTERN = lazy_pattern(_PARTS)
_EASTERN = lazy_pattern(rf"{_PARTS}|(?<=[^\0-{_LAST_WESTERN}])-{{1,2}}(?=\S)")
_HAN_DASH = lazy_pattern("[\u4e00-\u9fff”》？！][-–—|｜_]{1,2}[^-–—|｜_]{2,16}$")
TITLE_LABEL = prefiltered_pattern(r"(?:正在阅读|当前阅读|正文|原标题|标题)\s?[:：]\s?")
"""Words before a title that is shown a second time."""
_SIGNS = ("：", ":", "-", "–", "—", "|", "｜", "_", "·")
_STRIPPED = "：:-–—|｜_· "
_SECTION_WIDTH = 16
_NAME_WIDTH = 48


class SiteIdentity(NamedTuple):
    """How to know the site's own name in a title."""

    names: frozenset[str]
    """Folded names of the site and its publisher."""
    host: str
    """Folded host name of the page, or ""."""
    headings: frozenset[str]
    """Folded headings that the page shows."""
    spelled: tuple[str, ...]
    """The names as they are spelled."""


def find_separators(text: str) -> list[re.Match[str]]:
    """Where the parts of a document's title are parted."""
    pattern = _EASTERN if "-" in text and max(text) > _LAST_WESTERN else _WESTERN
    return list(pattern.finditer(text))


def split_title(text: str) -> list[str]:
    """The parts of a document's title."""
    found = find_separators(text)
    starts, ends = [0, *(one.end() for one in found)], [*(one.start() for one in found), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def strip_site_name(text: str, house: SiteIdentity) -> str:
    """A title without what is known to be the site's name, with the section before it: parts behind the headline."""
    text = collapse_whitespace(text)
    for name in house.spelled:
        rest = text.removesuffix(name)
        if rest != text and rest.rstrip().endswith(_SIGNS) and len(rest) > 8:
            text = rest.rstrip(_STRIPPED)
    splits = find_separators(text)
    for split in splits:
        head = letters_only(text[: split.start()])
        if len(head) >= 8 and head in house.headings:
            return text[: split.start()].strip()
    if splits and _is_house(text[: splits[0].start()], house):
        return text[splits[0].end() :].strip() or text
    if not splits or not _is_house(text[splits[-1].end() :], house):
        return text
    end = splits[-1].start()
    for before in reversed(splits[:-1]):
        part = text[before.end() : end]
        if not (_is_house(part, house) or display_width(part) <= _SECTION_WIDTH):
            break
        end = before.start()
    return text[:end].strip() or text


def _is_house(part: str, house: SiteIdentity) -> bool:
    key = letters_only(part)
    if len(key) < 2:
        return False
    if any(key == name or (len(name) > 2 and (name in key or (len(key) > 3 and key in name))) for name in house.names):
        return display_width(part) <= _NAME_WIDTH
    return len(key) > 3 and (key in house.host or (house.host.startswith(key[:8]) and len(key) >= 8))


def ends_with_glued_name(text: str) -> bool:
    """Whether a title ends as Chinese portals' titles do: headline, section and site run together by signs."""
    return "_" in text or (not text.isascii() and bool(_HAN_DASH.search(text)))


def guess_headline(text: str) -> str:
    """A document's title without what is probably the site's and a section's name: the part that is long enough."""
    text = collapse_whitespace(text)
    splits = find_separators(text)
    if not splits:
        return text
    head, tail = text[: splits[0].start()], text[splits[-1].end() :]
    # The headline is the longest part by far; what follows the first break after it is the site.
    if display_width(head) >= 16 or display_width(head) >= display_width(tail):
        best = max(
            splits,
            key=lambda split: display_width(text[: split.start()]) if display_width(text[split.end() :]) <= 40 else 0,
        )
        first = next(
            (s for s in splits if display_width(text[: s.start()]) >= 16 and _name_like(text[s.end() :])), best
        )
        return text[: first.start()].strip() or text
    return tail.strip() or text


def _name_like(text: str) -> bool:
    """Short enough for a site's and a section's name, and no sentence."""
    return display_width(text) <= _NAME_WIDTH and not text.rstrip().endswith((".", "。", "?", "？", "!"))
