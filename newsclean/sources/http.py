"""Pages over HTTP, with requests, from public addresses, within a deadline and a size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsclean.errors import FetchError
from newsclean.sources import HttpAnswer, Input, stated_charset
from newsclean.sources.urls import require_web, without_credentials
from newsclean.version import VERSION

if TYPE_CHECKING:
    from requests import Response, Session

Permit = Callable[[str], None]
"""Called before an address is gone on to; raises FetchError where that must not be."""

USER_AGENT = f"newsclean/{VERSION}"


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What a fetch may do."""

    allow_private: bool = False
    """Whether loopback, private and other special addresses may be fetched from."""
    seconds: float = 60.0
    """Time for the whole request, redirects and retries included."""
    max_bytes: int = 64_000_000
    """Size of a page, on the wire and after decompression."""
    retries: int = 2
    cache: Path | None = None
    """A folder that keeps pages, which are then asked for again only where they may have changed."""
    offline: bool = False
    """Whether pages are taken from the cache alone."""
    pages_only: bool = True
    """Whether an answer of another type, an image or a script, is refused."""
    render: bool = False
    """Whether the page's scripts run, in Chromium, before it is read."""


DEFAULTS = FetchOptions()


def get(url: str, options: FetchOptions = DEFAULTS, permit: Permit | None = None) -> Input:
    """Fetch one page; ``permit`` is called with every redirect's target.

    Raises:
        FetchError: no such host, a private address, a refused connection, a time-out, an HTTP error, a wrong content
            type, too large; offline, not in the cache; ``permit`` refuses it.
        SourceError: the cache cannot be used.
    """
    shown = without_credentials(url)
    require_web(url)
    response = ask(url, options, permit=permit)
    if not 200 <= response.status_code < 300:
        raise FetchError(f"{shown}: the server answered {response.status_code} {response.reason or ''}".rstrip())
    # Only what the header says outright counts: requests would fill in ISO-8859-1 by itself.
    kind = response.headers.get("Content-Type", "")
    answer = HttpAnswer(response.status_code, response.reason or "", tuple(response.headers.items()))
    return Input(
        shown, response.content, without_credentials(response.url), stated_charset(kind), _fetched_at(response), answer
    )


def ask(
    url: str, options: FetchOptions, method: str = "GET", permit: Permit | None = None, **more: object
) -> Response:  # fmt: skip
    """A whole answer, its body read and unpacked, whatever its status; ``more`` goes to requests.

    Raises:
        FetchError, SourceError: as in :func:`get`, but for HTTP errors.
    """
    import requests
    import urllib3

    from newsclean.sources.addresses import PrivateAddress
    from newsclean.sources.bounded import CutOff, NoPageType, TooLarge, UnknownCoding
    from newsclean.sources.deadline import Deadline, DeadlinePassed
    from newsclean.sources.failures import CONNECT_SECONDS, READ_SECONDS, reason
    from newsclean.sources.sessions import NotCached, session_for

    shown = without_credentials(url)
    with Deadline(options.seconds) as deadline:
        try:
            session = session_for(url, options)
            # They live as long as one page's redirects: no page depends on those before it.
            session.cookies.clear()
            if permit is not None:
                more["hooks"] = {"response": [*session.hooks["response"], partial(_ask_permit, session, permit)]}
            response = session.request(method, url, timeout=(CONNECT_SECONDS, READ_SECONDS), **more)  # type: ignore[arg-type]
            if options.offline and response.status_code == 504:
                raise NotCached
            return response
        except NotCached:
            raise FetchError(f"{shown}: not in the cache, and --offline asks nobody") from None
        except (
            PrivateAddress, TooLarge, NoPageType, UnknownCoding, CutOff, DeadlinePassed,
            requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError,
        ) as error:  # fmt: skip
            if deadline.passed:
                raise FetchError(f"{shown}: not done within {options.seconds:g} seconds") from None
            raise FetchError(f"{shown}: {reason(error, options.max_bytes)}") from None


def _ask_permit(session: Session, permit: Permit, response: Response, *_: object, **__: object) -> None:
    """A hook that asks before a redirect is followed; where it leads to no web address, requests says so."""
    target = session.get_redirect_target(response)
    if target is not None:
        target = urljoin(response.url, target)
        if target.lower().startswith(("http://", "https://")):
            require_web(target)
            # What a stranger writes before the host is sent to nobody.
            permit(without_credentials(target))


def _fetched_at(response: Response) -> str:
    """When the page came over the wire, or when the server last said that it is still the same."""
    kept = getattr(response, "from_cache", False) and not getattr(response, "revalidated", False)
    at: datetime = response.created_at if kept else datetime.now(timezone.utc)  # type: ignore[attr-defined]
    return at.replace(microsecond=0).isoformat()
