"""The blocks of a page that repeat its title."""

from __future__ import annotations

from newsclean.metadata.title.site_name import TITLE_LABEL, split_title
from newsclean.parse.model import Page
from newsclean.text.letters import letters_only

_LABEL_INITIALS = "正当原标"
"""First characters of the labels before a repeated title."""
_MIN_PREFIX_LETTERS = 8
_MAX_SITE_NAME_LETTERS = 24
"""Letters of a site's name behind a repeated title."""


def find_repetitions(page: Page, title: str) -> frozenset[int]:
    """Return the indexes of blocks that are the title, with or without a label before it and the site's name behind it."""
    key = letters_only(title)
    min_chars, max_chars = len(key), 4 * len(title) + 60
    # Most blocks are ruled out by their first character.
    firsts = {
        first
        for first in {block.text[0] for block in page.blocks}
        if not first.isalnum() or first.casefold()[0] == key[:1] or first in _LABEL_INITIALS
    }
    found = set()
    for block in page.blocks:
        if block.text[0] not in firsts or not min_chars <= block.chars <= max_chars:
            continue
        text = TITLE_LABEL.sub("", block.text, count=1)
        block_key = letters_only(text)
        if block_key == key or (_may_have_site_name(block_key, key) and _is_title_with_site_name(text, key)):
            found.add(block.index)
    return frozenset(found)


def _may_have_site_name(block_key: str, key: str) -> bool:
    return (
        len(key) >= _MIN_PREFIX_LETTERS
        and block_key.startswith(key)
        and len(block_key) <= len(key) + _MAX_SITE_NAME_LETTERS
    )


def _is_title_with_site_name(text: str, key: str) -> bool:
    """Whether a text is the title and, behind a separator, a site's name."""
    parts = split_title(text)
    return len(parts) > 1 and any(letters_only("".join(parts[:count])) == key for count in range(1, len(parts)))


def find_parts(page: Page, title: str) -> frozenset[int]:
    """Return the indexes of blocks that the title was cut from or joined from."""
    key = letters_only(title)
    max_chars = 3 * len(title) + 60
    keys = [letters_only(block.text) if block.chars <= max_chars else "" for block in page.blocks]
    whole = {at for at, own in enumerate(keys) if at and own.endswith(key)}
    seconds = {at for at, own in enumerate(keys[1:], 1) if own and key.endswith(own) and keys[at - 1] + own == key}
    return frozenset(whole | seconds | {at - 1 for at in seconds})
