"""The parsed page: a sequence of blocks, the containers they stand in, and hints. HTML and dumps have the same model."""

from __future__ import annotations

from typing import Literal, NamedTuple

from newsclean.article.model import InputKind, SpanType
from newsclean.article.warnings import ExtractionWarning
from newsclean.document import Listing

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "caption", "table", "code"]


class InlineSpan(NamedTuple):
    """Inline markup of a block: offsets into its text, in code points."""

    start: int
    end: int
    type: SpanType
    href: str | None
    """Where a link leads, as written in the page."""


class ListItem(NamedTuple):
    """The place of an item in its list."""

    level: int
    """Nesting, from 1."""
    ordered: bool
    number: int | None
    """The number of an ordered list's item; ``None`` for further paragraphs of one item."""


class Table(NamedTuple):
    """A data table."""

    rows: tuple[tuple[str, ...], ...]
    """The cells by row."""
    header_rows: int
    """How many of the first rows are headers."""
    caption: str | None


class Block(NamedTuple):
    """A stretch of text that the page shows as a unit. A named tuple, since pages have thousands: it is cheap to create."""

    index: int  # type: ignore[assignment]  # hides the method of tuples, which nothing calls
    """Position in ``Page.blocks``, from 0."""
    text: str
    """The visible text, white space collapsed; never empty. The lines of ``code`` and ``table`` blocks stay."""
    kind: BlockKind
    level: int
    """Heading level, 1 to 6; 0 for other kinds."""
    chars: int
    """Length of ``text`` in code points."""
    link_chars: int
    """Code points of ``text`` within links."""
    links: int
    """Number of links."""
    container: int
    """Index into ``Page.containers`` of the innermost block-level element; 0, the root, in dumps."""
    gap: int
    """Dumps: blank lines before the block. HTML: 1 after a ``<br>``, else 2."""
    href: str | None
    """``href`` of the first link, as written in the page."""
    datetime: str | None
    """``datetime`` attribute of the first ``<time>``, as written in the page."""
    attrs: str
    """Attributes of inline elements, lower-case, separated by spaces: class and id names, ``rel:author``,
    ``itemprop:datePublished``; and ``all:bold`` for text in bold."""
    line: int
    """Dumps: number of the block's first line, from 1. HTML: 0."""
    spans: tuple[InlineSpan, ...] = ()
    """Inline markup, sorted by start, properly nested. HTML, and dumps in Markdown."""
    item: ListItem | None = None
    """The place in its list of a list item."""
    table: Table | None = None
    """The cells of a table."""


class Container(NamedTuple):
    """A block-level element that contains blocks. Elements without text have no container."""

    index: int  # type: ignore[assignment]
    """Position in ``Page.containers``, from 0."""
    parent: int
    """Index of the container around it; the root is its own parent."""
    tag: str
    """Lower-case tag name; "" for the root."""
    names: str
    """The values of class, id, role, itemprop and aria-label, lower-case, joined by spaces; interned. ``articleBody``
    reads ``article-body``."""
    depth: int
    """Containers around it; 0 for the root."""
    hidden: bool
    """Whether the element or one around it is hidden by ``hidden``, ``aria-hidden`` or its style."""
    is_centred: bool = False
    """Whether the element's text is centred by its own style or that of one around it."""
    mark: str = ""
    """What a site profile's selectors say of the element: ``story``, ``drop`` or nothing."""


class ImageRef(NamedTuple):
    """An image in the page."""

    url: str
    """The address of its largest form, as written in the page."""
    alt: str | None
    container: int
    """Index of the container that it stands in."""
    block: int
    """The number of blocks before it."""
    width: int | None = None
    """Pixels, as the markup states them."""
    height: int | None = None
    names: str = ""
    """class, id, role and itemprop, lower case."""
    is_inside_text: bool = False
    """Whether words of its own block stand before it."""


class EmbedRef(NamedTuple):
    """Something that the page embeds: a video, a post, a map, a frame."""

    url: str
    """Its address, as written in the page."""
    tag: str
    """The embedding element, or ``post``."""
    title: str | None
    container: int
    block: int
    """The number of blocks before it."""


class HeadingPart(NamedTuple):
    """A part of a heading that is made of several elements or lines: a kicker, the headline, a line under it."""

    text: str
    """White space collapsed."""
    names: str
    """Class and id names of the element that it is, lower-case; empty for a line and for text between elements."""


class LicenseLink(NamedTuple):
    """A link that is marked as a licence, or leads to one of Creative Commons."""

    href: str
    """As written in the page."""
    is_marked: bool
    """Whether it has ``rel=license`` or ``itemprop=license``."""
    container: int
    """Index of the container that it stands in."""


class LabelledLink(NamedTuple):
    """A link with a label of its own beside its text, or marked as the next page."""

    href: str
    """As written in the page."""
    label: str
    """``aria-label`` or ``title``; empty where it has neither."""
    is_next: bool
    """Whether it has ``rel=next``."""


class Hints(NamedTuple):
    """What the page states about itself outside its visible text."""

    title: str | None
    """``<title>``. In a dump, the title that its header took from the page; else ``None``."""
    meta: tuple[tuple[str, str], ...]
    """``<meta>`` tags in page order: lower-case name, property, itemprop or http-equiv; content."""
    json_ld: tuple[str, ...]
    """Text of each ``application/ld+json`` script."""
    links: tuple[tuple[str, str], ...]
    """``<link>`` tags in page order: lower-case rel; href."""
    lang: str | None
    """``<html lang>``."""
    base: str | None
    """``<base href>``."""
    people: tuple[tuple[int, str], ...]
    """Texts of elements marked as an author (rel, itemprop, class, URL), each with the index of the block that it is
    part of or precedes."""
    licenses: tuple[LicenseLink, ...] = ()
    """Links to licences, in page order."""
    headers: tuple[tuple[str, str], ...] = ()
    """Headers of the page's HTTP response that state something about its reuse: lower-case name; value."""
    listing: Listing | None = None
    """What the list that the page's address was found in states of it."""
    labelled_links: tuple[LabelledLink, ...] = ()
    """Links of the page with a label beside their text, in page order."""


NO_HINTS = Hints(None, (), (), (), None, None, ())


class ArchivedCopy(NamedTuple):
    """What is known of the copy that a page is, where it comes from a web archive."""

    archived_at: str | None
    """When the archive stored it: ISO 8601, UTC."""
    origin: str
    """Where that is stated: ``url``, ``canonical``, ``og:url``, ``memento-datetime``."""
    is_short: bool
    """Whether it comes from an archive whose addresses do not name the page, such as archive.today."""


class SelectedText(NamedTuple):
    """A text that a site profile's selector found."""

    field: str
    """The key of the selector: title, author, date or next_page."""
    text: str


class Page(NamedTuple):
    """A parsed page."""

    input: InputKind
    blocks: tuple[Block, ...]
    """In reading order."""
    containers: tuple[Container, ...]
    """In page order; the first is the root."""
    images: tuple[ImageRef, ...]
    """In page order; none in dumps."""
    hints: Hints
    url: str | None
    """Where the page was retrieved from, or the URL in a dump's header."""
    warnings: tuple[ExtractionWarning, ...] = ()
    """Messages for the article."""
    header_lines: tuple[str, ...] = ()
    """Dumps: lines that a tool wrote above the page's text. ``hints`` has their fields."""

    embeds: tuple[EmbedRef, ...] = ()
    """In page order; none in dumps."""
    credits: tuple[tuple[int, str], ...] = ()
    """Texts of inline elements that are marked as a picture's credit, each with the index of its block."""
    form_fields: tuple[int, ...] = ()
    """HTML: the container of each field that readers write in, in page order."""
    choices: tuple[int, ...] = ()
    """HTML: the container of each choice that a form offers, in page order."""
    archived: ArchivedCopy | None = None
    """For a copy in a web archive. ``url`` is that of the original, then."""
    selected: tuple[SelectedText, ...] = ()
    """What the selectors of the site's profile found."""
    heading_parts: tuple[tuple[int, tuple[HeadingPart, ...]], ...] = ()
    """The parts of headings that are made of several elements or lines, each with the index of its block."""

    @property
    def effective_url(self) -> str | None:
        """``url`` or, where it is not known, the canonical URL or ``og:url`` that the page states."""
        canonical = (href for rel, href in self.hints.links if rel == "canonical")
        og_url = (content for name, content in self.hints.meta if name == "og:url")
        return self.url or next(canonical, None) or next(og_url, None)
