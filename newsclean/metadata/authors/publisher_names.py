"""The names of the page's own publisher, which stand in many places where an author's name belongs."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.metadata.markup.json_ld import first_text
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.title.site_name import split_title
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.width import display_width, has_wide

_MAX_SITE_NAME_UNITS = 32
_MIN_SHARED_LETTERS = 3
_MAX_NODES = 20
"""JSON-LD nodes that are searched for a publisher. It bounds the time per page."""


class PublisherNames(NamedTuple):
    """All names of the page's publisher, folded."""

    names: frozenset[str]
    is_chinese: bool = False
    """The document's title has wide characters. Such portals put their own name in the author's place."""
    own_names: frozenset[str] = frozenset()
    """The names of the site itself, folded: without those of sections and of outlets that it took the story from."""
    site_names: frozenset[str] = frozenset()
    """The names that the markup states for the site, folded."""

    def with_outlets(self, outlets: frozenset[str]) -> PublisherNames:
        """Return the names with those of the outlets that the story is credited to, which stand in an author's place as well."""
        return self._replace(names=self.names | frozenset(map(letters_only, outlets))) if outlets else self

    def is_own(self, name: str) -> bool:
        """Whether a name is the site's own, or one begins the other (``海原新聞`` of ``海原新聞オンライン``)."""
        key = letters_only(name)
        return any(
            key == one
            or (min(len(key), len(one)) >= _MIN_SHARED_LETTERS and (key.startswith(one) or one.startswith(key)))
            for one in self.own_names
        )

    def includes(self, name: str) -> bool:
        """Whether a name is the publisher's.

        A Chinese name is also the publisher's where it begins one of its names (``青溪`` of ``青溪新闻网``), unless it is a
        person's.
        """
        key = letters_only(name)
        if key in self.names:
            return True
        if len(key) < 2 or not has_wide(key):
            return False
        from newsclean.metadata.authors.chinese.names import is_chinese_name

        return not is_chinese_name(key) and any(one.startswith(key) for one in self.names)


def find_publisher_names(
    metadata: StatedMetadata, site: str | None, url: str | None, document_title: str | None = None
) -> PublisherNames:
    """Collect the names of a page's site, publisher and host, and those that end a Chinese document's title."""
    names = {site or "", metadata.first_meta("og:site_name") or "", metadata.first_meta("application-name") or ""}
    names.update(
        first_text(node.get("publisher")) or "" for node in metadata.nodes[:_MAX_NODES] if node.get("publisher")
    )
    site_names = set(names)
    host = site_host(url or metadata.first_meta("og:url"))
    names.update((host.removeprefix("www."), strip_public_suffix(host)))
    is_chinese = has_wide(document_title or "")
    own = set(names)
    if document_title and is_chinese:
        # Chinese portals write headline_section_site.
        parts = split_title(document_title)[1:]
        names.update(part for part in parts if display_width(part) <= _MAX_SITE_NAME_UNITS)
        own.update(part for part in parts[-1:] if display_width(part) <= _MAX_SITE_NAME_UNITS)
    return PublisherNames(_fold(names), is_chinese, _fold(own), _fold(site_names))


def _fold(names: set[str]) -> frozenset[str]:
    return frozenset(filter(None, map(letters_only, names)))
