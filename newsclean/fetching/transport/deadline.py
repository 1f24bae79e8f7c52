"""A time limit for a whole request, which shuts down the request's connections when it has passed."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress


class DeadlinePassed(Exception):
    """The request's time is over. Not an ``OSError``: urllib3 would retry."""


class Deadline:
    """Shuts down the watched connections when a request's time is over.

    Deadlines nest: robots.txt is requested while a redirect is being followed. The inner one never ends later than the
    outer one.

    Args:
        seconds: time for the request.

    Raises:
        DeadlinePassed: the outer deadline has passed.
    """

    def __init__(self, seconds: float) -> None:
        self.has_passed = False
        # A longer wait raises OverflowError.
        seconds = min(seconds, threading.TIMEOUT_MAX)
        self._outer = current_deadline()
        if self._outer is not None:
            seconds = min(seconds, self._outer.remaining_seconds())
        self._end = time.monotonic() + seconds
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        _thread_state.deadline = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        _thread_state.deadline = self._outer
        with self._lock:
            for duplicate in self._watched:
                duplicate.close()
            self._watched.clear()

    def watch(self, sock: socket.socket) -> None:
        """Shut down a connection when the deadline passes.

        Raises:
            DeadlinePassed: it has passed.
        """
        with self._lock:
            if self.has_passed:
                raise DeadlinePassed
            # A duplicated descriptor shares the connection and stays valid when TLS detaches the socket object.
            self._watched.append(socket.socket(fileno=os.dup(sock.fileno())))

    def remaining_seconds(self) -> float:
        """Return the seconds until the deadline.

        Raises:
            DeadlinePassed: it has passed.
        """
        seconds = self._end - time.monotonic()
        if self.has_passed or seconds <= 0:
            self.has_passed = True
            raise DeadlinePassed
        return seconds

    def sleep(self, seconds: float) -> None:
        """Wait, unless the wait would last beyond the deadline.

        Raises:
            DeadlinePassed: it would, and nothing was waited for.
        """
        if seconds >= self.remaining_seconds():
            self.has_passed = True
            raise DeadlinePassed
        time.sleep(seconds)

    def _expire(self) -> None:
        with self._lock:
            self.has_passed = True
            for duplicate in self._watched:
                # The peer may have closed the connection already.
                with suppress(OSError):
                    duplicate.shutdown(socket.SHUT_RDWR)


def current_deadline() -> Deadline | None:
    """Return the deadline of the request that this thread is sending."""
    return _thread_state.deadline


class _ThreadState(threading.local):
    deadline: Deadline | None = None


_thread_state = _ThreadState()
