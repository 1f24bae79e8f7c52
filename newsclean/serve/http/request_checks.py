"""Which requests are answered: none that a web page in a browser can make.

A page of another site can let a browser send requests to the service, and with DNS rebinding it can even read the answers:
its host name first resolves to its own server, then to this machine. Both show in the request. A browser states the name in
``Host``, the page's site in ``Origin``, and its relation to the service in ``Sec-Fetch-Site``. Media types that a page may
send without asking the service first (Fetch standard, "CORS-safelisted request-header") are refused as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.message import Message

from newsclean.serve.errors import ServiceError, too_large

LOCAL_HOSTS = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""The host names under which a service on loopback is reached."""
JSON_TYPE = "application/json"
PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/octet-stream")
"""Media types of a body that is the page itself."""
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?")
_WILDCARD_HOSTS = ("0.0.0.0", "::", "")


def allowed_hosts(bound: str, others: Iterable[str] = ()) -> frozenset[str]:
    """Return the host names that requests may state.

    Args:
        bound: the address that the service listens on.
        others: further names, such as that of a reverse proxy.
    """
    names = LOCAL_HOSTS | {name.lower().rstrip(".") for name in others}
    if bound in _WILDCARD_HOSTS:
        return names
    return names | {f"[{bound}]" if ":" in bound else bound.lower()}


def check_origin_and_host(headers: Message, hosts: frozenset[str]) -> None:
    """Refuse a request that a web page makes, and one for another host.

    Raises:
        ServiceError: it is refused.
    """
    stated = headers.get_all("Host") or []
    host = _HOST.fullmatch(stated[0].strip().lower()) if len(stated) == 1 else None
    if host is None:
        raise ServiceError("bad_request", "the request must have one Host header with a host name")
    if host[1].rstrip(".") not in hosts:
        raise ServiceError("forbidden_host", f"the host {host[1]} is not allowed; --allow-host allows it")
    if headers.get_all("Origin") or (headers.get("Sec-Fetch-Site") or "none").strip().lower() != "none":
        raise ServiceError("forbidden_origin", "requests of web pages are not answered")


def check_media_type(headers: Message) -> str:
    """Return the media type of the body.

    Raises:
        ServiceError: it is none of those that are read.
    """
    stated = headers.get_all("Content-Type") or []
    media_type = stated[0].partition(";")[0].strip().lower() if len(stated) == 1 else ""
    if media_type != JSON_TYPE and media_type not in PAGE_TYPES:
        raise ServiceError(
            "unsupported_media_type",
            f"the Content-Type must be {JSON_TYPE}, or {PAGE_TYPES[0]} or {PAGE_TYPES[-1]} for a page",
        )
    return media_type


def check_length(headers: Message, max_bytes: int) -> int:
    """Return the length of the body in bytes.

    Raises:
        ServiceError: the length is not stated, invalid or too large.
    """
    if headers.get_all("Transfer-Encoding"):
        raise ServiceError("length_required", "the request must state its Content-Length; chunks are not read")
    stated = headers.get_all("Content-Length") or []
    if len(stated) != 1:
        raise ServiceError("length_required", "the request must have one Content-Length header")
    if not (stated[0].isascii() and stated[0].isdigit()):
        raise ServiceError("bad_request", "the Content-Length must be a whole number")
    if len(stated[0]) > len(str(max_bytes)) or int(stated[0]) > max_bytes:
        raise too_large("body", max_bytes)
    return int(stated[0])
