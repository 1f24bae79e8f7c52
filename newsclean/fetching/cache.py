"""A page cache on disk, with requests-cache: freshness and conditional requests follow RFC 9111.

Responses are cached after the guarded connections have checked and limited them. The cache is one SQLite file that
several runs may share. It holds no credentials. Responses with ``Cache-Control: no-store`` are not cached.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from newsclean.errors import SourceError
from newsclean.text.install_hints import install_hint

if TYPE_CHECKING:
    from requests import Response

    from newsclean.fetching.base_session import CredentialSafeSession

T = TypeVar("T")

CACHE_FILE = "pages.sqlite"
_BUSY_TIMEOUT_MS = 30_000
"""How long one run waits for another that is writing."""
_RETRY_SECONDS = 0.01
_MAX_FRESHNESS_SECONDS = 2**31
"""The limit that RFC 9111 (1.2.2) recommends. Some servers send more than dates can hold."""
_DIRECTIVE_VALUE = re.compile(r"(?<==)(-?)\"?(\d+)\"?")


def open_caching_session(folder: Path, *, offline: bool) -> CredentialSafeSession:
    """Open a session that caches responses in a folder.

    Args:
        folder: is created where it is missing.
        offline: whether cached responses are only read. The response to an uncached URL then has the status 504.

    Raises:
        SourceError: requests-cache is missing, or the folder cannot be used.
    """
    try:
        from requests_cache import CacheMixin
        from requests_cache.backends.sqlite import SQLiteCache
    except ImportError:
        raise SourceError(f"--cache needs requests-cache: {install_hint('cache')}") from None
    import sqlite3

    from newsclean.fetching.base_session import CredentialSafeSession

    class CachingSession(CacheMixin, CredentialSafeSession):
        """Caches responses. Stale ones are revalidated; offline they are used as they are."""

        def send(self, *args: Any, **kwargs: Any) -> Any:
            try:
                return super().send(*args, **kwargs)
            except sqlite3.Error as error:
                raise SourceError(f"{folder / CACHE_FILE}: the cache cannot be used: {error}") from None

    if offline and not (folder / CACHE_FILE).exists():
        raise SourceError(f"{folder}: no cache in this folder; fetch with --cache first")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # JSON: loading a tampered pickle would run its code.
        store = _retry_while_locked(
            lambda: SQLiteCache(folder / CACHE_FILE, serializer="json", busy_timeout=_BUSY_TIMEOUT_MS, wal=True)
        )
        session: CredentialSafeSession = CachingSession(
            backend=store, cache_control=True, expire_after=1, allowable_codes=(200,), allowable_methods=("GET",),
            only_if_cached=offline, stale_if_error=offline, read_only=offline,
        )  # fmt: skip
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise SourceError(f"{folder}: cannot be used as a cache: {why}") from None
    session.hooks["response"].append(_limit_freshness)
    return session


def _retry_while_locked(open_store: Callable[[], T]) -> T:
    """Open the SQLite file. SQLite's busy timeout does not cover the moment when another process creates the file."""
    import sqlite3

    end = time.monotonic() + _BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            return open_store()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
        time.sleep(_RETRY_SECONDS)


def _limit_freshness(response: Response, *_: Any, **__: Any) -> Response:
    """Rewrite freshness headers that requests-cache cannot represent as dates."""
    control, expires = response.headers.get("Cache-Control"), response.headers.get("Expires")
    # requests-cache does not keep a response that is stale at once and has no validator; offline it would be missing.
    min_seconds = 0 if response.headers.get("ETag") or response.headers.get("Last-Modified") else 1
    if control is not None:
        response.headers["Cache-Control"] = _DIRECTIVE_VALUE.sub(
            lambda value: str(_limited_seconds(value, min_seconds)), control
        )
    if expires is not None:
        try:
            parsedate_to_datetime(expires).astimezone(timezone.utc)
        except (ValueError, TypeError, IndexError, OverflowError):
            # An invalid date counts as one in the past (RFC 9111, 5.3).
            response.headers["Expires"] = "0"
    return response


def _limited_seconds(value: re.Match[str], min_seconds: int) -> int:
    # requests-cache reads -1 as "never stale".
    if value.group(1):
        return min_seconds
    return max(min_seconds, min(int(value.group(2)[:12]), _MAX_FRESHNESS_SECONDS))
