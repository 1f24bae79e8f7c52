"""Reading from a client's connection until a deadline, however slowly the bytes come."""

from __future__ import annotations

import io
import socket
import time
from contextlib import suppress
from typing import Any

DRAIN_SECONDS = 2.0
"""Time for reading the rest of a refused request: a client that is cut off while it sends may not see the answer."""
_CHUNK_BYTES = 65_536


class DeadlineReader(io.RawIOBase):
    """A connection's bytes.

    Args:
        connection: the connection.
        seconds: time for everything that is read.
    """

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection = connection
        self._end = time.monotonic() + seconds

    def readable(self) -> bool:
        """Return true."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what is there.

        Raises:
            TimeoutError: the deadline has passed.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        self._connection.settimeout(seconds)
        return self._connection.recv_into(buffer)


def drain(connection: socket.socket) -> None:
    """Announce the end of the answer, and read what the client still sends, for a short time."""
    end = time.monotonic() + DRAIN_SECONDS
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        while (seconds := end - time.monotonic()) > 0:
            connection.settimeout(seconds)
            if not connection.recv(_CHUNK_BYTES):
                return
