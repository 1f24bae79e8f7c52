"""Editors and their roles, in lines such as ``[ 责编:邱某某 ]`` or ``Editing by A. Example``."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.name_words import NON_NAMES
from newsclean.metadata.authors.non_persons import is_placeholder
from newsclean.metadata.authors.split_names import split_names
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.width import has_wide

_CHINESE_ROLES = (
    "责任编辑|責任編輯|执行编辑|值班编辑|值班编委|值班主任|值班总编|值班编审|文字编辑|网络编辑|实习编辑|见习编辑|新媒体编辑|流程编辑|视频编辑|图片编辑|"
    "视觉编辑|版式编辑|版面编辑|美术编辑|初审编辑|审核编辑|本文编辑|本版编辑|本期编辑|责任校对|网编|责编|責編|编辑|編輯|编审|校对|校對|校审|审校|"
    "审读|监审|审核|初审|复审|终审|终校|一审|二审|三审|一校|二校|三校|总监制|监制|監製|执行主编|副主编|主编|主編|总编辑|统筹|策划|签发|美编"
)
_CHINESE_LABEL = prefiltered_pattern(rf"(?P<role>{_CHINESE_ROLES})(?P<gap>\s?[:：|｜丨/／︱]\s?|\s{{1,3}})")
_END_OF_NAMES = lazy_pattern(
    r"[:：|｜丨\[\]【】()（）。；;]|来源|作者|记者|通讯员|摄影|图片|出品|电话|邮箱|版权|声明|举报|投稿|发布|时间|热线|值班|分享"
)
_MAX_NAMES_CHARS = 50
_MAX_SPACED_LINE_CHARS = 60
"""Characters of a line in which a space alone may separate role and name."""
_MIN_NAME_CHARS, _MAX_CHINESE_NAME_CHARS, _MAX_LATIN_NAME_CHARS = 2, 12, 30
_EDITOR_CODE = lazy_pattern(r"[_\s]?[A-Za-z]{0,4}_?[A-Z]{0,4}\d{2,8}.*$|[A-Z]{1,3}\d+$")
_LATIN_NAME = lazy_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3}")
_LABEL_HINT = lazy_pattern("[Ee]dit|[Rr]edakt|EDIT|編集")
_LABELLED_EDITORS = lazy_pattern(
    r"\b(?P<role>edited by|editing by|redaktion|編集)\s?:?\s(?P<names>[^.;()]{3,80})", re.IGNORECASE
)


def find_editors(text: str) -> list[Person]:
    """Return the editors that a line names, each with the role before the name, without their codes (``_NN7379``)."""
    editors = _find_chinese_editors(text) if has_wide(text) else []
    if editors or not _LABEL_HINT.search(text):
        return editors
    match = _LABELLED_EDITORS.search(text)
    return [Person(name, match.group("role")) for name in split_names(match.group("names"))] if match else []


def _find_chinese_editors(text: str) -> list[Person]:
    """Where a space alone separates role and name, the line must be short and the name begin with a family name."""
    from newsclean.metadata.authors.chinese.bylines import join_spaced_labels
    from newsclean.metadata.authors.chinese.names import is_chinese_name

    editors: list[Person] = []
    text = join_spaced_labels(text)
    labels = list(_CHINESE_LABEL.finditer(text))
    for at, label in enumerate(labels):
        is_spaced = not label.group("gap").strip()
        if is_spaced and len(text) > _MAX_SPACED_LINE_CHARS:
            continue
        next_label = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        names = text[label.end() : min(next_label, label.end() + _MAX_NAMES_CHARS)]
        end = _END_OF_NAMES.search(names)
        for name in _split_editors(names[: end.start()] if end else names):
            is_named = not is_spaced or is_chinese_name(name)
            if is_named and all(name != person.name for person in editors):
                editors.append(Person(name, label.group("role")))
    return editors


def _split_editors(text: str) -> list[str]:
    text = text.strip()
    if _LATIN_NAME.fullmatch(text):
        return [text]
    names = [_EDITOR_CODE.sub("", part).strip("_ -") for part in re.split(r"[\s、,，/／]+", text)]
    return [name for name in names if _is_editor_name(name)]


def _is_editor_name(name: str) -> bool:
    max_chars = _MAX_LATIN_NAME_CHARS if _LATIN_NAME.fullmatch(name) else _MAX_CHINESE_NAME_CHARS
    if not _MIN_NAME_CHARS <= len(name) <= max_chars or name.isdigit():
        return False
    return name not in NON_NAMES and not is_placeholder(name)
