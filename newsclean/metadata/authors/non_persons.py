"""What stands in an author's place and is no person: desks, agencies, accounts, placeholders."""

from __future__ import annotations

import re

from newsclean.metadata.authors.name_words import (
    AGENCIES,
    JOB_WORDS,
    NON_NAME_WORDS,
    NON_NAMES,
    OUTLET_WORDS,
    PLACEHOLDERS,
)
from newsclean.metadata.authors.names import is_advertising_network
from newsclean.text.patterns import lazy_pattern

_MAX_DESK_CHARS = 40
_DESK = lazy_pattern(
    r"(?:(?:the |das |die |la )?(?:[\w’'.&-]+ ){0,4}(?:team|staff|editors|editorial(?: team| board| staff)?|newsroom|newsdesk"
    r"|news desk|web desk|online desk|staff writer|redaktion|redactie|redaksi|redacción|rédaction|redazione|redação|редакция)"
    r"|newsdesk|staff)",
    re.IGNORECASE,
)
_PLACEHOLDER = lazy_pattern(
    r"(?:\w{0,8}admin\w{0,8}|administrator|webmaster|user\d*|root|test\d*|guest|author|editor|none|null|no author|unknown|default)",
    re.IGNORECASE,
)
_OUTLET = lazy_pattern(r"(?:The )?[A-ZÀ-Þ][\w.&’'-]*(?: (?:[A-ZÀ-Þ][\w.&’'-]*|of|the|and)){1,4}")
_LOWER_CASE_NAME = lazy_pattern(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,2}")
_ACCOUNT_NAME = lazy_pattern(r"(?=.*[^\W\d_])[\w.-]{3,24}")


def is_organization(text: str) -> bool:
    """Whether a text names a desk or an agency, or several of them between slashes (``det/dpa``)."""
    return is_editorial_desk(text) or any(part.strip().casefold() in AGENCIES for part in text.split("/"))


def is_editorial_desk(text: str) -> bool:
    """Whether a text names the staff of an outlet as a whole: ``The Example Team``, ``Redaktion``."""
    return len(text) <= _MAX_DESK_CHARS and bool(_DESK.fullmatch(text))


def is_placeholder(text: str) -> bool:
    """Whether a text is an administrator's account or what a content system fills in for an unknown author."""
    return bool(_PLACEHOLDER.fullmatch(text)) or text.casefold() in PLACEHOLDERS


def is_outlet_name(text: str) -> bool:
    """Whether a text has the form of an outlet's, a company's or a team's name, or a pen name: several words with capitals."""
    if is_advertising_network(text):
        return False
    words = text.casefold().split()
    is_outlet = bool(words) and words[-1].strip(".") in OUTLET_WORDS
    return _OUTLET.fullmatch(text) is not None and (is_outlet or words[-1] not in JOB_WORDS | NON_NAME_WORDS)


def find_lower_case_name(text: str) -> list[str]:
    """Return the name of a person who writes it without capitals: two or three words, none of them common in bylines."""
    if not text.islower() or not _LOWER_CASE_NAME.fullmatch(text) or is_editorial_desk(text):
        return []
    return [] if any(word in NON_NAME_WORDS or word in JOB_WORDS for word in text.split()) else [text]


def is_account_name(text: str) -> bool:
    """Whether a text may be the name of an account that somebody writes under."""
    return (
        bool(_ACCOUNT_NAME.fullmatch(text))
        and not _PLACEHOLDER.fullmatch(text)
        and text.casefold() not in NON_NAMES | NON_NAME_WORDS
    )
