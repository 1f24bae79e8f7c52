"""A time for a whole request, which shuts its connections when it is over."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress


class DeadlinePassed(Exception):
    """The time for the whole request is over. No ``OSError``: nothing may take it for a reason to try again."""


class Deadline:
    """Shuts the watched connections when the time for a request, in seconds, is over.

    One within another, as robots.txt is asked for before a redirect is followed, ends no later than that.

    Raises:
        DeadlinePassed: the time of the one around it is over.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        # Clocks of threads take no more.
        seconds = min(seconds, threading.TIMEOUT_MAX)
        self._around = current()
        if self._around is not None:
            seconds = min(seconds, self._around.left())
        self._end = time.monotonic() + seconds
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
        _current.deadline = self._around
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

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            DeadlinePassed: none are.
        """
        left = self._end - time.monotonic()
        if self.passed or left <= 0:
            self.passed = True
            raise DeadlinePassed
        return left

    def sleep(self, seconds: float) -> None:
        """Wait; where the time would be over before, do not wait for that.

        Raises:
            DeadlinePassed: it would be.
        """
        if seconds >= self.left():
            self.passed = True
            raise DeadlinePassed
        time.sleep(seconds)

    def _expire(self) -> None:
        with self._lock:
            self.passed = True
            for copy in self._watched:
                # Where the other side has hung up already, there is nothing to shut.
                with suppress(OSError):
                    copy.shutdown(socket.SHUT_RDWR)


def current() -> Deadline | None:
    """The deadline of the request that this thread is about."""
    return _current.deadline


class _Current(threading.local):
    deadline: Deadline | None = None


_current = _Current()
