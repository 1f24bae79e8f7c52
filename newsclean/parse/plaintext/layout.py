"""How the lines of a dump relate to its paragraphs, and the steps that restore the paragraphs.

The shape of a dump is that of the program that wrote it. Each layout has its own steps.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from newsclean.parse.plaintext.blank_lines import collapse_gaps, has_gap_runs
from newsclean.parse.plaintext.columns import has_columns, separate_columns, separate_columns_if_any
from newsclean.parse.plaintext.segments import Segment
from newsclean.parse.plaintext.steps import Step
from newsclean.parse.plaintext.unwrapping.broken_sentences import join_broken_sentences, join_screen_sentences
from newsclean.parse.plaintext.unwrapping.ragged_lines import join_headline_lines, join_ragged_lines
from newsclean.parse.plaintext.unwrapping.screen_lines import (
    MAX_SCREEN_COLUMNS,
    has_wide_column,
    join_screen_lines,
    screen_width,
)
from newsclean.parse.plaintext.unwrapping.text_nodes import is_text_node_dump, join_text_nodes

SegmentSteps = tuple[Step[list[Segment]], ...]


class Layout(NamedTuple):
    """A layout's name and its steps."""

    name: str
    steps: SegmentSteps


PRINT = Layout(
    "print",
    (
        Step("columns", separate_columns_if_any),
        Step("headline_lines", join_headline_lines),
        Step("ragged_lines", join_ragged_lines),
        Step("broken_sentences", join_broken_sentences),
    ),
)
"""Text of a PDF: lines of printed text."""
TEXT_NODES = Layout(
    "text nodes", (Step("text_nodes", join_text_nodes), Step("broken_sentences", join_broken_sentences))
)
"""One line for each text node (BeautifulSoup, lxml)."""
SOURCE = Layout("source", (Step("gap_runs", collapse_gaps), *TEXT_NODES.steps))
"""Lines of the page's source without its tags."""
BLOCKS = Layout("blocks", (Step("broken_sentences", join_broken_sentences),))
"""One line for each block (Common Crawl's WET records, most text extractors)."""


def screen_layout(width: int) -> Layout:
    """The layout of a text browser's screen of ``width`` columns: wrapped lines, tables as columns."""
    return Layout(
        "screen",
        (
            Step("columns", separate_columns),
            Step("screen_lines", partial(join_screen_lines, width=width)),
            Step("broken_sentences", join_screen_sentences),
        ),
    )


def detect_layout(segments: list[Segment], *, has_form_feeds: bool) -> Layout:
    """The layout of a dump. Form feeds tell that it was printed."""
    if has_form_feeds:
        return PRINT
    if has_gap_runs(segments):
        return SOURCE
    if is_text_node_dump(segments):
        return TEXT_NODES
    width = screen_width(segments)
    if width or has_columns(segments) or has_wide_column(segments):
        return screen_layout(width or MAX_SCREEN_COLUMNS)
    return BLOCKS


LAYOUTS = (PRINT, SOURCE, TEXT_NODES, screen_layout(MAX_SCREEN_COLUMNS), BLOCKS)
