"""Text that was encoded twice: UTF-8 read as windows-1252 and written as UTF-8 again (``Ã¼`` for ``ü``).

Pages assembled from parts of several systems have it, and so have dumps of pages whose label was wrong. What it looks like
follows from the two encodings (WHATWG Encoding, windows-1252 and UTF-8): a letter for each first byte, signs for the rest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FIRST = re.compile(f"[Â-ß][{_REST}]|[à-ï][{_REST}]{{2}}|[ð-ô][{_REST}]{{3}}")
_LETTER = re.compile("[Â-ô]")
_SIGNS = ("Ã", "Â", "Ð")
"""What most accents, spaces and Cyrillic become."""
_PAIR = ("€", ("â", "ã"))
"""What quotes, dashes and ideographic stops become, one after the other; looked for one by one, which is ten times as fast."""
_LEAST = 3
"""Characters encoded twice below which a text may mean what it says."""
_SHARE = 0.5
"""Share of the letters that begin them: in text that is right they stand alone, or before letters."""


class Mended(NamedTuple):
    """The text, and how many characters in it were put right."""

    text: str
    characters: int


def mend(text: str) -> Mended:
    """Put right what was encoded twice, if that is what most of the text's accented letters come from."""
    if text.isascii() or not _may_be(text):
        return Mended(text, 0)
    found = len(_FIRST.findall(text))
    if found < _LEAST or found < _SHARE * len(_LETTER.findall(text)):
        return Mended(text, 0)
    count = 0

    def right(match: re.Match[str]) -> str:
        nonlocal count
        try:
            once = b"".join(map(_byte, match.group())).decode("utf-8")
        except UnicodeDecodeError:
            return match.group()
        count += 1
        return once

    return Mended(_FIRST.sub(right, text), count)


def _may_be(text: str) -> bool:
    """Whether a text has any of the signs: few have, so the patterns are seldom asked."""
    sign, first = _PAIR
    return any(sign in text for sign in _SIGNS) or (sign in text and any(one in text for one in first))


def _byte(char: str) -> bytes:
    """The byte that windows-1252 reads as a character; it leaves five bytes out, which come through as they are."""
    return char.encode("latin-1") if char <= "\u00ff" else char.encode("cp1252")
