"""Request headers and the proxy that a user chooses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsclean.fetching.options import USER_AGENT

Header = tuple[str, str]

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A token (RFC 9110, 5.6.2)."""
_RESERVED_NAMES = ("connection", "content-length", "host", "transfer-encoding")
"""Headers that belong to the connection."""
_PROXY_SCHEMES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")

# The messages do not repeat values: they are often secret.


def parse_header(line: str) -> Header:
    """Parse a header as ``Name: value``.

    Raises:
        ValueError: it is no header, or one that cannot be chosen.
    """
    name, colon, value = line.partition(":")
    if not colon:
        raise ValueError("a header must be written as 'Name: value'")
    return check_header(name, value)


def check_header(name: str, value: str) -> Header:
    """Return a header without white space around it; errors as for :func:`parse_header`."""
    name, value = name.strip(), value.strip()
    if not _NAME.fullmatch(name):
        raise ValueError("the name of a header consists of letters, digits and dashes")
    if name.lower() in _RESERVED_NAMES:
        raise ValueError(f"the header {name} cannot be chosen")
    if not value.isprintable() or not _is_latin_1(value):
        raise ValueError(f"the value of the header {name} must be one line of Latin-1 characters")
    return name, value


def choose_user_agent(user_agent: str | None, headers: Iterable[Header]) -> tuple[str, tuple[Header, ...]]:
    """Return the ``User-Agent`` and the other headers. One among the headers counts where no other is chosen.

    Raises:
        ValueError: the ``User-Agent`` is no value of a header.
    """
    headers = tuple(headers)
    among_headers = next((value for name, value in headers if name.lower() == "user-agent"), None)
    chosen = check_header("User-Agent", user_agent or among_headers or USER_AGENT)[1]
    return chosen, tuple(header for header in headers if header[0].lower() != "user-agent")


def check_proxy(address: str) -> str:
    """Return a proxy's URL; one without a scheme is an HTTP proxy.

    Raises:
        ValueError: it is no address of a proxy.
    """
    url = address.strip()
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        is_valid = parts.scheme.lower() in _PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_valid = False
    if not is_valid:
        raise ValueError("a proxy must be written as http://host:port, https://host:port or socks5h://host:port")
    return url


def _is_latin_1(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True
