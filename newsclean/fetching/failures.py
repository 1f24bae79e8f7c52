"""What went wrong with a fetch, in one line that says what can be done."""

from __future__ import annotations

import ssl

import requests

from newsclean.fetching.body import CutOff, NoPageType, TooLarge, UnknownCoding
from newsclean.fetching.networks import PrivateAddressError

CONNECT_SECONDS = 10
READ_SECONDS = 30
MAX_REDIRECTS = 10

_BROKEN_OFF = "the server broke the connection off"
_CODING_EXTRAS = ("br", "zstd")


def reason(error: Exception, max_bytes: int) -> str:
    """The reason for a failed request, from an exception and its chain of causes."""
    if isinstance(error, PrivateAddressError):
        return "leads to a private address, which is fetched from only where that is allowed (--allow-private, allow_private=True)"
    if isinstance(error, TooLarge):
        return f"larger than {max_bytes / 1_000_000:g} MB"
    if isinstance(error, NoPageType):
        return f"this is {error}, not a page"
    if isinstance(error, CutOff):
        return _BROKEN_OFF
    if isinstance(error, UnknownCoding):
        more = ": pip install 'newsclean[compression]'" if str(error) in _CODING_EXTRAS else ""
        return f"the answer is compressed with {error}, which cannot be opened{more}"
    if isinstance(error, requests.exceptions.TooManyRedirects):
        return f"more than {MAX_REDIRECTS} redirects: it leads in circles"
    if isinstance(error, requests.exceptions.InvalidSchema):
        if "SOCKS" in str(error):
            return "the proxy is a SOCKS proxy, which needs PySocks: pip install 'requests[socks]'"
        return "redirects to what is no web address"
    return _from_causes(error)


def _from_causes(error: Exception) -> str:
    chain = _causes(error)
    text = " ".join(f"{type(one).__name__} {one}" for one in chain)
    if any(isinstance(one, requests.exceptions.InvalidProxyURL) for one in chain):
        return "the proxy's address is no address: look at HTTP_PROXY and HTTPS_PROXY"
    if any(isinstance(one, requests.exceptions.ProxyError) for one in chain):
        return "the proxy does not answer or refuses: look at HTTP_PROXY and HTTPS_PROXY"
    certificate = next((one for one in chain if isinstance(one, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return f"the server's certificate is not trusted: {certificate.verify_message.rstrip('.').lower()}"
    if any(isinstance(one, ssl.SSLError) for one in chain):
        return "no safe connection: the TLS handshake failed"
    # What Python's own reader of addresses says is a bare ValueError.
    if (
        type(error) is ValueError
        or any(isinstance(one, (requests.exceptions.InvalidURL, UnicodeError)) for one in chain)
        or "LocationParse" in text
    ):
        return "it is, or redirects to, no valid web address"
    if "NameResolution" in text or "gaierror" in text:
        return "no such host: check the address"
    if any(isinstance(one, ConnectionRefusedError) for one in chain) or "refused" in text:
        return "the connection was refused: is the server running?"
    if "ConnectTimeout" in text:
        return f"no connection within {CONNECT_SECONDS} seconds"
    if "Timeout" in text or "timed out" in text:
        return f"no answer within {READ_SECONDS} seconds"
    if "ContentDecoding" in text or "DecodeError" in text:
        return "the server's compressed answer is broken"
    if any(
        name in text for name in ("reset", "RemoteDisconnected", "IncompleteRead", "ProtocolError", "ChunkedEncoding")
    ):
        return _BROKEN_OFF
    return f"cannot be fetched ({type(error).__name__})"


def _causes(error: BaseException) -> list[BaseException]:
    out: list[BaseException] = []
    pending: list[object] = [error]
    while pending:
        one = pending.pop()
        if isinstance(one, BaseException) and one not in out and len(out) < 20:
            out.append(one)
            pending += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return out
