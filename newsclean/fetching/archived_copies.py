"""The archived copy of a page that is gone, found with the availability interface of the Wayback Machine.

The interface answers ``?url=ADDRESS`` with JSON that names the closest copy.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import quote

from newsclean.article.warnings import warn
from newsclean.document import Document
from newsclean.errors import FetchError, HttpStatusError
from newsclean.fetching.client import send_request
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.options import FetchOptions, UrlCheck
from newsclean.text.urls import absolute_url, without_credentials, without_fragment
from newsclean.text.web_archives import parse_archive_time

GONE_STATUSES = (404, 410)
"""The statuses of pages that are gone."""
MAX_ANSWER_BYTES = 1_000_000
_lock = threading.Lock()
_next_request_at = 0.0
"""When the archive may be asked again, on the monotonic clock: every host's pages may be there."""


class Snapshot(NamedTuple):
    """A copy that the archive has."""

    url: str
    archived_at: str | None
    """ISO 8601, UTC."""


def fetch_archived_copy(
    error: HttpStatusError,
    url: str,
    availability_url: str,
    options: FetchOptions,
    check_url: UrlCheck | None,
    get_delay: Callable[[], float],
) -> Document:
    """Fetch the archived copy of a page that is gone. The archive gets one request at a time, with a delay between.

    Args:
        error: the answer of the page's own server.
        url: the page's address.
        availability_url: the address of the interface.
        options: as for the page; the user's headers and cookies are not sent.
        check_url: called with the address of the copy; raises FetchError where it must not be fetched.
        get_delay: returns the seconds between two requests.

    Raises:
        HttpStatusError: there is no copy, or it cannot be had; ``status`` is that of the page.
        SourceError: the cache cannot be used.
    """
    options = options.without_identity()
    address = without_fragment(without_credentials(url.strip()))
    with _lock:
        try:
            _wait(get_delay())
            snapshot = find_snapshot(address, availability_url, options)
            if snapshot is None:
                raise _still_gone(error, "the archive has no copy of it")
            if check_url is not None:
                check_url(snapshot.url)
            _wait(get_delay())
            copy = fetch_document(snapshot.url, options, check_url)
        except HttpStatusError as failure:
            if failure.url == error.url:
                raise
            raise _still_gone(error, f"the archive's copy cannot be had: {failure}") from None
        except FetchError as failure:
            raise _still_gone(error, f"the archive's copy cannot be had: {failure}") from None
    warning = warn("archived_original_gone", archived_at=snapshot.archived_at or "an unknown time")
    return copy._replace(name=error.url or address, warnings=(*copy.warnings, warning))


def find_snapshot(url: str, availability_url: str, options: FetchOptions) -> Snapshot | None:
    """Ask an availability interface for the copy of a page; ``None`` where it has none.

    Raises:
        FetchError: the interface cannot be asked, or its answer is not understood.
        SourceError: the cache cannot be used.
    """
    separator = "&" if "?" in availability_url else "?"
    request_url = f"{availability_url}{separator}url={quote(url, safe='')}"
    name = without_credentials(availability_url)
    response = send_request(request_url, replace(options, pages_only=False, max_bytes=MAX_ANSWER_BYTES, render=False))
    if response.status_code != 200:
        raise FetchError(f"{name}: the server answered {response.status_code}", url=name)
    try:
        return _read_answer(json.loads(response.content))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FetchError(f"{name}: this is no answer of an availability interface", url=name) from None


def _read_answer(answer: Any) -> Snapshot | None:
    closest = answer["archived_snapshots"].get("closest")
    if closest is None or not closest.get("available") or not str(closest.get("status", "200")).startswith("2"):
        return None
    url = absolute_url(str(closest["url"]))
    return Snapshot(url, parse_archive_time(str(closest.get("timestamp", "")))) if url is not None else None


def _still_gone(error: HttpStatusError, reason: str) -> HttpStatusError:
    return HttpStatusError(f"{error}; {reason}", url=error.url, status=error.status, retry_after=error.retry_after)


def _wait(delay: float) -> None:
    global _next_request_at
    now = time.monotonic()
    if now < _next_request_at:
        time.sleep(_next_request_at - now)
    _next_request_at = time.monotonic() + delay
