"""Plain-text dump → Page: lines become blocks, wrapped lines become paragraphs again, columns are read one by one.

The steps are listed here in order; those that restore paragraphs are in layout.py, since they depend on how the program
that wrote the dump breaks lines.
"""

from __future__ import annotations

from collections.abc import Collection

from newsclean.article.warnings import warn
from newsclean.parse.limits import MAX_BLOCKS, MAX_LINES
from newsclean.parse.model import NO_HINTS, Block, BlockKind, Container, Page
from newsclean.parse.plaintext.blank_lines import drop_redundant_gaps, undo_double_spacing
from newsclean.parse.plaintext.bordered_tables import split_bordered_cells
from newsclean.parse.plaintext.header import Header, read_header
from newsclean.parse.plaintext.layout import LAYOUTS, SegmentSteps, detect_layout
from newsclean.parse.plaintext.lines import (
    drop_invisible_characters,
    drop_line_numbers,
    drop_running_heads,
    join_pages,
    show_soft_hyphens,
    split_pages,
    unquote_lines,
)
from newsclean.parse.plaintext.link_numbers import drop_link_numbers
from newsclean.parse.plaintext.markdown import is_markdown, read_markdown
from newsclean.parse.plaintext.segments import Row, Segment, number_lines, split_segments
from newsclean.parse.plaintext.steps import Step, run_steps
from newsclean.parse.plaintext.unwrapping.hyphenation import join_split_words
from newsclean.text.patterns import lazy_pattern
from newsclean.text.pdf_pages import FORM_FEED
from newsclean.text.whitespace import collapse_whitespace

_HEADING_MARK = lazy_pattern(r"(#{1,6})\s+(?=\S)")
_ROOT_INDEX = 0
_ROOT = Container(0, 0, "", "", 0, False)

TEXT_STEPS: tuple[Step[str], ...] = (
    Step("soft_hyphens", show_soft_hyphens),
    Step("invisible_characters", drop_invisible_characters),
)
PAGE_STEPS: tuple[Step[list[list[str]]], ...] = (Step("running_heads", drop_running_heads),)
"""On the lines of each printed page."""
LINE_STEPS: tuple[Step[list[str]], ...] = (
    Step("quote_marks", unquote_lines),
    Step("line_numbers", drop_line_numbers),
)
HEADER_STEP = "header"
MARKDOWN_STEP = "markdown"
"""Markdown has paragraphs of its own: the steps below are for text without markup."""
BODY_STEPS: tuple[Step[list[str]], ...] = (Step("link_numbers", drop_link_numbers),)
"""On the lines below the header."""
ROW_STEPS: tuple[Step[list[Row]], ...] = (Step("bordered_tables", split_bordered_cells),)
SEGMENT_STEPS: SegmentSteps = (
    Step("redundant_gaps", drop_redundant_gaps),
    Step("split_words", join_split_words),
)
"""Before the steps of the layout."""
PARAGRAPH_STEPS: SegmentSteps = (Step("double_spacing", undo_double_spacing),)
"""After the steps of the layout."""
STEP_NAMES = tuple(
    dict.fromkeys(
        (
            *(step.name for steps in (TEXT_STEPS, PAGE_STEPS, LINE_STEPS) for step in steps),
            HEADER_STEP,
            MARKDOWN_STEP,
            *(step.name for steps in (BODY_STEPS, ROW_STEPS, SEGMENT_STEPS) for step in steps),
            *(step.name for layout in LAYOUTS for step in layout.steps),
            *(step.name for step in PARAGRAPH_STEPS),
        )
    )
)
"""All steps, in order; those that several layouts have are named once."""


def read_dump(text: str, url: str | None, skip: Collection[str] = ()) -> Page:
    """Read a plain-text dump into blocks. The only container is the root.

    Args:
        text: the dump.
        url: the page's URL, where it is known; it takes precedence over that in the dump's header.
        skip: names of steps to leave out, to measure what they contribute.

    Raises:
        ValueError: ``skip`` names no step.
    """
    if unknown := sorted(set(skip) - set(STEP_NAMES)):
        raise ValueError(f"unknown steps: {', '.join(unknown)}")
    all_lines = read_lines(text, skip)
    lines = all_lines[:MAX_LINES]
    header = None if HEADER_STEP in skip else read_header(lines)
    first_line = header.end if header else 0
    segments = _read_segments(lines[first_line:], header, FORM_FEED in text, skip)
    blocks = _make_blocks(segments, first_line)
    warnings = (
        (warn("dump_too_long", lines=MAX_LINES, blocks=MAX_BLOCKS),)
        if len(all_lines) > MAX_LINES or len(blocks) > MAX_BLOCKS
        else ()
    )
    page = Page("dump", tuple(blocks[:MAX_BLOCKS]), (_ROOT,), (), NO_HINTS, url, warnings)
    if header is None:
        return page
    return page._replace(hints=header.hints, url=url or header.url, header_lines=header.lines)


def read_lines(text: str, skip: Collection[str] = ()) -> list[str]:
    """The lines of a dump, as many as the text has; the last of more than ``MAX_LINES`` holds all the rest."""
    pages = run_steps(PAGE_STEPS, split_pages(run_steps(TEXT_STEPS, text, skip)), skip)
    return run_steps(LINE_STEPS, join_pages(pages), skip)


def _read_segments(
    lines: list[str], header: Header | None, has_form_feeds: bool, skip: Collection[str]
) -> list[Segment]:
    """Paragraphs and list items of a dump below its header."""
    if MARKDOWN_STEP not in skip and ((header is not None and header.is_markdown) or is_markdown(lines)):
        return read_markdown(lines)
    rows = run_steps(ROW_STEPS, number_lines(run_steps(BODY_STEPS, lines, skip)), skip)
    segments = run_steps(SEGMENT_STEPS, split_segments(rows), skip)
    layout = detect_layout(segments, has_form_feeds=has_form_feeds)
    return run_steps((*layout.steps, *PARAGRAPH_STEPS), segments, skip)


def _make_blocks(segments: list[Segment], first_line: int) -> list[Block]:
    """One block for each segment with visible text. ``first_line`` is the number of lines of the header."""
    blocks: list[Block] = []
    for segment in segments:
        text = collapse_whitespace(segment.text)
        if not text:
            continue
        kind: BlockKind = "list_item" if segment.has_bullet else "paragraph"
        level = 0
        hashes = _HEADING_MARK.match(text) if text[0] == "#" else None
        if hashes:
            kind, level = "heading", len(hashes.group(1))
            text = text[hashes.end() :]
        chars = len(text)
        link_chars = min(segment.link_chars, chars) if segment.links else 0
        line = first_line + segment.line
        # Arguments without names take half the time.
        blocks.append(
            Block(
                len(blocks), text, kind, level, chars, link_chars, segment.links, _ROOT_INDEX, segment.gap, None, None, "", line
            )
        )  # fmt: skip
    return blocks
