"""Record docs/demo.svg: real runs of the command in a terminal of their own. ``make demo-picture`` runs it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PICTURE = ROOT / "docs" / "demo.svg"
COMMANDS = ("newsclean clean dump.txt -o article.json", "newsclean explain page.html")
WIDTH = 84
"""Columns."""
_ROWS = 100
_SPAN = re.compile(r'textLength="([\d.]+)"([^>]*>)([^<]*)')


def _stretched(span: re.Match[str]) -> str:
    """A span as wide as its cells: rich gives a wide character the room of one."""
    text = unescape(span[3])
    width = float(span[1]) * cell_len(text) / max(1, len(text))
    return f'textLength="{width:.1f}"{span[2]}{span[3]}'


def in_terminal(command: str, folder: Path) -> str:
    """What a command shows in a colour terminal, control sequences and all."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, WIDTH, 0, 0))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCLEAN_", "XDG_"))}
    kept |= {"TERM": "xterm-256color", "PATH": f"{BIN}:{kept['PATH']}"}
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        kept.pop(name, None)
    running = subprocess.Popen(
        [BIN / command.split()[0], *command.split()[1:]],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=kept,
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:
        pass  # Linux says so when the last writer has gone.
    os.close(ours)
    if running.wait():
        raise SystemExit(f"{command}: exit code {running.returncode}")
    return shown.decode().replace("\r\n", "\n")


def recorded() -> Console:
    """The commands and what they show, as rich records it."""
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for page in (ROOT / "newsclean" / "demo").iterdir():
            shutil.copy(page, folder)
        for command in COMMANDS:
            console.print(Text(f"$ {command}", style="bold"))
            console.print(Text.from_ansi(in_terminal(command, folder)))
    return console


def main() -> None:
    svg = recorded().export_svg(title="newsclean", theme=SVG_EXPORT_THEME, unique_id="demo")
    # No font from elsewhere: the reader's own monospace does.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")
    svg = _SPAN.sub(_stretched, svg)
    PICTURE.write_text("\n".join(line.rstrip() for line in svg.split("\n")), encoding="utf-8")


if __name__ == "__main__":
    main()
