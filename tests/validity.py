"""What makes an article valid, whatever it was made of."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema

import newsclean

SCHEMA = json.loads(resources.files("newsclean").joinpath("article/article.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def clean(data: bytes | str) -> newsclean.Article | None:
    """The article in ``data``, valid, or ``None`` where newsclean refuses with one line. Anything else fails."""
    try:
        article = newsclean.clean(data)
    except newsclean.NewscleanError as error:
        assert "\n" not in str(error)
        return None
    require_valid(article)
    return article


def require_valid(article: newsclean.Article) -> None:
    """Fail unless an article meets the schema, is UTF-8 with no lone surrogate, and links to nothing but the web."""
    written = article.to_json(indent=None)
    found = json.loads(written.encode("utf-8").decode("utf-8"))
    assert not any("\ud800" <= char <= "\udfff" for char in written)
    _VALIDATOR.validate(found)
    links = [found["canonical_url"], found["lead_image"], *(image["url"] for image in found["images"])]
    links += [
        span["url"]
        for block in found["body"]
        for span in block.get("spans", ())
        if not (span["url"] or "").startswith("mailto:")
    ]
    links += [embed["url"] for embed in found["embeds"]]
    assert all(link is None or link.startswith(("http://", "https://")) for link in links), links
    assert found["text"] == "\n\n".join(block["text"] for block in found["body"])
