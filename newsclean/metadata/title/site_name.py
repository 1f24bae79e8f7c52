"""The site's name in a title: how it is recognized and removed, and where the parts of a document title begin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import display_width

_SEPARATORS = (
    r"\s[|｜–—•·»ㅣ*-]{1,2}\s|\s?[|｜ㅣ]\s?|_{1,2}|\s:{1,2}\s|\s[«»‹›]\s|\s[-–—](?=\S)|(?<=[”\"'])-{1,2}(?=\S)"
)
"""What separates a headline from the name of the site or section in a document title."""
_LAST_WESTERN = "\u2e7f"
"""The last character before the East Asian ones, behind which a dash needs no space. Long ranges compile slowly."""
_WESTERN_SEPARATOR = lazy_pattern(_SEPARATORS)
_EAST_ASIAN_SEPARATOR = lazy_pattern(rf"{_SEPARATORS}|(?<=[^\0-{_LAST_WESTERN}])-{{1,2}}(?=\S)")
_GLUED_NAME = lazy_pattern("[\u4e00-\u9fff”》？！][-–—|｜_]{1,2}[^-–—|｜_]{2,16}$")
TITLE_LABEL = prefiltered_pattern(r"(?:正在阅读|当前阅读|正文|原标题|标题)\s?[:：]\s?")
"""A label before a title that is shown a second time."""
_TRAILING_BRACKETS = prefiltered_pattern(r"[（(](?P<inside>[^（()）]{1,40}(?:[（(][^（()）]{1,20}[)）])?)[)）]$")
_SEPARATOR_ENDS = ("：", ":", "-", "–", "—", "|", "｜", "_", "·", " /", " ~", "•", " «", " »", " ‹", " ›")
_PREFIX_ENDS = (": ", "：")
"""Signs between the name of a weblog and the headline behind it."""
_SEPARATOR_CHARACTERS = "：:-–—|｜_·/~•«»‹› "
_DASHES = ("-", "–", "—")
_MAX_SECTION_WIDTH, _MAX_NAME_WIDTH, _MIN_HEADLINE_WIDTH = 16, 48, 16
"""Columns of a section's name, a site's name and a headline."""
_MAX_TAIL_WIDTH = 40
"""Columns of what may be removed behind a headline."""
_MIN_HEADLINE_LETTERS = 8
_MIN_NAME_LETTERS = 2
_MIN_CONTAINED_LETTERS = 3
"""Shorter names are not looked for inside other names."""
_HOST_PREFIX_LETTERS = 8


class SiteIdentity(NamedTuple):
    """What the site's own name in a title is recognized by. A key is a text's letters alone."""

    name_keys: frozenset[str]
    """The names of the site and its publisher."""
    host_key: str
    """The page's host name without its public suffix; empty where it is not known."""
    heading_keys: frozenset[str]
    """The headings that the page shows."""
    names: tuple[str, ...]
    """The names as they are spelled."""
    outlet_keys: frozenset[str] = frozenset()
    """Whom the markup states as the story's author: on portals the outlet that the story is from."""


@lru_cache(maxsize=128)
def find_separators(text: str) -> tuple[re.Match[str], ...]:
    """Return the separators between the parts of a document title.

    The last results are kept: a page's few titles are cut and compared in many ways.
    """
    pattern = _EAST_ASIAN_SEPARATOR if "-" in text and max(text) > _LAST_WESTERN else _WESTERN_SEPARATOR
    return tuple(pattern.finditer(text))


def split_title(text: str) -> list[str]:
    """Return the parts of a document title."""
    separators = find_separators(text)
    starts = [0, *(separator.end() for separator in separators)]
    ends = [*(separator.start() for separator in separators), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def strip_site_name(text: str, site: SiteIdentity) -> str:
    """Return a title without the site's name, without the section's name before that, and without the outlet in brackets
    that portals print behind it."""
    return _strip_bracketed_outlet(_strip_site_name(collapse_whitespace(text), site), site)


def _strip_bracketed_outlet(text: str, site: SiteIdentity) -> str:
    """``見出し（海原新聞）`` → ``見出し``, where a heading shows that the brackets are not part of it or the outlet is known."""
    match = _TRAILING_BRACKETS.search(text) if text.endswith(("）", ")")) else None
    if match is None:
        return text
    head = text[: match.start()].strip()
    is_outlet = letters_only(match.group("inside")) in site.outlet_keys
    is_heading = letters_only(head) in site.heading_keys and letters_only(text) not in site.heading_keys
    return head if is_outlet or (is_heading and len(letters_only(head)) >= _MIN_HEADLINE_LETTERS) else text


def _strip_site_name(text: str, site: SiteIdentity) -> str:
    for name in site.names:
        rest = text.removesuffix(f"({name})")
        if rest != text and len(rest) > _MIN_HEADLINE_LETTERS:
            text = rest.rstrip()
        rest = text.removesuffix(name)
        if rest != text and rest.rstrip().endswith(_SEPARATOR_ENDS) and len(rest) > _MIN_HEADLINE_LETTERS:
            text = rest.rstrip(_SEPARATOR_CHARACTERS)
        rest = text.removeprefix(name)
        if rest != text and rest.startswith(_PREFIX_ENDS) and len(rest) > _MIN_HEADLINE_LETTERS:
            text = rest.lstrip(_SEPARATOR_CHARACTERS)
    separators = find_separators(text)
    for separator in separators:
        head = letters_only(text[: separator.start()])
        is_headline = len(head) >= _MIN_HEADLINE_LETTERS and head in site.heading_keys
        tail = letters_only(text[separator.end() :])
        if is_headline and tail and not _is_heading(tail, site):
            return text[: separator.start()].strip()
    if separators and _is_site_name(text[: separators[0].start()], site):
        return text[separators[0].end() :].strip() or text
    if not separators or not _is_site_name(text[separators[-1].end() :], site):
        return text
    end = separators[-1].start()
    for before in reversed(separators[:-1]):
        part = text[before.end() : end]
        if not (_is_site_name(part, site) or display_width(part) <= _MAX_SECTION_WIDTH):
            break
        end = before.start()
    return text[:end].strip() or text


def _is_heading(key: str, site: SiteIdentity) -> bool:
    """Whether a text is a heading of the page or, behind a kicker, the end of one: what stands before it is a section."""
    return key in site.heading_keys or (
        len(key) >= _MIN_HEADLINE_LETTERS and any(heading.endswith(key) for heading in site.heading_keys)
    )


def _is_site_name(part: str, site: SiteIdentity) -> bool:
    key = letters_only(part)
    if len(key) < _MIN_NAME_LETTERS:
        return False
    if any(_is_same_name(key, name) for name in site.name_keys):
        return display_width(part) <= _MAX_NAME_WIDTH
    if len(key) <= _MIN_CONTAINED_LETTERS:
        return False
    has_host_prefix = len(key) >= _HOST_PREFIX_LETTERS and site.host_key.startswith(key[:_HOST_PREFIX_LETTERS])
    return key in site.host_key or has_host_prefix


def _is_same_name(key: str, name: str) -> bool:
    """Whether one of two names is the other or contains it."""
    if key == name:
        return True
    return len(name) >= _MIN_CONTAINED_LETTERS and (name in key or (len(key) > _MIN_CONTAINED_LETTERS and key in name))


def ends_with_glued_name(text: str) -> bool:
    """Whether a title ends as on Chinese portals: headline, section and site joined by signs without spaces."""
    return "_" in text or (not text.isascii() and bool(_GLUED_NAME.search(text)))


def guess_headline(text: str) -> str:
    """Return a document title without what is probably the site's or a section's name, by the widths of its parts."""
    text = collapse_whitespace(text)
    separators = find_separators(text)
    if not separators:
        return text
    head, tail = text[: separators[0].start()], text[separators[-1].end() :]
    head_width = display_width(head)
    if head_width < _MIN_HEADLINE_WIDTH and head_width < display_width(tail):
        return tail.strip() or text

    def kept_width(separator: re.Match[str]) -> int:
        """The columns before a separator; 0 where what follows it is too wide to be removed."""
        is_removable = display_width(text[separator.end() :]) <= _MAX_TAIL_WIDTH
        return display_width(text[: separator.start()]) if is_removable else 0

    # The headline is the widest part by far; what follows the first separator behind it is the site's name.
    cut = next(
        (
            separator
            for separator in separators
            if display_width(text[: separator.start()]) >= _MIN_HEADLINE_WIDTH and _may_be_name(text[separator.end() :])
        ),
        None,
    ) or max(separators, key=kept_width)
    if not kept_width(cut) and cut.group().strip() in _DASHES and _is_sentence(tail):
        return text
    return text[: cut.start()].strip() or text


def _may_be_name(text: str) -> bool:
    """Whether a text is as short as the names of a section and a site, and no sentence."""
    return display_width(text) <= _MAX_NAME_WIDTH and not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "。", "?", "？", "!"))
