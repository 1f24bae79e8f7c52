"""HTTP connections that keep to public addresses and to a deadline for the whole request.

The address that counts is the one connected to: names are resolved first, and the peer is looked at again before a byte
is sent, so neither redirects nor a resolver that changes its mind lead inside. The deadline shuts the socket, so it
holds in every phase: connecting, the TLS handshake, headers that drip in, the body.
"""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Retry

from newsclean.sources.addresses import PrivateAddress, is_public

MAX_RETRY_AFTER = 20
"""Seconds waited at most before a server is asked again, whatever it asks for."""


class DeadlinePassed(Exception):
    """The time for the whole request is over."""


class Deadline:
    """Shuts the watched connections when the time for a request, in seconds, is over."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        _current.deadline = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        _current.deadline = None
        with self._lock:
            for copy in self._watched:
                copy.close()
            self._watched.clear()

    def watch(self, sock: socket.socket) -> None:
        """Shut ``sock`` when the time is over.

        Raises:
            DeadlinePassed: it is over.
        """
        with self._lock:
            if self.passed:
                raise DeadlinePassed
            # A copy of the descriptor shares the connection, and stays valid when TLS takes the socket itself over.
            self._watched.append(socket.socket(fileno=os.dup(sock.fileno())))

    def _expire(self) -> None:
        with self._lock:
            self.passed = True
            for copy in self._watched:
                # Where the other side has hung up already, there is nothing to shut.
                with suppress(OSError):
                    copy.shutdown(socket.SHUT_RDWR)


class _Current(threading.local):
    deadline: Deadline | None = None


_current = _Current()


class _Watched:
    """What plain and TLS connections share."""

    sock: Any
    host: str
    port: int
    only_public = True

    def _new_conn(self) -> socket.socket:
        if self.only_public:
            self._refuse_private()
        if _current.deadline is not None and _current.deadline.passed:
            raise DeadlinePassed
        sock: socket.socket = super()._new_conn()  # type: ignore[misc]
        if self.only_public and not is_public(sock.getpeername()[0]):
            sock.close()
            raise PrivateAddress
        if _current.deadline is not None:
            _current.deadline.watch(sock)
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        # A connection that an earlier request left open is this request's now.
        if self.sock is not None and _current.deadline is not None:
            _current.deadline.watch(self.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]

    def _refuse_private(self) -> None:
        for *_, address in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            if not is_public(str(address[0])):
                raise PrivateAddress


class _Http(_Watched, HTTPConnection):
    pass


class _Https(_Watched, HTTPSConnection):
    pass


def _pools(only_public: bool) -> dict[str, type]:
    """Connection pools by scheme, of connections that keep to public addresses or go anywhere."""
    out = {}
    for scheme, pool, connection in (("http", HTTPConnectionPool, _Http), ("https", HTTPSConnectionPool, _Https)):
        chosen = type(connection.__name__, (connection,), {"only_public": only_public})
        out[scheme] = type(pool.__name__, (pool,), {"ConnectionCls": chosen})
    return out


class GuardedAdapter(HTTPAdapter):
    """A requests adapter over guarded connections."""

    def __init__(self, *, only_public: bool, retries: int) -> None:
        self._pools = _pools(only_public)
        retry = Retry(
            total=retries, connect=1, backoff_factor=0.3, backoff_jitter=0.2, backoff_max=5.0, raise_on_status=False,
            status_forcelist=(429, 500, 502, 503, 504), retry_after_max=MAX_RETRY_AFTER,
        )  # fmt: skip
        super().__init__(max_retries=retry)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools
