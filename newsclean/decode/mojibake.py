"""Text that was read in the wrong encoding before newsclean got it, and saved so.

Three ways, each told by what the encodings make of each other (WHATWG Encoding Standard):

- UTF-8 read as windows-1252 (``Ã¼`` for ``ü``): pages put together from several systems.
- UTF-8 read as the reader's own encoding (``鐨勬ˉ`` for ``的桥``, ``縺ゅｋ`` for ``ある``, ``РјРѕСЃС‚`` for ``мост``): text
  files saved on Chinese, Japanese and Russian systems.
- Another script's bytes read as Western (``ÐÂÎÅ`` for ``新闻``): the default of HTTP libraries where nothing is stated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from newsclean.decode.charset import decode, is_other_script

_REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FIRST = re.compile(f"[Â-ß][{_REST}]|[à-ï][{_REST}]{{2}}|[ð-ô][{_REST}]{{3}}")
_LETTER = re.compile("[Â-ô]")
_SIGNS = ("Ã", "Â", "Ð")
"""What most accents, spaces and Cyrillic become."""
_PAIR = ("€", ("â", "ã"))
"""What quotes, dashes and ideographic stops become, one after the other; looked for one by one, which is ten times as fast."""
_LEAST = 3
"""Characters read wrongly below which a text may mean what it says."""
_SHARE = 0.5
"""Share of the letters that begin them: in text that is right they stand alone, or before letters."""

# What few texts need is compiled when one does.
_WESTERN_RUN = f"[{_REST}\u00c0-\u00ff]{{4}}"
_HIGH_RUN = "[0-9]?[^\x00-\x7f][^\x00-\x7f?]*(?:\\?[^\x00-\x7f?]*)*"
"""Characters outside ASCII, the question marks that some programs leave for half a character, and a digit before them."""
_FOR_HALF = rb"(?<=[\xc2-\xf4])\?|(?<=[\xe0-\xf4][\x80-\xbf])\?|\?(?=[\x80-\xbf])"
"""A question mark where UTF-8 lacks a byte."""
_LOST = b"\xff"
"""Stands for bytes that are lost, among bytes that are to be UTF-8, which never has it."""
_WRONG_RUN = "\ufffd{2,}"
_MOST_LOST = 0.2
"""Characters still wrong in a stretch, for each that it has, beyond which it is left as it is."""


class Mended(NamedTuple):
    """The text, and how many characters in it were put right."""

    text: str
    characters: int


class Misreading(NamedTuple):
    """UTF-8 read in another encoding: what its commonest characters become."""

    encoding: str
    tells: str
    share: float
    """How many of them there are for each byte that UTF-8 needs beyond the first of a character."""


_MISREADINGS = (
    # The comma, the full stop, 的, and Western quotation marks and dashes.
    Misreading("gb18030", "锛銆鐨鈥", 0.01),
    # Hiragana and katakana.
    Misreading("cp932", "縺繧繝", 0.01),
    # Every letter begins with one of the two, which begin few words that are right.
    Misreading("cp1251", "РС", 0.35),
)

_LIKELY = (
    (rb"\xef\xbc\xff", "，".encode()),
    (rb"\xe3\x80\xff|\xe3\xff\xff\Z", "。".encode()),
    (rb"(?<=\d)\xe5\xb9\xff", "年".encode()),
    (rb"(?<=\d)\xe6\x9c\xff", "月".encode()),
    (rb"(?<=\d)\xe6\x97\xff", "日".encode()),
)
"""What is left of a character whose last byte is lost, where that tells it: the commonest signs, and those of dates."""


def mend(text: str) -> Mended:
    """Put right what was read wrongly, if the whole of the text says that it was."""
    if text.isascii():
        return Mended(text, 0)
    for way in (_western_twice, _misread, _read_as_western):
        mended = way(text)
        if mended.characters:
            return mended
    return Mended(text, 0)


def _western_twice(text: str) -> Mended:
    """UTF-8 read as windows-1252, if that is what most of the text's accented letters come from."""
    if not _may_be_western_twice(text):
        return Mended(text, 0)
    found = len(_FIRST.findall(text))
    if found < _LEAST or found < _SHARE * len(_LETTER.findall(text)):
        return Mended(text, 0)
    return _replaced(_FIRST, _once, text)


def _may_be_western_twice(text: str) -> bool:
    """Whether a text has any of the signs: few have, so the patterns are seldom asked."""
    sign, first = _PAIR
    return any(sign in text for sign in _SIGNS) or (sign in text and any(one in text for one in first))


def _once(run: str) -> str | None:
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _misread(text: str) -> Mended:
    """UTF-8 read in one of the encodings that systems of the East have."""
    for one in _MISREADINGS:
        tells = sum(map(text.count, one.tells))
        if tells >= _LEAST and tells >= one.share * (len(text.encode("utf-8", "replace")) - len(text)):
            return _replaced(re.compile(_HIGH_RUN), partial(_reread, encoding=one.encoding), text)
    return Mended(text, 0)


def _reread(run: str, encoding: str) -> str | None:
    """A stretch of characters as UTF-8; ``None`` where it is none."""
    data = re.sub(_FOR_HALF, _LOST, b"".join([_bytes_in(char, encoding) for char in run]))
    for left, likely in _LIKELY:
        data = re.sub(left, likely, data)
    text = re.sub(_WRONG_RUN, "\ufffd", data.decode("utf-8", "replace"))
    wrong = text.count("\ufffd")
    return text if wrong <= run.count("\ufffd") + run.count("?") + _MOST_LOST * len(text) else None


def _bytes_in(char: str, encoding: str) -> bytes:
    if char == "\ufffd":
        return _LOST  # The standard's table has bytes for it.
    if char == "€" and encoding == "gb18030":
        return b"\x80"  # Windows reads that byte so, which the standard's table gives two bytes.
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return char.encode("latin-1") if char <= "\u00ff" else _LOST


def _read_as_western(text: str) -> Mended:
    """Bytes of another script read as windows-1252 or as Latin-1, which take any."""
    if not re.search(_WESTERN_RUN, text):
        return Mended(text, 0)
    try:
        data = b"".join(map(_byte, text))
    except UnicodeEncodeError:
        return Mended(text, 0)
    if not is_other_script(data):
        return Mended(text, 0)
    read = decode(data)
    if read.encoding == "cp1252" or read.warnings:
        return Mended(text, 0)
    return Mended(read.text, sum(char > "\x7f" for char in read.text))


def _replaced(pattern: re.Pattern[str], right: Callable[[str], str | None], text: str) -> Mended:
    """The text with what the pattern finds put right where that can be, and how many characters came of it."""
    count = 0

    def put(match: re.Match[str]) -> str:
        nonlocal count
        once = right(match.group())
        if once is None:
            return match.group()
        count += len(once)
        return once

    return Mended(pattern.sub(put, text), count)


def _byte(char: str) -> bytes:
    """The byte that windows-1252 reads as a character; it leaves five bytes out, which come through as they are."""
    return char.encode("latin-1") if char <= "\u00ff" else char.encode("cp1252")
