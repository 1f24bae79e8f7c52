"""Pages over HTTP, with requests, from public addresses, within a deadline and a size."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsclean.decode.labels import content_type_charset
from newsclean.document import Document, HttpResponse
from newsclean.errors import FetchError
from newsclean.fetching.options import DEFAULTS, FetchOptions, Permit
from newsclean.text.urls import require_web_url, without_credentials

if TYPE_CHECKING:
    from requests import Response, Session


def get(url: str, options: FetchOptions = DEFAULTS, permit: Permit | None = None) -> Document:
    """Fetch one page; ``permit`` is called with every redirect's target.

    Raises:
        FetchError: no such host, a private address, a refused connection, a time-out, an HTTP error, a wrong content
            type, too large; offline, not in the cache; ``permit`` refuses it.
        SourceError: the cache cannot be used.
    """
    shown = without_credentials(url)
    require_web_url(url)
    response = ask(url, options, permit=permit)
    if not 200 <= response.status_code < 300:
        raise FetchError(f"{shown}: the server answered {response.status_code} {response.reason or ''}".rstrip())
    # Only what the header says outright counts: requests would fill in ISO-8859-1 by itself.
    kind = response.headers.get("Content-Type", "")
    answer = HttpResponse(response.status_code, response.reason or "", tuple(response.headers.items()))
    return Document(
        shown,
        response.content,
        without_credentials(response.url),
        content_type_charset(kind),
        _fetched_at(response),
        answer,
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

    from newsclean.fetching.body import CutOff, NoPageType, TooLarge, UnknownCoding
    from newsclean.fetching.deadline import Deadline, DeadlinePassed
    from newsclean.fetching.failures import CONNECT_SECONDS, READ_SECONDS, reason
    from newsclean.fetching.networks import PrivateAddressError
    from newsclean.fetching.sessions import NotCached, session_for

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
            PrivateAddressError, TooLarge, NoPageType, UnknownCoding, CutOff, DeadlinePassed,
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
            require_web_url(target)
            # What a stranger writes before the host is sent to nobody.
            permit(without_credentials(target))


def _fetched_at(response: Response) -> str:
    """When the page came over the wire, or when the server last said that it is still the same."""
    kept = getattr(response, "from_cache", False) and not getattr(response, "revalidated", False)
    at: datetime = response.created_at if kept else datetime.now(timezone.utc)  # type: ignore[attr-defined]
    return at.replace(microsecond=0).isoformat()
