"""The toolbars that web archives add to their copies of pages."""

from __future__ import annotations

from newsclean.classify.structure.exclusions import ARCHIVE_TOOLBAR, Exclusions
from newsclean.parse.model import Page
from newsclean.text.patterns import contains_any
from newsclean.text.web_archives import load_archives

_TOOLBAR_STARTS = ("wm-", "donato", "wb")
"""How the ids of toolbars begin: most pages have no such name, and the table is not loaded for them."""


def find_archive_toolbars(page: Page, names: frozenset[str]) -> Exclusions:
    """Find the blocks of elements that a web archive added to a page.

    Args:
        page: the page.
        names: the names of its containers.
    """
    is_short = page.archived is not None and page.archived.is_short
    if not is_short and not contains_any(" ".join(names), _TOOLBAR_STARTS):
        return {}
    archives = load_archives()
    ids = archives.toolbars | archives.short_host_toolbars if is_short else archives.toolbars
    in_toolbar: list[bool] = []
    for container in page.containers:
        is_inside = container.index > 0 and in_toolbar[container.parent]
        in_toolbar.append(is_inside or not ids.isdisjoint(container.names.split()))
    return {block.index: ARCHIVE_TOOLBAR for block in page.blocks if in_toolbar[block.container]}
