"""The story's headline, and the blocks that repeat it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.title.site_name import TITLE_LABEL, split_title
from newsclean.parse.model import Page
from newsclean.text.letters import letters_only

_SURE = 0.4
"""Probability of a dump's headline from which on the lines that repeat it are its repetitions."""

_POSSIBLE = 0.1
"""Probability of a headline below the document's title from which on it stands for the title's place."""

_MENU = 10
"""Lines that stand at least between a document's title and the headline."""

_LONGEST_SHOWN = 130
"""Characters of a line that may be the headline where a dump's head has it in other words."""
_SENTENCE_ENDS = (".", "。", ":", "：")


class TitleChoice(NamedTuple):
    """The title, where it came from, the subtitle, and the blocks that only repeat the title."""

    title: str | None
    evidence: str
    subtitle: str | None
    blocks: frozenset[int]
    candidates: Sequence[Candidate[str]]
    """All candidates, the losers as well."""


def find_title(page: Page) -> TitleChoice:
    """Find the page's headline. Called before the classifier, which needs to know it."""
    if page.input == "html":
        from newsclean.metadata.title.html import html_title_candidates

        candidates = html_title_candidates(page)
    else:
        candidates = _in_dump(page, None)
    return _found(page, candidates)


def refine_title(page: Page, first: int, last: int) -> TitleChoice:
    """A dump's headline, once the classifier has found the text: its first and its last block."""
    return _found(page, _in_dump(page, (first, last + 1)))


def _in_dump(page: Page, stretch: tuple[int, int] | None) -> list[Candidate[str]]:
    """A dump's readings of its headline: what a tool wrote above it, and its lines."""
    from newsclean.metadata.title.plaintext import plaintext_title_candidates

    found = plaintext_title_candidates(page.blocks, stretch, page.url)
    if not page.head:
        return found
    from newsclean.metadata.title.plaintext_header import header_title_candidates

    return [*header_title_candidates(page, found), *found]


def _found(page: Page, candidates: Sequence[Candidate[str]]) -> TitleChoice:
    best = choose_best(candidates)
    if best is None:
        return TitleChoice(None, "", None, frozenset(), candidates)
    title = best.value
    # A dump's likeliest line may be none of its lines: where that is not sure, no line is dropped for it.
    blocks = _repeats(page, title) if page.input == "html" or best.weight >= _SURE else frozenset()
    if best.origin == "line:part":
        blocks |= _pieces(page, title)
    if best.origin == "head:title":
        return TitleChoice(title, best.origin, None, blocks or _shown_instead(page, candidates), candidates)
    if blocks == {0} and page.input == "dump":
        # The document's title stands far from the text; the headline above the text has other words.
        blocks |= _likeliest_below(page, candidates)
    return TitleChoice(title, best.origin, None, blocks, candidates)


def _shown_instead(page: Page, candidates: Sequence[Candidate[str]]) -> frozenset[int]:
    """The headline in other words than a dump's head states: the likeliest line's repetitions, where that is sure."""
    line = next((one for one in candidates if one.origin.startswith("line:")), None)
    if line is None or line.weight < _SURE or len(line.value) > _LONGEST_SHOWN or line.value.endswith(_SENTENCE_ENDS):
        return frozenset()
    return _repeats(page, line.value)


def _pieces(page: Page, title: str) -> frozenset[int]:
    """The lines that a headline was cut from, or put together of."""
    key = letters_only(title)
    most = 3 * len(title) + 60
    keys = [letters_only(block.text) if block.chars <= most else "" for block in page.blocks]
    whole = {at for at, own in enumerate(keys) if at and own.endswith(key)}
    pairs = {at for at, own in enumerate(keys[1:], 1) if own and key.endswith(own) and keys[at - 1] + own == key}
    return frozenset(whole | pairs | {at - 1 for at in pairs})


def _likeliest_below(page: Page, candidates: Sequence[Candidate[str]]) -> frozenset[int]:
    for one in candidates:
        if one.weight < _POSSIBLE:
            break
        blocks = _repeats(page, one.value)
        if (
            blocks
            and min(blocks) > _MENU
            and not one.value.endswith((".", "。"))
            and letters_only(one.value) not in letters_only(page.blocks[0].text)
        ):
            return blocks
    return frozenset()


_READING_FIRST = "正当原标"
"""What the words before a repeated title begin with."""


def _repeats(page: Page, title: str) -> frozenset[int]:
    key = letters_only(title)
    least, most = len(key), 4 * len(title) + 60
    out = set()
    for block in page.blocks:
        if not least <= block.chars <= most:
            continue
        first = block.text[0]
        if first.isalnum() and first.casefold()[0] != key[:1] and first not in _READING_FIRST:
            continue
        text = TITLE_LABEL.sub("", block.text, count=1)
        own = letters_only(text)
        if own == key or (
            len(key) >= 8 and own.startswith(key) and len(own) <= len(key) + 24 and _is_suffixed(text, key)
        ):
            out.add(block.index)
    return frozenset(out)


def _is_suffixed(text: str, key: str) -> bool:
    """Whether the text is the title and, parted from it, a site's name."""
    found = split_title(text)
    return len(found) > 1 and any(letters_only("".join(found[:count])) == key for count in range(1, len(found)))
