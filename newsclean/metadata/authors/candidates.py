"""Who wrote it: candidates from the markup and from the lines around the text, weighed against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsclean.article.model import Person
from newsclean.classify.verdict import Classification
from newsclean.metadata.authors.byline_zones import BylineZones
from newsclean.metadata.authors.bylines import find_visible_authors
from newsclean.metadata.authors.markup import find_json_ld_authors, find_meta_authors, find_publisher_names
from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Block, Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

_HAN = lazy_pattern("[\u4e00-\u9fff]")
_ABOVE, _BELOW, _AFTER = 12, 12, 14
"""Blocks above the title, below the body's start and after its end that may hold a byline."""
_LONGEST = 240
_END = frozenset(("related", "comments"))
"""Where other people's names begin."""
_LABEL = "byline.label.world"
"""The rule of lines such as ``Author: Ann Example``."""
_MARKUP = ("json-ld:", "meta:")
_SEEN = ("line:byline", "markup:byline")
_AGREED, _SHOWN = 0.03, 0.09
_DOUBT = 0.12
"""What a stated author loses whom the page never shows, where its byline names somebody else."""

_SHORT_HEADLINE = 30
_STOPS = ("。", "！", "？", "，", "：", "；", "”")

Authors = tuple[Person, ...]


def author_candidates(
    page: Page,
    said: StatedMetadata,
    title: TitleChoice,
    classification: Classification,
    site: str | None,
    roles: dict[int, str],
) -> list[Candidate[Authors]]:
    """Every reading of who the authors are; blocks that only state them are noted in ``roles``."""
    publisher = find_publisher_names(said, site, page.url, page.hints.title)
    out: list[Candidate[Authors]] = [*find_json_ld_authors(said, publisher), *find_meta_authors(said, publisher)]
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    if kept:
        best = max((one.weight for one in out), default=0.0)
        zones = _zones(page, title, classification, kept)
        out.extend(_chinese(zones, title.blocks, roles))
        out.extend(find_visible_authors(page, zones, roles, publisher, best))
    return _doubt_the_unshown(page, _trust_the_agreed(out))


def _trust_the_agreed(candidates: list[Candidate[Authors]]) -> list[Candidate[Authors]]:
    """StatedMetadata authors whom a line names too are surer than other lines, which may name photographers; so are those who
    are among the marked ones than all of these."""
    marked = choose_best(one for one in candidates if one.origin == "markup:author")
    names = _folded(marked) if marked else frozenset()
    shown = {_folded(one) for one in candidates if not one.origin.startswith(_MARKUP)}
    out = []
    for one in candidates:
        if one.origin.startswith("meta:"):
            own = _folded(one)
            one = replace(one, weight=one.weight + (_SHOWN if own in shown else _AGREED if own <= names else 0.0))
        out.append(one)
    return out


def _folded(candidate: Candidate[Authors]) -> frozenset[str]:
    return frozenset(letters_only(person.name) for person in candidate.value)


def _doubt_the_unshown(page: Page, candidates: list[Candidate[Authors]]) -> list[Candidate[Authors]]:
    """Whoever filed a story is stated as its author by many systems; the byline that readers see knows better."""
    shown = choose_best(one for one in candidates if one.origin in _SEEN)
    best = choose_best(one for one in candidates if one.origin.startswith(_MARKUP))
    if shown is None or best is None or best.weight <= shown.weight or shown.weight + _DOUBT < best.weight:
        return candidates
    names = [person.name for person in best.value]
    if not {letters_only(name) for name in names}.isdisjoint(letters_only(person.name) for person in shown.value):
        return candidates
    if any(name in block.text for block in page.blocks for name in names):
        return candidates
    return [replace(one, weight=one.weight - _DOUBT) if one.origin.startswith(_MARKUP) else one for one in candidates]


_TITLE_REACH = 60
"""Blocks from a dump's first line to its text, if that line is where the story begins."""


def _zones(page: Page, title: TitleChoice, classification: Classification, kept: list[int]) -> BylineZones:
    """The blocks around the title and the body's start, and those after the body's end."""
    first, last = kept[0], kept[-1]
    above = [index for index in title.blocks if index <= first]
    if page.input == "dump":
        # A document's title stands first, with all menus between it and the text.
        above = [index for index in above if index or first <= _TITLE_REACH]
        late = min((index for index in title.blocks if first < index <= first + _ABOVE), default=0)
        rest = [index for index in kept if index > late]
        if late and not above and rest:
            # What was taken for text may begin above the title: a list of stories, a notice.
            first, above = rest[0], [late]
    start = min(above) if above else first
    low, high = max(0, start - _ABOVE), min(max(first, max(above, default=first)) + _BELOW, last + 1)

    def short(blocks: Iterable[Block]) -> list[Block]:
        return [block for block in blocks if block.chars <= _LONGEST]

    head = short((*page.blocks[start:high], *reversed(page.blocks[low:start])))
    tail = []
    ended = False
    for block in short(page.blocks[last + 1 : last + 1 + _AFTER]):
        verdict = classification.verdicts[block.index]
        ended = ended or (verdict.role in _END and verdict.reason != "score")
        # Lists of stories name their writers without a label.
        if not ended or verdict.reason == _LABEL:
            tail.append(block)
    edge = [page.blocks[index] for index in (*kept[:3], *kept[-3:])]
    return BylineZones(head, edge, tail, first, last, tuple(sorted(above)), frozenset(kept))


def _chinese(zones: BylineZones, titles: frozenset[int], roles: dict[int, str]) -> Iterator[Candidate[Authors]]:
    """Chinese bylines: they name roles and stand in the text, so nothing in the markup is surer."""
    edge, tail = zones.edge, zones.tail
    head = [block for block in zones.head if block.index not in titles]
    below = [block for block in head if block.index > zones.title]
    if sum(has_wide(block.text) and bool(_HAN.search(block.text)) for block in edge) * 2 <= len(edge):
        return
    from newsclean.metadata.authors.chinese import (
        find_author_beside_date,
        find_chinese_byline,
        parse_chinese_byline,
        parse_chinese_name_line,
        parse_outlet_credit,
        parse_signature,
    )

    for block in (*reversed(edge), *tail[:4]):
        people = find_chinese_byline(block.text)
        if people:
            yield Candidate(_with_the_line_above(people, block, zones), "text:byline", 0.95)
            return
    below_text = tail[0].text if tail and tail[0].index == zones.last + 1 else ""
    people = parse_signature(edge[-1].text) or parse_chinese_name_line(edge[-1].text) or parse_signature(below_text)
    if people:
        yield Candidate(tuple(people), "text:byline", 0.6)
    people = next(filter(None, (find_author_beside_date(block.text) for block in (*head, *tail[:3]))), [])
    if people:
        yield Candidate(tuple(people), "line:byline", 0.7)
    if zones.title < 0 and len(edge) > 1 and edge[0].chars <= _SHORT_HEADLINE and not edge[0].text.endswith(_STOPS):
        # No line is known for the title: the text's first one looks like it.
        below = edge[1:]
    people = parse_chinese_name_line(below[0].text) if below else []
    if people:
        yield Candidate(tuple(people), "text:below-title", 0.6)
    people = next(filter(None, (parse_outlet_credit(block.text) for block in below[:4])), [])
    if people:
        yield Candidate(tuple(people), "text:byline", 0.8)
    for block in (*head, *tail[:6]):
        if block.chars <= 120 and not block.text.endswith(("。", "”", "，")):
            people = parse_chinese_byline(block.text)
            if people:
                roles.setdefault(block.index, "byline")
                yield Candidate(tuple(people), "line:byline", 0.93)
                return


def _with_the_line_above(people: list[Person], block: Block, zones: BylineZones) -> Authors:
    """A byline's people, after those of the line above it where that is a byline too: trainees, then reporters."""
    from newsclean.metadata.authors.chinese import find_chinese_byline

    above = next((one for one in zones.edge if one.index == block.index - 1 and one.chars <= _SHORT_HEADLINE), None)
    first = find_chinese_byline(above.text) if above else []
    names = {person.name for person in people}
    return (*(person for person in first if person.name not in names), *people)
