"""Whether a text can be the name of a person."""

from __future__ import annotations

import re

from newsclean.metadata.authors.name_words import (
    AGENCIES,
    CHINESE_JOB_ENDINGS,
    CHINESE_OUTLET_ENDINGS,
    FIRST_NAME_MONTHS,
    JOB_WORDS,
    NAME_PARTICLES,
    NON_NAME_WORDS,
    NON_NAMES,
)
from newsclean.text.letters import begins_lower_case
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.width import has_wide

MIN_NAME_CHARS, MAX_NAME_CHARS = 2, 48
_MAX_NAME_WORDS = 5
_MAX_SHORT_CHINESE_CHARS = 8
_NON_NAME_CHARACTER = lazy_pattern(r"[@/:：<>{}=#_\\*©|?!？！+＋\d]")
_WORD = lazy_pattern(r"\w+")
_REGISTERED_SOCIETY = prefiltered_pattern(r"\be\.\s?v\b")
"""The German "e. V."."""
_CLOCK_REMAINDER = lazy_pattern(r"(?:[AP]\.?M\.?|[BCEMPW]?E?[SD]?T|GMT|UTC)(?:\s[A-Z]{2,4})?")
"""What is left of a time of day whose digits were cut off."""
_HOST = prefiltered_pattern(r"\.com|\w\.(?:net|org|cn)$", re.IGNORECASE)
_ADVERTISING_NETWORK = prefiltered_pattern(
    r"taboola|outbrain|revcontent|\bmgid\b|\bdable\b|adsense",
    re.IGNORECASE,
)
"""Their mark below a story reads like a byline: "by Taboola"."""
_CHINESE_SENTENCE = lazy_pattern("[\u4e00-\u9fff]{9}")
"""More characters in a row than a name has; foreign names have a dot between their parts."""


def is_name(text: str) -> bool:
    """Whether a text may be a person's name: no address, account, outlet or job title, and of a name's length."""
    if not MIN_NAME_CHARS <= len(text) <= MAX_NAME_CHARS:
        return False
    folded = text.casefold()
    if folded in NON_NAMES or folded in AGENCIES:
        return False
    if _NON_NAME_CHARACTER.search(text) or "http" in text or _HOST.search(text):
        return False
    if not text.isascii() and any(map(str.isdigit, text)):
        return False  # Digits in circles and the like.
    if has_wide(text) and not _is_east_asian_name(text):
        return False
    if text.isascii() and (is_advertising_network(text) or _CLOCK_REMAINDER.fullmatch(text)):
        return False
    words = text.split()
    if len(words) > _MAX_NAME_WORDS or is_job_title(text):
        return False
    if len(words) == 1:
        return not (folded in NON_NAME_WORDS or (text.isascii() and text.islower()))
    # A month is a first name only where a family name follows.
    return all(
        _is_name_part(word) or (word in FIRST_NAME_MONTHS and at < len(words) - 1) for at, word in enumerate(words)
    )


def is_advertising_network(text: str) -> bool:
    """Whether a text names a network whose mark below a story reads like a byline."""
    return _ADVERTISING_NETWORK.search(text) is not None


def _is_east_asian_name(text: str) -> bool:
    if _is_chinese_outlet(text) or is_chinese_job_title(text):
        return False
    return len(text) <= _MAX_SHORT_CHINESE_CHARS or not _CHINESE_SENTENCE.search(text)


def is_chinese_job_title(text: str) -> bool:
    """Whether a text in Chinese characters ends as a job title or a desk does."""
    return any(text.endswith(end) and _is_han(text[: -len(end)]) for end in CHINESE_JOB_ENDINGS)


def _is_chinese_outlet(text: str) -> bool:
    return any(text.endswith(end) and _is_han(text[: -len(end)][-1:] or " ") for end in CHINESE_OUTLET_ENDINGS)


def _is_han(text: str) -> bool:
    """Whether all characters are Chinese. For texts as short as a name this is faster than compiling a pattern."""
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def is_job_title(text: str) -> bool:
    """Whether a text says what somebody does or where, such as ``Senior Director``."""
    folded = text.casefold()
    if len(text.split()) > 1 or "-" in text:
        return not JOB_WORDS.isdisjoint(_WORD.findall(folded)) or _REGISTERED_SOCIETY.search(folded) is not None
    # Post is a family name.
    return folded in JOB_WORDS and folded != "post"


def _is_name_part(word: str) -> bool:
    """Whether a word may be part of a name of several: capitalised where the script has capitals, or a particle."""
    if len(word) <= 2 and word[0].isupper() and word[1:] in ("", "."):
        return True
    folded = word.casefold().strip(".,'’")
    if folded in NAME_PARTICLES:
        return True
    return folded not in NON_NAME_WORDS and not begins_lower_case(word)
