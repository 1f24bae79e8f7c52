"""HTTP connections to public addresses only, within a deadline for the whole request.

A host name is resolved once. All its addresses are checked, the connection goes to one of them, and the peer's address is
checked again before a byte is sent. So neither a redirect nor a DNS answer that changes leads into a private network.
The deadline covers name resolution, connecting, the TLS handshake, headers, the body and the waits between attempts.
"""

from __future__ import annotations

import socket
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ResponseError,
)
from urllib3.response import BaseHTTPResponse, HTTPResponse
from urllib3.util import Retry

from newsclean.fetching.transport.body import BodyLimits, read_body
from newsclean.fetching.transport.content_encoding import BrokenCompression, TruncatedBody
from newsclean.fetching.transport.deadline import current_deadline
from newsclean.fetching.transport.final_response import FinalResponse
from newsclean.fetching.transport.networks import PrivateAddressError, is_public, parse_numeric_host
from newsclean.fetching.transport.retry_after import parse_retry_after

MAX_RETRY_AFTER_SECONDS = 20
"""A page that asks for a longer wait (``Retry-After``) is not tried again."""


class _GuardedConnection:
    """Mixin for urllib3's plain, TLS and SOCKS connections."""

    sock: Any
    host: str
    port: int
    timeout: Any
    _dns_host: str
    response_class = FinalResponse
    only_public = True
    resolves_names = True
    """Whether host names are resolved here. A SOCKS proxy resolves them itself."""

    def _new_conn(self) -> socket.socket:
        sock: socket.socket = self._connect() if self.resolves_names else super()._new_conn()  # type: ignore[misc]
        if self.only_public and not is_public(sock.getpeername()[0]):
            sock.close()
            raise PrivateAddressError
        deadline = current_deadline()
        if deadline is not None:
            deadline.watch(sock)
        return sock

    def _connect(self) -> socket.socket:
        """Connect to the first of the host's addresses that answers, without resolving the name a second time."""
        addresses = self._resolve_host()
        name, timeout, deadline = self._dns_host, self.timeout, current_deadline()
        try:
            for address in addresses:
                self._dns_host = address
                if deadline is not None:
                    seconds = deadline.remaining_seconds()
                    self.timeout = min(timeout, seconds) if isinstance(timeout, (int, float)) else seconds
                try:
                    sock: socket.socket = super()._new_conn()  # type: ignore[misc]
                    return sock
                except (NewConnectionError, ConnectTimeoutError):
                    if address == addresses[-1]:
                        raise
        finally:
            self._dns_host, self.timeout = name, timeout
        raise AssertionError("a name that resolves has an address")

    def _resolve_host(self) -> list[str]:
        try:
            addresses = list(dict.fromkeys(str(address[0]) for *_, address in _getaddrinfo(self.host, self.port)))
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error  # type: ignore[arg-type]
        if self.only_public and not all(map(is_public, addresses)):
            raise PrivateAddressError
        return addresses

    def request(self, *args: Any, **kwargs: Any) -> None:
        # A connection that was kept alive is not watched by this request's deadline yet.
        deadline = current_deadline()
        if self.sock is not None and deadline is not None:
            deadline.watch(self.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]

    def getresponse(self) -> HTTPResponse:
        response: HTTPResponse = super().getresponse()  # type: ignore[misc]
        # Before a retry or a redirect, urllib3 would read the body to its end, which may never come.
        response.drain_conn = response.close  # type: ignore[method-assign]
        return response


def _getaddrinfo(host: str, port: int) -> list[Any]:
    """``socket.getaddrinfo`` within the deadline. It cannot be interrupted, so a thread runs it and may outlive this."""
    deadline = current_deadline()
    if deadline is None:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    answer: Future[list[Any]] = Future()

    def resolve() -> None:
        try:
            answer.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=resolve, daemon=True, name="resolve").start()
    try:
        return answer.result(deadline.remaining_seconds())
    except FutureTimeoutError:
        deadline.remaining_seconds()
        raise


def _use_guarded_connections(manager: Any, **attributes: bool) -> None:
    """Make a pool manager open guarded connections. ``attributes`` are class attributes of _GuardedConnection."""
    guarded: dict[str, type[HTTPConnectionPool]] = {}
    for scheme, pool in manager.pool_classes_by_scheme.items():
        connection = pool.ConnectionCls
        guarded_connection = type(connection.__name__, (_GuardedConnection, connection), attributes)
        guarded[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": guarded_connection})
    manager.pool_classes_by_scheme = guarded


class _DeadlineRetry(Retry):
    """A retry policy whose waits end at the deadline."""

    def parse_retry_after(self, retry_after: str) -> float:
        """Return the seconds to wait; 0 where the value is neither a number nor a date, so that it costs no page."""
        return min(parse_retry_after(retry_after) or 0.0, MAX_RETRY_AFTER_SECONDS)

    def increment(self, *args: Any, **kwargs: Any) -> _DeadlineRetry:
        response = kwargs.get("response")
        seconds = parse_retry_after(response.headers.get("Retry-After")) if response is not None else None
        if seconds is not None and seconds > MAX_RETRY_AFTER_SECONDS:
            # Nobody waits that long for one page. urllib3 then returns the response.
            raise MaxRetryError(kwargs["_pool"], "", ResponseError("Retry-After is too long"))
        return super().increment(*args, **kwargs)

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        deadline = current_deadline()
        requested = self.get_retry_after(response) if response is not None else None
        seconds = requested or self.get_backoff_time()
        if deadline is not None and seconds > 0:
            deadline.sleep(seconds)


class GuardedAdapter(HTTPAdapter):
    """A requests adapter over guarded connections, whose responses have their whole body, up to a size limit.

    Args:
        only_public: whether private addresses are refused.
        retries: further attempts after a failure.
        limits: what is read of a body.

    Raises (from ``send``):
        PrivateAddressError, DeadlinePassed, and the errors of :func:`read_body`: requests and urllib3 do not catch them.
    """

    def __init__(self, *, only_public: bool, retries: int, limits: BodyLimits) -> None:
        self._only_public = only_public
        self._limits = limits
        retry = _DeadlineRetry(
            total=retries, connect=1, backoff_factor=0.3, backoff_jitter=0.2, backoff_max=5.0, raise_on_status=False,
            status_forcelist=(429, 500, 502, 503, 504), retry_after_max=MAX_RETRY_AFTER_SECONDS,
        )  # fmt: skip
        super().__init__(max_retries=retry)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        _use_guarded_connections(self.poolmanager, only_public=self._only_public)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        is_known = proxy in self.proxy_manager
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not is_known:
            # The user chooses the proxy, and its address is often private.
            _use_guarded_connections(manager, only_public=False, resolves_names=not proxy.lower().startswith("socks"))
        return manager

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        proxies = kwargs.get("proxies") or {}
        if self._only_public and select_proxy(request.url or "", proxies):
            # The proxy resolves host names. Numeric ones can be checked here.
            address = parse_numeric_host(urlsplit(request.url or "").hostname or "")
            if address is not None and not is_public(address):
                raise PrivateAddressError
        kwargs["stream"] = True
        try:
            return read_body(super().send(request, *args, **kwargs), self._limits)
        except (BrokenCompression, TruncatedBody):
            if request.method != "GET":
                raise
        # Servers that compress badly may still send the page as it is.
        uncompressed = request.copy()
        uncompressed.headers["Accept-Encoding"] = "identity"
        return read_body(super().send(uncompressed, *args, **kwargs), self._limits)
