"""Mojibake: text that was decoded in the wrong charset before newsclean received it, and was saved so.

Three kinds, each recognised by what the charsets make of each other (WHATWG Encoding Standard):

- UTF-8 decoded as windows-1252 (``Ã¼`` for ``ü``): pages put together from several systems.
- UTF-8 decoded as the reader's own charset (``鐨勬ˉ`` for ``的桥``, ``縺ゅｋ`` for ``ある``, ``РјРѕСЃС‚`` for ``мост``):
  text files saved on Chinese, Japanese and Russian systems.
- Another script's bytes decoded as windows-1252 (``ÐÂÎÅ`` for ``新闻``): the default of HTTP libraries where no charset is
  stated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from newsclean.decode.charset import decode
from newsclean.decode.plausibility import MIN_RUN_BYTES, count_high_chars, is_non_western

_CONTINUATIONS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""The bytes 80 to BF in windows-1252: those that continue a UTF-8 sequence."""
_WESTERN_SIGNS = frozenset(sign for sign in _CONTINUATIONS if sign > "\u00ff")
_WESTERN_CHARS = frozenset(map(chr, range(0x80, 0x100))) | _WESTERN_SIGNS
"""The characters outside ASCII of windows-1252 and Latin-1."""
_DOUBLE_ENCODED = re.compile(
    f"[Â-ß][{_CONTINUATIONS}]|[à-ï][{_CONTINUATIONS}]{{2}}|[ð-ô][{_CONTINUATIONS}]{{3}}"
)  # fmt: skip
_LEAD_LETTER = re.compile("[Â-ô]")
_COMMON_LEADS = ("Ã", "Â", "Ð")
"""The first characters of most double-encoded accents, spaces and Cyrillic letters."""
_PUNCTUATION_PAIR = ("€", ("â", "ã"))
"""Characters of double-encoded quotation marks, dashes and ideographic stops. Two searches are ten times as fast as one
for the pair."""
MIN_MISREAD_CHARS = 3
"""Misread characters below which a text may mean what it says."""
MIN_MISREAD_SHARE = 0.5
"""Share of the lead letters that begin a misread character. In correct text they stand alone or before letters."""

_ASCII = bytes(range(128))
_ASCII_TO_BLANKS = b" " * 128 + bytes(range(128, 256))

# Compiled when they are needed: few texts need them.
_WESTERN_RUN = f"[{_CONTINUATIONS}\u00c0-\u00ff]{{4}}"
_HIGH_RUN = "[0-9]?[^\x00-\x7f][^\x00-\x7f?]*(?:\\?[^\x00-\x7f?]*)*"
"""Characters outside ASCII, question marks that programs leave for half a character, and a digit before them."""
_QUESTION_MARK_FOR_BYTE = rb"(?<=[\xc2-\xf4])\?|(?<=[\xe0-\xf4][\x80-\xbf])\?|\?(?=[\x80-\xbf])"
"""A question mark in the place of a byte of UTF-8."""
_LOST_BYTE = b"\xff"
"""Marks a lost byte: UTF-8 never has this byte."""
_REPLACEMENT_RUN = "\ufffd{2,}"
MAX_LOST_SHARE = 0.2
"""Replaced characters per character of a repaired run, above which the run stays as it is."""


class Repaired(NamedTuple):
    """Text, and how many characters in it were repaired."""

    text: str
    characters: int


class Misreading(NamedTuple):
    """UTF-8 decoded in another charset."""

    encoding: str
    signs: str
    """What the commonest characters become."""
    min_share: float
    """Signs for each byte that UTF-8 needs beyond the first of a character."""


_MISREADINGS = (
    # The comma, the full stop, 的, and Western quotation marks and dashes.
    Misreading("gb18030", "锛銆鐨鈥", 0.01),
    # Hiragana and katakana.
    Misreading("cp932", "縺繧繝", 0.01),
    # Every letter begins with one of the two, which begin few correct words.
    Misreading("cp1251", "РС", 0.35),
)

# What is left of a character whose last byte is lost, where that identifies it: the commonest signs, and those of dates.
_TRUNCATED_SIGNS = (
    (rb"\xef\xbc\xff", "，".encode()),
    (rb"\xe3\x80\xff|\xe3\xff\xff\Z", "。".encode()),
    (rb"(?<=\d)\xe5\xb9\xff", "年".encode()),
    (rb"(?<=\d)\xe6\x9c\xff", "月".encode()),
    (rb"(?<=\d)\xe6\x97\xff", "日".encode()),
)


def repair_mojibake(text: str, utf8: bytes | None = None) -> Repaired:
    """Repair text that was decoded in the wrong charset, where the whole of the text shows it.

    Args:
        text: the text.
        utf8: the text in UTF-8, if the caller has it.
    """
    if text.isascii():
        return Repaired(text, 0)
    if utf8 is None:
        utf8 = text.encode("utf-8", "surrogatepass")
    # All signs of mojibake are among the characters outside ASCII. Most pages have few of them, and searching the whole
    # page would take a tenth of its time.
    if not _may_be_mojibake(utf8.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
        return Repaired(text, 0)
    high = _join_high_runs(utf8)
    for repair in (_repair_double_encoding, _repair_misreading, _repair_western_reading):
        repaired = repair(text, high)
        if repaired.characters:
            return repaired
    return Repaired(text, 0)


def _may_be_mojibake(letters: str) -> bool:
    """Whether the characters outside ASCII, without what stands between them, have a sign of any kind of mojibake."""
    return _may_be_double_encoded(letters) or _find_misreading(letters) is not None or _may_be_western_reading(letters)


def _may_be_western_reading(letters: str) -> bool:
    """Whether the characters outside ASCII are all of a Western charset, and enough to be those of another script."""
    return (
        len(letters) >= MIN_RUN_BYTES
        and _WESTERN_CHARS.issuperset(letters)
        and re.search(_WESTERN_RUN, letters) is not None
    )


def _join_high_runs(utf8: bytes) -> str:
    """Return the runs of characters outside ASCII, with blanks between."""
    return b" ".join(utf8.translate(_ASCII_TO_BLANKS).split()).decode("utf-8", "surrogatepass")


def _repair_double_encoding(text: str, high: str) -> Repaired:
    """UTF-8 decoded as windows-1252, where most of the text's accented letters come from it."""
    if not _may_be_double_encoded(high):
        return Repaired(text, 0)
    found = len(_DOUBLE_ENCODED.findall(high))
    if found < MIN_MISREAD_CHARS or found < MIN_MISREAD_SHARE * len(_LEAD_LETTER.findall(high)):
        return Repaired(text, 0)
    return _replace(_DOUBLE_ENCODED, _decode_once, text)


def _may_be_double_encoded(high: str) -> bool:
    euro, leads = _PUNCTUATION_PAIR
    return any(sign in high for sign in _COMMON_LEADS) or (euro in high and any(lead in high for lead in leads))


def _decode_once(run: str) -> str | None:
    try:
        return b"".join(map(_western_byte, run)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _repair_misreading(text: str, high: str) -> Repaired:
    """UTF-8 decoded in the charset of a Chinese, Japanese or Russian system."""
    misreading = _find_misreading(high)
    if misreading is None:
        return Repaired(text, 0)
    return _replace(re.compile(_HIGH_RUN), partial(_decode_again, encoding=misreading.encoding), text)


def _find_misreading(high: str) -> Misreading | None:
    continuation_bytes = len(high.encode("utf-8", "replace")) - len(high)
    for misreading in _MISREADINGS:
        signs = sum(map(high.count, misreading.signs))
        if signs >= MIN_MISREAD_CHARS and signs >= misreading.min_share * continuation_bytes:
            return misreading
    return None


def _decode_again(run: str, encoding: str) -> str | None:
    """Decode a run of characters as UTF-8; ``None`` where it is none."""
    data = re.sub(_QUESTION_MARK_FOR_BYTE, _LOST_BYTE, b"".join([_bytes_of(char, encoding) for char in run]))
    for rest, sign in _TRUNCATED_SIGNS:
        data = re.sub(rest, sign, data)
    text = re.sub(_REPLACEMENT_RUN, "\ufffd", data.decode("utf-8", "replace"))
    replaced = text.count("\ufffd")
    return text if replaced <= run.count("\ufffd") + run.count("?") + MAX_LOST_SHARE * len(text) else None


def _bytes_of(char: str, encoding: str) -> bytes:
    if char == "\ufffd":
        return _LOST_BYTE  # The standard's table has bytes for it.
    if char == "€" and encoding == "gb18030":
        return b"\x80"  # Windows decodes this byte so; the standard's table gives the sign two bytes.
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return char.encode("latin-1") if char <= "\u00ff" else _LOST_BYTE


def _repair_western_reading(text: str, high: str) -> Repaired:
    """Bytes of another script decoded as windows-1252 or Latin-1, which accept any byte."""
    if not re.search(_WESTERN_RUN, high):
        return Repaired(text, 0)
    signs = set(high)
    if not _WESTERN_CHARS.issuperset(signs - {" "}):
        return Repaired(text, 0)
    western = text
    for sign in signs.intersection(_WESTERN_SIGNS):
        western = western.replace(sign, _western_byte(sign).decode("latin-1"))
    data = western.encode("latin-1")
    if not is_non_western(data):
        return Repaired(text, 0)
    decoded = decode(data)
    if decoded.encoding == "cp1252" or decoded.warnings:
        return Repaired(text, 0)
    return Repaired(decoded.text, count_high_chars(decoded.text))


def _replace(pattern: re.Pattern[str], repair: Callable[[str], str | None], text: str) -> Repaired:
    """Replace what the pattern finds by its repaired form, where it has one."""
    count = 0

    def replacement(match: re.Match[str]) -> str:
        nonlocal count
        repaired = repair(match.group())
        if repaired is None:
            return match.group()
        count += len(repaired)
        return repaired

    return Repaired(pattern.sub(replacement, text), count)


def _western_byte(char: str) -> bytes:
    """The byte that windows-1252 decodes as a character; its five undefined bytes stand for themselves."""
    return char.encode("latin-1") if char <= "\u00ff" else char.encode("cp1252")
