"""Sentences that the page's source broke over several lines, at any width."""

from __future__ import annotations

from functools import partial

from newsclean.parse.plaintext.link_numbers import HIDDEN
from newsclean.parse.plaintext.segments import Segment
from newsclean.parse.plaintext.unwrapping.hyphenation import separator_between
from newsclean.text.patterns import lazy_pattern

_LABEL = lazy_pattern(
    "(?:责任编辑|責任編輯|责编|責編|编辑|編輯|作者|记者|記者|来源|來源|校对|审核|发布时间|时间|日期)\\s?[:：]"
)
"""A label whose value may stand on the next line."""
_MAX_VALUE_COLUMNS = 30
_MIN_SENTENCE_CHARS = 40
"""Characters that one of two lines must have to be parts of a sentence."""
_MAX_JOINED_CHARS = 10_000
"""Characters of a sentence from which on no line is added: each addition copies the whole text."""
_MIN_SCREEN_COLUMNS = 40
"""Columns of a line on a screen from which on a sentence may continue on the next."""
_CONTINUING_MARKS = ",;’'\"”)»-–—"
"""Marks after which a sentence may continue."""
_SCREEN_CONTINUING_MARKS = ",;-–—"
"""Those of them that no sentence ends with. Screens show captions and titles in quotation marks."""
_STRIPPED_FROM_WORDS = _CONTINUING_MARKS + HIDDEN


def _join(segments: list[Segment], continuing_marks: str, min_columns: int) -> list[Segment]:
    """Join each line that continues a sentence in lower case, and the value of a label alone on its line.

    Args:
        segments: the lines.
        continuing_marks: a sentence continues after these marks, letters and digits.
        min_columns: columns of a line from which on its sentence may continue.
    """
    out: list[Segment] = []
    for segment in segments:
        last = out[-1] if out else None
        if last is None or segment.gap or segment.has_bullet:
            out.append(segment)
        elif segment.width <= _MAX_VALUE_COLUMNS and _LABEL.fullmatch(last.text):
            out[-1] = last._replace(text=f"{last.text}{segment.text}", end=last.end + segment.width)
        elif (
            max(len(last.text), len(segment.text)) >= _MIN_SENTENCE_CHARS
            and last.width >= min_columns
            and len(last.text) < _MAX_JOINED_CHARS
            and (last.text[-1].isalnum() or last.text[-1] in continuing_marks)
            and _is_lower_case_word(segment.text.split(maxsplit=1)[0].strip(_STRIPPED_FROM_WORDS))
        ):
            separator = separator_between(last.text, segment.text)
            out[-1] = last._replace(text=f"{last.text}{separator}{segment.text}", end=max(last.end, segment.end))
        else:
            out.append(segment)
    return out


join_broken_sentences = partial(_join, continuing_marks=_CONTINUING_MARKS, min_columns=0)
"""Join the sentences of a text that was not wrapped."""
join_screen_sentences = partial(_join, continuing_marks=_SCREEN_CONTINUING_MARKS, min_columns=_MIN_SCREEN_COLUMNS)
"""Join the sentences of a text that was wrapped at the width of a screen, where short lines are captions and labels."""


def _is_lower_case_word(word: str) -> bool:
    """Whether a word is all in lower case. Product names (iPhone, eBay) and addresses begin lines of their own."""
    return word.rstrip(".:").replace("-", "").replace("’", "").replace("'", "").isalpha() and word.islower()
