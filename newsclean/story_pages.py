"""The further pages of a story that is fetched: what fetching and parsing need of each other."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.article.merge import holds_story
from newsclean.assemble import find_links
from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.fetching.options import PageAddresses
from newsclean.page_kind.verdict import find_page_verdict
from newsclean.pipeline import parse_page
from newsclean.rules.active import rules_for_page
from newsclean.story import Story, find_story


@dataclass(frozen=True, slots=True)
class StoryPageFinder:
    """Finds the other pages of a story: a :class:`newsclean.fetching.options.PageFinder`."""

    def find(self, document: Document) -> PageAddresses:
        """Return the addresses of the other pages that a page links to; none where it is no page of a story."""
        story = _read_story(document)
        if story is None:
            return PageAddresses()
        links = find_links(story, find_page_verdict(story))
        return PageAddresses(
            links.next_page.url if links.next_page else None, links.all_pages.url if links.all_pages else None
        )

    def is_whole_story(self, document: Document, first_page: Document) -> bool:
        """Whether a page holds the story of another page, and more of it."""
        whole, first = _read_story(document), _read_story(first_page)
        if whole is None or first is None:
            return False
        return holds_story((block.text for block in whole.kept_blocks), (block.text for block in first.kept_blocks))


def _read_story(document: Document) -> Story | None:
    try:
        parsed = parse_page(document.data, document.url, "auto", document.charset)
    except NewscleanError:
        return None
    with rules_for_page(parsed.page.effective_url):
        return find_story(parsed.page, parsed.source.text)
