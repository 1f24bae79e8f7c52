"""Editors and other staff in Chinese credits: ``[ 责编:邱某某 ]``, ``编辑 周知白 ｜ 排版 魏青禾``."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.chinese.labels import separate_labels
from newsclean.metadata.authors.chinese.names import is_chinese_name, split_glued_names
from newsclean.metadata.authors.name_words import NON_NAMES
from newsclean.metadata.authors.non_persons import is_placeholder
from newsclean.text.bylines.chinese_roles import pattern_of, words_of
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_LABEL = prefiltered_pattern(
    rf"(?P<role>{pattern_of('editor')}|(?<![\u4e00-\u9fff]){pattern_of('staff')})(?P<gap>\s?[:：|｜丨/／︱]\s?|\s{{1,3}})",
)
_END_OF_NAMES = lazy_pattern(rf"[:：|｜丨︱\[\]【】()（）。；;]|{pattern_of('label')}|作者|记者|通讯员|摄影|来源")
_STAFF = frozenset(words_of("staff"))
_MAX_NAMES_CHARS = 50
_MAX_SPACED_LINE_CHARS = 60
"""Characters of a line in which a space alone may separate role and name."""
_MIN_NAME_CHARS, _MAX_CHINESE_NAME_CHARS, _MAX_LATIN_NAME_CHARS = 2, 12, 30
_EDITOR_CODE = lazy_pattern(r"[_\s]?[A-Za-z]{0,4}_?[A-Z]{0,4}\d{2,8}.*$|[A-Z]{1,3}\d+$")
_LATIN_NAME = lazy_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3}")


def find_chinese_editors(text: str) -> list[Person]:
    """Return the editors that a line names, each with the role before the name, without their codes (``_NN7379``).

    Where a space alone separates role and name, the line must be short and the name begin with a family name. So must the
    name behind a word of the staff, which are common words (``设计：``).
    """
    editors: list[Person] = []
    text = separate_labels(text)
    labels = list(_LABEL.finditer(text))
    for at, label in enumerate(labels):
        is_spaced = not label.group("gap").strip()
        if is_spaced and len(text) > _MAX_SPACED_LINE_CHARS:
            continue
        next_label = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        names = text[label.end() : min(next_label, label.end() + _MAX_NAMES_CHARS)]
        end = _END_OF_NAMES.search(names)
        for name in _split_editors(names[: end.start()] if end else names):
            is_named = not (is_spaced or label.group("role") in _STAFF) or is_chinese_name(name)
            if is_named and all(name != person.name for person in editors):
                editors.append(Person(name, label.group("role")))
    return editors


def _split_editors(text: str) -> list[str]:
    text = text.strip()
    if _LATIN_NAME.fullmatch(text):
        return [text]
    parts = [_EDITOR_CODE.sub("", part).strip("_ -") for part in re.split(r"[\s、,，/／]+", text)]
    return [name for part in parts for name in split_glued_names(part) if _is_editor_name(name)]


def _is_editor_name(name: str) -> bool:
    max_chars = _MAX_LATIN_NAME_CHARS if _LATIN_NAME.fullmatch(name) else _MAX_CHINESE_NAME_CHARS
    if not _MIN_NAME_CHARS <= len(name) <= max_chars or name.isdigit():
        return False
    return name not in NON_NAMES and not is_placeholder(name)
