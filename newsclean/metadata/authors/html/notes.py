"""Authors at the end of a story: a name behind a dash, a note that says what its author does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.article.model import Person
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.full_names import MAX_NAME_LINE_CHARS, is_full_name, is_plausible_name
from newsclean.metadata.authors.name_words import WRITING_JOBS
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.authors.plaintext.line_position import is_heading, is_story_subject
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_SIGNATURE_WEIGHT, _NOTE_WEIGHT, _LAST_LINE_WEIGHT = 0.5, 0.47, 0.44
_DASHED_NAME = prefiltered_pattern(r"^[-–—―~]{1,2}\s?(?:[Bb]y )?(?P<names>[^\d:;.!?]{4,60})\.?$")
_NOTE = lazy_pattern(
    r"^(?:[-–—―*(]\s?)?(?:About (?:the )?[Aa]uthor:?\s)?(?P<name>[A-ZÀ-Þ][^\d:;.!?,(]{3,40}?(?:(?<= [A-Z])\.[^\d:;.!?,(]{2,20}?)?),?\s(?:[^,.;]{3,60},\s)?"
    r"(?:is|was|ist|est|es|è|är|er)\s(?:an?|the|our|eine?|une?|una?|en|et)\s(?P<job>[^.;]{3,120})"
)
"""``Ann Example is a staff reporter for …``"""
_ACTIVITY = lazy_pattern(
    r"^(?P<name>[A-ZÀ-Þ][^\d:;!?,(@]{3,40}?)\s(?:covers|writes (?:about|for)|reports (?:on|for|from)|(?:can|may) be (?:reached|contacted|emailed)"
    r"|schreibt (?:für|über)|berichtet (?:für|über|aus)|escribe (?:para|sobre)|scrive (?:per|di)|écrit (?:pour|sur))\b"
)
_REQUEST = lazy_pattern(
    r"^(?:You can )?(?:[Cc]ontact|[Ff]ollow|[Rr]each|[Ee]-?[Mm]ail|[Ww]rite to)(?: (?:[a-z]+ ){0,3}| )(?P<name>[A-ZÀ-Þ][^\d:;!?,(@]{3,40}?)"
    r"(?:,? (?:at|on|via)\b.{0,60}(?:@|[Tt]witter|\bX\b|Facebook|Bluesky)|:? @\w)"
)
_REPORTING = lazy_pattern(
    r"^[(]?(?:Reporting|Written|Reported) by (?P<names>[A-ZÀ-Þ][^\d:;.@()]{3,80}?)(?: in [A-Z][\w ]{2,30}?)?(?:[;.)]|$)"
)
"""An agency's note on who reported: ``Reporting by Ann Example; Editing by …``"""
_PLACE_BEHIND_NAME = prefiltered_pattern(r"\sin\s[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)?(?=$|,|\sand\s)")
_ABOUT_AUTHOR = lazy_pattern(
    r"(?:about|meet) the authors?|about the writers?|(?:über|zum) (?:den )?autor(?:in)?|à propos de l[’']aut(?:eur|rice)"
    r"|sobre (?:el|la|o|a) autora?|l[’']autore|over de auteur|om (?:författaren|forfatteren)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_MAX_NOTE_BLOCKS = 6
"""Blocks behind the text that may be a note."""
_MAX_LAST_LINE_WORDS = 3
"""Words of a name that stands alone on the last line. Longer ones are headings of other stories."""
_MAX_JOB_WORDS = 8


def find_notes(page: Page, zones: BylineZones, publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the name that signs the text, then those in notes behind it."""
    for block in (*zones.edge[-1:], *zones.tail[:1]):
        match = _DASHED_NAME.match(block.text) if block.chars <= MAX_NAME_LINE_CHARS else None
        names = (
            [name for name in split_names(match.group("names")) if is_plausible_name(name, publisher)] if match else []
        )
        if names and all(map(is_full_name, names)):
            yield Candidate(tuple(map(parse_person, names)), "text:signed", _SIGNATURE_WEIGHT)
            break
    last = zones.edge[-1]
    if (
        last.chars <= MAX_NAME_LINE_CHARS
        and last.kind == "paragraph"
        and last.index > zones.first
        and is_full_name(last.text)
    ):
        names = [name for name in split_names(last.text) if is_plausible_name(name, publisher)]
        is_name_alone = (
            len(names) == 1
            and len(names[0].split()) <= _MAX_LAST_LINE_WORDS
            and letters_only(names[0]) == letters_only(last.text)
        )
        if is_name_alone and not (is_story_subject(page, names[0], zones) or is_heading(page, names[0], last.index)):
            yield Candidate((parse_person(names[0]),), "text:signed", _LAST_LINE_WEIGHT)
    for block in (*zones.edge[-1:], *zones.tail[:_MAX_NOTE_BLOCKS]):
        match = _REPORTING.match(block.text)
        names = split_names(_PLACE_BEHIND_NAME.sub("", match["names"])) if match else []
        if names and all(is_plausible_name(name, publisher) and is_full_name(name) for name in names):
            yield Candidate(tuple(map(parse_person, names)), "text:reporting", _SIGNATURE_WEIGHT)
            break
    end = page.blocks[max(zones.first, zones.last - _MAX_NOTE_BLOCKS) : zones.last + 2 * _MAX_NOTE_BLOCKS]
    for heading, block in pairwise(end):
        if block.chars <= MAX_NAME_LINE_CHARS and _ABOUT_AUTHOR.fullmatch(heading.text.rstrip(": ")):
            names = [name for name in split_names(block.text) if is_plausible_name(name, publisher)]
            if names and all(map(is_full_name, names)):
                yield Candidate(tuple(map(parse_person, names)), "text:note", _NOTE_WEIGHT)
    people = [
        name for block in (*zones.edge[-2:], *zones.tail[:_MAX_NOTE_BLOCKS]) if (name := _parse_note(block, publisher))
    ]
    if people:
        yield Candidate(tuple(map(parse_person, dict.fromkeys(people))), "text:note", _NOTE_WEIGHT)


def _parse_note(block: Block, publisher: PublisherNames) -> str:
    """The name of whom a note says that he or she writes."""
    if block.kind == "caption":
        return ""
    match = _ACTIVITY.match(block.text) or _REQUEST.match(block.text)
    if match is None:
        match = _NOTE.match(block.text)
        job = _WORD.findall(match.group("job").casefold())[:_MAX_JOB_WORDS] if match else []
        if match is None or WRITING_JOBS.isdisjoint(job):
            return ""
    names = split_names(match.group("name"))
    is_one = len(names) == 1 and is_plausible_name(names[0], publisher) and is_full_name(names[0])
    return names[0] if is_one else ""
