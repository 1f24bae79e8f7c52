"""First pass: each block by itself, the containers it stands in, its neighbours and its place in the page."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from functools import cache
from math import ceil

from newsclean.classify.features.containers import NO_PLACE, places, surroundings
from newsclean.classify.features.lines import Lines
from newsclean.classify.features.neighbours import look_around, look_for_pattern
from newsclean.classify.features.text import ending, script_of, text_features
from newsclean.classify.observation import NO_WORDS, BlockObservation
from newsclean.classify.story_clues import DESCRIBED, Statements, StoryClues
from newsclean.classify.vetoes import LINKED, TITLE, is_linked_furniture, veto
from newsclean.parse.model import Block, Page
from newsclean.rules import RuleSet
from newsclean.text.width import display_width

_LEAD = 6
"""Lines below the title among which its lead stands."""
_FAR = 1000
_LINKED_SHARE = 0.9
"""Share of a dump's line from which on it is a link and nothing else."""
_LONGEST_MATCHED = {"html": 400, "dump": 1000}
"""Characters of a block beyond which no rule is tried. In a dump nothing but its words tells a consent box."""


def first_pass(page: Page, clues: StoryClues, book: RuleSet) -> list[BlockObservation]:
    """Features of each block by itself, of the containers it stands in, and of its place in the page."""
    title_blocks = clues.title_blocks
    statements = Statements(page, clues)
    script = script_of(page)
    repeats = Counter(block.text for block in page.blocks)
    title_words = frozenset((clues.title or "").casefold().split())
    # A block shorter than the title's shortest words has too few of them.
    fewest = sum(sorted(map(len, title_words))[: ceil(0.6 * len(title_words))])
    title_at = min(title_blocks) if title_blocks else -1
    is_html = page.input == "html"
    longest = _LONGEST_MATCHED[page.input]
    lines = None if is_html else Lines(page.blocks)
    told_by = places(page, book) if is_html else {}
    seen: list[BlockObservation] = []
    last_title = -_FAR
    for block in page.blocks:
        text = block.text
        units = lines.units[block.index] if lines else display_width(text)
        link_share = block.link_chars / block.chars
        place = told_by.get(block.container, NO_PLACE)
        if block.index in title_blocks:
            last_title = block.index
            seen.append(BlockObservation(units, False, link_share, None, TITLE, place.role, False, [], ()))
            continue
        if is_linked_furniture(link_share, place.links):
            # Most of a page's links: no rule is asked of them, and how they end tells their neighbours nothing.
            seen.append(BlockObservation(units, False, link_share, None, LINKED, place.role, False, [], ()))
            continue
        rule = book.match(text) if block.chars <= longest else None
        settled = veto(block, units, rule, place.captioned) or (lines.veto(block.index) if lines else None)
        end = ending(text)
        stopped = end in ("stop", "dots")
        words = lines.words[block.index] if lines else NO_WORDS
        if settled:
            seen.append(
                BlockObservation(units, stopped, link_share, rule, settled, place.role, False, [], (), words=words)
            )
            continue
        summary = False
        names = text_features(text, units, end, script)
        names.extend(_line(block, units) if lines else _dress(block, units, link_share, book))
        if lines:
            names.extend(lines.features(block.index))
            names.extend(_below(block.index - last_title, units, stopped))
            if link_share > _LINKED_SHARE:
                names.append("linked")
        if repeats[text] > 1:
            names.append("repeated")
        if rule:
            names.append(f"rule:{rule.role}")
            names.append(f"rule:{rule.strength}")
        if (
            len(title_words) > 3
            and fewest <= units < 300
            and len(title_words.intersection(text.casefold().split())) >= 0.6 * len(title_words)
        ):
            names.append("titleish")
            if lines:
                names.append(f"titleish:{min(4, repeats[text])}:{stopped}")
        if is_html:
            told = statements.features(block, units)
            names.extend(told)
            summary = place.summary or not DESCRIBED.isdisjoint(told)
        if title_at >= 0:
            distance = block.index - title_at
            names.append("title:before" if distance < 0 else f"title:after:{bisect((4, 12, 40, 120), distance)}")
        passing = lines is not None and lines.passes(block.index)
        seen.append(
            BlockObservation(units, stopped, link_share, rule, None, place.role, summary, names, (), passing, words)
        )
    dense = look_around(seen)
    if is_html:
        around = surroundings(page, told_by, seen, dense, title_at, book)
        return [
            item if item.settled else item._replace(around=around[block.container])
            for item, block in zip(seen, page.blocks, strict=True)
        ]
    look_for_pattern(seen)
    return seen


def _dress(block: Block, units: int, link_share: float, book: RuleSet) -> list[str]:
    """HTML: links, kind and inline markup."""
    size = "s" if units < 36 else "m" if units < 100 else "l"
    names = list(_kind(block.kind, size, bisect((0.01, 0.2, 0.5, 0.9), link_share)))
    if block.links > 1:
        names.append("links:many")
    if block.datetime:
        names.append(f"timed:{size}")
    if block.attrs:
        names.extend(f"inline:{role}" for role in book.container_names.find_roles(block.attrs))
        if "all:bold" in block.attrs:
            names.append(f"bold:{size}")
    return names


@cache
def _kind(kind: str, size: str, links: int) -> tuple[str, ...]:
    return f"links:{links}:{size}", f"kind:{kind}", f"kind:{kind}:{size}"


def _below(away: int, units: int, stopped: bool) -> tuple[str, ...]:
    """Dumps: how far below the title a line stands, where it is near."""
    return _led(away, bisect((24, 60, 100, 200), units), stopped) if away <= _LEAD else ()


@cache
def _led(away: int, size: int, stopped: bool) -> tuple[str, ...]:
    return f"below:{away}:{size}:{stopped}", f"below:{stopped}:{size}"


def _line(block: Block, units: int) -> list[str]:
    """Dumps: the line's kind and the empty lines before it."""
    kind = "paragraph" if block.kind == "heading" else block.kind
    return [f"kind:{kind}:{bisect((24, 70, 150), units)}", f"gap:{min(block.gap, 3)}"]
