"""A dump's text → its lines, without what was laid over all of them: invisible signs, quotation marks of mail, numbers.

The lines keep their places: as many come out as there were, so that a block's number is its line in the file.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.parse.limits import MAX_LINES
from newsclean.parse.plaintext.pdf_pages import page_lines
from newsclean.text.patterns import lazy_pattern
from newsclean.text.pdf_pages import FORM_FEED
from newsclean.text.whitespace import INVISIBLE

# "\r\r\n" is what becomes of "\r\n" that was written as text once more.
_LINE_END = re.compile("\r{1,2}\n|[\n\r\u000b\u0085\u2028\u2029]")
_SOFT = lazy_pattern("\u00ad(?=[ \t]{0,8}[\r\n\u2028\u2029\u0085])")
_NUMBER = lazy_pattern(r"\s{0,8}(\d{1,6})(?=[\t:| ]|$)")
_SEPARATORS = ("\t", ": ", ":", " | ", "|", "  ", " ")
_LEAST_NUMBERED = 8
"""Lines that must be numbered for the numbers to be the file's."""
_MOST_RANKS = 5
"""Replies within replies."""
_NEARLY_ALL = 0.9
_LEAST_QUOTED = 5


def dump_lines(text: str) -> list[str]:
    """The lines of a dump; the last of more than ``MAX_LINES`` is all the rest."""
    if "\u00ad" in text:
        # Where a line ends, the soft hyphen is seen.
        text = _SOFT.sub("-", text)
    lines = _split(INVISIBLE.sub("", text))
    return _unnumbered(_unquoted(lines))


def _split(text: str) -> list[str]:
    pages = text.split(FORM_FEED, maxsplit=MAX_LINES)
    if len(pages) == 1:
        return _LINE_END.split(text, maxsplit=MAX_LINES)
    # More than there may be are cut off later.
    return page_lines([_LINE_END.split(page, maxsplit=MAX_LINES) for page in pages])[: MAX_LINES + 1]


def _unquoted(lines: list[str]) -> list[str]:
    """The lines of a page that was quoted as mail is, "> " before each, or moved in by a tab."""
    for _ in range(_MOST_RANKS):
        full = sum(map(bool, map(str.strip, lines)))
        sign = next(
            (sign for sign in (">", "\t") if _begin_with(sign, lines) >= max(_LEAST_QUOTED, _NEARLY_ALL * full)), ""
        )
        if not sign:
            break
        lines = [line.removeprefix("> ") if line.startswith("> ") else line.removeprefix(sign) for line in lines]
    return lines


def _begin_with(sign: str, lines: list[str]) -> int:
    return sum(line.startswith(sign) and not line.isspace() for line in lines)


def _unnumbered(lines: list[str]) -> list[str]:
    """The lines without their numbers, as ``cat -n``, ``nl`` and ``grep -n`` write them: one more on each line."""
    # Asked first of the first lines: nearly all dumps are told by them.
    head = [line for line in lines[: 4 * _LEAST_NUMBERED] if line.strip()][:_LEAST_NUMBERED]
    if len(head) < _LEAST_NUMBERED or not _count_up(head):
        return lines
    if not _count_up([line for line in lines if line.strip()]):
        return lines
    found = [(line, _NUMBER.match(line)) for line in lines]
    rests = [line[number.end() :] if number else line for line, number in found]
    after = [rest for rest, (_, number) in zip(rests, found, strict=True) if number and rest.strip(":| \t")]
    between = next((sign for sign in _SEPARATORS if all(rest.startswith(sign) for rest in after)), "")
    return [
        rest.removeprefix(between) if rest.strip(":| \t") or not number else ""
        for rest, (_, number) in zip(rests, found, strict=True)
    ]


def _count_up(lines: list[str]) -> bool:
    """Whether nearly all lines begin with a number that is one more than the line's before."""
    numbers = [int(found.group(1)) if (found := _NUMBER.match(line)) else -1 for line in lines]
    return sum(after == before + 1 for before, after in pairwise(numbers)) >= _NEARLY_ALL * (len(numbers) - 1)
