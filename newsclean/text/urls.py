"""URLs as they may be fetched, shown and stored. No function here raises ValueError on a malformed URL."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from newsclean.errors import FetchError
from newsclean.text.patterns import lazy_pattern

_ADDRESS_WITHOUT_SCHEME = lazy_pattern(
    r"(?:(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,20}[^\W\d_][\w-]{0,61}[^\W_]|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/?#]\S*)?"
)
_PLAIN_ADDRESS = lazy_pattern(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:/[^\s?#;]*)?(?:\?[^\s#]+)?(?:#\S+)?")
"""An absolute web address that stays as it is, whatever it is resolved against."""
_PLAIN_BASE = lazy_pattern(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:/\S*)?")
_PLAIN_PATH = lazy_pattern(r"/(?!/)[^\s?#;]*(?:\?[^\s#]+)?(?:#\S+)?")
"""A path from the root of a site that stays as it is, if it has no segment that begins with a dot."""
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Credentials(NamedTuple):
    """The user information of a URL (RFC 3986, 3.2.1), unescaped."""

    user: str
    password: str


def absolute_url(url: str | None, base: str | None = None) -> str | None:
    """Resolve a URL against a base (RFC 3986, 5); return ``None`` where the result is no http or https URL."""
    if not url:
        return None
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    if base and url[0] == "/" and "/." not in url and _PLAIN_PATH.fullmatch(url) and (origin := _origin(base)):
        return origin + url
    try:
        resolved = urljoin(base or "", url.strip())
        is_web = _is_web(urlsplit(resolved))
    except ValueError:
        return None
    return resolved if is_web and len(resolved.split()) == 1 else None


@lru_cache(maxsize=8)
def _origin(base: str) -> str:
    """The scheme and host of a plain address; ``""`` of another one."""
    return "/".join(base.split("/", 3)[:3]) if _PLAIN_BASE.fullmatch(base) else ""


def without_fragment(url: str) -> str:
    """Return a URL without the part after ``#``."""
    return url.partition("#")[0]


def url_path(url: str | None) -> str:
    """Return the path of a URL, still escaped; ``""`` where the URL is malformed or has none."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def url_host(url: str) -> str:
    """Return the host of a URL in lower case, without ``www.``; ``""`` where the URL is malformed or has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def without_credentials(url: str) -> str:
    """Return a URL that may be shown: without user name, password and control characters."""
    try:
        parts = urlsplit(url)
        shown = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        shown = url.rpartition("@")[2]
    return "".join(char for char in shown if char.isprintable())


def credentials(url: str) -> Credentials | None:
    """Return the user name and password in a URL, or ``None`` where it has neither."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.username is None and parts.password is None:
        return None
    return Credentials(unquote(parts.username or ""), unquote(parts.password or ""))


def require_web_url(url: str) -> None:
    """Check that a URL can be fetched.

    Raises:
        FetchError: it is no http or https URL with a host.
    """
    try:
        parts = urlsplit(url)
        # Some parsers read a backslash as a slash: robots.txt would be requested from another host than the page.
        is_web = _is_web(parts) and "\\" not in parts.netloc
    except ValueError:
        is_web = False
    if not is_web:
        name = without_credentials(url)
        raise FetchError(f"{name}: not a web address: it must start with http:// or https:// and name a host", url=name)


def complete_url(text: str) -> str:
    """Return ``https://`` before an address that lacks a scheme, such as ``example.com/story``; else the text as it is."""
    return f"https://{text}" if _ADDRESS_WITHOUT_SCHEME.fullmatch(text) else text


def host_and_port(url: str) -> str:
    """Return ``host:port`` of a URL in one spelling: lower case, no trailing dot, the scheme's default port where none
    is given; ``""`` where the URL is malformed."""
    try:
        parts = urlsplit(url)
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 80)
    except ValueError:
        return ""
    return f"{(parts.hostname or '').rstrip('.')}:{port}"


def _is_web(parts: SplitResult) -> bool:
    """Whether a URL has the scheme http or https, a host, and no impossible port.

    Raises:
        ValueError: the port is no number, or out of range.
    """
    return parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
