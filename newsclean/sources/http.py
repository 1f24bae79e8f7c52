"""Pages over HTTP, with requests."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from newsclean.errors import FetchError
from newsclean.sources import Input
from newsclean.version import VERSION

if TYPE_CHECKING:
    from requests import Response, Session

CONNECT_SECONDS = 10
READ_SECONDS = 30
MAX_BYTES = 64_000_000
_PAGE_TYPES = ("text/", "application/xhtml", "application/xml", "application/octet-stream", "application/gzip")
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_session: Session | None = None


def get(url: str) -> Input:
    """Fetch one page.

    Raises:
        FetchError: no such host, a refused connection, a time-out, an HTTP error, a wrong content type, too large.
    """
    import requests

    shown = without_credentials(url)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise FetchError(f"{shown}: not a web address: it must start with http:// or https://")
    try:
        with _http().get(url, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)) as response:
            return _read(response, shown)
    except requests.exceptions.SSLError:
        raise FetchError(f"{shown}: the server's certificate is not trusted") from None
    except requests.exceptions.ConnectTimeout:
        raise FetchError(f"{shown}: no connection within {CONNECT_SECONDS} seconds") from None
    except requests.exceptions.Timeout:
        raise FetchError(f"{shown}: no answer within {READ_SECONDS} seconds") from None
    except requests.exceptions.TooManyRedirects:
        raise FetchError(f"{shown}: redirected in circles") from None
    except requests.exceptions.ConnectionError as error:
        raise FetchError(f"{shown}: {_why(error)}") from None
    except (requests.exceptions.RequestException, UnicodeError) as error:
        raise FetchError(f"{shown}: cannot be fetched ({type(error).__name__})") from None


def without_credentials(url: str) -> str:
    """The URL as it may be shown: no user name, no password, no control characters."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return "".join(char for char in urlunsplit(parts._replace(netloc=host)) if char.isprintable())


def _http() -> Session:
    global _session
    if _session is None:
        import requests
        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry

        retry = Retry(total=2, connect=1, backoff_factor=0.3, status_forcelist=(429, 502, 503, 504),
                      raise_on_status=False, respect_retry_after_header=False)  # fmt: skip
        _session = requests.Session()
        _session.headers["User-Agent"] = f"newsclean/{VERSION}"
        _session.headers["Accept"] = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
        _session.mount("http://", HTTPAdapter(max_retries=retry))
        _session.mount("https://", HTTPAdapter(max_retries=retry))
    return _session


def _read(response: Response, shown: str) -> Input:
    if response.status_code >= 400:
        reason = response.reason or "an error"
        raise FetchError(f"{shown}: the server answered {response.status_code} {reason}")
    kind = response.headers.get("Content-Type", "")
    plain = kind.split(";")[0].strip().lower()
    if plain and not plain.startswith(_PAGE_TYPES):
        raise FetchError(f"{shown}: this is {plain}, not a page")
    data = bytearray()
    for chunk in response.iter_content(65_536):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"{shown}: larger than {MAX_BYTES // 1_000_000} MB")
    # Only what the header says outright counts: requests would fill in ISO-8859-1 by itself.
    stated = _CHARSET.search(kind)
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return Input(shown, bytes(data), without_credentials(response.url), stated.group(1) if stated else None, now)


def _why(error: Exception) -> str:
    text = str(error)
    if "NameResolution" in text or "getaddrinfo" in text or "Name or service" in text:
        return "no such host: check the address"
    if "refused" in text:
        return "the connection was refused: is the server running?"
    if "timed out" in text:
        return f"no answer within {READ_SECONDS} seconds"
    if "reset" in text or "RemoteDisconnected" in text or "IncompleteRead" in text:
        return "the server broke the connection off"
    return "no connection"
