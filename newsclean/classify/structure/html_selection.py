"""HTML: leads, headings and snippets. The counterpart is ``plaintext.py``."""

from __future__ import annotations

import re
from collections import Counter

from newsclean.classify.features.html.container_names import enclosing_container
from newsclean.classify.observation import BlockObservation
from newsclean.classify.structure.html.timed_entries import TimedEntry, find_timed_entries
from newsclean.classify.verdict import TITLE_VETO
from newsclean.parse.model import Container, Page

_MAX_LEAD_BLOCKS = 4
"""Blocks below the title among which the lead is."""
_MIN_LEAD_SCORE = 0.5
"""First-pass log-odds above which a block may be the lead."""
_MIN_LEAD_UNITS = 60
_MAX_LEAD_LINK_DENSITY = 0.1
_MAX_HEADING_BLOCKS = 5
"""Blocks above a heading among which one must be kept."""
_MIN_HEADING_SCORE = -2.0
"""Second-pass log-odds above which a heading between kept paragraphs is kept."""
_MAX_SNIPPET_BLOCKS = 8
_MAX_SNIPPET_LINK_DENSITY = 0.5
_NOTES_NAME = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes|end-?notes|doc-endnotes?|doc-footnotes?|fussnoten|notes-de-bas-de-page)(?:$|[\s_-])"
)
_REFERENCES_NAME = "references"
"""The class of MediaWiki's lists of notes."""
_MAX_ENTRY_BLOCKS = 12
_QUESTION_MARKS = frozenset("?？؟")
_SCRIPT_SCHEME = "javascript:"


class HtmlStructure:
    """What tags and containers decide about the blocks of an HTML page."""

    def has_story_text(self, observations: list[BlockObservation], kept: list[bool]) -> bool:
        """Return True: in HTML, a single short block may be the story."""
        return True

    def is_snippet(self, page: Page, observations: list[BlockObservation]) -> bool:
        """Return whether a page is a few blocks without boilerplate or links to other pages: all of it is text."""
        return len(observations) <= _MAX_SNIPPET_BLOCKS and all(
            one.rule is None
            and one.veto_id in (None, TITLE_VETO)
            and (one.link_density < _MAX_SNIPPET_LINK_DENSITY or _has_no_target(block.href))
            for one, block in zip(observations, page.blocks, strict=True)
        )

    def find_lead(
        self,
        page: Page,
        observations: list[BlockObservation],
        first_scores: list[float],
        is_barred: list[bool],
        kept: list[bool],
    ) -> frozenset[int]:
        """Find the story's lead: sentences right below the title that are outside the story's container.

        News pages have it there more often than not.
        """
        if not any(kept):
            return frozenset()
        start = kept.index(True)
        titles = [index for index in range(start) if observations[index].veto_id == TITLE_VETO]
        if not titles:
            return frozenset()
        below_title = titles[-1] + 1
        return frozenset(
            index
            for index in range(below_title, min(start, below_title + _MAX_LEAD_BLOCKS))
            if first_scores[index] > _MIN_LEAD_SCORE
            and observations[index].units >= _MIN_LEAD_UNITS
            and observations[index].link_density < _MAX_LEAD_LINK_DENSITY
            and not is_barred[index]
            and page.blocks[index].kind != "list_item"
        )

    def find_notes(self, page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]:
        """Find the story's footnotes: what stands below it in a list that is named as notes."""
        if not any(kept):
            return []
        named = {one.index for one in page.containers if one.names and _is_named_as_notes(one)}
        if not named:
            return []
        for one in page.containers:
            # Containers come after those around them.
            if one.parent in named:
                named.add(one.index)
        first = kept.index(True)
        return [
            block.index
            for block in page.blocks[first:]
            if block.container in named and not kept[block.index] and not is_barred[block.index]
        ]

    def find_parts(self, page: Page, scores: list[float], is_barred: list[bool], kept: list[bool]) -> list[int]:
        """Find dropped headings between kept paragraphs, and dropped parts of a live blog's entries and of interviews."""
        parts = [*_find_entry_blocks(page, is_barred, kept), *_find_questions(page, is_barred, kept)]
        is_followed = False
        for index in range(len(kept) - 1, -1, -1):
            if is_barred[index]:
                continue
            if (
                is_followed
                and not kept[index]
                and scores[index] > _MIN_HEADING_SCORE
                and page.blocks[index].kind == "heading"
                and any(kept[max(0, index - _MAX_HEADING_BLOCKS) : index])
            ):
                parts.append(index)
            is_followed = kept[index]
        return parts


def _find_entry_blocks(page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]:
    """The dropped blocks of a live blog's entries.

    Where the entries are in the container of kept text, all of their text is the story's; elsewhere the headings of the
    entries whose text is kept.
    """
    entries = find_timed_entries(page)
    if not entries:
        return []
    is_inside = _is_inside_story(page, entries, kept)
    blocks = page.blocks
    return [
        index
        for entry in entries
        for index in (range(entry.start, entry.end) if is_inside else entry.head)
        if not kept[index]
        and not is_barred[index]
        and (
            (is_inside and blocks[index].link_chars <= _MAX_SNIPPET_LINK_DENSITY * blocks[index].chars)
            or (blocks[index].kind == "heading" and any(kept[index + 1 : entry.end]))
        )
    ]


def _is_inside_story(page: Page, entries: tuple[TimedEntry, ...], kept: list[bool]) -> bool:
    """Whether entries of text, without linked headlines, are in a container that kept text is in as well."""
    texts = [block for entry in entries for block in page.blocks[entry.start : entry.end]]
    if sum(block.link_chars for block in texts) > _MAX_LEAD_LINK_DENSITY * sum(block.chars for block in texts):
        return False
    if any(entry.end - entry.time > _MAX_ENTRY_BLOCKS or entry.end <= entry.time + 1 for entry in entries):
        return False
    homes = Counter(
        enclosing_container(page, block.container)
        for block in page.blocks[: entries[0].start]
        if kept[block.index] and block.kind == "paragraph"
    )
    if not homes:
        return False
    home = homes.most_common(1)[0][0]
    container = page.blocks[entries[0].time].container
    while container:
        if container == home:
            return True
        container = page.containers[container].parent
    return False


def _find_questions(page: Page, is_barred: list[bool], kept: list[bool]) -> list[int]:
    """The dropped questions and answers below kept ones of the same form: headings in one container, each with a text."""
    found: list[int] = []
    kept_forms: set[tuple[int, int]] = set()
    blocks = page.blocks
    for index in range(len(blocks) - 1):
        block = blocks[index]
        if block.kind != "heading" or block.text[-1] not in _QUESTION_MARKS or is_barred[index] or is_barred[index + 1]:
            continue
        form = block.level, page.containers[block.container].parent
        if kept[index] and kept[index + 1]:
            kept_forms.add(form)
        elif form in kept_forms and blocks[index + 1].kind == "paragraph" and not blocks[index + 1].links:
            found += [at for at in (index, index + 1) if not kept[at]]
    return found


def _is_named_as_notes(container: Container) -> bool:
    names = container.names
    # Every name of notes has this word: it is searched in hundreds of containers, and the pattern is slow.
    return ("note" in names and _NOTES_NAME.search(names) is not None) or (
        container.tag == "ol" and _REFERENCES_NAME in names.split()
    )


def _has_no_target(href: str | None) -> bool:
    return href is None or href[: len(_SCRIPT_SCHEME)].lower() == _SCRIPT_SCHEME
