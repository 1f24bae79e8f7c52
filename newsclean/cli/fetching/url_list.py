"""Lists of URLs: bare ones, and JSON Lines as ``newsclean discover --jsonl`` writes them."""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterable
from typing import NamedTuple

from newsclean.document import Listing
from newsclean.errors import SourceError
from newsclean.text.urls import complete_url

_ORIGIN_BY_KIND = {"feed": "feed", "news_sitemap": "sitemap", "sitemap": "sitemap", "page": "page"}
_OTHER_ORIGIN = "list"
MAX_TITLE_CHARS, MAX_DATE_CHARS = 1000, 100


class ListedUrl(NamedTuple):
    """A URL and what its list states of the page."""

    url: str
    listing: Listing | None = None


class UrlList(NamedTuple):
    """A list that was read."""

    urls: tuple[ListedUrl, ...]
    problems: tuple[SourceError, ...]
    """An error for each line that has no URL."""


def complete_address(text: str) -> str:
    """Return an address with ``https://`` where a user left the scheme out; the name of a file stays as it is."""
    text = text.strip()
    return text if os.path.exists(text) else complete_url(text)


def read_url_list(lines: Iterable[str], name: str) -> UrlList:
    """Read URLs, one a line, and objects with ``url``. Empty lines and those that begin with ``#`` are passed over.

    Args:
        lines: the list.
        name: its name, for messages.
    """
    urls: list[ListedUrl] = []
    problems: list[SourceError] = []
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        if not line.startswith("{"):
            urls.append(ListedUrl(complete_address(line)))
            continue
        try:
            urls.append(_parse_object(line))
        except ValueError as error:
            line_name = f"{name}: line {number}"
            problems.append(SourceError(f"{line_name}: {error}", line_name))
    return UrlList(tuple(urls), tuple(problems))


def _parse_object(line: str) -> ListedUrl:
    """Parse an object.

    Raises:
        ValueError: it is no JSON object with a URL.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("neither a URL nor a JSON object") from None
    url = record.get("url")
    if not isinstance(url, str) or not url.strip():
        raise ValueError("this object has no url")
    title, published, modified = (_text(record.get(name)) for name in ("title", "published", "modified"))
    kind = record.get("kind")
    origin = _ORIGIN_BY_KIND.get(kind, _OTHER_ORIGIN) if isinstance(kind, str) else _OTHER_ORIGIN
    if not (title or published or modified):
        return ListedUrl(url.strip())
    listing = Listing(
        origin, title and title[:MAX_TITLE_CHARS], published and published[:MAX_DATE_CHARS],
        modified and modified[:MAX_DATE_CHARS],
    )  # fmt: skip
    return ListedUrl(url.strip(), listing)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
