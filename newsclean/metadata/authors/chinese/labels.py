"""Lines of labels and values: spaces put back between what text browsers and print have joined, and removed inside words.

``作者：曹砚来源:云岭网选稿：曾望`` → ``作者：曹砚 来源:云岭网 选稿：曾望``; ``记者林晓帆通讯员何岸`` → ``记者林晓帆 通讯员何岸``;
``审 读：方 敏`` → ``审读：方敏``; ``【来源】 云岭发布`` → ``来源：云岭发布``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from newsclean.metadata.authors.chinese.names import is_chinese_name
from newsclean.text.bylines.chinese_roles import pattern_of, words_of
from newsclean.text.patterns import lazy_pattern

MAX_LABELLED_CHARS = 400
"""Characters of a text whose labels are separated."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SIGN = r"[:：/／|｜丨︱]"
_ALL, _COMMON = frozenset(words_of()), frozenset(words_of("credit"))
_LONE_CHARACTERS = lazy_pattern(rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000]{{1,3}}[{_HAN}])+(?![{_HAN}])")
_SPACED_LABEL = lazy_pattern(rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000]{{1,2}}[{_HAN}]){{1,3}}(?=[ \u3000]?{_SIGN})")
_WRITER_WORDS = tuple(
    word for word in words_of("writer") if not any(other in word for other in words_of("writer") if other != word)
)
"""The roles of writers that contain no other one."""
_TWO_ROLES = lazy_pattern(rf"(?:{'|'.join(_WRITER_WORDS)}).{{2,12}}?(?:{'|'.join(_WRITER_WORDS)})")
"""Two roles with a name between them, before the long pattern is tried."""
_BRACKETED_LABEL = lazy_pattern(rf"[【\[［]\s?(?P<label>{pattern_of()})\s?[】\]］]\s?[:：]?\s?(?=\S)")
_BRACKETED = lazy_pattern(r"[【\[［]\s?([^【\[［】\]］\s]+)\s?[】\]］]")
"""Any word in brackets: cheaper than the pattern of all labels."""
_GLUED_LABEL = lazy_pattern(
    rf"(?P<sign>{_SIGN}\s?)(?P<value>[^\s:：/／|｜丨︱()（）]{{2,20}}?)(?=(?:本报|本网)?(?P<label>{pattern_of()})\s?{_SIGN})"
)
_TWO_SIGNS = lazy_pattern(rf"{_SIGN}[^:：/／|｜丨︱]{{2,40}}{_SIGN}")
"""The signs around a value, before the long pattern of all labels is tried."""
_GLUED_ROLE = lazy_pattern(
    rf"(?P<role>{pattern_of('writer')}\s?)(?P<name>[{_HAN}]{{2,4}}?)(?=(?:本报|本网)?{pattern_of('writer')}[{_HAN} ])"
)


def separate_labels(text: str) -> str:
    """Return a line of labels and values with one space between them and none inside a label or a name.

    The last results are kept: a line is read for its source, its authors and its editors, each in several forms.
    """
    return _separate(text) if len(text) <= MAX_LABELLED_CHARS else text


@lru_cache(maxsize=256)
def _separate(text: str) -> str:
    if not _ALL.isdisjoint(_BRACKETED.findall(text)):
        text = _BRACKETED_LABEL.sub(r"\g<label>：", text)
    if _has_lone_characters(text):
        text = _SPACED_LABEL.sub(_join_label, text)
        text = _LONE_CHARACTERS.sub(_join_names, text)
    if _TWO_SIGNS.search(text):
        text = _GLUED_LABEL.sub(_separate_label, text)
    return _GLUED_ROLE.sub(_separate_role, text) if _TWO_ROLES.search(text) else text


def _has_lone_characters(text: str) -> bool:
    """Whether two characters stand alone with white space between. Cheaper than the patterns, which few texts match."""
    parts = text.split()
    for before, after in pairwise(parts):
        is_lone_before = len(before) == 1 or not _is_han(before[-2])
        if is_lone_before and (len(after) == 1 or not _is_han(after[1])) and _is_han(before[-1]) and _is_han(after[0]):
            return True
    return False


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff"


def _join_label(match: re.Match[str]) -> str:
    joined = re.sub(r"\s", "", match.group())
    return joined if joined in _ALL else match.group()


def _join_names(match: re.Match[str]) -> str:
    """Names of two characters are printed with a space between them, so that they are as wide as those of three."""
    characters = match.group().split()
    pairs = ["".join(characters[at : at + 2]) for at in range(0, len(characters), 2)]
    return " ".join(pairs) if all(map(is_chinese_name, pairs)) else match.group()


def _separate_label(match: re.Match[str]) -> str:
    """A common word ends a value only where that is a name: ``文/林晓帆图/何岸``, but ``科研绘图/数据处理``."""
    is_common = match.group("label") in _COMMON
    return match.group() if is_common and not is_chinese_name(match.group("value")) else f"{match.group()} "


def _separate_role(match: re.Match[str]) -> str:
    return f"{match.group()} " if is_chinese_name(match.group("name")) else match.group()
