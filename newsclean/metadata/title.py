"""The story's headline, and the blocks that repeat it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose, fold
from newsclean.metadata.site_name import READING, parts
from newsclean.page.blocks import Page

_SURE = 0.4
"""Probability of a dump's headline from which on the lines that repeat it are its repetitions."""


class TitleFound(NamedTuple):
    """The title, where it came from, the subtitle, and the blocks that only repeat the title."""

    title: str | None
    evidence: str
    subtitle: str | None
    blocks: frozenset[int]
    considered: Sequence[Candidate[str]]
    """All candidates, the losers as well."""


def find_title(page: Page) -> TitleFound:
    """Find the page's headline. Called before the judge, who needs to know it."""
    if page.input == "html":
        from newsclean.metadata.headline import headlines

        considered = headlines(page)
    else:
        from newsclean.metadata.dump_title import dump_titles

        considered = dump_titles(page.blocks)
    return _found(page, considered)


def title_of(page: Page, first: int, last: int) -> TitleFound:
    """A dump's headline, once the judge has found the text: its first and its last block."""
    from newsclean.metadata.dump_title import dump_titles

    return _found(page, dump_titles(page.blocks, (first, last + 1)))


def _found(page: Page, considered: Sequence[Candidate[str]]) -> TitleFound:
    best = choose(considered)
    if best is None:
        return TitleFound(None, "", None, frozenset(), considered)
    title = best.value
    # A dump's likeliest line may be none of its lines: where that is not sure, no line is dropped for it.
    blocks = _repeats(page, title) if page.input == "html" or best.weight >= _SURE else frozenset()
    return TitleFound(title, best.origin, None, blocks, considered)


_READING_FIRST = "正当原标"
"""What the words before a repeated title begin with."""


def _repeats(page: Page, title: str) -> frozenset[int]:
    key = fold(title)
    least, most = len(key), 4 * len(title) + 60
    out = set()
    for block in page.blocks:
        if not least <= block.chars <= most:
            continue
        first = block.text[0]
        if first.isalnum() and first.casefold()[0] != key[:1] and first not in _READING_FIRST:
            continue
        text = READING.sub("", block.text, count=1)
        own = fold(text)
        if own == key or (
            len(key) >= 8 and own.startswith(key) and len(own) <= len(key) + 24 and _is_suffixed(text, key)
        ):
            out.add(block.index)
    return frozenset(out)


def _is_suffixed(text: str, key: str) -> bool:
    """Whether the text is the title and, parted from it, a site's name."""
    found = parts(text)
    return len(found) > 1 and any(fold("".join(found[:count])) == key for count in range(1, len(found)))
