"""People in lines and at the ends of texts in Japanese."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.japanese_words import NAME, is_japanese_name, pattern_of, words_of
from newsclean.text.patterns import prefiltered_pattern

_HAN = "\u4e00-\u9fff々"
_KANA = "\u3041-\u3096\u30a1-\u30ff"
_NAMES = rf"(?P<names>{NAME}(?:[、・,，]\s?{NAME}){{0,5}})"
_ROLE_IN_BRACKETS = rf"(?:(?P<role>{pattern_of('role')})[ \u3000・＝=]?)?"
_SIGNATURE = prefiltered_pattern(
    rf"(?:^|[。」』！？!?）])\s?(?:（{_ROLE_IN_BRACKETS}{_NAMES}）|【{_ROLE_IN_BRACKETS.replace('role', 'role2')}{_NAMES.replace('names', 'names2')}】)$"
)
"""Names in brackets behind the last sentence."""
_PLACE_AND_NAMES = prefiltered_pattern(
    rf"[（(【]\s?[{_HAN}{_KANA}・]{{2,16}}[＝=]\s?(?:(?P<role>{pattern_of('role')})[ \u3000]?)?{_NAMES}[）)】]"
)
_LABELLED = prefiltered_pattern(
    rf"^[■◆●○◎（(]?\s?(?P<role>{pattern_of('label')})\s?[●○◎◆■◇：:＝=／/・]\s?{_NAMES}(?=$|[\s（(）)、／/●])"
)
_ROLE_AND_NAME = prefiltered_pattern(rf"^(?P<role>[{_HAN}{_KANA}]{{0,8}}?{pattern_of('role')})[ \u3000・：:]{_NAMES}$")
_NAME_AND_TITLE = prefiltered_pattern(
    rf"^(?P<names>{NAME})\s?[・（(／/]\s?(?P<role>[^。、！？]{{0,40}}{pattern_of('title')})[）)]?$"
)
_OPENING_BRACKETS, _CLOSING_BRACKETS = ("（", "(", "【"), ("）", ")", "】")
_SIGNS_OF_NAMES = "・、,，＝= \u3000\xa0"
_SENTENCE_ENDS = "。」』！？!?）"
_SIGNS_BEFORE_LABEL = "■◆●○◎（( \u3000\xa0"
_MAX_LINE_CHARS = 90
_MAX_START_CHARS, _MAX_END_CHARS = 60, 80


def find_signature(text: str) -> list[Person]:
    """Return the people whose names in brackets end a text: ``…と話した。（米倉優斗）``, ``（ニューヨーク＝真海堂生）``."""
    if not text.endswith(_CLOSING_BRACKETS):
        return []
    end = text[-_MAX_END_CHARS:]
    match = _SIGNATURE.search(end) if _may_be_signed(end) else None
    if match:
        names = match.group("names") or match.group("names2")
        return _people(names, match.group("role") or match.group("role2"))
    placed = [found for found in _PLACE_AND_NAMES.finditer(end) if found.end() == len(end)]
    return _people(placed[-1].group("names"), placed[-1].group("role")) if placed else []


def _may_be_signed(end: str) -> bool:
    """Whether the brackets that end a text stand behind a sentence. Cheaper than the pattern of roles and names."""
    at = max(end.rfind("（"), end.rfind("【"), 0)
    before = end[:at].rstrip()
    if before and before[-1] not in _SENTENCE_ENDS:
        return False
    return all("\u3005" <= char <= "\u9fff" or char in _SIGNS_OF_NAMES for char in end[at + 1 : -1])


def find_dateline(text: str) -> list[Person]:
    """Return the people whom a text names with their place before its first sentence: ``【ロンドン＝林小波】市議会は…``."""
    match = _PLACE_AND_NAMES.match(text[:_MAX_START_CHARS]) if text.startswith(_OPENING_BRACKETS) else None
    return _people(match.group("names"), match.group("role")) if match else []


def parse_line(text: str) -> list[Person]:
    """Return the people of a line that is a byline: ``文●米倉優斗``, ``編集委員 中里克也``, ``稲村剛・汐見大学客員教授``."""
    if len(text) > _MAX_LINE_CHARS:
        return []
    match = (
        (_LABELLED.match(text) if text.lstrip(_SIGNS_BEFORE_LABEL).startswith(tuple(words_of("label"))) else None)
        or _ROLE_AND_NAME.match(text)
        or _NAME_AND_TITLE.match(text)
    )
    return _people(match.group("names"), match.group("role")) if match else []


def _people(names: str, role: str | None) -> list[Person]:
    found = [Person(name, role) for name in re.split(r"[、・,，]\s?", names) if is_japanese_name(name)]
    return found if len(found) == len(re.split(r"[、・,，]\s?", names)) else []
