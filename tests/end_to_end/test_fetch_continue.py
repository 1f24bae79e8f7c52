"""Lists of URLs that are interrupted and continued, with real processes and a real server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsclean.errors import SourceError
from newsclean.output.formats import find_format
from newsclean.output.part_file import StartMode, open_part_file
from tests.command import COMMAND, newsclean
from tests.pages import ENGLISH

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on POSIX systems")

FETCH = ("fetch", "--allow-private", "--ignore-robots", "--delay", "0")


class Site(ThreadingHTTPServer):
    """Serves a page at each path; those that begin with /slow only once ``release`` is set."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.release = threading.Event()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{path}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path.startswith("/slow"):
            self.server.release.wait(30)
        if self.path == "/missing":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        # The client may be gone.
        with suppress(OSError):
            self.wfile.write(ENGLISH.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    out = [Site(), Site()]
    for site in out:
        threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True).start()
    yield out
    for site in out:
        site.release.set()
        site.shutdown()
        site.server_close()


def write_list(folder: Path, urls: list[str]) -> Path:
    path = folder / "urls.txt"
    path.write_text("".join(f"{url}\n" for url in urls))
    return path


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def interrupt(sent: signal.Signals, holds: Callable[[], bool], *arguments: object) -> tuple[int, str]:
    """Run the command until something holds, then send a signal; return the exit code and the messages."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NEWSCLEAN_", "XDG_"))}
    process = subprocess.Popen([*COMMAND, *map(str, arguments)], stderr=subprocess.PIPE, env=environment)
    wait_until(holds)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors.decode()


def urls_in(path: Path) -> list[str]:
    return [json.loads(line)["url"] for line in path.read_text().splitlines()]


def done_in(state: Path) -> int:
    return max(0, len(state.read_bytes().splitlines()) - 1) if state.exists() else 0


@pytest.mark.parametrize("sent,code", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_an_interrupted_list_keeps_what_was_fetched_and_is_continued(
    sites: list[Site], tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    site = sites[0]
    urls = [site.url(name) for name in ("a", "b", "missing", "c", "slow", "d")]
    target, part, state = (tmp_path / f"out.jsonl{suffix}" for suffix in ("", ".part", ".part.state"))
    target.write_text("what was there before")
    command = (*FETCH, "--from", write_list(tmp_path, urls), "-o", target)
    returned, errors = interrupt(sent, lambda: "/slow" in site.asked and done_in(state) == 4, *command)
    assert returned == code
    assert target.read_text() == "what was there before"
    assert urls_in(part) == [urls[0], urls[1], urls[3]]
    if sent != signal.SIGKILL:
        message = f"newsclean: {part}: 4 of 6 URLs are done; the same command with --continue fetches the rest\n"
        assert message in errors

    again = newsclean(*command)
    assert again.returncode == 1
    assert "holds 3 articles of an interrupted run: --continue fetches the rest, --restart starts again" in again.stderr
    assert len(urls_in(part)) == 3

    site.release.set()
    site.asked.clear()
    rest = newsclean(*command, "--continue")
    # The page that is missing counts, as in a run without an interruption.
    assert rest.returncode == 1, rest.stderr
    assert rest.stderr.startswith("newsclean: 6 pages: 5 articles, 1 none (") and rest.stderr.count("\n") == 1
    assert site.asked == ["/slow", "/d"]
    assert urls_in(target) == [url for url in urls if "missing" not in url]
    assert not part.exists() and not state.exists()


def test_pages_fetched_ahead_of_a_slow_one_are_kept_and_put_in_order(sites: list[Site], tmp_path: Path) -> None:
    slow, fast = sites
    urls = [slow.url("slow"), *(fast.url(name) for name in "abc"), slow.url("d")]
    target = tmp_path / "out.csv"
    command = (*FETCH, "--from", write_list(tmp_path, urls), "-f", "csv", "--fields", "url", "-o", target)
    interrupt(signal.SIGTERM, lambda: len(fast.asked) == 3 and "/slow" in slow.asked, *command)
    slow.release.set()
    fast.asked.clear()
    assert newsclean(*command, "--continue").returncode == 0
    # The last of the three may still have been on its way.
    assert len(fast.asked) <= 1
    assert target.read_text().splitlines() == ["url", *urls]


def test_a_restart_discards_an_interrupted_run(sites: list[Site], tmp_path: Path) -> None:
    site = sites[0]
    urls = [site.url(name) for name in ("a", "slow")]
    target = tmp_path / "out.jsonl"
    command = (*FETCH, "--from", write_list(tmp_path, urls), "-o", target)
    interrupt(
        signal.SIGINT, lambda: "/slow" in site.asked and done_in(tmp_path / "out.jsonl.part.state") == 1, *command
    )
    site.release.set()
    site.asked.clear()
    assert newsclean(*command, "--restart").returncode == 0
    assert site.asked == ["/a", "/slow"] and urls_in(target) == urls


def test_an_interruption_before_the_first_page_leaves_nothing(sites: list[Site], tmp_path: Path) -> None:
    site = sites[0]
    urls = [site.url("slow")]
    command = (*FETCH, "--from", write_list(tmp_path, urls), "-o", tmp_path / "out.jsonl")
    _, errors = interrupt(signal.SIGINT, lambda: "/slow" in site.asked, *command)
    assert errors.strip() == "newsclean: interrupted"
    assert [path.name for path in tmp_path.iterdir()] == ["urls.txt"]


def test_continue_without_an_interrupted_run_fetches_all(sites: list[Site], tmp_path: Path) -> None:
    urls = [sites[0].url(name) for name in "ab"]
    target = tmp_path / "out.jsonl"
    done = newsclean(*FETCH, "--from", write_list(tmp_path, urls), "-o", target, "--continue")
    assert (done.returncode, done.stderr) == (0, "")
    assert urls_in(target) == urls


@pytest.mark.parametrize(
    "options,words",
    [(("--continue",), "--continue requires -o FILE"), (("--continue", "--restart", "-o", "x"), "mutually exclusive")],
)
def test_wrong_usage(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    done = newsclean(*FETCH, "http://a.invalid/", "http://b.invalid/", *options, cwd=tmp_path)
    assert done.returncode == 2 and words in done.stderr


def test_a_file_of_another_origin_is_not_touched(sites: list[Site], tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").write_text("a download")
    urls = write_list(tmp_path, [sites[0].url("a")])
    for more in ((), ("--continue",), ("--restart",)):
        done = newsclean(*FETCH, "--from", urls, "-o", tmp_path / "out.jsonl", *more)
        assert done.returncode == 1 and "in the way" in done.stderr
    assert (tmp_path / "out.jsonl.part").read_text() == "a download"


def test_a_url_that_stands_twice_is_fetched_once(sites: list[Site], tmp_path: Path) -> None:
    site = sites[0]
    urls = [site.url("a"), site.url("b"), site.url("a"), site.url("a#comments")]
    done = newsclean(*FETCH, "--from", write_list(tmp_path, urls))
    assert site.asked == ["/a", "/b"]
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == "newsclean: 2 of 4 URLs stand more than once; each is fetched once\n"


# --- the file itself

JSONL = find_format("jsonl", True, ())


def keep(path: Path, *names: str, mode: StartMode = "new", format_id: str = "jsonl") -> None:
    """Leave a file of a run that ended after some inputs."""
    with open_part_file(path, JSONL, format_id, mode) as part:
        for name in names:
            part.add_article(name, f"{name}\n")


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_state_that_was_cut_anywhere_loses_the_last_input_at_most(tmp_path: Path, cut: int) -> None:
    path, state = tmp_path / "out", tmp_path / "out.part.state"
    keep(path, "one", "two", "three")
    os.truncate(state, state.stat().st_size - cut)
    keep(path, mode="continue")
    with open_part_file(path, JSONL, "jsonl", "continue") as part:
        done = set(part.done)
        assert {"one"} <= done < {"one", "two", "three"}
        for name in ("two", "three"):
            if name not in done:
                part.add_article(name, f"{name}\n")
        part.complete(("one", "two", "three"))
    assert path.read_text() == "one\ntwo\nthree\n"


def test_text_that_is_lost_is_not_counted_as_done(tmp_path: Path) -> None:
    path = tmp_path / "out"
    keep(path, "one", "two")
    os.truncate(tmp_path / "out.part", 6)
    with open_part_file(path, JSONL, "jsonl", "continue") as part:
        assert set(part.done) == {"one"}


def test_another_format_or_version_is_not_continued(tmp_path: Path) -> None:
    path, state = tmp_path / "out", tmp_path / "out.part.state"
    keep(path, "one")
    for format_id in ("csv", "jsonl title"):
        with pytest.raises(SourceError, match="another version of newsclean, or of another format"):
            keep(path, format_id=format_id, mode="continue")
    state.write_text(state.read_text().replace('"schema": "', '"schema": "9'))
    with pytest.raises(SourceError, match="--restart starts again"):
        keep(path, mode="continue")


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    with (
        open_part_file(tmp_path / "out", JSONL, "jsonl", "new"),
        pytest.raises(SourceError, match="another newsclean is writing"),
    ):
        keep(tmp_path / "out")


@pytest.mark.skipif(sys.platform != "linux", reason="the size of files is limited as on Linux")
def test_a_disk_that_fills_up_keeps_what_was_written(sites: list[Site], tmp_path: Path) -> None:
    import resource

    urls = [sites[0].url(name) for name in "abcdef"]
    target, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    command = (*FETCH, "--from", write_list(tmp_path, urls), "-o", target)
    done = subprocess.run(
        [*COMMAND, *map(str, command)], capture_output=True, text=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
    )  # fmt: skip
    assert done.returncode == 1 and not target.exists()
    assert f"{target}: cannot be written: File too large" in done.stderr
    assert "the same command with --continue fetches the rest" in done.stderr
    assert 0 < part.read_bytes().count(b"\n") < len(urls)
    assert newsclean(*command, "--continue").returncode == 0
    assert urls_in(target) == urls
