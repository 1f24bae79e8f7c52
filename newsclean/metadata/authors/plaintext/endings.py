"""Writers whom a dump names where the story ends: names alone on a line, a note on the writer, places with their reporters."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.markup import PublisherNames
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.authors.plaintext.byline_noise import strip_byline_noise
from newsclean.metadata.authors.plaintext.line_position import BIO, YEAR, are_common_words, is_story_subject
from newsclean.metadata.authors.plaintext.name_lines import parse_name_line
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern

_STOPS = ".!?:。…"
_BEFORE, _BEHIND, _AGAIN = 8, 6, 4
_SIGNED, _LONGEST = 0.5, 120
_PLACED = lazy_pattern(r"【(?P<names>[^【】]{4,60})】$", needs=("】",))
_SPACED = lazy_pattern("[\u4e00-\u9fff]{1,3}[ \u3000][\u4e00-\u9fff\u3040-\u309f]{1,3}")
_KANA = lazy_pattern("[\u3040-\u30ff]")
_LONGEST_EAST = 6


def find_japanese_authors(page: Page, zones: BylineZones) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Japanese writers: family and given name parted by a space below the title; in 【】 behind their places at the end,
    where a line of its own tells the name from the place."""
    shown = [block.text for block in (*zones.head, *zones.tail)]
    last = next(filter(None, (_PLACED.search(block.text) for block in zones.edge[-3:])), None)
    if last:
        parts = last.group("names").split("、")
        names = [
            text
            for part in parts
            for text in dict.fromkeys(shown)
            if 2 < len(text) <= _LONGEST_EAST and part.endswith(text)
        ]
        if names:
            yield Candidate(tuple(map(Person, names)), "text:signed", _SIGNED)
            return
    if zones.title < 0 or not any(_KANA.search(block.text) for block in zones.edge):
        return
    for block in page.blocks[zones.title + 1 : zones.title + _BEHIND]:
        beside = page.blocks[max(0, block.index - 2) : block.index + 2]
        # Sections look alike, and stand in a row of their own.
        if _SPACED.fullmatch(block.text) and any(YEAR.search(one.text) for one in beside):
            yield Candidate((Person(block.text),), "line:name", _SIGNED)
            return


def find_signatures(
    page: Page, zones: BylineZones, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Names alone at the story's end: several, or one that the next lines name again or tell of."""
    for block in page.blocks[max(zones.first, zones.last - _BEFORE) : zones.last + _BEHIND]:
        if " " not in block.text or block.chars > _LONGEST or block.text[-1] in _STOPS:
            continue
        line = strip_byline_noise(block.text.lstrip(". —–-"))
        names = parse_name_line(line, publisher) if line and line[-1] not in _STOPS else []
        if not names or is_story_subject(page, names[0], zones) or are_common_words(page, names[0]):
            continue
        after = page.blocks[block.index + 1 : block.index + 1 + _AGAIN]
        told = (
            bool(after)
            and after[0].text.startswith(names[0])
            and BIO.search(after[0].text[len(names[0]) :]) is not None
        )
        near = zones.last - 1 <= block.index <= zones.last + 2
        again = any(names[0] in one.text for one in after) or (bool(after) and "@" in after[0].text)
        if told or (near and ((len(names) > 1 and "," in line) or again)):
            yield Candidate(tuple(map(parse_person, names)), "line:signed", _SIGNED)
            return
