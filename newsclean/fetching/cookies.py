"""Cookies from a file in the Netscape format, as browsers' extensions, curl and wget write it."""

from __future__ import annotations

from functools import lru_cache
from http.cookiejar import CookieJar, LoadError, MozillaCookieJar
from pathlib import Path

from newsclean.errors import SourceError

_MAX_CACHED_FILES = 8


def load_cookies(path: Path) -> CookieJar:
    """Load the cookies of a file, without those that have expired.

    Raises:
        SourceError: the file cannot be read, or has another format.
    """
    try:
        return _load(path, path.stat().st_mtime_ns)
    except (LoadError, ValueError):
        raise SourceError(
            f"{path}: not a cookie file: the first line must be '# Netscape HTTP Cookie File'", str(path)
        ) from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}", str(path)) from None


@lru_cache(maxsize=_MAX_CACHED_FILES)
def _load(path: Path, modified: int) -> CookieJar:
    jar = MozillaCookieJar(path)
    jar.load(ignore_discard=True, ignore_expires=True)
    for cookie in jar:
        # curl and browsers write 0 for a cookie of the session.
        if cookie.expires == 0:
            cookie.expires, cookie.discard = None, True
    jar.clear_expired_cookies()
    return jar
