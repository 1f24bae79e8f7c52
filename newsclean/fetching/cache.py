"""A cache on disk, with requests-cache: freshness and conditional requests as RFC 9111 has them.

What goes into it has come through the guarded connections and is bounded already. It is one SQLite file, which several
runs may share; it holds no credentials. A page that its server wants kept by nobody is not kept.
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

if TYPE_CHECKING:
    from requests import Response, Session

T = TypeVar("T")

FILE = "pages.sqlite"
_WAIT = 30_000
"""Milliseconds that one run waits for another that is writing."""
_NAP = 0.01
_LONGEST = 2**31
"""Seconds, as RFC 9111 (1.2.2) advises for what is larger: some ask for more than dates can hold."""
_NUMBER = re.compile(r"(?<==)(-?)\"?(\d+)\"?")


def caching_session(folder: Path, *, offline: bool) -> Session:
    """A session that keeps answers in ``folder``, which is made where it is missing; offline it only reads there.

    Offline, the answer to what was not kept has the status 504.

    Raises:
        SourceError: requests-cache is missing, or the folder cannot be used.
    """
    try:
        from requests_cache import CacheMixin
        from requests_cache.backends.sqlite import SQLiteCache
    except ImportError:
        raise SourceError("--cache needs requests-cache: pip install 'newsclean[cache]'") from None
    import sqlite3

    from newsclean.fetching.base_session import CredentialSafeSession

    class CachingSession(CacheMixin, CredentialSafeSession):
        """Keeps answers; stale ones are asked for again under a condition, and are good enough when offline."""

        def send(self, *args: Any, **kwargs: Any) -> Any:
            try:
                return super().send(*args, **kwargs)
            except sqlite3.Error as error:
                raise SourceError(f"{folder / FILE}: the cache cannot be used: {error}") from None

    if offline and not (folder / FILE).exists():
        raise SourceError(f"{folder}: there is no cache here: fetch with --cache first")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # JSON, since a pickle that somebody has changed runs what they please.
        store = _waiting(lambda: SQLiteCache(folder / FILE, serializer="json", busy_timeout=_WAIT, wal=True))
        session: Session = CachingSession(
            backend=store, cache_control=True, expire_after=1, allowable_codes=(200,), allowable_methods=("GET",),
            only_if_cached=offline, stale_if_error=offline, read_only=offline,
        )  # fmt: skip
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise SourceError(f"{folder}: cannot be used as a cache: {why}") from None
    session.hooks["response"].append(_bound_freshness)
    return session


def _waiting(open_: Callable[[], T]) -> T:
    """What ``open_`` opens. SQLite waits for others that write, but not where one is just making the file: wait here."""
    import sqlite3

    end = time.monotonic() + _WAIT / 1000
    while True:
        try:
            return open_()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
        time.sleep(_NAP)


def _bound_freshness(response: Response, *_: Any, **__: Any) -> Response:
    """Make what a server says of freshness something that a date can hold."""
    control, expires = response.headers.get("Cache-Control"), response.headers.get("Expires")
    # Without a validator, what is stale at once would not be kept, and be missing offline.
    least = 0 if response.headers.get("ETag") or response.headers.get("Last-Modified") else 1
    if control is not None:
        response.headers["Cache-Control"] = _NUMBER.sub(lambda number: str(_bounded(number, least)), control)
    if expires is not None:
        try:
            parsedate_to_datetime(expires).astimezone(timezone.utc)
        except (ValueError, TypeError, IndexError, OverflowError):
            # What is no date counts as one that is over (RFC 9111, 5.3).
            response.headers["Expires"] = "0"
    return response


def _bounded(number: re.Match[str], least: int) -> int:
    # requests-cache takes minus one for "never stale".
    return least if number.group(1) else max(least, min(int(number.group(2)[:12]), _LONGEST))
