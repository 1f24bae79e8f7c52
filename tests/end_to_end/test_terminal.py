"""What somebody sees who sits at a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from newsclean.text.width import display_width
from tests.command import COMMAND
from tests.pages import CHINESE, ENGLISH
from tests.terminal import Terminal

SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(CHINESE)
    return path


@pytest.fixture
def slow() -> Iterator[str]:
    """A server that takes three and a half seconds to answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(3.5)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(ENGLISH.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/story"
    server.shutdown()


def shown(*arguments: object, columns: int = 60, **environment: str) -> str:
    with Terminal([*COMMAND, *map(str, arguments)], columns=columns, **environment) as terminal:
        return terminal.read()


@pytest.mark.parametrize("command", [["clean", "-o", "/dev/null"], ["explain"]])
def test_sixty_columns_are_enough(command: list[str], page: Path) -> None:
    text = SEQUENCE.sub("", shown(*command, page))
    assert "老图书馆下月重新开放" in text
    assert all(display_width(line) <= 60 for line in text.splitlines())


def test_colours_follow_no_color(page: Path) -> None:
    assert "\x1b[" in shown("explain", page)
    assert "\x1b[3" not in shown("explain", page, NO_COLOR="1")


def test_a_slow_input_is_named_while_it_is_waited_for(slow: str) -> None:
    text = shown("fetch", slow, "--no-summary", NEWSCLEAN_ALLOW_PRIVATE="1")
    before, json, after = text.partition('"schema_version"')
    assert slow in before and json
    # The line is gone from the screen before the article comes.
    assert "\x1b[2K" in before and slow not in after.replace(f'"url": "{slow}"', "")
    first = shown("explain", slow, NEWSCLEAN_ALLOW_PRIVATE="1").partition("Library stays open")[0]
    assert "\x1b[2K" in first and first.count(slow) > 1
    assert slow not in shown("fetch", slow, "-q", "--fields", "title", NEWSCLEAN_ALLOW_PRIVATE="1")


def test_missing_input_is_an_error_and_not_waited_for() -> None:
    for command in ("clean", "explain", "corpus"):
        text = shown(command, *(["-o", "out"] if command == "corpus" else []), columns=200)
        assert "no input; name" in text and text.count("\n") == 1


@pytest.mark.parametrize("command", ["clean page.html page.html", "explain page.html", "rules", "schema", "clean -h"])
def test_a_pipe_that_is_closed_early_is_no_error(command: str, page: Path) -> None:
    line = f"set -o pipefail; '{sys.executable}' -m newsclean {command} | head -1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, cwd=page.parent)
    assert (done.returncode, done.stderr) == (0, b"") and done.stdout.count(b"\n") == 1
