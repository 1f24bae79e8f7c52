"""requests sessions, one per thread and set of options, with or without a cache."""

from __future__ import annotations

from functools import lru_cache
from threading import get_ident

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from newsclean.fetching.base_session import CredentialSafeSession
from newsclean.fetching.failures import MAX_REDIRECTS
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.transport.body import BodyLimits
from newsclean.fetching.transport.connections import GuardedAdapter
from newsclean.text.urls import credentials

_ACCEPT_HEADER = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
_MAX_SESSIONS = 64


class NotCached(Exception):
    """The page is not in the cache, and no requests may be made."""


class _UrlAuth:
    """Sends the credentials of the URL alone. requests would send those in ``~/.netrc`` to any URL in a list."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        url_credentials = credentials(request.url or "")
        if url_credentials is not None:
            request.prepare_auth(tuple(url_credentials))
        return request


class _OfflineAdapter(BaseAdapter):
    """Makes no requests."""

    def send(self, *_: object, **__: object) -> Response:
        raise NotCached

    def close(self) -> None:
        pass


def session_for(url: str, options: FetchOptions) -> Session:
    """Return the session that fetches a URL.

    Raises:
        SourceError: the cache cannot be used.
    """
    # Pages behind a password or a login are not cached.
    is_private = credentials(url) is not None or bool(options.headers) or options.cookies is not None
    if options.cache is not None and (not is_private or options.offline):
        return _caching_session(options, get_ident())
    return _plain_session(options, get_ident())


@lru_cache(maxsize=_MAX_SESSIONS)
def _plain_session(options: FetchOptions, thread: int) -> Session:
    return _configure(CredentialSafeSession(), options)


@lru_cache(maxsize=_MAX_SESSIONS)
def _caching_session(options: FetchOptions, thread: int) -> Session:
    from newsclean.fetching.cache import open_caching_session

    assert options.cache is not None
    return _configure(open_caching_session(options.cache, offline=options.offline), options)


def _configure(session: CredentialSafeSession, options: FetchOptions) -> Session:
    session.max_redirects = MAX_REDIRECTS
    session.auth = _UrlAuth()
    session.user_headers = options.headers
    session.headers["User-Agent"] = options.user_agent
    session.headers["Accept"] = _ACCEPT_HEADER
    adapter: BaseAdapter = _OfflineAdapter()
    if not options.offline:
        adapter = GuardedAdapter(
            only_public=not options.allow_private, retries=options.retries,
            limits=BodyLimits(options.max_bytes, options.pages_only, options.keeps_start),
        )  # fmt: skip
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
