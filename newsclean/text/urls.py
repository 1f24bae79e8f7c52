"""URLs as they may be fetched, shown and stored."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from newsclean.errors import FetchError


class Credentials(NamedTuple):
    """What a URL gives before the host, unescaped."""

    user: str
    password: str


def without_credentials(url: str) -> str:
    """The URL as it may be shown: no user name, no password, no control characters."""
    try:
        parts = urlsplit(url)
        shown = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        shown = url.rpartition("@")[2]
    return "".join(char for char in shown if char.isprintable())


def credentials(url: str) -> Credentials | None:
    """The user name and password in a URL, if there are any."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.username is None and parts.password is None:
        return None
    return Credentials(unquote(parts.username or ""), unquote(parts.password or ""))


def require_web(url: str) -> None:
    """Raise FetchError unless ``url`` is an http or https address with a host."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
        # Reading the port raises where it is none.
        known = known and parts.port != 0
        # Some read it as a slash: what is asked for its robots.txt would not be what is connected to.
        known = known and "\\" not in parts.netloc
    except ValueError:
        known = False
    if not known:
        raise FetchError(
            f"{without_credentials(url)}: not a web address: it must start with http:// or https:// and name a host"
        )


def host_of(url: str) -> str:
    """The host and port that a URL leads to, however they are spelled; empty where there is none."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return ""
    return f"{(parts.hostname or '').rstrip('.')}:{port}"
