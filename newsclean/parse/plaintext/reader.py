"""Plain-text dump → Page: lines become blocks; wrapped lines are put together again, columns are put apart.

A dump's shape is the shape of the program that wrote it. Two matter here: one block a line (Common Crawl's WET
records, most text extractors), and a text browser's screen, wrapped at a width, with tables as columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from newsclean.parse.limits import LONG_DUMP, MAX_BLOCKS, MAX_LINES
from newsclean.parse.model import NO_HINTS, Block, BlockKind, Container, Page
from newsclean.parse.plaintext.columns import BULLET, Piece, columns_apart, has_columns
from newsclean.parse.plaintext.frames import unframed
from newsclean.parse.plaintext.header import Head, read_head
from newsclean.parse.plaintext.hyphens import space_between, whole_words
from newsclean.parse.plaintext.korean import Korean, is_korean_break, korean
from newsclean.parse.plaintext.lines import dump_lines
from newsclean.parse.plaintext.link_numbers import HIDDEN, without_link_numbers
from newsclean.parse.plaintext.markdown import is_markdown, markdown_pieces
from newsclean.parse.plaintext.pdf_pages import JOINED
from newsclean.parse.plaintext.ragged_lines import unragged, whole_headlines
from newsclean.parse.plaintext.text_nodes import evened, is_source, is_text_nodes, whole_sentences
from newsclean.text.patterns import lazy_pattern
from newsclean.text.pdf_pages import FORM_FEED
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import WIDE, display_width

_HASHES = lazy_pattern(r"(#{1,6})\s+(?=\S)")
_WIDE = lazy_pattern(f"[{WIDE}]")
_FIRST_WORD = lazy_pattern(f"[{WIDE}]|[^\\s{WIDE}]+")
_MAX_SCREEN = 200
_MIN_SCREEN = 50
_MIN_COLUMN = 40
_MIN_WIDE = 34
"""The same for Chinese and Japanese, whose lines all end at one place; the first may be indented by four."""
_MAX_INDENT = 12
"""Columns by which a paragraph's first line may be indented."""
_ONE_UNWRAPPED = 100
"""One line in so many may be longer than the screen."""
_LEAST_GAPS = 10
_LEAST_DOUBLED = 30
"""Lines of which nearly all must have an odd number of empty ones before them for each to have one too many."""
_ONE_GOING_ON = 6
"""One long line in so many must stand in the middle of a sentence."""
_NEARLY_ALL = 0.98
_STOPS = frozenset("。！？…")
_SLACK = 2
"""Columns by which lines that start at one place may miss it."""
_MOST_CENTRED = 40
"""Lines of a centred paragraph."""
_AGREED = 5
"""Lines that must end at one place for a column to be that wide, for each one that is longer."""


# A label whose value the page's source put on the next line.
_LABEL = lazy_pattern(
    "(?:责任编辑|責任編輯|责编|責編|编辑|編輯|作者|记者|記者|来源|來源|校对|审核|发布时间|时间|日期)\\s?[:：]"
)
_LONGEST_VALUE = 30
_MIN_BROKEN = 40
"""Characters that one of two lines must have to be taken for the parts of a broken sentence."""
_LONGEST_BROKEN = 10_000
"""Characters from which on no more is added to a sentence: each line added costs as much as the whole."""
_OPEN = ",;’'\"”)»-–—"
"""Signs after which a sentence may go on."""
_COMMAS = ",;-–—"
"""Those of them that no sentence ends with: screens have captions and titles in quotation marks."""
_OPEN_OR_HIDDEN = _OPEN + HIDDEN


def read_dump(text: str, url: str | None) -> Page:
    """Read a plain-text dump into blocks; the only container is the root."""
    lines = dump_lines(text)
    read = lines[:MAX_LINES]
    head = read_head(read)
    blocks: list[Block] = []
    above = head.end if head else 0
    put_together = _printed_pieces if FORM_FEED in text else _whole_pieces
    for piece in _body_pieces(read[above:], head, put_together):
        folded = collapse_whitespace(piece.text)
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
                len(blocks), folded, kind, level, len(folded), min(piece.linked, len(folded)), piece.links, 0, piece.gap, None, None, "", None, None,
                above + piece.line,
            )
        )  # fmt: skip
    root = Container(0, 0, "", "", 0, False)
    warnings = (LONG_DUMP,) if len(lines) > MAX_LINES or len(blocks) > MAX_BLOCKS else ()
    page = Page("dump", tuple(blocks[:MAX_BLOCKS]), (root,), (), NO_HINTS, url, warnings)
    return page._replace(hints=head.hints, url=url or head.url, head=head.lines) if head else page


def _body_pieces(
    lines: list[str], head: Head | None, put_together: Callable[[list[Piece]], list[Piece]]
) -> list[Piece]:
    """Paragraphs and items of a dump below its head."""
    if (head is not None and head.is_markdown) or is_markdown(lines):
        return markdown_pieces(lines)
    pieces = _narrowed(_pieces(without_link_numbers(lines)))
    return _undoubled(put_together(whole_words(pieces)))


def _printed_pieces(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs of a PDF's text, whose lines end raggedly."""
    pieces = whole_headlines(columns_apart(pieces) if has_columns(pieces) else pieces)
    return _rejoin_broken(unragged(pieces), _OPEN, 0)


def _whole_pieces(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs and items of a dump without markup, in the order they are read in."""
    source = is_source(pieces)
    if source:
        pieces = evened(pieces)
    if source or is_text_nodes(pieces):
        return _rejoin_broken(whole_sentences(pieces), _OPEN, 0)
    width = _screen_width(pieces)
    if width or has_columns(pieces) or _is_wrapped(pieces):
        return _rejoin_broken(_rejoin(columns_apart(pieces), width or _MAX_SCREEN), _COMMAS, _MIN_BROKEN)
    return _rejoin_broken(pieces, _OPEN, 0)


def _narrowed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without empty lines that are too many: wherever one is empty, several are, or each one has one below."""
    gaps = [piece.gap for piece in pieces[1:] if piece.gap]
    if len(gaps) >= _LEAST_GAPS and (more := min(gaps) - 1):
        pieces = [piece._replace(gap=max(0, piece.gap - more)) for piece in pieces]
    # Lines of one paragraph each are parted by empty ones too: only sentences that go on tell of lines parted needlessly.
    long = [pair for pair in pairwise(pieces) if pair[0].end - pair[0].start >= _MIN_COLUMN - _SLACK]
    going_on = sum(
        (before.text[-1].isalnum() or before.text[-1] in ",、，")
        and (after.text[0].islower() or _WIDE.match(after.text) is not None)
        for before, after in long
    )
    return _undoubled(pieces) if going_on * _ONE_GOING_ON > len(long) else pieces


def _undoubled(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the empty line that stands below every one of them, and says nothing.

    Some editors and converters make two line ends of each; others part all blocks, a menu's items as well.
    """
    odd = sum(piece.gap % 2 for piece in pieces[1:])
    if len(pieces) < _LEAST_DOUBLED or odd < _NEARLY_ALL * (len(pieces) - 1):
        return pieces
    return [piece._replace(gap=piece.gap // 2) for piece in pieces]


def _pieces(lines: list[str]) -> list[Piece]:
    pieces = []
    gap = 0
    for number, column, raw in unframed(lines):
        if raw == JOINED:
            continue
        line = raw.replace("\t", "    ").replace("\u00a0", " ").rstrip()
        stripped = line.lstrip(" \u3000")
        if not stripped:
            gap += 1
            continue
        bullet = BULLET.match(line)
        if bullet and bullet.end() < len(line):
            stripped = line[bullet.end() :]
        start = column + display_width(line[: len(line) - len(stripped)])
        pieces.append(Piece(number, start, start + display_width(stripped), stripped, gap, bool(bullet)))
        gap = 0
    return pieces


def _screen_width(pieces: list[Piece]) -> int:
    """The width a screen dump was wrapped at, or 0 for text that was not wrapped."""
    widest = _widest(pieces)
    if not _MIN_SCREEN <= widest <= _MAX_SCREEN:
        return 0
    full = sum(piece.end >= widest - 14 for piece in pieces)
    half = sum(piece.end > widest // 2 for piece in pieces)
    return widest if full >= 5 and full >= 0.3 * half else 0


def _widest(pieces: list[Piece]) -> int:
    """Where the longest lines end, but for a few that could not be wrapped: an address, a row of a table."""
    ends = sorted((piece.end for piece in pieces), reverse=True)
    if not ends:
        return 0
    usual = ends[len(ends) // _ONE_UNWRAPPED]
    return usual if ends[0] > usual + _SLACK and ends.count(usual) + ends.count(usual - 1) >= _AGREED else ends[0]


def _rejoin(pieces: list[Piece], width: int) -> list[Piece]:
    """Put wrapped paragraphs together: a line goes on where the next line's first word did not fit on it."""
    out: list[Piece] = []
    columns = _columns(pieces)
    spaced = korean(pieces, width if width < _MAX_SCREEN else _widest(pieces))
    # Each column may have been wrapped at a width of its own.
    widths = {start: _column_width(start, column) or width for start, column in columns.items()}
    wide = {start: _wide_width(column) or widths[start] for start, column in columns.items()}
    index = 0
    while index < len(pieces):
        centred = pieces[index : index + _centred(pieces, index)]
        if len(centred) > 1:
            text = " ".join(piece.text for piece in centred)
            out.append(centred[0]._replace(text=text, end=max(piece.end for piece in centred)))
            index += len(centred)
            continue
        run = [pieces[index]]
        index += 1
        while index < len(pieces):
            following = pieces[index]
            indent = run[-1].start - following.start
            if following.gap or following.bullet or (indent and (len(run) > 1 or not 0 < indent <= _MAX_INDENT)):
                break
            run.append(following)
            index += 1
        start = run[-1].start
        out.extend(_rejoin_run(run, widths[start], wide[start], spaced))
    return out


def _centred(pieces: list[Piece], at: int) -> int:
    """How many lines from one on are a paragraph that was wrapped and centred: all but the last fill its width."""
    first = pieces[at]
    end = at + 1
    starts = {first.start}
    while end < min(len(pieces), at + _MOST_CENTRED):
        piece = pieces[end]
        if piece.gap or piece.bullet or abs(piece.start + piece.end - first.start - first.end) > _SLACK:
            break
        starts.add(piece.start)
        end += 1
    lines = pieces[at:end]
    most = max(piece.end - piece.start for piece in lines)
    # Chinese and Japanese lines are all as long as each other: they are centred in full-width columns of their own.
    if max(starts) - min(starts) <= _SLACK or most < _MIN_SCREEN or _WIDE.match(first.text[-1]):
        return 1
    for before, piece in pairwise(lines):
        word = _FIRST_WORD.match(piece.text)
        if (
            not any(map(str.isalnum, before.text))
            or before.end - before.start + (display_width(word.group()) if word else 1) + 1 <= most
        ):
            return 1
    return len(lines)


def _column_width(start: int, column: list[Piece]) -> int:
    """Where the lines of a column were wrapped, or 0; a narrow one is a list sooner than text."""
    width = _screen_width(column)
    return width if width - start >= _MIN_COLUMN else 0


def _columns(pieces: list[Piece]) -> dict[int, list[Piece]]:
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        columns.setdefault(piece.start, []).append(piece)
    return columns


def _is_wrapped(pieces: list[Piece]) -> bool:
    """Whether Chinese or Japanese text fills some column, though not the screen."""
    return any(_wide_width(column) for column in _columns(pieces).values())


def _wide_width(column: list[Piece]) -> int:
    """Where most long lines of Chinese or Japanese end, or 0: they fill a column to the last character but one.

    Lines that all end as sentences are no such lines, and teasers cut off at one length end in dots.
    """
    ends = Counter(piece.end for piece in column if piece.end - piece.start >= _MIN_WIDE)
    count, width = max(((ends[end] + ends[end - 1], end) for end in ends), default=(0, 0))
    longer = sum(number for end, number in ends.items() if end > width)
    if count < _AGREED or longer * _AGREED > count:
        return 0
    going_on = sum(
        piece.end in (width - 1, width) and _WIDE.match(piece.text[-1]) is not None and piece.text[-1] not in _STOPS
        for piece in column
    )
    return width if 2 * going_on > count else 0


def _rejoin_broken(pieces: list[Piece], open_signs: str, least: int) -> list[Piece]:
    """Put sentences together that the page's source broke over lines: one that has not ended goes on in lower case.

    It has not ended where its last sign is a letter, a figure or one of ``open_signs``, and its last line is ``least``
    columns long. A label alone on its line gets its value back as well.
    """
    out: list[Piece] = []
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
            and max(len(out[-1].text), len(piece.text)) >= _MIN_BROKEN
            and out[-1].end - out[-1].start >= least
            and len(out[-1].text) < _LONGEST_BROKEN
            and (out[-1].text[-1].isalnum() or out[-1].text[-1] in open_signs)
            and _is_plain(piece.text.split(maxsplit=1)[0].strip(_OPEN_OR_HIDDEN))
        ):
            last = out[-1]
            between = space_between(last.text, piece.text)
            out[-1] = last._replace(text=f"{last.text}{between}{piece.text}", end=max(last.end, piece.end))
        else:
            out.append(piece)
    return out


def _is_plain(word: str) -> bool:
    """Whether a word is all in lower case: products (iPhone, eBay) and addresses begin lines of their own."""
    return word.rstrip(".:").replace("-", "").replace("’", "").replace("'", "").isalpha() and word.islower()


def _rejoin_run(run: list[Piece], width: int, wide_width: int, spaced: Korean | None) -> list[Piece]:
    local = max(piece.end for piece in run)
    column = local - run[0].start
    # Three lines that all end near the same column were wrapped there, narrower than the screen or not.
    narrow = len(run) >= 3 and column >= _MIN_COLUMN and all(piece.end >= local - 14 for piece in run[:-1])
    limit = local if narrow else width
    out: list[Piece] = []
    # The texts of a paragraph are joined once: added one by one, a long one would cost the square of its lines.
    texts, first, end = [run[0].text], run[0], run[0].end
    for before, piece in pairwise(run):
        word = _FIRST_WORD.match(piece.text)
        need = display_width(word.group()) if word else 1
        wide = bool(_WIDE.match(piece.text)) or bool(_WIDE.match(before.text[-1]))
        dots = before.text.endswith(("…", "..."))
        if spaced and is_korean_break(before.text, piece.text):
            fits = before.end + spaced.need(piece.text) <= limit
            between = spaced.between(before, piece.text)
        else:
            fits = before.end + need + (0 if wide else 1) <= (min(limit, wide_width) if wide else limit)
            between = "" if wide else space_between(before.text, piece.text)
        if not (dots or fits):
            texts += (between, piece.text)
        else:
            out.append(first._replace(text="".join(texts), end=end))
            texts, first = [piece.text], piece
        end = piece.end
    out.append(first._replace(text="".join(texts), end=end))
    return out
