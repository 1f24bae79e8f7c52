"""A program in a real terminal: a pseudo-terminal of a chosen size, and what is shown in it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from pathlib import Path
from types import TracebackType

from tests.command import INHERITED


class Terminal:
    """A program that has a terminal for its input, output and errors; killed where the block ends."""

    def __init__(self, command: list[str], *, columns: int = 80, cwd: Path | None = None, **env: str) -> None:
        self.shown = ""
        self.process, self._end = pty.fork()
        if not self.process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            os.chdir(cwd or ".")
            settings = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **INHERITED, **env}
            os.execvpe(command[0], command, settings)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._end)
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)

    def type(self, text: str) -> None:
        """Send keys."""
        os.write(self._end, text.encode())

    def read(self, until: str | None = None, seconds: float = 30.0) -> str:
        """All that was shown, once ``until`` is in it or the program has ended; fails when the time is up."""
        end = time.monotonic() + seconds
        seen = len(self.shown)
        while until is None or until not in self.shown[seen:]:
            assert time.monotonic() < end, f"{until!r} never came: {self.shown[-500:]!r}"
            if not select.select([self._end], [], [], 0.2)[0]:
                continue
            try:
                new = os.read(self._end, 65536).decode(errors="replace")
            except OSError:
                new = ""
            if not new:
                assert until is None, f"{until!r} never came: {self.shown[-500:]!r}"
                break
            self.shown += new
        return self.shown
