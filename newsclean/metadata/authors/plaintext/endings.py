"""Authors whom a dump names where the story ends: names on a line of their own, Japanese names behind their place."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.dated_lines import YEAR
from newsclean.metadata.authors.full_names import SENTENCE_ENDS
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.authors.plaintext.byline_noise import strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import AUTHOR_BIO, are_common_words, is_story_subject
from newsclean.metadata.authors.plaintext.name_lines import parse_name_line
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_WEIGHT = 0.5
_BLOCKS_BEFORE_END, _BLOCKS_AFTER_END = 8, 6
"""Blocks around the last one of the text that may be a signature."""
_NEAR_BLOCKS_BEFORE_END, _NEAR_BLOCKS_AFTER_END = 1, 2
_BLOCKS_TO_CONFIRMATION = 4
"""Blocks below a signature that may have the name again."""
_MAX_SIGNATURE_CHARS = 120
_JAPANESE_BLOCKS_BELOW_TITLE = 5
_PLACE_AND_NAME = prefiltered_pattern(r"【(?P<names>[^【】]{4,60})】$")
_SPACED_JAPANESE_NAME = lazy_pattern("[\u4e00-\u9fff]{1,3}[ \u3000][\u4e00-\u9fff\u3040-\u309f]{1,3}")
_KANA = lazy_pattern("[\u3040-\u30ff]")
_MIN_JAPANESE_NAME_CHARS, _MAX_JAPANESE_NAME_CHARS = 3, 6


def find_japanese_authors(page: Page, zones: BylineZones) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield Japanese authors.

    At the end they stand in 【】 behind their places; a line with the name alone tells the name from the place. Below the
    title, a space separates family and given name.
    """
    lines = [block.text for block in (*zones.head, *zones.tail)]
    match = next(filter(None, (_PLACE_AND_NAME.search(block.text) for block in zones.edge[-3:])), None)
    if match:
        names = [
            text
            for part in match.group("names").split("、")
            for text in dict.fromkeys(lines)
            if _MIN_JAPANESE_NAME_CHARS <= len(text) <= _MAX_JAPANESE_NAME_CHARS and part.endswith(text)
        ]
        if names:
            yield Candidate(tuple(map(Person, names)), "text:signed", _WEIGHT)
            return
    if zones.title < 0 or not any(_KANA.search(block.text) for block in zones.edge):
        return
    for block in page.blocks[zones.title + 1 : zones.title + 1 + _JAPANESE_BLOCKS_BELOW_TITLE]:
        beside = page.blocks[max(0, block.index - 2) : block.index + 2]
        # Sections have the same form, but no date beside them.
        if _SPACED_JAPANESE_NAME.fullmatch(block.text) and any(YEAR.search(one.text) for one in beside):
            yield Candidate((Person(block.text),), "line:name", _WEIGHT)
            return


def find_signatures(
    page: Page, zones: BylineZones, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the names on a line of their own at the story's end: several, or one that the next lines confirm."""
    for block in page.blocks[max(zones.first, zones.last - _BLOCKS_BEFORE_END) : zones.last + _BLOCKS_AFTER_END]:
        if " " not in block.text or block.chars > _MAX_SIGNATURE_CHARS or block.text[-1] in SENTENCE_ENDS:
            continue
        line = strip_byline_noise(block.text.lstrip(". —–-"))
        names = parse_name_line(line, publisher) if line and line[-1] not in SENTENCE_ENDS else []
        if not names or is_story_subject(page, names[0], zones) or are_common_words(page, names[0]):
            continue
        below = page.blocks[block.index + 1 : block.index + 1 + _BLOCKS_TO_CONFIRMATION]
        is_near = zones.last - _NEAR_BLOCKS_BEFORE_END <= block.index <= zones.last + _NEAR_BLOCKS_AFTER_END
        is_list = len(names) > 1 and "," in line
        if _is_bio_below(names[0], below) or (is_near and (is_list or _is_confirmed(names[0], below))):
            yield Candidate(tuple(map(parse_person, names)), "line:signed", _WEIGHT)
            return


def _is_bio_below(name: str, below: tuple[Block, ...]) -> bool:
    """Whether the next line is a note on the author."""
    if not below or not below[0].text.startswith(name):
        return False
    return AUTHOR_BIO.search(below[0].text[len(name) :]) is not None


def _is_confirmed(name: str, below: tuple[Block, ...]) -> bool:
    """Whether the next lines have the name again, or an e-mail address first."""
    return any(name in block.text for block in below) or (bool(below) and "@" in below[0].text)
