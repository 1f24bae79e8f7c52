"""HTTP connections that keep to public addresses and to a deadline for the whole request.

The address that counts is the one connected to: a name is resolved once, all its addresses are judged, those are
connected to, and the peer is looked at again before a byte is sent, so neither redirects nor a resolver that changes
its mind lead inside. The deadline holds in every phase: resolving, connecting, the TLS handshake, headers that drip in,
the body, the waits between tries.
"""

from __future__ import annotations

import socket
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitedTooLong
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ConnectTimeoutError, InvalidHeader, NameResolutionError, NewConnectionError
from urllib3.response import BaseHTTPResponse, HTTPResponse
from urllib3.util import Retry

from newsclean.fetching.body import read_whole
from newsclean.fetching.deadline import current
from newsclean.fetching.networks import PrivateAddressError, is_public, spelled_address

MAX_RETRY_AFTER = 20
"""Seconds waited at most before a server is asked again, whatever it asks for."""


class _Watched:
    """What plain, TLS and SOCKS connections share."""

    sock: Any
    host: str
    port: int
    timeout: Any
    _dns_host: str
    only_public = True
    resolves = True
    """Whether names are resolved here: behind a SOCKS proxy they are not."""

    def _new_conn(self) -> socket.socket:
        sock: socket.socket = self._connected() if self.resolves else super()._new_conn()  # type: ignore[misc]
        if self.only_public and not is_public(sock.getpeername()[0]):
            sock.close()
            raise PrivateAddressError
        deadline = current()
        if deadline is not None:
            deadline.watch(sock)
        return sock

    def _connected(self) -> socket.socket:
        """A connection to the first of the host's addresses that answers; the name is not resolved a second time."""
        addresses = self._addresses()
        name, timeout, deadline = self._dns_host, self.timeout, current()
        try:
            for address in addresses:
                self._dns_host = address
                if deadline is not None:
                    left = deadline.left()
                    self.timeout = min(timeout, left) if isinstance(timeout, (int, float)) else left
                try:
                    found: socket.socket = super()._new_conn()  # type: ignore[misc]
                    return found
                except (NewConnectionError, ConnectTimeoutError):
                    if address == addresses[-1]:
                        raise
        finally:
            self._dns_host, self.timeout = name, timeout
        raise AssertionError("a name that resolves has an address")

    def _addresses(self) -> list[str]:
        try:
            found = list(dict.fromkeys(str(address[0]) for *_, address in _resolve(self.host, self.port)))
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error  # type: ignore[arg-type]
        if self.only_public and not all(map(is_public, found)):
            raise PrivateAddressError
        return found

    def request(self, *args: Any, **kwargs: Any) -> None:
        # A connection that an earlier request left open is this request's now.
        deadline = current()
        if self.sock is not None and deadline is not None:
            deadline.watch(self.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]

    def getresponse(self) -> HTTPResponse:
        response: HTTPResponse = super().getresponse()  # type: ignore[misc]
        # Before it asks again, urllib3 reads an answer that is not wanted to its end, which it may not have.
        response.drain_conn = response.close  # type: ignore[method-assign]
        return response


def _resolve(host: str, port: int) -> list[Any]:
    """``getaddrinfo``, within the deadline; it cannot be interrupted, so it runs in a thread that may be left behind."""
    deadline = current()
    if deadline is None:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    answer: Future[list[Any]] = Future()

    def ask() -> None:
        try:
            answer.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=ask, daemon=True, name="resolve").start()
    try:
        return answer.result(deadline.left())
    except WaitedTooLong:
        deadline.left()
        raise


def _guard(manager: Any, **choices: bool) -> None:
    """Make a pool manager's connections guarded ones, whatever kind they are; ``choices`` are those of _Watched."""
    guarded: dict[str, type[HTTPConnectionPool]] = {}
    for scheme, pool in manager.pool_classes_by_scheme.items():
        connection = pool.ConnectionCls
        chosen = type(connection.__name__, (_Watched, connection), choices)
        guarded[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": chosen})
    manager.pool_classes_by_scheme = guarded


class _Retry(Retry):
    """Waits no longer than the deadline leaves."""

    def parse_retry_after(self, retry_after: str) -> float:
        """Seconds; none where it is neither a number nor a date, which does not lose the page."""
        try:
            return min(max(0.0, float(retry_after)), MAX_RETRY_AFTER)
        except ValueError:
            pass
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):
            return 0.0

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        deadline = current()
        asked = self.get_retry_after(response) if response is not None else None
        seconds = asked or self.get_backoff_time()
        if deadline is not None and seconds > 0:
            deadline.sleep(seconds)


class GuardedAdapter(HTTPAdapter):
    """A requests adapter over guarded connections, whose answers come whole and no larger than ``max_bytes``.

    Raises (from ``send``):
        PrivateAddressError, DeadlinePassed, TooLarge, NoPageType: nothing else catches them on the way.
    """

    def __init__(self, *, only_public: bool, retries: int, max_bytes: int, pages_only: bool = True) -> None:
        self._only_public = only_public
        self._max_bytes = max_bytes
        self._pages_only = pages_only
        retry = _Retry(
            total=retries, connect=1, backoff_factor=0.3, backoff_jitter=0.2, backoff_max=5.0, raise_on_status=False,
            status_forcelist=(429, 500, 502, 503, 504), retry_after_max=MAX_RETRY_AFTER,
        )  # fmt: skip
        super().__init__(max_retries=retry)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        _guard(self.poolmanager, only_public=self._only_public)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        known = proxy in self.proxy_manager
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not known:
            # The proxy is chosen by the user, and its address is often a private one.
            _guard(manager, only_public=False, resolves=not proxy.lower().startswith("socks"))
        return manager

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        proxies = kwargs.get("proxies") or {}
        if self._only_public and select_proxy(request.url or "", proxies):
            # The proxy resolves names; what is spelled out can be judged here.
            address = spelled_address(urlsplit(request.url or "").hostname or "")
            if address is not None and not is_public(address):
                raise PrivateAddressError
        kwargs["stream"] = True
        return read_whole(super().send(request, *args, **kwargs), self._max_bytes, self._pages_only)
