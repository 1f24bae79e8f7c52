"""The encoding of bytes that nothing states: East Asian ones by what their texts are full of, others by charset-normalizer.

Only the web's encodings come into question (WHATWG Encoding Standard): without that bound, a German text of a few
lines passes for one of a dozen code pages of old terminals.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SAMPLE = 65_536
_FIRST_HIGH = re.compile(rb"[\x80-\xff]")
_FEW = 0.003
"""Share of characters that may be wrong."""
_OF_THE_WEB = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u",
    "iso8859_2", "cp874", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949",
)  # fmt: skip
"""What charset-normalizer may choose from."""
_WESTERN = "cp1252"
_RARE = ("cp1257", "cp1254")
"""Baltic; Turkish, whose texts are known by their letters before."""
_NEARLY = 0.05
"""How much less coherent a text may look in a usual encoding than in a rare one."""
_MESS = 0.4
"""How odd a text may look: pages of news hold menus, names and numbers."""
_TURKISH = ((b"\xfd", 0.08), (b"\xfe", 0.03))
"""ı and ş, and the share of the bytes outside ASCII that they have at least; no Western text has as many ý and þ."""


class _Eastern(NamedTuple):
    encoding: str
    signs: re.Pattern[str]
    share: float
    """Of the characters outside ASCII, how many must be such signs."""


_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CHINESE = re.compile("[，。、的一是不]")
_EASTERN = (
    _Eastern("cp932", _KANA, 0.2),
    _Eastern("euc_jp", _KANA, 0.2),
    _Eastern("cp949", _HANGUL, 0.5),
    _Eastern("gb18030", _CHINESE, 0.02),
    _Eastern("big5hkscs", _CHINESE, 0.02),
)


def detect(data: bytes) -> str | None:
    """Python's name of the likeliest encoding, from a sample around the first bytes outside ASCII; ``None`` if there is
    none."""
    first = _FIRST_HIGH.search(data)
    start = first.start() if first else 0
    sample = data[start : start + _SAMPLE]
    return _eastern(sample) or _turkish(sample) or _likeliest(sample)


def reads_well(text: str) -> bool:
    """Whether few characters, if any, could not be read."""
    return text.count("\ufffd") <= _FEW * len(text)


def _eastern(sample: bytes) -> str | None:
    for one in _EASTERN:
        text = sample.decode(one.encoding, "replace")
        others = sum(char > "\x7f" for char in text)
        if reads_well(text) and len(one.signs.findall(text)) > one.share * others:
            return one.encoding
    return None


def _turkish(sample: bytes) -> str | None:
    high = sum(byte > 0x7F for byte in sample)
    return "cp1254" if all(sample.count(letter) > share * high for letter, share in _TURKISH) else None


def _likeliest(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # imported late: few pages need it

    found = from_bytes(sample, cp_isolation=list(_OF_THE_WEB), threshold=_MESS)
    best = found.best()
    if best is None:
        return None
    margin = _NEARLY if best.encoding in _RARE else 0.0
    alike = [one for one in found if one.chaos <= best.chaos and one.coherence >= best.coherence - margin]
    usual = [one for one in alike if one.encoding not in _RARE]
    if not usual:
        return str(best.encoding)
    return str(max(usual, key=lambda one: (one.coherence, one.encoding == _WESTERN)).encoding)
