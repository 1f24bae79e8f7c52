"""Link numbers of a text browser, ``[12]like these``, and the list of URLs below the page: neither is text.

Lynx, ELinks and Links write them. Numbers are replaced by invisible characters of the same width, since the lines were wrapped
with the numbers in them. Collapsing white space later removes these characters.
"""

from __future__ import annotations

import re
from itertools import takewhile

from newsclean.text.patterns import lazy_pattern

_LINK_NUMBER = lazy_pattern(r"\[(\d{1,4})\]")
_ENTRY = lazy_pattern(r"\s{0,8}(\d{1,4})\.\s(?:\S+|[a-zA-Z][\w+.-]{1,15}:.*)\s*")
_TITLED_ENTRY = lazy_pattern(r"\s{0,8}(\d{1,4})\.\s\S.*")
"""An entry that names its link; the URL is on the next line, after a tab."""
_LIST_HEADING = lazy_pattern(
    r"\s*(?:references|visible links|hidden links|links|verweise|referenzen|références|liens|referencias|enlaces|"
    r"\[usemap\]|[a-z][a-z+.-]{1,15}:\S+|riferimenti|referências|referenties|odnośniki|ссылки|参考|參考|参照|リンク)\s?:?\s*",
    re.IGNORECASE,
)
_HEAD_LINK = lazy_pattern(r"\s{0,4}(?:Link:\s.*|#(?:\[\d+\]|\S+\s?$).*)")
"""Links of the page's ``<head>``: its icon, its feed, its translations."""
_WIDGET = lazy_pattern(
    r"\(BUTTON\)|\[[^\[\]\s]{1,80}\.(?:png|jpe?g|gif|svg|webp)\]|\[(?:BUTTON Input)\](?: \(not implemented\))?"
)
"""Placeholders of buttons, images without a description and input fields."""
HIDDEN = "\x0e"
"""Replaces a removed character; invisible, of one column."""
_MIN_ENTRIES = 3
_MIN_UNLISTED_NUMBERS = 8
"""Ascending numbers that are taken for link numbers without a list of URLs."""
_MAX_STEP = 5
"""Difference of two consecutive numbers: links without text have a number as well, but show none."""
_AFTER_FOOTNOTE = frozenset(" \t,.;:!?)]}，。、；：？！）")
"""Characters before which a number is that of a footnote."""


def drop_link_numbers(lines: list[str]) -> list[str]:
    """Hide the link numbers and blank the list of URLs; the number of lines stays."""
    if not any("[" in line or "(BUTTON)" in line or "Link: " in line for line in lines):
        return lines
    list_start = _find_link_list(lines)
    listed = [int(entry.group(1)) for line in lines[list_start:] if (entry := _TITLED_ENTRY.match(line))]
    # Input fields and buttons have numbers, too, but no URL.
    numbers = set(range(1, max(listed) + 1)) if len(listed) >= _MIN_ENTRIES else set()
    shown = lines[:list_start] if numbers else lines
    if not numbers:
        numbers = _find_ascending_numbers(shown)
    out = [_hide_numbers(line, numbers) if "[" in line else line for line in shown] if numbers else list(shown)
    for at, line in takewhile(lambda item: not item[1].strip() or _HEAD_LINK.fullmatch(item[1]), enumerate(shown)):
        if line.strip():
            out[at] = ""
    out = [_hide_widgets(line) if "[" in line or HIDDEN in line or "(BUTTON)" in line else line for line in out]
    return out + [""] * (len(lines) - len(out))


def _hide_widgets(line: str) -> str:
    """Hide the placeholders of a line; return an empty one where nothing else is on it."""
    line = _WIDGET.sub(_hide, line)
    return line if line.strip(f"{HIDDEN} ") else ""


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())


def _find_link_list(lines: list[str]) -> int:
    """Index of the first line of the list of URLs below the page; the number of lines where there is none."""
    start = at = len(lines)
    below = ""
    while at:
        line = lines[at - 1]
        entry = _ENTRY.fullmatch(line) or (below.startswith("\t") and _TITLED_ENTRY.fullmatch(line))
        if entry or _LIST_HEADING.fullmatch(line):
            start = at - 1
        elif line.strip() and not line.startswith("\t"):
            break
        below = line
        at -= 1
    return start


def _find_ascending_numbers(lines: list[str]) -> set[int]:
    """Ascending numbers in brackets, each directly before its link; none where they are those of footnotes."""
    found: set[int] = set()
    last = 0
    for line in lines:
        if "[" not in line:
            continue
        for mark in _LINK_NUMBER.finditer(line):
            number = int(mark.group(1))
            if last < number <= last + _MAX_STEP and line[mark.end() : mark.end() + 1] not in ("", *_AFTER_FOOTNOTE):
                found.add(number)
                last = number
    return found if len(found) >= _MIN_UNLISTED_NUMBERS else set()


def _hide_numbers(line: str, numbers: set[int]) -> str:
    """Hide the link numbers of a line and remove them from ``numbers``: each is used once."""
    out: list[str] = []
    at = 0
    for mark in _LINK_NUMBER.finditer(line):
        number = int(mark.group(1))
        before, after = line[mark.start() - 1 : mark.start()], line[mark.end() : mark.end() + 1]
        if number in numbers and (after not in ("", *_AFTER_FOOTNOTE) or before in ("", " ")):
            numbers.discard(number)
            out += (line[at : mark.start()], HIDDEN * len(mark.group()))
            at = mark.end()
    return "".join((*out, line[at:]))
