"""requests' sessions: a thread's own, with or without a cache, that send no credentials but a URL's own."""

from __future__ import annotations

from functools import lru_cache
from threading import get_ident

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from newsclean.fetching.base_session import CredentialSafeSession
from newsclean.fetching.connections import GuardedAdapter
from newsclean.fetching.failures import MAX_REDIRECTS
from newsclean.fetching.options import USER_AGENT, FetchOptions
from newsclean.text.urls import credentials

_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"


class NotCached(Exception):
    """Offline, and the page is not in the cache."""


class _Auth:
    """Sends a URL's own credentials, and never those that ~/.netrc holds for its host: strangers choose the URLs."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        found = credentials(request.url or "")
        if found is not None:
            request.prepare_auth(tuple(found))
        return request


class _Offline(BaseAdapter):
    """Asks nobody."""

    def send(self, *_: object, **__: object) -> Response:
        raise NotCached

    def close(self) -> None:
        pass


def session_for(url: str, options: FetchOptions) -> Session:
    """The session that fetches ``url``.

    Raises:
        SourceError: the cache cannot be used.
    """
    # What somebody sees with a password is theirs: it is not kept.
    if options.cache is not None and (credentials(url) is None or options.offline):
        return _kept(options, get_ident())
    return _plain(options, get_ident())


@lru_cache(maxsize=64)
def _plain(options: FetchOptions, thread: int) -> Session:
    return _furnished(CredentialSafeSession(), options)


@lru_cache(maxsize=64)
def _kept(options: FetchOptions, thread: int) -> Session:
    from newsclean.fetching.cache import caching_session

    assert options.cache is not None
    return _furnished(caching_session(options.cache, offline=options.offline), options)


def _furnished(session: Session, options: FetchOptions) -> Session:
    session.max_redirects = MAX_REDIRECTS
    session.auth = _Auth()
    session.headers["User-Agent"] = USER_AGENT
    session.headers["Accept"] = _ACCEPT
    adapter: BaseAdapter = _Offline()
    if not options.offline:
        adapter = GuardedAdapter(
            only_public=not options.allow_private, retries=options.retries, max_bytes=options.max_bytes,
            pages_only=options.pages_only,
        )  # fmt: skip
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
