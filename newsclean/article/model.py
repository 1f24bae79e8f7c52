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

SCHEMA_VERSION = "1"
TOOL = "newsclean"

BodyKind = Literal["paragraph", "heading", "list_item", "quote", "caption", "table", "code"]
InputKind = Literal["html", "dump"]

_WEB_URL = "^https?://"
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

    url: str = field(metadata=doc("The absolute URL.", pattern=_WEB_URL))
    caption: str | None = field(default=None, metadata=doc("The caption, without the credit where it is separate."))
    credit: str | None = field(default=None, metadata=doc("The photographer or the agency."))


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One block of the story's body."""

    type: BodyKind = field(metadata=doc("The kind of block."))
    text: str = field(metadata=doc("The text; a table's cells are joined.", minLength=1))
    level: int | None = field(
        default=None, metadata=doc("The level of a heading.", omit_none=True, minimum=1, maximum=6)
    )
    rows: tuple[tuple[str, ...], ...] | None = field(
        default=None, metadata=doc("The cells of a table, by row.", omit_none=True)
    )
    image: str | None = field(
        default=None, metadata=doc("The absolute URL of the image that a caption belongs to.", omit_none=True, pattern=_WEB_URL)
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How the article was extracted."""

    tool: str = field(default=TOOL, init=False, metadata=doc("The name of the tool.", const=TOOL))
    version: str = field(metadata=doc("The version of the tool."))
    input: InputKind = field(metadata=doc("The kind of input."))
    encoding: str | None = field(default=None, metadata=doc("The charset that the page was decoded with."))
    fetched_at: str | None = field(default=None, metadata=doc("When the page was fetched, ISO 8601."))
    confidence: float = field(metadata=doc("The confidence in the body.", minimum=0, maximum=1))
    # Mappings have no hash. Articles are hashed without them.
    evidence: Mapping[str, str] = field(
        default_factory=dict, hash=False, metadata=doc("Where each field's value comes from, by the field's name.")
    )
    dropped: Mapping[str, int] = field(
        default_factory=dict, hash=False, metadata=doc("The number of dropped blocks by role.", values={"minimum": 1})
    )
    warnings: tuple[str, ...] = field(default=(), metadata=doc("What may be wrong with the article."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A clean article, version 1 of the schema. Absent fields are ``None`` or empty; every field is always present."""

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
    lead_image: str | None = field(default=None, metadata=doc("The URL of the main image.", pattern=_WEB_URL))
    paywalled: bool | None = field(
        default=None, metadata=doc("Whether the story is behind a paywall; null where the page does not say.")
    )
    extraction: Extraction = field(metadata=doc("How the article was extracted."))

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n\n".join(block.text for block in self.body))

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain lists and dicts, keys in the order of the schema."""
        return to_dict(self)

    def to_json(self, indent: int | None = 2) -> str:
        """Return the article as JSON text: one line if ``indent`` is ``None``. Lone surrogates become ``?``."""
        return to_json(to_dict(self), indent)
