"""Bylines that name one word beside a date: many authors of weblogs go by such a name."""

from __future__ import annotations

import re

from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.bylines import is_bare_byline, may_begin_byline
from newsclean.metadata.authors.dated_lines import YEAR
from newsclean.metadata.authors.names import is_name
from newsclean.metadata.authors.non_persons import is_account_name
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import TRAILING_MONTH
from newsclean.parse.model import Block, Page
from newsclean.text.bylines.words import LINE_KINDS, pattern_of
from newsclean.text.patterns import lazy_pattern

ONE_WORD_PENALTY = 0.26
"""How much less a name of one word is trusted than a full one."""
_MAX_LINE_CHARS = 90
_MAX_LINES_TO_DATE = 3
_BYLINE = lazy_pattern(
    rf"^(?:(?:{pattern_of(*LINE_KINDS)})\s?:?\s|By(?=[A-Z][a-z]))"
    r"(?P<name>[^\W\d][\w.-]{2,23}?)(?:$|\s?[|·•/–—]|\s-\s|\s(?:am|on|veröffentlicht|published|updated|in)\b|\s?\d)",
    re.IGNORECASE,
)


def find_one_word_byline(page: Page, block: Block, zones: BylineZones, publisher: PublisherNames) -> str:
    """Return the name of one word in a byline below the title that is beside or above a date; empty where there is none."""
    at = block.index
    if at >= zones.first or block.chars > _MAX_LINE_CHARS or not may_begin_byline(block.text):
        return ""
    below = [one.text for one in page.blocks[at + 1 : at + 1 + _MAX_LINES_TO_DATE]]
    text = f"{block.text} {below[0]}" if below and is_bare_byline(block.text) else block.text
    match = _BYLINE.match(text)
    if match is None or not zones.is_below_title(at):
        return ""
    name = TRAILING_MONTH.sub("", match.group("name")).strip(".:-")
    if not name or publisher.includes(name):
        return ""
    if not is_account_name(name) and not (is_name(name) and name[0].isupper()):
        return ""
    if not any(YEAR.search(one) for one in (text, *below)):
        return ""
    # A name in lower case that the story uses as a word is none.
    is_common = name.islower() and any(name in page.blocks[index].text.split() for index in zones.kept)
    return "" if is_common else name
