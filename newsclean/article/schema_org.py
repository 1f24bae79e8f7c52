"""Article → schema.org NewsArticle as JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

from typing import Any

from newsclean.article.json import to_json
from newsclean.article.model import Article, Person


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
        "image": [image.url for image in article.images] or ([article.lead_image] if article.lead_image else []),
        "isAccessibleForFree": None if article.paywalled is None else not article.paywalled,
        "articleBody": article.text,
    }
    text = to_json({key: value for key, value in properties.items() if value not in (None, [], "")}, indent=None)
    # The text may be embedded in a page: nothing in it may end the script element.
    return text.replace("</", "<\\/")


def _person(person: Person) -> dict[str, Any]:
    if person.role == "organization":
        return {"@type": "Organization", "name": person.name}
    properties = {"@type": "Person", "name": person.name}
    return {**properties, "jobTitle": person.role} if person.role else properties


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
