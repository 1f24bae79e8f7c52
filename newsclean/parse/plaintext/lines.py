"""A dump's text → its lines, without line numbers, mail quotation marks and invisible characters.

Every function keeps the number of lines, so that a block's line number is that of the file.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.parse.limits import MAX_LINES
from newsclean.parse.plaintext.pdf_pages import page_lines
from newsclean.text.patterns import contains_any, lazy_pattern
from newsclean.text.pdf_pages import FORM_FEED
from newsclean.text.whitespace import INVISIBLE

# "\r\r\n" results from writing "\r\n" in text mode on Windows.
_LINE_END = re.compile("\r{1,2}\n|[\n\r\u000b\u0085\u2028\u2029]")
_OTHER_LINE_ENDS = "\r\u000b\u0085\u2028\u2029"
_SOFT_HYPHEN_AT_LINE_END = lazy_pattern("\u00ad(?=[ \t]{0,8}[\r\n\u2028\u2029\u0085])")
_LINE_NUMBER = lazy_pattern(r"\s{0,8}(\d{1,6})(?=[\t:| ]|$)")
_SEPARATORS_AFTER_NUMBER = ("\t", ": ", ":", " | ", "|", "  ", " ")
_MIN_NUMBERED_LINES = 8
"""Lines with text that must be numbered for the numbers to be line numbers."""
_MIN_NUMBERED_SHARE = 0.9
"""Share of the lines whose number must be one more than that of the line before."""
_MAX_QUOTE_LEVELS = 5
_MIN_QUOTED_LINES = 5
_MIN_QUOTED_SHARE = 0.9
"""Share of the lines with text that must begin with the quotation mark."""


def show_soft_hyphens(text: str) -> str:
    """Replace soft hyphens at line ends, where a reader sees them, by hyphens."""
    return _SOFT_HYPHEN_AT_LINE_END.sub("-", text) if "\u00ad" in text else text


def drop_invisible_characters(text: str) -> str:
    """Remove zero-width and control characters."""
    return INVISIBLE.sub("", text)


def split_pages(text: str) -> list[list[str]]:
    """The lines of each page; pages end at form feeds.

    Splitting stops at ``MAX_LINES``: the last line or page of a longer text is all the rest.
    """
    # Most texts have no line ends but "\n", by which they are split much faster.
    is_plain = not contains_any(text, _OTHER_LINE_ENDS)
    return [
        page.split("\n", maxsplit=MAX_LINES) if is_plain else _LINE_END.split(page, maxsplit=MAX_LINES)
        for page in text.split(FORM_FEED, maxsplit=MAX_LINES)
    ]


def drop_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop running heads and join sentences across page breaks; the result is one page with as many lines."""
    return [page_lines(pages)]


def join_pages(pages: list[list[str]]) -> list[str]:
    """The lines of all pages; at most one more than ``MAX_LINES``, which tells that there are more."""
    return pages[0] if len(pages) == 1 else [line for page in pages for line in page][: MAX_LINES + 1]


def unquote_lines(lines: list[str]) -> list[str]:
    """Remove the "> " of quoted mail, or a tab, where nearly all lines begin with it."""
    for _ in range(_MAX_QUOTE_LEVELS):
        with_text = sum(map(bool, map(str.strip, lines)))
        least = max(_MIN_QUOTED_LINES, _MIN_QUOTED_SHARE * with_text)
        first_chars = [line[:1] for line in lines]
        mark = next(
            (
                mark
                for mark in (">", "\t")
                if first_chars.count(mark) >= least and _count_lines_after(mark, lines) >= least
            ),
            "",
        )
        if not mark:
            break
        lines = [line.removeprefix("> ") if line.startswith("> ") else line.removeprefix(mark) for line in lines]
    return lines


def _count_lines_after(mark: str, lines: list[str]) -> int:
    return sum(line.startswith(mark) and not line.isspace() for line in lines)


def drop_line_numbers(lines: list[str]) -> list[str]:
    """Remove line numbers as ``cat -n``, ``nl`` and ``grep -n`` write them."""
    # The first lines decide for nearly all dumps; reading all of them costs more.
    first = [line for line in lines[: 4 * _MIN_NUMBERED_LINES] if line.strip()][:_MIN_NUMBERED_LINES]
    if len(first) < _MIN_NUMBERED_LINES or not _is_numbered(first):
        return lines
    if not _is_numbered([line for line in lines if line.strip()]):
        return lines
    matches = [(line, _LINE_NUMBER.match(line)) for line in lines]
    rests = [line[number.end() :] if number else line for line, number in matches]
    with_text = [rest for rest, (_, number) in zip(rests, matches, strict=True) if number and rest.strip(":| \t")]
    separator = next(
        (mark for mark in _SEPARATORS_AFTER_NUMBER if all(rest.startswith(mark) for rest in with_text)), ""
    )
    return [
        rest.removeprefix(separator) if rest.strip(":| \t") or not number else ""
        for rest, (_, number) in zip(rests, matches, strict=True)
    ]


def _is_numbered(lines: list[str]) -> bool:
    """Whether nearly all lines begin with a number that is one more than that of the line before."""
    numbers = [int(match.group(1)) if (match := _LINE_NUMBER.match(line)) else -1 for line in lines]
    ascending = sum(after == before + 1 for before, after in pairwise(numbers))
    return ascending >= _MIN_NUMBERED_SHARE * (len(numbers) - 1)
