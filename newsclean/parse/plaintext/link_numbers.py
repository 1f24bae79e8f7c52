"""A text browser's link numbers, ``[12]like these``, and the list of addresses below the page: neither is text.

Lynx, ELinks and Links write them. The signs' columns stay, as the lines were wrapped with them; what stands in their
place is invisible, and goes where white space is folded.
"""

from __future__ import annotations

import re
from itertools import takewhile

from newsclean.text.patterns import lazy_pattern

_MARK = lazy_pattern(r"\[(\d{1,4})\]")
_ENTRY = lazy_pattern(r"\s{0,8}(\d{1,4})\.\s(?:\S+|[a-zA-Z][\w+.-]{1,15}:.*)\s*")
_TITLED = lazy_pattern(r"\s{0,8}(\d{1,4})\.\s\S.*")
"""An entry that names its link, the address on the next line, after a tab."""
_HEADING = lazy_pattern(
    r"\s*(?:references|visible links|hidden links|links|verweise|referenzen|références|liens|referencias|enlaces|"
    r"\[usemap\]|[a-z][a-z+.-]{1,15}:\S+|riferimenti|referências|referenties|odnośniki|ссылки|参考|參考|参照|リンク)\s?:?\s*",
    re.IGNORECASE,
)
_HEAD_LINK = lazy_pattern(r"\s{0,4}(?:Link:\s.*|#(?:\[\d+\]|\S+\s?$).*)")
"""What the page's head links to: its icon, its feed, its translations."""
_WIDGET = lazy_pattern(
    r"\(BUTTON\)|\[[^\[\]\s]{1,80}\.(?:png|jpe?g|gif|svg|webp)\]|\[(?:BUTTON Input)\](?: \(not implemented\))?"
)
"""What stands for buttons, pictures without a description and fields to fill in."""
HIDDEN = "\x0e"
_LEAST = 3
_MANY = 8
"""Numbers, one after the other, that tell their shape without a list of addresses."""
_STEP = 5
_LOOSE = frozenset(" \t,.;:!?)]}，。、；：？！）")
"""Signs before which a number belongs to what is left of it: a footnote's."""


def without_link_numbers(lines: list[str]) -> list[str]:
    """The lines, as many as before, without the numbers and the list; the same lines where there are none."""
    if not any("[" in line or "(BUTTON)" in line or "Link: " in line for line in lines):
        return lines
    bottom = _list_start(lines)
    listed = [int(entry.group(1)) for line in lines[bottom:] if (entry := _TITLED.match(line))]
    # Fields and buttons have numbers as well, and no address.
    numbers = set(range(1, max(listed) + 1)) if len(listed) >= _LEAST else set()
    shown = lines[:bottom] if numbers else lines
    if not numbers:
        numbers = _ascending(shown)
    out = [_unnumbered(line, numbers) if "[" in line else line for line in shown] if numbers else list(shown)
    for at, line in takewhile(lambda one: not one[1].strip() or _HEAD_LINK.fullmatch(one[1]), enumerate(shown)):
        if line.strip():
            out[at] = ""
    out = [_bare(_WIDGET.sub(_blank, line)) for line in out]
    return out + [""] * (len(lines) - len(out))


def _bare(line: str) -> str:
    return line if line.strip(f"{HIDDEN} ") else ""


def _blank(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())


def _list_start(lines: list[str]) -> int:
    """The line at which the list of addresses begins that ends the page; the number of lines where there is none."""
    start = at = len(lines)
    below = ""
    while at:
        line = lines[at - 1]
        entry = _ENTRY.fullmatch(line) or (below.startswith("\t") and _TITLED.fullmatch(line))
        if entry or _HEADING.fullmatch(line):
            start = at - 1
        elif line.strip() and not line.startswith("\t"):
            break
        below = line
        at -= 1
    return start


def _ascending(lines: list[str]) -> set[int]:
    """Numbers in brackets that count up through the page, each right before what it numbers; none for footnotes."""
    found: set[int] = set()
    last = 0
    for line in lines:
        if "[" not in line:
            continue
        for mark in _MARK.finditer(line):
            number = int(mark.group(1))
            if last < number <= last + _STEP and line[mark.end() : mark.end() + 1] not in ("", *_LOOSE):
                found.add(number)
                last = number
    return found if len(found) >= _MANY else set()


def _unnumbered(line: str, numbers: set[int]) -> str:
    """A line without the numbers of links, which are not used again."""
    out: list[str] = []
    at = 0
    for mark in _MARK.finditer(line):
        number = int(mark.group(1))
        before, after = line[mark.start() - 1 : mark.start()], line[mark.end() : mark.end() + 1]
        if number in numbers and (after not in ("", *_LOOSE) or before in ("", " ")):
            numbers.discard(number)
            out += (line[at : mark.start()], HIDDEN * len(mark.group()))
            at = mark.end()
    return "".join((*out, line[at:]))
