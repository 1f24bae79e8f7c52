"""Addresses of stories in one spelling: without tracking parameters, and a key that copies of one address share.

The list of parameters is the project's own, in ``tracking_parameters.json``. The package ``courlan`` has one as well, but
needs Babel (36 MB), removes parameters such as ``cid``, which choose the story on some sites, and sorts the others, after
which some servers do not find the page.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from newsclean.text.package_data import read_package_file
from newsclean.text.urls import absolute_url, without_credentials

MAX_ADDRESS_CHARS = 4000
"""A longer address is no story's."""
_KEPT_CHARS = "/:@!$&'()*+,;=?~%-._"
"""Characters of a path and a query that may stand unescaped, and the sign of an escape."""
_NO_LINE_BREAKS = {**dict.fromkeys(map(ord, "\t\n\r")), ord(" "): "%20"}
_SCHEMES = ("https://", "http://")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")


class _TrackingParameters(NamedTuple):
    names: frozenset[str]
    prefixes: tuple[str, ...]


def clean_address(address: str | None, base: str | None) -> str | None:
    """Return the address of a story as it is printed and fetched: absolute, without tracking parameters, fragment and
    credentials; None where it is no web address.

    Args:
        address: as written in a list or a page.
        base: the address that it is relative to.
    """
    if not address or len(address) > MAX_ADDRESS_CHARS:
        return None
    # Line breaks inside an address do not count, and a space is escaped (WHATWG URL, 4.4). Some feeds escape twice.
    address = address.strip().translate(_NO_LINE_BREAKS).replace("&amp;", "&")
    url = absolute_url(address, None if address.startswith(_SCHEMES) else base)
    if url is None:
        return None
    parts = urlsplit(without_credentials(url) if "@" in url or not url.isprintable() else url)
    query = "&".join(pair for pair in parts.query.split("&") if not _is_tracking(pair)) if parts.query else ""
    return urlunsplit(parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", query=query, fragment=""))


def address_key(url: str) -> str:
    """Return what all spellings of an address share; see :func:`cleaned_address_key`."""
    return cleaned_address_key(clean_address(url, None) or url)


def cleaned_address_key(cleaned: str) -> str:
    """Return the key of an address that :func:`clean_address` gave: no scheme, no default port, no slash at the end, the
    parameters in order, escapes in one form."""
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return cleaned
    path = _escape_alike(parts.path).rstrip("/")
    if not parts.query:
        return f"{_host_key(parts)}{path}"
    query = "&".join(sorted(filter(None, map(_escape_alike, parts.query.split("&")))))
    return f"{_host_key(parts)}{path}{'?' if query else ''}{query}"


def _host_key(parts: SplitResult) -> str:
    host, _, port = parts.netloc.rpartition("@")[2].lower().partition(":")
    return f"{host.rstrip('.')}:{port}" if port not in ("", "80", "443") else host.rstrip(".")


def _escape_alike(text: str) -> str:
    """A path or parameter with every character escaped, or not, in the same way (RFC 3986, 6.2.2)."""
    escaped = quote(text, _KEPT_CHARS, errors="surrogatepass")
    return _ESCAPE.sub(_normalize_escape, escaped) if "%" in escaped else escaped


def _normalize_escape(escape: re.Match[str]) -> str:
    char = chr(int(escape[0][1:], 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else escape[0].upper()


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    tracking = _tracking_parameters()
    return name in tracking.names or name.startswith(tracking.prefixes)


@cache
def _tracking_parameters() -> _TrackingParameters:
    table = json.loads(read_package_file("discovery/tracking_parameters.json"))
    return _TrackingParameters(frozenset(table["names"]), tuple(table["prefixes"]))
