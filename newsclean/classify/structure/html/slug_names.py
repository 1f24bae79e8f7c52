"""Names that are slugs of a heading: an anchor such as ``comments-from-residents`` names the heading's topic, no box."""

from __future__ import annotations

from newsclean.parse.model import Page
from newsclean.text.letters import letters_only

MIN_SLUG_CHARS = 8
MAX_ANCESTORS = 3
"""Elements around a heading that may carry its anchor."""


def without_slug_names(page: Page) -> Page:
    """Return a page whose containers have no names that are slugs of the headings in them."""
    containers = page.containers
    changed: dict[int, str] = {}
    for block in page.blocks:
        if block.kind != "heading":
            continue
        letters = ""
        at = block.container
        for _ in range(MAX_ANCESTORS):
            names = changed.get(at, containers[at].names)
            if "-" in names or "_" in names:
                letters = letters or letters_only(block.text)
                if len(letters) < MIN_SLUG_CHARS:
                    break
                rest = " ".join([name for name in names.split() if not _is_slug_name(name, letters)])
                if rest != names:
                    changed[at] = rest
            at = containers[at].parent
            if not at:
                break
    if not changed:
        return page
    return page._replace(
        containers=tuple(
            one._replace(names=changed[one.index]) if one.index in changed else one for one in page.containers
        )
    )


def _is_slug_name(name: str, heading: str) -> bool:
    """Whether a name is the slug of a heading. Most have another first letter, which is cheap to compare."""
    may_be = name[0] == heading[0] or not (name[0].isascii() and name[0].isalnum())
    return may_be and is_slug(letters_only(name), heading)


def is_slug(name: str, heading: str) -> bool:
    """Return whether a name is the slug of a heading or of its beginning, or the reverse.

    Args:
        name: the letters of the name.
        heading: the letters of the heading.
    """
    return min(len(name), len(heading)) >= MIN_SLUG_CHARS and (heading.startswith(name) or name.startswith(heading))
