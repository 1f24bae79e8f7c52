"""Plain-text dump → Page: lines become blocks; wrapped lines are put together again, columns are put apart.

A dump's shape is the shape of the program that wrote it. Two matter here: one block a line (Common Crawl's WET
records, most text extractors), and a text browser's screen, wrapped at a width, with tables as columns.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from newsclean.page.blocks import NO_HINTS, Block, BlockKind, Container, Page
from newsclean.page.folding import fold_space
from newsclean.page.limits import LONG_DUMP, MAX_BLOCKS, MAX_LINES
from newsclean.page.width import WIDE, display_width

_LINE_END = re.compile("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[•◦▪▫●○◆◇■□☐★☆‣⁃∙]|[*+-](?=\s))\s*")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_COLUMN_GAP = re.compile(r" {3,}")
_WIDE = re.compile(f"[{WIDE}]")
_FIRST_WORD = re.compile(f"[{WIDE}]|[^\\s{WIDE}]+")
_MAX_SCREEN = 200
_MIN_SCREEN = 50
_MIN_COLUMN = 40
_COLUMN_LINES = 5
"""Lines that must agree on where a second column starts."""
_COLUMN_REACH = 12
"""Lines after the last one that was cut in which a line still belongs to its column."""


# A label whose value the page's source put on the next line.
_LABEL = re.compile(
    "(?:责任编辑|責任編輯|责编|責編|编辑|編輯|作者|记者|記者|来源|來源|校对|审核|发布时间|时间|日期)\\s?[:：]"
)
_LONGEST_VALUE = 30
_MIN_BROKEN = 40
"""Columns that one of two lines must have to be taken for the parts of a broken sentence."""
_OPEN = ",;’'\"”)»-–—"
"""Signs after which a sentence may go on."""


class _Piece(NamedTuple):
    """A stretch of one line: where it starts and ends, in columns."""

    line: int
    start: int
    end: int
    text: str
    gap: int
    bullet: bool


def read_dump(text: str, url: str | None) -> Page:
    """Read a plain-text dump into blocks; the only container is the root."""
    lines = _LINE_END.split(text, maxsplit=MAX_LINES)
    pieces = _pieces(lines[:MAX_LINES])
    width = _screen_width(pieces)
    if width or _has_columns(pieces):
        pieces = _put_columns_apart(pieces)
        pieces = _rejoin(pieces, width or _MAX_SCREEN)
    else:
        pieces = _rejoin_broken(pieces)
    blocks: list[Block] = []
    for piece in pieces:
        folded = fold_space(piece.text)
        if not folded:
            continue
        kind: BlockKind = "list_item" if piece.bullet else "paragraph"
        level = 0
        hashes = _HASHES.match(folded)
        if hashes:
            kind, level = "heading", len(hashes.group(1))
            folded = folded[hashes.end() :]
        blocks.append(
            Block(
                len(blocks), folded, kind, level, len(folded), 0, 0, 0, piece.gap, None, None, "", None, None,
                piece.line,
            )
        )  # fmt: skip
    root = Container(0, 0, "", "", 0, False)
    warnings = (LONG_DUMP,) if len(lines) > MAX_LINES or len(blocks) > MAX_BLOCKS else ()
    return Page("dump", tuple(blocks[:MAX_BLOCKS]), (root,), (), NO_HINTS, url, warnings)


def _pieces(lines: list[str]) -> list[_Piece]:
    pieces = []
    gap = 0
    for number, raw in enumerate(lines, 1):
        line = raw.replace("\t", "    ").replace("\u00a0", " ").rstrip()
        stripped = line.lstrip(" \u3000")
        if not stripped:
            gap += 1
            continue
        bullet = _BULLET.match(line)
        if bullet and bullet.end() < len(line):
            stripped = line[bullet.end() :]
        start = display_width(line[: len(line) - len(stripped)])
        pieces.append(_Piece(number, start, start + display_width(stripped), stripped, gap, bool(bullet)))
        gap = 0
    return pieces


def _screen_width(pieces: list[_Piece]) -> int:
    """The width a screen dump was wrapped at, or 0 for text that was not wrapped."""
    widest = max((piece.end for piece in pieces), default=0)
    if not _MIN_SCREEN <= widest <= _MAX_SCREEN:
        return 0
    full = sum(piece.end >= widest - 14 for piece in pieces)
    half = sum(piece.end > widest // 2 for piece in pieces)
    return widest if full >= 5 and full >= 0.3 * half else 0


def _has_columns(pieces: list[_Piece]) -> bool:
    """Whether the text stands in columns: enough lines go on, after a wide gap, at one and the same place."""
    starts: Counter[int] = Counter()
    for piece in pieces:
        gap = _COLUMN_GAP.search(piece.text)
        if gap and gap.start() >= _MIN_COLUMN:
            starts[piece.start + display_width(piece.text[: gap.end()])] += 1
    return any(count >= _COLUMN_LINES for count in starts.values())


def _cut(piece: _Piece, parts: list[str]) -> list[_Piece]:
    """A line's parts, each with its own place."""
    out = []
    at = 0
    for part in parts:
        offset = piece.text.index(part, at)
        start = piece.start + display_width(piece.text[:offset])
        at = offset + len(part)
        out.append(
            _Piece(piece.line, start, start + display_width(part), part, piece.gap, piece.bullet and offset == 0)
        )
    return out


def _put_columns_apart(pieces: list[_Piece]) -> list[_Piece]:
    """Cut lines at wide gaps, and let each column of a run of such lines follow the one left of it."""
    out: list[_Piece] = []
    columns: dict[int, list[_Piece]] = {}
    last_cut = 0

    def flush() -> None:
        for start in sorted(columns):
            out.extend(columns[start])
        columns.clear()

    for piece in pieces:
        parts = _COLUMN_GAP.split(piece.text)
        if len(parts) == 1:
            right = min((start for start in columns if start > piece.start), default=_MAX_SCREEN)
            near = piece.line - last_cut <= _COLUMN_REACH
            if piece.start not in columns or piece.end >= right or not near:
                flush()
                out.append(piece)
                continue
        else:
            last_cut = piece.line
        cut = _cut(piece, parts)
        if any(part.start < start < part.end for part in cut for start in columns):
            flush()
        for part in cut:
            column = columns.setdefault(part.start, [])
            gap = piece.line - column[-1].line - 1 if column else max(1, piece.gap)
            column.append(part._replace(gap=gap))
    flush()
    return out


def _rejoin(pieces: list[_Piece], width: int) -> list[_Piece]:
    """Put wrapped paragraphs together: a line goes on where the next line's first word did not fit on it."""
    out: list[_Piece] = []
    columns: dict[int, list[_Piece]] = {}
    for piece in pieces:
        columns.setdefault(piece.start, []).append(piece)
    # Each column may have been wrapped at a width of its own.
    widths = {start: _screen_width(column) or width for start, column in columns.items()}
    index = 0
    while index < len(pieces):
        run = [pieces[index]]
        index += 1
        while index < len(pieces):
            following = pieces[index]
            if following.gap or following.bullet or following.start != run[0].start:
                break
            run.append(following)
            index += 1
        out.extend(_rejoin_run(run, widths[run[0].start]))
    return out


def _rejoin_broken(pieces: list[_Piece]) -> list[_Piece]:
    """Put sentences together that the page's source broke over lines: one that has not ended goes on in lower case.

    A label alone on its line gets its value back as well.
    """
    out: list[_Piece] = []
    for piece in pieces:
        if (
            out
            and not piece.gap
            and not piece.bullet
            and piece.end - piece.start <= _LONGEST_VALUE
            and _LABEL.fullmatch(out[-1].text)
        ):
            out[-1] = out[-1]._replace(text=f"{out[-1].text}{piece.text}", end=out[-1].end + piece.end - piece.start)
        elif (
            out
            and not piece.gap
            and not piece.bullet
            and max(out[-1].end, piece.end) >= _MIN_BROKEN
            and (out[-1].text[-1].isalnum() or out[-1].text[-1] in _OPEN)
            and _is_plain(piece.text.split(maxsplit=1)[0].strip(_OPEN))
        ):
            last = out[-1]
            out[-1] = last._replace(text=f"{last.text} {piece.text}", end=max(last.end, piece.end))
        else:
            out.append(piece)
    return out


def _is_plain(word: str) -> bool:
    """Whether a word is all in lower case: products (iPhone, eBay) and addresses begin lines of their own."""
    return word.rstrip(".:").replace("-", "").replace("’", "").replace("'", "").isalpha() and word.islower()


def _rejoin_run(run: list[_Piece], width: int) -> list[_Piece]:
    local = max(piece.end for piece in run)
    column = local - run[0].start
    # Three lines that all end near the same column were wrapped there, narrower than the screen or not.
    narrow = len(run) >= 3 and column >= _MIN_COLUMN and all(piece.end >= local - 14 for piece in run[:-1])
    limit = local if narrow else width
    out: list[_Piece] = []
    # The texts of a paragraph are joined once: added one by one, a long one would cost the square of its lines.
    texts, first, end = [run[0].text], run[0], run[0].end
    for before, piece in pairwise(run):
        word = _FIRST_WORD.match(piece.text)
        need = display_width(word.group()) if word else 1
        wide = bool(_WIDE.match(piece.text)) or bool(_WIDE.match(before.text[-1]))
        if before.end + need + (0 if wide else 1) > limit:
            if not wide:
                texts.append(" ")
            texts.append(piece.text)
        else:
            out.append(first._replace(text="".join(texts), end=end))
            texts, first = [piece.text], piece
        end = piece.end
    out.append(first._replace(text="".join(texts), end=end))
    return out
