"""The story's title, and the blocks that repeat it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.markup.selected import selected_candidates
from newsclean.metadata.title.repetitions import find_parts, find_repetitions
from newsclean.parse.model import Page
from newsclean.text.letters import letters_only
from newsclean.text.width import has_wide

if TYPE_CHECKING:
    from newsclean.metadata.title.plaintext_lines import LineReading

_MIN_SURE_PROBABILITY = 0.4
"""A dump's title that is less likely may be none of its lines, so that no line counts as its repetition."""
_MIN_POSSIBLE_PROBABILITY = 0.1
"""A heading, or a line below a dump's document title, that is less likely is not the headline in other words."""
_MIN_FINAL_PROBABILITY = 0.9
"""The title of an HTML page that is at least so likely is not searched again once blocks are excluded. On 1,467 such pages
of the corpora the second search never found another one."""
_LISTED_PROBABILITY = 0.35
"""The weight of the title in the list that has the page's address: less than that of a sure line."""
_MIN_MENU_LINES = 10
"""Lines between a dump's document title and its headline, at least."""
_MAX_HEADLINE_CHARS = 130
"""Characters of a line that may be the headline where a dump's header has it in other words."""
_FULL_STOPS = (".", "。")
_SENTENCE_ENDS = (*_FULL_STOPS, ":", "：")


class TitleChoice(NamedTuple):
    """The title that was chosen."""

    title: str | None
    evidence: str
    """The origin of the title; empty where there is none."""
    subtitle: str | None
    blocks: frozenset[int]
    """The indexes of blocks that only repeat the title."""
    candidates: Sequence[Candidate[str]]
    """All candidates, including those that were not chosen."""
    kicker: str | None = None
    part_of: int | None = None
    """The index of the heading that it is a part of, where the kicker and the subtitle are other parts of that."""
    reading: LineReading | None = None
    """A dump's lines as they were read for this choice, which the next choice may use again."""


def find_title(page: Page) -> TitleChoice:
    """Find the title before the page's blocks are classified, which depends on it."""
    return _choose_html_title(page) if page.input == "html" else _choose_plaintext_title(page, None, None)


def find_title_again(page: Page, first: TitleChoice, excluded: Collection[int]) -> TitleChoice:
    """Find the title once blocks are excluded. A sure title stays: what is left of the page does not change it.

    Args:
        page: the page without the excluded blocks.
        first: the title of the whole page.
        excluded: the indexes of the excluded blocks in the whole page.
    """
    if page.input != "html":
        return _choose_plaintext_title(page, None, first.reading)
    probability = max((candidate.weight for candidate in first.candidates), default=0.0)
    shown = [index for index in first.blocks if index not in excluded]
    is_hidden = first.part_of in excluded if first.part_of is not None else bool(first.blocks) and not shown
    if page.selected or probability < _MIN_FINAL_PROBABILITY or is_hidden:
        return find_title(page)
    from newsclean.metadata.title.html.heading_parts import find_kicker_above

    gone = sorted(excluded)
    blocks = frozenset([index - bisect_left(gone, index) for index in shown])
    if first.part_of is not None:
        return first._replace(blocks=blocks, part_of=first.part_of - bisect_left(gone, first.part_of))
    return first._replace(blocks=blocks, kicker=find_kicker_above(page, blocks))


def refine_title(page: Page, first: int, last: int, earlier: TitleChoice) -> TitleChoice:
    """Find a dump's title again once its blocks are classified.

    Args:
        page: the dump.
        first: the index of the body's first block.
        last: the index of the body's last block.
        earlier: the title that was found before.
    """
    return _choose_plaintext_title(page, (first, last + 1), earlier.reading)


def _choose_html_title(page: Page) -> TitleChoice:
    from newsclean.metadata.title.html.candidates import choose_html_title
    from newsclean.metadata.title.html.heading_parts import find_kicker_above

    best, found = choose_html_title(page)
    selected = selected_candidates(page, "title")
    candidates = [*selected, *found]
    if selected:
        title, origin = selected[0].value, selected[0].origin
    elif best is not None:
        title, origin = best.text, best.origins[0]
    else:
        return TitleChoice(None, "", None, frozenset(), candidates)
    blocks = find_repetitions(page, title)
    split = best.split if best is not None and best.text == title else None
    if split is not None:
        blocks |= {split.block}
    if not blocks and not selected:
        blocks = _find_reworded_heading(page, title, candidates)
    return TitleChoice(
        _without_name(title),
        origin,
        split.subtitle if split is not None else None,
        blocks,
        candidates,
        split.kicker if split is not None else find_kicker_above(page, blocks),
        split.block if split is not None else None,
    )


def _find_reworded_heading(page: Page, title: str, candidates: Sequence[Candidate[str]]) -> frozenset[int]:
    """The blocks of the heading that has in other words the title that the page's metadata states."""
    heading = next((one for one in candidates if one.origin == "h1"), None)
    if heading is None or (heading.weight < _MIN_POSSIBLE_PROBABILITY and not _share_words(heading.value, title)):
        return frozenset()
    return find_repetitions(page, heading.value)


def _share_words(one: str, other: str) -> bool:
    """Whether most words of a heading are in a title."""
    words = set(one.casefold().split())
    return len(words) > 1 and len(words & set(other.casefold().split())) > len(words) / 2


def _choose_plaintext_title(page: Page, text_range: tuple[int, int] | None, earlier: LineReading | None) -> TitleChoice:
    from newsclean.metadata.title.plaintext_lines import read_title_lines

    reading = read_title_lines(page.blocks, text_range, page.url, earlier)
    candidates = _plaintext_candidates(page, reading, is_classified=text_range is not None)
    best = choose_best(candidates)
    if best is None:
        return TitleChoice(None, "", None, frozenset(), candidates, reading=reading)
    title = best.value
    blocks = find_repetitions(page, title) if best.weight >= _MIN_SURE_PROBABILITY else frozenset()
    if best.origin == "line:part":
        blocks |= find_parts(page, title)
    if best.origin == "head:title":
        blocks = blocks or _find_reworded_header_title(page, candidates)
    elif blocks == {0}:
        blocks |= _find_reworded_document_title(page, candidates)
    return TitleChoice(_without_name(title), best.origin, None, blocks, candidates, reading=reading)


def _without_name(title: str) -> str:
    """A Japanese headline without the columnist's name behind it: ``見出し　編集委員 中里克也``."""
    if " " not in title or not has_wide(title):
        return title
    from newsclean.metadata.title.columnist import split_columnist

    return split_columnist(title).title


def _plaintext_candidates(page: Page, reading: LineReading, *, is_classified: bool) -> list[Candidate[str]]:
    """The title in the header that a tool wrote above the dump, and the dump's lines."""
    from newsclean.metadata.title.plaintext import plaintext_title_candidates

    lines = plaintext_title_candidates(reading.lines, is_classified=is_classified)
    listing = page.hints.listing
    if listing is not None and listing.title:
        lines = [*lines, Candidate(listing.title, f"{listing.origin}:title", _LISTED_PROBABILITY)]
    if not page.header_lines:
        return lines
    from newsclean.metadata.title.plaintext_header import header_title_candidates

    return [*header_title_candidates(page, lines), *lines]


def _find_reworded_header_title(page: Page, candidates: Sequence[Candidate[str]]) -> frozenset[int]:
    """The blocks of a headline that the dump's header has in other words: those of the likeliest line, if it is sure."""
    line = next((one for one in candidates if one.origin.startswith("line:")), None)
    if line is None or line.weight < _MIN_SURE_PROBABILITY or len(line.value) > _MAX_HEADLINE_CHARS:
        return frozenset()
    return frozenset() if line.value.endswith(_SENTENCE_ENDS) else find_repetitions(page, line.value)


def _find_reworded_document_title(page: Page, candidates: Sequence[Candidate[str]]) -> frozenset[int]:
    """The blocks of a headline above the text that the document title, in the first line, has in other words."""
    for candidate in candidates:
        if candidate.weight < _MIN_POSSIBLE_PROBABILITY:
            break
        blocks = find_repetitions(page, candidate.value)
        if (
            blocks
            and min(blocks) > _MIN_MENU_LINES
            and not candidate.value.endswith(_FULL_STOPS)
            and letters_only(candidate.value) not in letters_only(page.blocks[0].text)
        ):
            return blocks
    return frozenset()
