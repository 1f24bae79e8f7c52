"""People in Korean bylines."""

from __future__ import annotations

from newsclean.article.model import Person
from newsclean.text.patterns import prefiltered_pattern

_HANGUL = "\uac00-\ud7a3"
_FAMILY_NAMES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부"
"""The most common Korean family names, which some 99 of 100 people bear (Statistics Korea, 2015)."""
_TWO_SYLLABLE_FAMILY_NAMES = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문")
_NAME = rf"[{_HANGUL}]{{2,4}}"
_KIND = "인턴|수습|선임|전문|객원|시민|취재|사진|영상|산업|경제|정치|사회|문화|스포츠|선임|수석|대학생|명예|논설|부동산|의학|과학|여행|본지|온라인|디지털"
_ROLE = rf"(?:(?:{_KIND})\s?){{0,2}}(?:기자|특파원|PD|앵커|리포터|논설위원|편집위원|통신원)"
_BYLINE = prefiltered_pattern(rf"(?:^|(?<=[\s\]）)/·,=]))(?P<name>{_NAME})\s?(?P<role>{_ROLE})(?=$|[\s=@(（\[,·/|:：])")
_ROLE_FIRST = prefiltered_pattern(rf"^(?P<role>{_ROLE})\s(?P<name>{_NAME})(?=$|[\s(（\[,·/|])")
_NAME_AND_DATE = prefiltered_pattern(rf"^(?P<name>{_NAME})\s(?:(?:입력|승인|등록|수정)\s?)?(?:19|20)\d\d\s?[.년-]")
_DATELINE = prefiltered_pattern(r"^[\[(（][^\])）=]{1,20}=[^\])）]{1,14}[\])）]\s?(?P<rest>[^=]{2,40})=")
_MAX_LINE_CHARS, _MAX_START_CHARS = 120, 60
_NON_NAMES = frozenset((
    "인턴", "수습", "선임", "전문", "객원", "시민", "취재", "사진", "영상", "본지", "소속", "담당", "온라인", "입력", "수정", "등록", "승인", "기사", "최종", "오전",
    "오후", "발행", "작성", "송고", "편집", "정치", "경제", "사회", "문화", "국제", "연예", "전국", "지역", "산업", "금융", "현장", "여기자", "유명", "한국", "조선", "중앙",
    "동아", "서울", "부산", "경기", "인천", "전남", "전북", "강원", "제주", "공유", "구독", "다른", "전체", "이 기자", "해당", "기자", "선배", "동료", "외신",
))  # fmt: skip
"""Words before 기자 (reporter) or a date that begin as a name does."""


def parse_line(text: str) -> list[Person]:
    """Return the people of a byline, each with the role: ``김수안 인턴 기자``, ``기자 김수안``."""
    if len(text) > _MAX_LINE_CHARS:
        return []
    first = _ROLE_FIRST.match(text)
    matches = [first] if first else list(_BYLINE.finditer(text))
    people = [
        Person(match.group("name"), match.group("role")) for match in matches if is_korean_name(match.group("name"))
    ]
    return list(dict.fromkeys(people))


def find_dateline(text: str) -> list[Person]:
    """Return the reporter of a dateline: ``[서해=서해일보]김수안 인턴 기자 = …``, ``(서울=한빛뉴스) 김수안 기자 = …``."""
    match = _DATELINE.match(text[:_MAX_START_CHARS])
    return parse_line(match.group("rest").strip()) if match else []


def parse_name_and_date(text: str) -> list[Person]:
    """Return the person whose name begins a line with a date: ``박상우 2024. 5. 13. 12:52``."""
    match = _NAME_AND_DATE.match(text)
    return [Person(match.group("name"))] if match and is_korean_name(match.group("name")) else []


def is_korean_name(text: str) -> bool:
    """Whether two to four syllables begin with a Korean family name."""
    if text in _NON_NAMES:
        return False
    if text.startswith(_TWO_SYLLABLE_FAMILY_NAMES):
        return True
    return text[0] in _FAMILY_NAMES and len(text) <= _MAX_NAME_SYLLABLES


_MAX_NAME_SYLLABLES = 3
"""Syllables of a name with a family name of one."""
