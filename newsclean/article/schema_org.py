"""Article → schema.org NewsArticle as JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

from typing import Any

from newsclean.article.json import to_json
from newsclean.article.model import Article, Embed, Image, Person


def to_schema_org(article: Article) -> str:
    """Return the article as one line of JSON-LD. Unknown properties are left out."""
    properties = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "description": article.description,
        "url": article.canonical_url or article.url,
        "inLanguage": article.language,
        "datePublished": article.published,
        "dateModified": article.modified,
        "author": [_person(person) for person in article.authors],
        "editor": [_person(person) for person in article.editors],
        "publisher": _organization(article.site),
        "sourceOrganization": _organization(article.source),
        "articleSection": list(article.section),
        "keywords": list(article.tags),
        "image": _images(article),
        "video": [_video(embed) for embed in article.embeds if embed.kind == "video"],
        "isAccessibleForFree": None if article.paywalled is None else not article.paywalled,
        "articleBody": article.text,
    }
    text = to_json({key: value for key, value in properties.items() if value not in (None, [], "")}, indent=None)
    # The text may be embedded in a page: nothing in it may end the script element.
    return text.replace("</", "<\\/")


def _images(article: Article) -> list[Any]:
    if article.images:
        return [_image(image) for image in article.images]
    return [article.lead_image] if article.lead_image else []


def _image(image: Image) -> dict[str, Any]:
    properties = {
        "@type": "ImageObject",
        "url": image.url,
        "caption": image.caption,
        "creditText": image.credit,
        "description": image.alt,
        "width": image.width,
        "height": image.height,
    }
    return {key: value for key, value in properties.items() if value is not None}


def _video(embed: Embed) -> dict[str, Any]:
    properties = {"@type": "VideoObject", "embedUrl": embed.url, "provider": _organization(embed.provider)}
    return {key: value for key, value in properties.items() if value is not None}


def _person(person: Person) -> dict[str, Any]:
    if person.role == "organization":
        return {"@type": "Organization", "name": person.name}
    properties = {"@type": "Person", "name": person.name}
    return {**properties, "jobTitle": person.role} if person.role else properties


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
