"""An article as schema.org NewsArticle in JSON-LD, one line a page (https://schema.org/NewsArticle)."""

from __future__ import annotations

import json
from typing import Any

from newsclean.article.model import Article, Person


def to_schema_org(article: Article) -> str:
    """The article as one line of JSON-LD that a page could carry; what is not known is left out."""
    data = {
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
    known = {key: value for key, value in data.items() if value not in (None, [], "")}
    text = json.dumps(known, ensure_ascii=False)
    # It may be put into a page as it is: nothing in it can end a script element.
    return text.replace("</", "<\\/").encode("utf-8", "replace").decode("utf-8")


def _person(person: Person) -> dict[str, Any]:
    if person.role == "organization":
        return {"@type": "Organization", "name": person.name}
    known = {"@type": "Person", "name": person.name}
    return {**known, "jobTitle": person.role} if person.role else known


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
