"""HTTP requests: from public addresses only, within a timeout and a size limit."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from newsclean.decode.labels import content_type_charset
from newsclean.document import Document, HttpResponse
from newsclean.errors import FetchError, FetchTimeoutError, HttpStatusError
from newsclean.fetching.options import DEFAULT_OPTIONS, FetchOptions, UrlCheck
from newsclean.fetching.transport.retry_after import parse_retry_after
from newsclean.text.urls import require_web_url, without_credentials

if TYPE_CHECKING:
    from requests import Response, Session


def fetch_page(url: str, options: FetchOptions = DEFAULT_OPTIONS, check_url: UrlCheck | None = None) -> Document:
    """Fetch a page as the server sends it.

    Args:
        check_url: called with the target of every redirect; raises FetchError where it must not be followed.

    Raises:
        FetchError: no such host, a private address, a refused connection, a timeout, an HTTP error, a wrong media type,
            too large; offline, not in the cache; ``check_url`` refuses a redirect.
        SourceError: the cache cannot be used.
    """
    name = without_credentials(url)
    require_web_url(url)
    response = send_request(url, options, check_url=check_url)
    if not 200 <= response.status_code < 300:
        raise HttpStatusError(
            f"{name}: the server answered {response.status_code} {response.reason or ''}".rstrip(),
            url=name, status=response.status_code, retry_after=parse_retry_after(response.headers.get("Retry-After")),
        )  # fmt: skip
    return Document(
        name,
        response.content,
        without_credentials(response.url),
        # The header's own parameter: requests would fill in ISO-8859-1 where it is missing.
        content_type_charset(response.headers.get("Content-Type", "")),
        _fetched_at(response),
        HttpResponse(response.status_code, response.reason or "", tuple(response.headers.items())),
    )


def send_request(
    url: str, options: FetchOptions, method: str = "GET", check_url: UrlCheck | None = None, **arguments: Any
) -> Response:  # fmt: skip
    """Send a request and return the response of any status, its body read and decompressed.

    Args:
        check_url: see :func:`fetch_page`.
        arguments: go to ``requests.Session.request``.

    Raises:
        FetchError, SourceError: see :func:`fetch_page`, but for HTTP errors.
    """
    import requests
    import urllib3

    from newsclean.fetching.cookies import load_cookies
    from newsclean.fetching.failures import CONNECT_TIMEOUT_SECONDS, READ_TIMEOUT_SECONDS, failure_error
    from newsclean.fetching.sessions import NotCached, session_for
    from newsclean.fetching.transport.body import UnsupportedMediaType
    from newsclean.fetching.transport.content_encoding import (
        BodyTooLarge,
        BrokenCompression,
        TruncatedBody,
        UnsupportedContentEncoding,
    )
    from newsclean.fetching.transport.deadline import Deadline, DeadlinePassed
    from newsclean.fetching.transport.networks import PrivateAddressError

    name = without_credentials(url)
    with Deadline(options.timeout) as deadline:
        try:
            session = session_for(url, options)
            # Cookies last for one page and its redirects: no page depends on those fetched before it.
            session.cookies.clear()
            if options.cookies is not None:
                session.cookies.update(load_cookies(options.cookies))
            if options.proxy is not None:
                # The session's own proxies would yield to those in the environment.
                arguments["proxies"] = dict.fromkeys(("http", "https"), options.proxy)
            if options.headers:
                arguments["headers"] = {**arguments.get("headers", {}), **dict(options.headers)}
            if check_url is not None:
                hook = partial(_check_redirect, session, check_url)
                arguments["hooks"] = {"response": [*session.hooks["response"], hook]}
            response = session.request(
                method, url, timeout=(CONNECT_TIMEOUT_SECONDS, READ_TIMEOUT_SECONDS), **arguments
            )  # fmt: skip
            if options.offline and response.status_code == 504:
                raise NotCached
            return response
        except NotCached:
            raise FetchError(f"{name}: not in the cache (--offline makes no requests)", url=name) from None
        except (
            PrivateAddressError, BodyTooLarge, UnsupportedMediaType, UnsupportedContentEncoding, TruncatedBody,
            BrokenCompression, DeadlinePassed, requests.exceptions.RequestException, urllib3.exceptions.HTTPError,
            OSError, ValueError,
        ) as error:  # fmt: skip
            if deadline.has_passed:
                raise FetchTimeoutError(f"{name}: timed out after {options.timeout:g} seconds", url=name) from None
            raise failure_error(error, name, options.max_bytes) from None


def _check_redirect(session: Session, check_url: UrlCheck, response: Response, *_: object, **__: object) -> None:
    """Check a redirect's target before it is followed. requests itself refuses schemes other than http and https."""
    location = session.get_redirect_target(response)
    if location is not None:
        target = urljoin(response.url, location)
        if target.lower().startswith(("http://", "https://")):
            require_web_url(target)
            # Credentials in a redirect are not the user's, and go into no further request.
            check_url(without_credentials(target))


def _fetched_at(response: Response) -> str:
    """When the page was received, or when the server last confirmed that it is unchanged (ISO 8601, UTC)."""
    is_cached = getattr(response, "from_cache", False) and not getattr(response, "revalidated", False)
    at: datetime = response.created_at if is_cached else datetime.now(timezone.utc)  # type: ignore[attr-defined]
    return at.replace(microsecond=0).isoformat()
