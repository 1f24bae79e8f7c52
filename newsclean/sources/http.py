"""Pages over HTTP, with requests, from public addresses, within a deadline and a size."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from newsclean.errors import FetchError
from newsclean.sources import HttpAnswer, Input, stated_charset
from newsclean.version import VERSION

if TYPE_CHECKING:
    from requests import Response, Session

CONNECT_SECONDS = 10
READ_SECONDS = 30
MAX_REDIRECTS = 10
USER_AGENT = f"newsclean/{VERSION}"
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "application/octet-stream", "application/gzip")


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What a fetch may do."""

    allow_private: bool = False
    """Whether loopback, private and other special addresses may be fetched from."""
    seconds: float = 60.0
    """Time for the whole request, redirects and retries included."""
    max_bytes: int = 64_000_000
    """Size of a page, on the wire and after decompression."""
    retries: int = 2


DEFAULTS = FetchOptions()


def get(url: str, options: FetchOptions = DEFAULTS) -> Input:
    """Fetch one page.

    Raises:
        FetchError: no such host, a private address, a refused connection, a time-out, an HTTP error, a wrong content
            type, too large.
    """
    import requests
    import urllib3

    from newsclean.sources.addresses import PrivateAddress
    from newsclean.sources.guarded import Deadline, DeadlinePassed

    shown = without_credentials(url)
    require_web(url)
    with Deadline(options.seconds) as deadline:
        try:
            session = _session(not options.allow_private, options.retries, get_ident())
            with session.get(url, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)) as response:
                found = _read(response, shown, options.max_bytes)
            # A connection shut in the middle of the headers looks like a short page.
            if deadline.passed:
                raise DeadlinePassed
            return found
        except PrivateAddress:
            raise FetchError(
                f"{shown}: leads to a private address, which is not fetched from: --allow-private allows it"
            ) from None
        except requests.exceptions.TooManyRedirects:
            raise FetchError(f"{shown}: more than {MAX_REDIRECTS} redirects: it leads in circles") from None
        except requests.exceptions.InvalidSchema:
            raise FetchError(f"{shown}: redirects to what is no web address") from None
        except (DeadlinePassed, requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError,
                UnicodeError) as error:  # fmt: skip
            if deadline.passed:
                raise FetchError(f"{shown}: not done within {options.seconds:g} seconds") from None
            raise FetchError(f"{shown}: {_why(error)}") from None


def without_credentials(url: str) -> str:
    """The URL as it may be shown: no user name, no password, no control characters."""
    try:
        parts = urlsplit(url)
        shown = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        shown = url.rpartition("@")[2]
    return "".join(char for char in shown if char.isprintable())


def require_web(url: str) -> None:
    """Raise FetchError unless ``url`` is an http or https address with a host."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known:
        shown = without_credentials(url)
        raise FetchError(f"{shown}: not a web address: it must start with http:// or https://")


@lru_cache(maxsize=64)
def _session(only_public: bool, retries: int, thread: int) -> Session:
    """A session a thread, since sessions are not made to be shared."""
    import requests

    from newsclean.sources.guarded import GuardedAdapter

    session = requests.Session()
    session.max_redirects = MAX_REDIRECTS
    session.headers["User-Agent"] = USER_AGENT
    session.headers["Accept"] = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
    session.mount("http://", GuardedAdapter(only_public=only_public, retries=retries))
    session.mount("https://", GuardedAdapter(only_public=only_public, retries=retries))
    return session


def _read(response: Response, shown: str, max_bytes: int) -> Input:
    if response.status_code >= 400:
        reason = response.reason or "an error"
        raise FetchError(f"{shown}: the server answered {response.status_code} {reason}")
    kind = response.headers.get("Content-Type", "")
    plain = kind.split(";")[0].strip().lower()
    if plain and not plain.startswith(_PAGE_TYPES):
        raise FetchError(f"{shown}: this is {plain}, not a page")
    data = bytearray()
    for chunk in response.iter_content(16_384):
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(f"{shown}: larger than {max_bytes / 1_000_000:g} MB")
    # Only what the header says outright counts: requests would fill in ISO-8859-1 by itself.
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    answer = HttpAnswer(response.status_code, response.reason or "", tuple(response.headers.items()))
    url = without_credentials(response.url)
    return Input(shown, bytes(data), url, stated_charset(kind), now, answer)


def _why(error: Exception) -> str:
    """What a reader can do about it, from an exception's chain of causes."""
    chain = _causes(error)
    text = " ".join(f"{type(one).__name__} {one}" for one in chain)
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in chain):
        return "the server's certificate is not trusted"
    if any(isinstance(one, ssl.SSLError) for one in chain):
        return "no safe connection: the TLS handshake failed"
    if "NameResolution" in text or "gaierror" in text or isinstance(error, UnicodeError):
        return "no such host: check the address"
    if any(isinstance(one, ConnectionRefusedError) for one in chain) or "refused" in text:
        return "the connection was refused: is the server running?"
    if "ConnectTimeout" in text:
        return f"no connection within {CONNECT_SECONDS} seconds"
    if "Timeout" in text or "timed out" in text:
        return f"no answer within {READ_SECONDS} seconds"
    if any(
        name in text for name in ("reset", "RemoteDisconnected", "IncompleteRead", "ProtocolError", "ChunkedEncoding")
    ):
        return "the server broke the connection off"
    if "ContentDecoding" in text or "DecodeError" in text:
        return "the server's compressed answer is broken"
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
