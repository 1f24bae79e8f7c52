"""The article as it is written out: plain frozen data, no logic beyond turning itself into JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SCHEMA_VERSION = "1"

BodyKind = Literal["paragraph", "heading", "list_item", "quote", "caption", "table", "code"]
InputKind = Literal["html", "dump"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote or edited the story; ``role`` is kept as the page prints it."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that belongs to the story; ``url`` is absolute."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One block of the story's body.

    ``level`` (1 to 6) is set on headings, ``rows`` (cells by row) on tables, ``image`` (a URL) on captions.
    """

    type: BodyKind
    text: str
    level: int | None = None
    rows: tuple[tuple[str, ...], ...] | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """How the article came to be: what was read, what was dropped, and where each field came from."""

    version: str
    input: InputKind
    encoding: str | None
    fetched_at: str | None
    confidence: float
    # A mapping has no hash; articles go into sets by the rest.
    evidence: Mapping[str, str] = field(default_factory=dict, hash=False)
    dropped: Mapping[str, int] = field(default_factory=dict, hash=False)
    warnings: tuple[str, ...] = ()
    tool: str = "newsclean"


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article, version 1 of the schema. Absent fields are ``None`` or empty; none ever vanishes."""

    extraction: Extraction
    url: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    language: str | None = None
    title: str | None = None
    subtitle: str | None = None
    description: str | None = None
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    source: str | None = None
    published: str | None = None
    modified: str | None = None
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: tuple[BodyBlock, ...] = ()
    images: tuple[Image, ...] = ()
    lead_image: str | None = None
    paywalled: bool | None = None

    @property
    def text(self) -> str:
        """The body's text, blocks parted by a blank line."""
        return "\n\n".join(block.text for block in self.body)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain lists and dicts, keys in the schema's order."""
        extraction = asdict(self.extraction)
        return {
            "schema_version": SCHEMA_VERSION,
            "url": self.url,
            "canonical_url": self.canonical_url,
            "site": self.site,
            "language": self.language,
            "title": self.title,
            "subtitle": self.subtitle,
            "description": self.description,
            "authors": [asdict(person) for person in self.authors],
            "editors": [asdict(person) for person in self.editors],
            "source": self.source,
            "published": self.published,
            "modified": self.modified,
            "section": list(self.section),
            "tags": list(self.tags),
            "body": [_block_dict(block) for block in self.body],
            "text": self.text,
            "images": [asdict(image) for image in self.images],
            "lead_image": self.lead_image,
            "paywalled": self.paywalled,
            "extraction": {
                "tool": extraction["tool"],
                "version": extraction["version"],
                "input": extraction["input"],
                "encoding": extraction["encoding"],
                "fetched_at": extraction["fetched_at"],
                "confidence": extraction["confidence"],
                "evidence": dict(extraction["evidence"]),
                "dropped": dict(extraction["dropped"]),
                "warnings": list(extraction["warnings"]),
            },
        }

    def to_json(self, indent: int | None = 2) -> str:
        """The article as JSON text, one line when ``indent`` is ``None``; lone surrogates never come through."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        return text.encode("utf-8", "replace").decode("utf-8")


def _block_dict(block: BodyBlock) -> dict[str, Any]:
    out: dict[str, Any] = {"type": block.type, "text": block.text}
    if block.level is not None:
        out["level"] = block.level
    if block.rows is not None:
        out["rows"] = [list(row) for row in block.rows]
    if block.image is not None:
        out["image"] = block.image
    return out
