"""requests' sessions: a thread's own, with or without a cache, that send no credentials but a URL's own."""

from __future__ import annotations

from functools import lru_cache
from threading import get_ident

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from newsclean.sources.failures import MAX_REDIRECTS
from newsclean.sources.guarded import GuardedAdapter
from newsclean.sources.http import USER_AGENT, FetchOptions
from newsclean.sources.urls import credentials

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


class OwnSession(Session):
    """A session that adds nothing to a redirect's target."""

    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        old, new = response.request.url or "", prepared_request.url or ""
        if "Authorization" in prepared_request.headers and self.should_strip_auth(old, new):  # type: ignore[no-untyped-call]
            del prepared_request.headers["Authorization"]


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
    return _furnished(OwnSession(), options)


@lru_cache(maxsize=64)
def _kept(options: FetchOptions, thread: int) -> Session:
    from newsclean.sources.cache import caching_session

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
