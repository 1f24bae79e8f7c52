"""Failed requests described in one line that says what can be done."""

from __future__ import annotations

import ssl

import requests

from newsclean.errors import FetchError, FetchTimeoutError, RefusedAddressError
from newsclean.fetching.transport.body import UnsupportedMediaType
from newsclean.fetching.transport.content_encoding import (
    BodyTooLarge,
    BrokenCompression,
    TruncatedBody,
    UnsupportedContentEncoding,
)
from newsclean.fetching.transport.networks import PrivateAddressError
from newsclean.text.install_hints import install_hint

CONNECT_TIMEOUT_SECONDS = 10
READ_TIMEOUT_SECONDS = 30
MAX_REDIRECTS = 10
MAX_HEADERS = 100
"""The limit of the standard library."""

_CLOSED_EARLY = "the server closed the connection early"
_NO_CONNECTION = "no connection within"
_NO_ANSWER = "no answer within"
_TIMEOUT_REASONS = (_NO_CONNECTION, _NO_ANSWER)
_INSTALLABLE_ENCODINGS = ("br", "zstd")
_MAX_CAUSES = 20


def failure_error(error: Exception, name: str, max_bytes: int) -> FetchError:
    """Return the error to raise for a failed request.

    Args:
        error: what requests, urllib3 or the guarded connections raised.
        name: the URL, without credentials.
        max_bytes: the size limit that was in force.
    """
    reason = describe_failure(error, max_bytes)
    kind = FetchError
    if isinstance(error, PrivateAddressError):
        kind = RefusedAddressError
    elif reason.startswith(_TIMEOUT_REASONS):
        kind = FetchTimeoutError
    return kind(f"{name}: {reason}", url=name)


def describe_failure(error: Exception, max_bytes: int) -> str:
    """Return the reason for a failed request, from an exception and its chain of causes.

    Args:
        max_bytes: the size limit that was in force.
    """
    if isinstance(error, PrivateAddressError):
        return "private address; use --allow-private to fetch it (in Python: allow_private=True)"
    if isinstance(error, BodyTooLarge):
        return f"larger than {max_bytes / 1_000_000:g} MB"
    if isinstance(error, UnsupportedMediaType):
        return f"this is {error}, not a page"
    if isinstance(error, TruncatedBody):
        return _CLOSED_EARLY
    if isinstance(error, BrokenCompression):
        return "the compressed response is broken"
    if isinstance(error, UnsupportedContentEncoding):
        hint = f"; {install_hint('compression')}" if str(error) in _INSTALLABLE_ENCODINGS else ""
        return f"unsupported content encoding {error}{hint}"
    if isinstance(error, requests.exceptions.TooManyRedirects):
        return f"too many redirects ({MAX_REDIRECTS})"
    if isinstance(error, requests.exceptions.InvalidSchema):
        if "SOCKS" in str(error):
            return "a SOCKS proxy needs PySocks: pip install 'requests[socks]', or pipx inject newsclean PySocks"
        return "redirects to an address that is not http or https"
    return _describe_causes(error)


def _describe_causes(error: Exception) -> str:
    causes = _causes(error)
    text = " ".join(f"{type(cause).__name__} {cause}" for cause in causes)
    if any(isinstance(cause, requests.exceptions.InvalidProxyURL) for cause in causes):
        return "invalid proxy address: check --proxy, HTTP_PROXY and HTTPS_PROXY"
    if any(isinstance(cause, requests.exceptions.ProxyError) for cause in causes):
        return "the proxy does not answer or refuses: check --proxy, HTTP_PROXY and HTTPS_PROXY"
    certificate = next((cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return f"the server's certificate is not trusted: {certificate.verify_message.rstrip('.').lower()}"
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "the TLS handshake failed"
    # urllib.parse raises a plain ValueError.
    if (
        type(error) is ValueError
        or any(isinstance(cause, (requests.exceptions.InvalidURL, UnicodeError)) for cause in causes)
        or "LocationParse" in text
    ):
        return "invalid web address, or a redirect to one"
    if "NameResolution" in text or "gaierror" in text:
        return "no such host: check the address"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes) or "refused" in text:
        return "connection refused: is the server running?"
    if "ConnectTimeout" in text:
        return f"{_NO_CONNECTION} {CONNECT_TIMEOUT_SECONDS} seconds"
    if "Timeout" in text or "timed out" in text:
        return f"{_NO_ANSWER} {READ_TIMEOUT_SECONDS} seconds"
    if "got more than" in text and "headers" in text:
        return f"the server sends more than {MAX_HEADERS} headers, which is not supported"
    if "LineTooLong" in text:
        return "the server sends a header that is too long"
    if "BadStatusLine" in text or "UnknownProtocol" in text:
        return "the server's answer is not HTTP"
    if any(
        name in text for name in ("reset", "RemoteDisconnected", "IncompleteRead", "ProtocolError", "ChunkedEncoding")
    ):
        return _CLOSED_EARLY
    return f"cannot be fetched ({type(error).__name__})"


def _causes(error: BaseException) -> list[BaseException]:
    """An exception and those that it wraps: as cause, context, ``reason`` or argument."""
    causes: list[BaseException] = []
    pending: list[object] = [error]
    while pending:
        cause = pending.pop()
        if isinstance(cause, BaseException) and cause not in causes and len(causes) < _MAX_CAUSES:
            causes.append(cause)
            pending += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
    return causes
