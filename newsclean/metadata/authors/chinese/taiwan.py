"""Taiwanese bylines: ``（中央社記者林小晴台北3日電）``, ``〔記者李曉嵐／新竹報導〕``, ``海峽快訊／李曉嵐``."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.chinese.names import is_chinese_name
from newsclean.metadata.authors.name_words import NON_NAMES
from newsclean.text.patterns import contains_any, prefiltered_pattern

_HAN = "\u4e00-\u9fff"
_NAMES = rf"[{_HAN}]{{2,4}}(?:[、，,&＆\s][{_HAN}]{{2,4}}){{0,4}}"
_MAX_START_CHARS = 120
_AGENCY_DATELINE = prefiltered_pattern(
    rf"^[（(〔【]?\s?[{_HAN}]{{1,8}}記者\s?(?P<names>(?:[{_HAN}]{{2,3}}[、，])*)(?P<last>[{_HAN}]{{4,8}}?)\s?(?:\d{{1,2}}月)?\d{{1,2}}日(?:[{_HAN}]{{1,2}})?電"
)
"""The last name is followed by the place, without a space."""
_REPORT = prefiltered_pattern(
    rf"(?:^|[〔（(【\s])(?:[{_HAN}]{{2,6}}[／/])?(?P<role>[{_HAN}]{{0,4}}(?:記者|特派員|特約記者))?\s?(?P<names>{_NAMES})\s?[／/]\s?"
    rf"[{_HAN}A-Za-z]{{1,10}}(?:報導|報道|特稿|專訪|撰稿|攝影)"
)
_NEWSFLASH = prefiltered_pattern(
    rf"^(?:[{_HAN}]{{1,6}}(?:快訊|新聞|日報|時報|中心))[／/](?:記者)?(?P<names>{_NAMES})(?=$|[\s\d])"
)
_DESKS_BEFORE_NAME = tuple(f"{desk}{sign}" for desk in ("快訊", "新聞", "日報", "時報", "中心") for sign in "／/")
_DESK_ENDINGS = ("中心", "組", "社", "報", "新聞", "快訊", "綜合", "部")


def parse_taiwanese_byline(text: str) -> list[Person]:
    """Return the people in a Taiwanese byline at the start of a text or alone on a line; no desks (``社會中心／綜合報導``)."""
    start = text[:_MAX_START_CHARS]
    dateline = _AGENCY_DATELINE.match(start)
    if dateline:
        names = [*filter(None, re.split("[、，]", dateline.group("names"))), _cut_place(dateline.group("last"))]
        return [Person(name, "記者") for name in names if name]
    match = None
    if "／" in start or "/" in start:
        match = _REPORT.search(start) or (_NEWSFLASH.match(start) if contains_any(start, _DESKS_BEFORE_NAME) else None)
    if not match:
        return []
    role = (match.groupdict().get("role") or "").strip() or None
    names = re.split(r"[、，,&＆\s]", match.group("names"))
    return [Person(name, role) for name in names if _is_person(name, role)]


def _is_person(name: str, role: str | None) -> bool:
    if name in NON_NAMES or name.endswith(_DESK_ENDINGS):
        return False
    return role is not None or is_chinese_name(name)


def _cut_place(text: str) -> str:
    """The name before a dateline's place: most have three characters, and a place has two at least."""
    size = 2 if len(text) == _MIN_NAME_AND_PLACE_CHARS else 3
    return text[:size]


_MIN_NAME_AND_PLACE_CHARS = 4
