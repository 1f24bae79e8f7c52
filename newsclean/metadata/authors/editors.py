"""Editors with their roles, in lines such as ``[ 责编:邱某某 ]`` or ``Editing by A. Example``."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.names import NON_NAMES, is_placeholder
from newsclean.metadata.authors.people import split_names
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

_ROLES = (
    "责任编辑|責任編輯|执行编辑|值班编辑|值班编委|值班主任|值班总编|值班编审|文字编辑|网络编辑|实习编辑|见习编辑|新媒体编辑|流程编辑|视频编辑|图片编辑|"
    "视觉编辑|版式编辑|版面编辑|美术编辑|初审编辑|审核编辑|本文编辑|本版编辑|本期编辑|责任校对|网编|责编|責編|编辑|編輯|编审|校对|校對|校审|审校|"
    "审读|监审|审核|初审|复审|终审|终校|一审|二审|三审|一校|二校|三校|总监制|监制|監製|执行主编|副主编|主编|主編|总编辑|统筹|策划|签发|美编"
)
_LABEL = lazy_pattern(
    rf"(?P<role>{_ROLES})(?P<gap>\s?[:：|｜丨/／︱]\s?|\s{{1,3}})",
    needs=("值班", "编", "編", "校", "审", "监", "監", "统筹", "策划", "签发"),
)
_STOP = lazy_pattern(
    r"[:：|｜丨\[\]【】()（）。；;]|来源|作者|记者|通讯员|摄影|图片|出品|电话|邮箱|版权|声明|举报|投稿|发布|时间|热线|值班|分享"
)
_MOST_NAMES = 50
_LONGEST_SPACED = 60
_LONGEST_NAME, _LONGEST_LATIN = 12, 30
_CODE = lazy_pattern(r"[_\s]?[A-Za-z]{0,4}_?[A-Z]{0,4}\d{2,8}.*$|[A-Z]{1,3}\d+$")
_LATIN_NAME = lazy_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3}")
_WORLD_WORDS = lazy_pattern("[Ee]dit|[Rr]edakt|EDIT|編集")
_EDITOR_WORLD = lazy_pattern(
    r"\b(?P<role>edited by|editing by|redaktion|編集)\s?:?\s(?P<names>[^.;()]{3,80})", re.IGNORECASE
)


def find_editors(text: str) -> list[Person]:
    """The editors that a line names, each with the role before the name; editors' codes (``_NN7379``) are cut off.

    Where only a space stands between role and name, the line must be short and the name begin with a family name.
    """
    found: list[Person] = []
    if has_wide(text):
        from newsclean.metadata.authors.chinese import is_chinese_name, join_spaced_labels

        text = join_spaced_labels(text)
        labels = list(_LABEL.finditer(text))
        for at, label in enumerate(labels):
            end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
            names = text[label.end() : min(end, label.end() + _MOST_NAMES)]
            stop = _STOP.search(names)
            spaced = not label.group("gap").strip()
            if spaced and len(text) > _LONGEST_SPACED:
                continue
            for name in _names(names[: stop.start()] if stop else names):
                if (not spaced or is_chinese_name(name)) and all(name != person.name for person in found):
                    found.append(Person(name, label.group("role")))
    if not found and _WORLD_WORDS.search(text):
        world = _EDITOR_WORLD.search(text)
        if world:
            found = [Person(name, world.group("role")) for name in split_names(world.group("names"))]
    return found


def _names(text: str) -> list[str]:
    whole = text.strip()
    if _LATIN_NAME.fullmatch(whole):
        return [whole]
    out = []
    for raw in re.split(r"[\s、,，/／]+", whole):
        name = _CODE.sub("", raw).strip("_ -")
        most = _LONGEST_LATIN if _LATIN_NAME.fullmatch(name) else _LONGEST_NAME
        if 2 <= len(name) <= most and name not in NON_NAMES and not is_placeholder(name) and not name.isdigit():
            out.append(name)
    return out
