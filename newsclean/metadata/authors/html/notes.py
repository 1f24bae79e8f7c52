"""Authors at the end of a story: a name behind a dash, a note that says what its author does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import MAX_NAME_LINE_CHARS, is_full_name, is_plausible_name
from newsclean.metadata.authors.name_words import WRITING_JOBS
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_SIGNATURE_WEIGHT, _NOTE_WEIGHT = 0.5, 0.47
_DASHED_NAME = prefiltered_pattern(r"^[-–—―~]{1,2}\s?(?:[Bb]y )?(?P<names>[^\d:;.!?]{4,60})\.?$")
_NOTE = lazy_pattern(
    r"^(?:[-–—―*(]\s?)?(?:About (?:the )?[Aa]uthor:?\s)?(?P<name>[A-ZÀ-Þ][^\d:;.!?,(]{3,40}?(?:(?<= [A-Z])\.[^\d:;.!?,(]{2,20}?)?),?\s"
    r"(?:is|was|ist|est|es|è|är|er)\s(?:an?|the|our|eine?|une?|una?|en|et)\s(?P<job>[^.;]{3,120})"
)
"""``Ann Example is a staff reporter for …``"""
_WORD = re.compile(r"[^\W\d_]+")
_MAX_NOTE_BLOCKS = 6
"""Blocks behind the text that may be a note."""
_MAX_JOB_WORDS = 8


def find_notes(zones: BylineZones, publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the name that signs the text, then those in notes behind it."""
    for block in (*zones.edge[-1:], *zones.tail[:1]):
        match = _DASHED_NAME.match(block.text) if block.chars <= MAX_NAME_LINE_CHARS else None
        names = (
            [name for name in split_names(match.group("names")) if is_plausible_name(name, publisher)] if match else []
        )
        if names and all(map(is_full_name, names)):
            yield Candidate(tuple(map(parse_person, names)), "text:signed", _SIGNATURE_WEIGHT)
            break
    people = [
        name for block in (*zones.edge[-2:], *zones.tail[:_MAX_NOTE_BLOCKS]) if (name := _parse_note(block, publisher))
    ]
    if people:
        yield Candidate(tuple(map(parse_person, dict.fromkeys(people))), "text:note", _NOTE_WEIGHT)


def _parse_note(block: Block, publisher: PublisherNames) -> str:
    """The name of whom a note says that he or she writes."""
    match = _NOTE.match(block.text)
    if match is None or block.kind == "caption":
        return ""
    job = _WORD.findall(match.group("job").casefold())[:_MAX_JOB_WORDS]
    names = [] if WRITING_JOBS.isdisjoint(job) else split_names(match.group("name"))
    is_one = len(names) == 1 and is_plausible_name(names[0], publisher) and is_full_name(names[0])
    return names[0] if is_one else ""
