"""The command as users run it: a process of its own, in a folder and with an environment that the test chooses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "newsclean"]
INHERITED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_") or name == "PYTHONPATH"}
"""The variables that a process needs to run this checkout, and to be counted by `make coverage`. A test that makes an
environment of its own passes them on."""


def newsclean(
    *arguments: object, given: str | bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command and wait for it; nothing of the caller's own settings reaches it."""
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("NEWSCLEAN_", "XDG_"))}
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=60,
        cwd=cwd,
        env=bare | environment,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
