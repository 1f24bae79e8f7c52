"""The links of a page to the other pages of its story: the next page, and the whole story on one page.

A link counts where its label says so and its address is of the same story. So no link to the next story counts, whatever its
label or ``rel`` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsclean.metadata.markup.selected import selected_origin, selected_texts
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.urls import url_host, url_path, without_fragment

if TYPE_CHECKING:
    from newsclean.metadata.pagination.addresses import Relation
    from newsclean.rules.page_links import PageLinkLabel

MAX_SHORT_HREF_CHARS = 24
"""A relative address as short as this may lack the words of the page's own address."""
_EXTENSION = lazy_pattern(r"(?i)\.[a-z]{2,5}$")
_PAGE_PART = lazy_pattern(r"(?i)(?:[a-z]{1,10}[-_]?)?\d{0,3}")
"""A part of a path that may be no more than a page's number."""
_WORD_ENDS = lazy_pattern(r"[_,.~;!-]")
_REL_NEXT_ORIGIN = "rel:next"
_STRONG, _NUMBER, _WEAK = range(3)
"""The trust in a label: one that names a page, one that is a number, one that may mean another story."""


class StoryLink(NamedTuple):
    """A link to another page of the same story."""

    url: str
    origin: str
    """The id of the label's rule, ``rel:next``, or ``site:next_page``."""


class StoryLinks(NamedTuple):
    """The links of a page to other pages of its story."""

    next_page: StoryLink | None
    all_pages: StoryLink | None
    """The whole story on one page. Only stories with a next page have one."""


NO_STORY_LINKS = StoryLinks(None, None)


class _Link(NamedTuple):
    href: str
    label: str
    is_next: bool


def find_story_links(page: Page, ignored_blocks: Collection[int] = ()) -> StoryLinks:
    """Find the links of a page to other pages of its story.

    Args:
        page: the page; its address must be known, or stated by the page.
        ignored_blocks: indexes of blocks whose links do not count, such as readers' comments, which have pages of their own.
    """
    selected = _find_selected_link(page) if page.selected else None
    if selected is not None:
        return StoryLinks(selected, None)
    current = page.effective_url
    key = _story_key(current)
    if current is None or not key:
        return NO_STORY_LINKS
    is_stated = page.url is None
    page = page._replace(url=current)
    links = list(_links(page, ignored_blocks, key))
    return _choose(page, current, links, is_stated) if links else NO_STORY_LINKS


def _find_selected_link(page: Page) -> StoryLink | None:
    """Return the link that the selectors of a site profile found, unless it leads to the page itself."""
    for text in selected_texts(page, "next_page"):
        url = resolve_url(page, text)
        if url is not None and without_fragment(url) != without_fragment(page.effective_url or ""):
            return StoryLink(without_fragment(url), selected_origin("next_page"))
    return None


def _choose(page: Page, current: str, links: Iterable[_Link], is_stated: bool) -> StoryLinks:
    """Choose between the links that may lead to pages of the story. The labels are loaded only where there are any."""
    from newsclean.metadata.pagination.addresses import compare_addresses, shows_all_pages
    from newsclean.rules.page_links import read_label

    found: list[tuple[int, int, StoryLink]] = []
    all_pages: StoryLink | None = None
    own, host = without_fragment(current), url_host(current)
    for link in links:
        url = without_fragment(resolve_url(page, link.href) or own)
        # Most links with the story's name lead to the page itself, or hand its address to another site.
        if url == own or host not in url.split("/", 3)[2].lower():
            continue
        label = read_label(link.label) if link.label else None
        if label is None and not link.is_next:
            continue
        if label is not None and label.rule.kind == "other_story":
            continue
        if label is not None and label.rule.kind == "all_pages":
            if all_pages is None and shows_all_pages(current, url):
                all_pages = StoryLink(url, label.rule.id)
            continue
        relation = compare_addresses(current, url)
        trust = _trust(relation, label, is_stated) if relation is not None else None
        if relation is not None and trust is not None:
            origin = label.rule.id if label is not None else _REL_NEXT_ORIGIN
            found.append((trust, relation.number, StoryLink(url, origin)))
    if not found:
        return NO_STORY_LINKS
    return StoryLinks(min(found, key=lambda each: each[:2])[2], all_pages)


def _trust(relation: Relation, label: PageLinkLabel | None, is_stated: bool) -> int | None:
    """The trust in a link to another page of the story; ``None`` where it is not the next one.

    Args:
        relation: how the addresses differ.
        label: what the label says; ``None`` for ``rel=next``.
        is_stated: whether the page's address is what the page states: that of its first page, perhaps.
    """
    kind = label.rule.kind if label is not None else "next"
    if kind == "number" and label is not None:
        # A site that counts from 0 has its third page at the number 2.
        is_own = label.number in (relation.number, relation.number + 1) and label.number >= 2
        return _NUMBER if is_own and relation.is_next else None
    if kind == "next_page":
        is_after = is_stated and relation.number > (relation.current or 0)
        return _STRONG if relation.is_next or is_after else None
    # Weblogs mark the next story as "next", and a story whose name is taken gets the address "/name-2".
    return _WEAK if relation.is_next and relation.mark != "hyphen" else None


def _links(page: Page, ignored_blocks: Collection[int], key: str) -> Iterator[_Link]:
    """Yield the links of a page that may lead to its story, with their labels: those with a word of its address, and those
    that are relative to it.

    Those marked in its head come first, then those in its text, then those with labels beside it.
    """
    for rel, href in page.hints.links:
        if "next" in rel.split() and (key in href or _may_be_relative(href)):
            yield _Link(href, "", True)
    max_chars = MAX_SHORT_HREF_CHARS
    for block in page.blocks:
        if not block.links or block.index in ignored_blocks:
            continue
        for start, end, span_type, target in block.spans:
            # Without a call for each link: pages have hundreds.
            if (
                target
                and (key in target or (len(target) <= max_chars and _may_be_relative(target)))
                and span_type == "link"
            ):
                yield _Link(target, block.text[start:end], False)
    for link in page.hints.labelled_links:
        if key in link.href or (len(link.href) <= max_chars and _may_be_relative(link.href)):
            yield _Link(link.href, link.label, link.is_next)


def _may_be_relative(href: str) -> bool:
    """Whether an address may be relative to the page, such as ``2.html`` or ``?page=2``: it lacks the story's own name."""
    is_relative = len(href) <= MAX_SHORT_HREF_CHARS and href[:1] not in ("/", "#") and ":" not in href
    return is_relative and ("?" in href or any(map(str.isdigit, href)) or "." in href)


def _story_key(url: str | None) -> str:
    """The longest word of an address's last part: links to pages of the same story hold it, if they are not relative.

    A last part that is no more than a page's number is passed over.
    """
    parts = [part for part in _EXTENSION.sub("", url_path(url).rstrip("/")).split("/") if part]
    while len(parts) > 1 and _PAGE_PART.fullmatch(parts[-1]):
        parts.pop()
    return max(_WORD_ENDS.split(parts[-1]), key=len) if parts else ""
