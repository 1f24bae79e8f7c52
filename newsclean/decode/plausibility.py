"""Whether bytes decoded in one charset give text that people write."""

from __future__ import annotations

import re

MAX_REPLACED_SHARE = 0.003
"""Share of characters that may be U+FFFD in text that was decoded in the right charset."""
MAX_DENSE_REPLACED_SHARE = 0.02
"""The same, as a share of the characters outside ASCII."""
MIN_ISOLATED_SHARE = 0.5
"""Share of East Asian characters that stand alone between Latin letters, above which text is no East Asian text."""
MIN_RUN_BYTES = 40
"""Bytes outside ASCII below which their distribution says nothing."""
MIN_RUN_SHARE = 0.3
"""Share of the bytes outside ASCII that stand in long runs, above which bytes are no Western text."""
MIN_CASED_LETTERS = 20
"""Cyrillic letters below which their case says nothing."""

MIN_PUNCTUATION_SHARE = 0.9
"""Share of the bytes outside ASCII that are windows-1252's signs, above which they are no letters of another charset."""

_ASCII = bytes(range(128))
_HIGH_BYTES = bytes(range(128, 256))
# Punctuation and symbols of windows-1252: no-break space, quotation marks, dashes, bullet, ellipsis, currency, marks.
_WESTERN_SIGNS = "\u00a0“”‘’–—•…€£¥©®™°·×«»¿¡§±½¼¾¢".encode("cp1252")
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
# One East Asian character with a Latin letter on one side and no other East Asian character beside it.
_ISOLATED_EAST_ASIAN = (
    f"(?<=[A-Za-z])[{_EAST_ASIAN}](?![{_EAST_ASIAN}])|(?<![{_EAST_ASIAN}])[{_EAST_ASIAN}](?=[A-Za-z])"
)
_UPPER_AFTER_LOWER = "[а-яё][А-ЯЁ]"


def has_few_replacements(text: str) -> bool:
    """Whether few characters are U+FFFD, which marks bytes that could not be decoded."""
    replaced = text.count("\ufffd")
    if not replaced:
        return True
    return replaced <= MAX_REPLACED_SHARE * len(text) and replaced <= 1 + MAX_DENSE_REPLACED_SHARE * count_high_chars(
        text
    )


def has_isolated_east_asian(text: str) -> bool:
    """Whether East Asian characters stand alone between Latin letters.

    Western text decoded in an East Asian charset looks so: an accented letter and the letter after it make one
    Chinese or Korean character.
    """
    runs = list(map(len, re.findall(f"[{_EAST_ASIAN}]+", text)))
    total = sum(runs)
    # Only a character that is a run by itself can stand alone. Counting runs is faster than looking at their neighbours.
    if not total or runs.count(1) < MIN_ISOLATED_SHARE * total:
        return False
    return len(re.findall(_ISOLATED_EAST_ASIAN, text)) >= MIN_ISOLATED_SHARE * total


def has_inverted_case(text: str) -> bool:
    """Whether Cyrillic capitals outnumber small letters and stand inside words.

    KOI8 decoded as windows-1251, or the reverse, looks so.
    """
    letters = text.encode("utf-8", "ignore").translate(None, _ASCII).decode()
    lower = len(re.findall("[а-яё]", letters))
    upper = len(re.findall("[А-ЯЁ]", letters))
    return (
        lower + upper >= MIN_CASED_LETTERS and upper > lower and len(re.findall(_UPPER_AFTER_LOWER, text)) > lower / 2
    )


def is_plausible(text: str) -> bool:
    """Whether decoded text has none of the signs of a wrong charset."""
    return has_few_replacements(text) and not has_isolated_east_asian(text) and not has_inverted_case(text)


def count_high_chars(text: str) -> int:
    """Return the number of characters outside ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def count_high_bytes(data: bytes) -> int:
    """Return the number of bytes outside ASCII."""
    return len(data) - len(data.translate(None, _HIGH_BYTES))


def is_non_western(data: bytes) -> bool:
    """Whether the bytes outside ASCII stand in long runs, as in no Western text.

    Western letters with accents stand alone. A Western label on other bytes is the default of a server or an editor.
    """
    high = count_high_bytes(data)
    runs = (run for run in re.findall(rb"[\x80-\xff]{4,}", data) if len(set(run)) > 3)
    return high >= MIN_RUN_BYTES and sum(map(len, runs)) > MIN_RUN_SHARE * high


def western_sign_share(data: bytes) -> float:
    """Return the share of the bytes outside ASCII that are punctuation and symbols of windows-1252.

    English pages have few other ones. A detector that weighs letters has nothing to weigh in them. Bytes in long runs
    are another script's letters: then the share is 0.
    """
    high = count_high_bytes(data)
    if not high or is_non_western(data):
        return 0.0
    return (len(data) - len(data.translate(None, _WESTERN_SIGNS))) / high
