"""The article as plain frozen data.

These classes describe the output: a field's name, type, documentation and constraints stand here and nowhere else, in the
order of the JSON keys. See ``description.py`` for what is derived from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from newsclean.article.description import doc
from newsclean.article.json import to_dict, to_json
from newsclean.article.warnings import ExtractionWarning

SCHEMA_VERSION = "2"
TOOL = "newsclean"

BodyKind = Literal["paragraph", "heading", "list_item", "quote", "table", "code"]
SpanType = Literal["link", "strong", "em", "code", "sub", "sup", "strike", "mark"]
EmbedKind = Literal["video", "audio", "post", "map", "document", "frame"]
PageKind = Literal["article", "live_blog", "front_page", "listing", "gallery", "other"]
InputKind = Literal["html", "dump"]

_WEB_URL = "^https?://"
_LINK_URL = "^(https?://|mailto:)"
_LANGUAGE_TAG = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_ISO_DATE = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2})?)?$"


@dataclass(frozen=True, slots=True)
class Person:
    """A writer or an editor of the story."""

    name: str = field(metadata=doc("The name, or the outlet or agency where no person is named.", minLength=1))
    role: str | None = field(
        default=None, metadata=doc("The role as the page prints it; organization or account for what is no person.")
    )


@dataclass(frozen=True, slots=True)
class Image:
    """An image that belongs to the story."""

    url: str = field(metadata=doc("The absolute URL of its largest form.", pattern=_WEB_URL))
    caption: str | None = field(default=None, metadata=doc("The caption, without the credit."))
    credit: str | None = field(default=None, metadata=doc("The photographer or the agency, without a label."))
    alt: str | None = field(default=None, metadata=doc("The alternative text.", since="2"))
    width: int | None = field(
        default=None, metadata=doc("The width that the markup states, in pixels.", since="2", minimum=0)
    )
    height: int | None = field(default=None, metadata=doc("The height that the markup states, in pixels.", since="2", minimum=0))  # fmt: skip
    before: int | None = field(
        default=None,
        metadata=doc(
            "The index of the body block it stands before; the number of blocks after the last; null outside the body.",
            since="2", minimum=0,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that the story embeds: a video, a post of a social network, a map."""

    url: str = field(metadata=doc("The absolute URL.", since="2", pattern=_WEB_URL))
    kind: EmbedKind = field(metadata=doc("What it is.", since="2"))
    provider: str | None = field(default=None, metadata=doc("The service, such as YouTube.", since="2"))
    before: int | None = field(
        default=None, metadata=doc("Where it stands in the body, as for images.", since="2", minimum=0)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Inline markup of a body block."""

    start: int = field(metadata=doc("The first character, in code points of the block's text.", since="2", minimum=0))
    end: int = field(metadata=doc("The character after the last, in code points.", since="2", minimum=1))
    type: SpanType = field(metadata=doc("The kind of markup.", since="2"))
    url: str | None = field(
        default=None, metadata=doc("The absolute URL of a link; null for other markup.", since="2", pattern=_LINK_URL)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One block of the story's body."""

    type: BodyKind = field(metadata=doc("The kind of block."))
    text: str = field(metadata=doc("The text; a table's cells are joined.", minLength=1))
    spans: tuple[Span, ...] = field(
        default=(),
        metadata=doc(
            "The inline markup, sorted by start, properly nested; left out where there is none.",
            since="2",
            omit_none=True,
        ),
    )
    level: int | None = field(
        default=None,
        metadata=doc("The level of a heading; the nesting of a list item, from 1.", omit_none=True, minimum=1),
    )
    ordered: bool | None = field(
        default=None, metadata=doc("Whether a list item belongs to a numbered list.", since="2", omit_none=True)
    )
    number: int | None = field(
        default=None, metadata=doc("The number of an item of a numbered list.", since="2", omit_none=True)
    )
    rows: tuple[tuple[str, ...], ...] | None = field(
        default=None, metadata=doc("The cells of a table, by row.", omit_none=True)
    )
    header_rows: int | None = field(
        default=None,
        metadata=doc("How many of a table's first rows are headers.", since="2", omit_none=True, minimum=0),
    )
    caption: str | None = field(default=None, metadata=doc("The caption of a table.", since="2", omit_none=True))
    language: str | None = field(
        default=None,
        metadata=doc("The programming language of code, as its markup names it.", since="2", omit_none=True),
    )


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a live blog."""

    published: str | None = field(metadata=doc("When it was published, ISO 8601.", since="2", pattern=_ISO_DATE))
    title: str | None = field(metadata=doc("The heading of the entry.", since="2"))
    first: int = field(metadata=doc("The index of its first body block.", since="2", minimum=0))
    last: int = field(metadata=doc("The index of its last body block.", since="2", minimum=0))


@dataclass(frozen=True, slots=True)
class Rights:
    """What the page states about its reuse."""

    license: str | None = field(default=None, metadata=doc("The URL or the name of the licence.", since="2"))
    robots: tuple[str, ...] = field(
        default=(), metadata=doc("The directives of robots meta tags and X-Robots-Tag headers.", since="2")
    )
    tdm_reservation: bool | None = field(
        default=None, metadata=doc("Whether text and data mining is reserved (TDM Reservation Protocol).", since="2")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How the article was extracted."""

    tool: str = field(default=TOOL, init=False, metadata=doc("The name of the tool.", const=TOOL))
    version: str = field(metadata=doc("The version of the tool."))
    input: InputKind = field(metadata=doc("The kind of input."))
    encoding: str | None = field(default=None, metadata=doc("The charset that the page was decoded with."))
    fetched_at: str | None = field(default=None, metadata=doc("When the page was fetched, ISO 8601."))
    confidence: float = field(metadata=doc("The probability that the body is right.", minimum=0, maximum=1))
    # Mappings have no hash. Articles are hashed without them.
    evidence: Mapping[str, str] = field(
        default_factory=dict, hash=False, metadata=doc("Where each field's value comes from, by the field's name.")
    )
    dropped: Mapping[str, int] = field(
        default_factory=dict, hash=False, metadata=doc("The number of dropped blocks by role.", values={"minimum": 1})
    )
    warnings: tuple[ExtractionWarning, ...] = field(
        default=(), metadata=doc("What may be wrong with the article; objects since version 2.")
    )
    confidence_by_field: Mapping[str, float] = field(
        default_factory=dict,
        hash=False,
        metadata=doc(
            "The probability that a field is right, for title, authors and published.", since="2", values={"minimum": 0, "maximum": 1}
        ),
    )  # fmt: skip
    page_kind: PageKind = field(default="article", metadata=doc("What kind of page it looks like.", since="2"))
    pages: tuple[str, ...] = field(
        default=(), metadata=doc("The URLs of the pages that a story of several pages was read from.", since="2")
    )
    next_page: str | None = field(
        default=None,
        metadata=doc("The URL of the story's next page, where it was not read.", since="2", pattern=_WEB_URL),
    )
    archived_at: str | None = field(
        default=None, metadata=doc("When a web archive stored this copy, ISO 8601.", since="2", pattern=_ISO_DATE)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A clean article, version 2 of the schema. Absent fields are ``None`` or empty; every field is always present."""

    schema_version: str = field(
        default=SCHEMA_VERSION, init=False, metadata=doc("The version of this schema.", const=SCHEMA_VERSION)
    )
    url: str | None = field(default=None, metadata=doc("Where the page came from."))
    canonical_url: str | None = field(
        default=None, metadata=doc("The canonical URL that the page states.", pattern=_WEB_URL)
    )
    site: str | None = field(default=None, metadata=doc("The publisher's site name."))
    language: str | None = field(default=None, metadata=doc("BCP 47 language tag.", pattern=_LANGUAGE_TAG))
    title: str | None = field(default=None, metadata=doc("The headline."))
    kicker: str | None = field(default=None, metadata=doc("The line above the headline.", since="2"))
    subtitle: str | None = field(default=None, metadata=doc("The standfirst: the line under the headline."))
    description: str | None = field(default=None, metadata=doc("The page's own summary."))
    authors: tuple[Person, ...] = field(default=(), metadata=doc("The writers of the story."))
    editors: tuple[Person, ...] = field(default=(), metadata=doc("The editors of the story."))
    source: str | None = field(default=None, metadata=doc("The outlet that the story is credited to."))
    published: str | None = field(
        default=None,
        metadata=doc(
            "ISO 8601; an offset only if the page states one, a date alone if that is all.", pattern=_ISO_DATE
        ),
    )
    modified: str | None = field(default=None, metadata=doc("ISO 8601, as published.", pattern=_ISO_DATE))
    section: tuple[str, ...] = field(default=(), metadata=doc("The breadcrumb, without the home page."))
    tags: tuple[str, ...] = field(default=(), metadata=doc("Keywords."))
    body: tuple[BodyBlock, ...] = field(default=(), metadata=doc("The story's blocks in reading order.", minItems=1))
    text: str = field(
        init=False, repr=False, compare=False, metadata=doc("The text of the body, blocks separated by a blank line.")
    )
    images: tuple[Image, ...] = field(default=(), metadata=doc("The images of the story."))
    embeds: tuple[Embed, ...] = field(default=(), metadata=doc("What the story embeds.", since="2"))
    updates: tuple[Update, ...] = field(default=(), metadata=doc("The entries of a live blog.", since="2"))
    lead_image: str | None = field(default=None, metadata=doc("The URL of the main image.", pattern=_WEB_URL))
    paywalled: bool | None = field(
        default=None, metadata=doc("Whether the story is behind a paywall; null where the page does not say.")
    )
    rights: Rights = field(default=Rights(), metadata=doc("What the page states about its reuse.", since="2"))
    extraction: Extraction = field(metadata=doc("How the article was extracted."))

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n\n".join(block.text for block in self.body))

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain lists and dicts, keys in the order of the schema."""
        return to_dict(self)

    def to_json(self, indent: int | None = 2) -> str:
        """Return the article as JSON text: one line if ``indent`` is ``None``. Lone surrogates become ``?``."""
        return to_json(to_dict(self), indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Return the article that :meth:`to_dict` gave.

        Raises:
            ValueError: the data is of another version of the schema, or is no article.
        """
        from newsclean.article.from_dict import article_from_dict

        return article_from_dict(data)

    def to_markdown(self, *, links: bool = True, images: bool = True) -> str:
        """Return the article as Markdown.

        Args:
            links: whether links are written; their text always is.
            images: whether images and embeds are written.
        """
        from newsclean.article.markdown import to_markdown

        return to_markdown(self, links=links, images=images)

    def to_html(self, *, links: bool = True, images: bool = True) -> str:
        """Return the article as an HTML document, without boilerplate.

        Args:
            links: whether links are written; their text always is.
            images: whether images and embeds are written.
        """
        from newsclean.article.html import to_html

        return to_html(self, links=links, images=images)

    def to_schema_org(self) -> str:
        """Return the article as a schema.org NewsArticle: one line of JSON-LD."""
        from newsclean.article.schema_org import to_schema_org

        return to_schema_org(self)
