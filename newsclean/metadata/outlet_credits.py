"""Outlets that a story is credited to in its text: an agency's dateline, a dated line at the end, a copyright notice."""

from __future__ import annotations

from newsclean.metadata.outlet import normalize_outlet
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.width import has_wide

_MAX_DATELINE_CHARS = 80
_MAX_LINE_CHARS = 80
_HAN = "\u4e00-\u9fff"
_CHINESE_DATELINE = prefiltered_pattern(
    rf"^\W{{0,2}}(?P<outlet>[{_HAN}]{{1,6}}社)(?:记者|記者)?[{_HAN}、/／ ]{{2,30}}?(?:\d{{1,2}}月)?\d{{1,2}}日?(?:[{_HAN}]{{1,3}})?[電电讯訊]"
)
_KOREAN_DATELINE = prefiltered_pattern(
    r"^[\[(（]\s?[\uac00-\ud7a3·, ]{2,20}\s?=\s?(?P<outlet>[\uac00-\ud7a3A-Z][\uac00-\ud7a3A-Za-z0-9]{1,11})\s?[\])）]"
)
_DATED_OUTLET = prefiltered_pattern(
    rf"[（(](?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日(?:\s?\d{{1,2}}時\d{{1,2}}分)?[ \u3000]{{1,2}}(?P<outlet>[{_HAN}\u3040-\u30ffA-Za-z]{{2,16}})[）)]"
)
_BRACKETED_CENTURIES = ("（19", "（20", "(19", "(20")
_COPYRIGHT = prefiltered_pattern(
    r"(?:Copyright\s?)?(?:©|ⓒ|\(c\))\s?(?:(?:19|20)\d\d\s?)?(?P<outlet>[\uac00-\ud7a3A-Za-z][\uac00-\ud7a3A-Za-z0-9 .&]{1,24}?)\s?[.,]?\s?"
    r"(?:All rights|무단|저작권|$)"
)


def find_dateline_outlet(text: str) -> str | None:
    """Return the agency or paper of a dateline: ``（中央社記者林小晴台北3日電）``, ``[서해=서해일보]``."""
    if not has_wide(text[:_MAX_DATELINE_CHARS]):
        return None
    start = text[:_MAX_DATELINE_CHARS]
    match = _CHINESE_DATELINE.match(start) or (_KOREAN_DATELINE.match(start) if _HANGUL.search(start) else None)
    return normalize_outlet(match.group("outlet")) if match else None


def find_dated_outlet(text: str) -> str | None:
    """Return the paper in a line of a printed date and a paper: ``（2011年4月10日 海原新聞）``."""
    match = (
        _DATED_OUTLET.fullmatch(text)
        if text.startswith(_BRACKETED_CENTURIES) and len(text) <= _MAX_LINE_CHARS
        else None
    )
    return normalize_outlet(match.group("outlet")) if match else None


def find_copyright_outlet(text: str) -> str | None:
    """Return the outlet of a Korean copyright notice, which portals print below each story: ``Copyright © 서해일보. 무단전재``."""
    if len(text) > _MAX_LINE_CHARS or not _HANGUL.search(text):
        return None
    match = _COPYRIGHT.search(text)
    return normalize_outlet(match.group("outlet")) if match else None


_HANGUL = lazy_pattern("[\uac00-\ud7a3]")
