"""People in Chinese bylines: with their roles, in brackets, after a dateline, beside their paper or the date."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.chinese.labels import separate_labels
from newsclean.metadata.authors.chinese.names import (
    NAME_LIKE_WORDS,
    NAME_SEPARATOR,
    SIGNATURE_LIKE_WORDS,
    are_chinese_names,
    is_chinese_name,
)
from newsclean.metadata.authors.name_words import NON_NAMES
from newsclean.metadata.authors.names import is_chinese_job_title
from newsclean.metadata.authors.people import ACCOUNT
from newsclean.text.bylines.chinese_roles import pattern_of, words_of
from newsclean.text.patterns import contains_any, lazy_pattern, prefiltered_pattern

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME = rf"[{_HAN}]{{2,4}}(?:·[{_HAN}]{{2,6}})?"
_NAMES = rf"(?P<names>[{_HAN}]{{2,4}}(?:[\s、]{{1,2}}[{_HAN}]{{2,4}}){{0,4}})"
_LONG_ROLES = tuple(words_of("writer"))
"""Roles that need no colon behind them to be recognized."""
_ROLE_ENDING = pattern_of("writer", "credit")
"""Words before a name that say what the person did."""
_ROLE = rf"(?:[{_HAN}A-Za-z《》]{{0,12}}?{_ROLE_ENDING})"
_NEXT_ROLE = pattern_of("writer")
_SHORT_ROLE = lazy_pattern(rf"{pattern_of('credit')}$")
"""Roles that are common words: they count before a colon or a bar only."""
_SENTENCE_WORD = lazy_pattern("[向对据从给让]")
"""Prepositions that no role has."""
_SEPARATORS = frozenset(":：/／|｜丨")
_ROLE_AND_NAMES = prefiltered_pattern(
    rf"(?P<role>{_ROLE})(?P<gap>\s{{0,3}}[:：/／|｜丨]?\s{{0,3}})"
    rf"(?P<names>{_NAME}(?:[\s、,，;；&＆]{{1,3}}(?![{_HAN}]{{0,10}}?{_NEXT_ROLE}){_NAME}(?![{_HAN}])){{0,9}})(?![{_HAN}])"
)
_BRACKETED = prefiltered_pattern(r"[(（【\[]([^()（）【】\[\]]{2,120})[)）】\]]")
_BRACKETED_NAME = prefiltered_pattern(rf"[(（【\[]\s?([{_HAN}]{{2,4}})\s?[)）】\]]")
_TIME_AND_BRACKETED_NAME = prefiltered_pattern(
    rf"\d{{1,2}}[:：]\d\d\s{{0,3}}[(（【\[]\s?([{_HAN}]{{2,4}})\s?[)）】\]]\W{{0,3}}(?:来源|$)"
)
_NAME_BETWEEN_BARS = prefiltered_pattern(rf"[|｜]\s?作者\s?([{_HAN}]{{2,4}})\s?(?:[|｜]|$)")
_ACCOUNT_AND_DATE = prefiltered_pattern(
    rf"([\w{_HAN}-]{{2,20}})\s{{1,3}}(?:发表于|发布于)\s?[:：]?\s?(?:19|20)\d\d\s?[-/.年]"
)
_POSTED_BY_ACCOUNT = prefiltered_pattern(
    rf"由\s?(?P<name>[\w{_HAN}-]{{2,12}}?)\s?(?:张贴|发布|发表|贴出)\s?(?:@|于|在)\s?(?:19|20)\d\d"
)
_NON_ACCOUNT = lazy_pattern(r".*(?:文|文章|论文|作者|原创|最后|首次|最新|发帖|主题|楼主|帖子)")
_AGENCY_REPORTERS = prefiltered_pattern(rf"^[^。]{{0,40}}?电\s?[(（]((?:[{_HAN}]{{0,10}})记者[^()（）]{{2,60}})[)）]")
_BYLINE = prefiltered_pattern(rf"^[\s□■●◎]*(?:本报讯|本网讯)?\s?[(（【]?\s?({_ROLE}[^。，]{{2,80}}?)[)）】]?\s*$")
_NAMES_AFTER_DATELINE = prefiltered_pattern(rf"^[^。]{{0,40}}?\d日(?:电|讯)\s?[(（]\s?{_NAMES}\s?[)）]")
_CLOSING_BYLINE = prefiltered_pattern(rf"(?:[。！？”]\s?|\s)(?P<line>(?:[{_HAN}]{{0,8}})(?:记者|通讯员)\s{_NAMES})$")
_NAMES_AND_PAPER = prefiltered_pattern(
    rf"[（(]?(?:文\s?[/／])?(?P<names>{_NAME}(?:[\s、]{{1,2}}{_NAME}){{0,3}})\s?[/／]\s?(?:[{_HAN}]{{1,10}}(?:日报|晚报|早报|晨报|时报"
    r"|周刊|周报|都市报|商报|新闻|新闻网|青年报|财经|新闻社|通讯社|电视台|客户端))[)）]?"
)
# Short patterns that are tried before long ones, which take a while to compile.
_REPORTER_AND_SPACE = lazy_pattern(r"(?:记者|通讯员)\s")
_TIME_AND_BRACKET = lazy_pattern(r"\d[:：]\d\d\s{0,3}[(（【\[]")
_LABEL_BEHIND_BAR = lazy_pattern(r"[|｜]\s?作者")
_SHORT_LAST_WORD = lazy_pattern(r"[\s|｜][^\s|｜]{2,3}$")
_MAX_BRACKETED_NAME_CHARS = 8
_ROLE_NOUNS = ("记者", "記者", "通讯员", "撰稿人", "评论员", "实习生")
_NON_NAME_STARTS = ("整合", "发自", "报道", "摄影", "报导", "摄", "文并图", "综合", "个人", "本人", "授权", "观点")
"""Words behind a byline's names that look like a name."""
_NAME_BEHIND_SOURCE = prefiltered_pattern(rf"来源\s?[:：]\s?[{_HAN}]{{2,12}}[\s|｜]{{1,3}}(?P<name>[{_HAN}]{{2,3}})$")
_TRAILING_HAN = lazy_pattern(rf"[{_HAN}]$")
_MIN_BYLINE_RATIO = 0.7
"""Share of a long text's characters that roles and names must have; half of it in a short one."""
_MAX_SHORT_LINE_CHARS = 30
_MAX_BYLINE_CHARS = 90
_MAX_DATELINE_CHARS, _MAX_NAMED_DATELINE_CHARS = 160, 120
_MAX_CLOSING_CHARS = 60
_MAX_OPENING_BRACKET_OFFSET = 40


def parse_chinese_byline(text: str) -> list[Person]:
    """Return the people with roles in a Chinese byline: ``湖北日报全媒记者 严某某 通讯员 陈某某``.

    A role right before a name (``记者唐霁``) counts only where roles and names are most of the text: in running text the
    same characters mean something else.
    """
    found: list[Person] = []
    text = separate_labels(text)
    if _SEPARATORS.isdisjoint(text) and not contains_any(text, _LONG_ROLES):
        return found
    chars = len(text.strip(" ()（）【】[]"))
    matches = list(_ROLE_AND_NAMES.finditer(text))
    is_long = chars > _MAX_SHORT_LINE_CHARS or "。" in text
    min_ratio = _MIN_BYLINE_RATIO if is_long else _MIN_BYLINE_RATIO / 2
    is_byline = sum(match.end() - match.start() for match in matches) >= min_ratio * chars
    for match in matches:
        role = re.sub(r"^[、,，\s]+", "", match.group("role"))
        gap = match.group("gap")
        if (not gap and not is_byline) or _SENTENCE_WORD.search(role):
            continue
        short = None if role.endswith(_LONG_ROLES) else _SHORT_ROLE.search(role)
        if short and (
            not _SEPARATORS.intersection(gap) or not _may_precede_credit(text[: match.start() + short.start()])
        ):
            continue
        for name in re.split(r"[\s、,，;；&＆]+", match.group("names")):
            if name.endswith(_ROLE_NOUNS):
                # In "文/本报记者 某某" the second word is the role.
                role = name
            elif _is_byline_name(name) and all(name != person.name for person in found):
                found.append(Person(name, role))
    return found


def _may_precede_credit(prefix: str) -> bool:
    """Whether what stands before a common word leaves it a credit: ``绘图/数据处理`` is a list of subjects."""
    return (
        not _TRAILING_HAN.search(prefix)
        or prefix[-1] in "文图圖本"
        or prefix.endswith(("新闻", "日报", "晚报", "记者", "網", "网", "社", "报", "報"))
    )


def _is_byline_name(text: str) -> bool:
    if not text or text in NON_NAMES or text.startswith(_NON_NAME_STARTS):
        return False
    return not re.fullmatch(_ROLE_ENDING, text) and not is_chinese_job_title(text)


def find_chinese_byline(text: str) -> list[Person]:
    """Return the people in a line that is a byline, in brackets at a paragraph's start or end, or after a dateline."""
    text = separate_labels(text)
    agency = _AGENCY_REPORTERS.match(text[:_MAX_DATELINE_CHARS])
    if agency:
        return parse_chinese_byline(agency.group(1))
    for bracketed in _outer_brackets(text):
        people = parse_chinese_byline(bracketed)
        if people:
            return people
    line = _BYLINE.match(text) if len(text) <= _MAX_BYLINE_CHARS else None
    if line:
        return parse_chinese_byline(line.group(1))
    dateline = _NAMES_AFTER_DATELINE.match(text[:_MAX_NAMED_DATELINE_CHARS])
    if dateline and are_chinese_names(dateline.group("names")):
        return [Person(name) for name in re.split(NAME_SEPARATOR, dateline.group("names"))]
    end = text[-_MAX_CLOSING_CHARS:]
    closing = _CLOSING_BYLINE.search(end) if _REPORTER_AND_SPACE.search(end) else None
    if closing and are_chinese_names(closing.group("names")):
        return parse_chinese_byline(closing.group("line"))
    return parse_outlet_credit(text)


def _outer_brackets(text: str) -> list[str]:
    """The texts in the brackets that end a paragraph, then in those that open it."""
    brackets = list(_BRACKETED.finditer(text))
    outer = [match for match in brackets[-1:] if match.end() >= len(text) - 2]
    outer += [match for match in brackets[:1] if match.start() <= _MAX_OPENING_BRACKET_OFFSET]
    return [match.group(1) for match in outer]


def parse_outlet_credit(text: str) -> list[Person]:
    """Return the people in a line that names them with their paper: ``张三/青溪晚报``."""
    credit = _NAMES_AND_PAPER.fullmatch(text) if "/" in text or "／" in text else None
    return [Person(name) for name in re.split(NAME_SEPARATOR, credit.group("names"))] if credit else []


def find_author_beside_date(text: str) -> list[Person]:
    """Return the author beside the date: in brackets before the outlet, between bars, or an account before 发表于."""
    beside = _TIME_AND_BRACKETED_NAME.search(text) if _TIME_AND_BRACKET.search(text) else None
    name = beside.group(1) if beside else ""
    if is_chinese_name(name) and name not in NON_NAMES | SIGNATURE_LIKE_WORDS | NAME_LIKE_WORDS:
        return [Person(name)]
    barred = _NAME_BETWEEN_BARS.search(text) if _LABEL_BEHIND_BAR.search(text) else None
    if barred and is_chinese_name(barred.group(1)) and barred.group(1) not in NON_NAMES:
        return [Person(barred.group(1), "作者")]
    account = _ACCOUNT_AND_DATE.match(text)
    if account and not _NON_ACCOUNT.fullmatch(account.group(1)):
        return [Person(account.group(1), ACCOUNT)]
    posted = _POSTED_BY_ACCOUNT.match(text) if text.startswith("由") else None
    return [Person(posted.group("name"), ACCOUNT)] if posted else []


def find_author_behind_source(text: str) -> Person | None:
    """Return the author whose name alone stands behind the source: ``来源：北岸新闻社 武清梧``."""
    match = _NAME_BEHIND_SOURCE.search(text) if _SHORT_LAST_WORD.search(text) else None
    name = match.group("name") if match else ""
    if not is_chinese_name(name) or name in NON_NAMES | SIGNATURE_LIKE_WORDS | NAME_LIKE_WORDS:
        return None
    return Person(name) if len(name) in (2, 3) else None


def parse_signature(text: str) -> list[Person]:
    """Return the person whose name alone in brackets is all that a line says, as local papers sign a text."""
    match = _BRACKETED_NAME.fullmatch(text) if len(text) <= _MAX_BRACKETED_NAME_CHARS else None
    return [Person(match.group(1))] if match and match.group(1) not in NON_NAMES | SIGNATURE_LIKE_WORDS else []
