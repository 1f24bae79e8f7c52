"""Editors and their roles, in lines such as ``[ 责编:邱某某 ]`` or ``Editing by A. Example``."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.split_names import split_names
from newsclean.text.patterns import contains_any, lazy_pattern
from newsclean.text.width import has_wide

_HAN = lazy_pattern("[\u4e00-\u9fff]")
_LABEL_HINTS = ("Edit", "edit", "Redakt", "redakt", "EDIT", "編集")
_LABELLED_EDITORS = lazy_pattern(
    r"\b(?P<role>edited by|editing by|redaktion|編集)\s?:?\s(?P<names>[^.;()]{3,80})", re.IGNORECASE
)


def find_editors(text: str) -> list[Person]:
    """Return the editors that a line names, each with the role before the name, without their codes (``_NN7379``)."""
    if has_wide(text) and _HAN.search(text):
        from newsclean.metadata.authors.chinese.editors import find_chinese_editors

        editors = find_chinese_editors(text)
        if editors:
            return editors
    if not contains_any(text, _LABEL_HINTS):
        return []
    match = _LABELLED_EDITORS.search(text)
    return [Person(name, match.group("role")) for name in split_names(match.group("names"))] if match else []
