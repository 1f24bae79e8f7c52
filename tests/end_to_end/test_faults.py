"""What goes wrong around the tool, done for real: nothing lost, no half file under a final name, one line each."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsclean.document import Document, HttpResponse
from newsclean.output.warc import write_warc
from tests.command import COMMAND
from tests.pages import ENGLISH

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults are made with Linux's means")


def run(
    *arguments: object, before: Callable[[], None] | None = None, **more: object
) -> subprocess.CompletedProcess[bytes]:
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.run([*COMMAND, *map(str, arguments)], preexec_fn=before, timeout=60, **given)  # type: ignore[call-overload, no-any-return]


def one_line(errors: bytes) -> str:
    text = errors.decode()
    assert text.startswith("newsclean: ") and text.count("\n") == 1, text
    return text


def left_over(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if ".part" in entry.name)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "page.html"


# --- disks and folders


@pytest.fixture(params=["buffered", "unbuffered"])
def buffering(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python writes at once, or when its buffer is full and at the end: what cannot be written shows elsewhere."""
    if request.param == "buffered":
        monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    else:
        monkeypatch.setenv("PYTHONUNBUFFERED", "1")


COMMANDS_WITHOUT_INPUT = [
    "--version",
    "--help",
    "clean -h",
    "rules",
    "rules show share.prompt.en",
    "schema",
    "completion bash",
]
"""Commands that print help, rules, the schema or a script."""


@pytest.mark.usefixtures("buffering")
@pytest.mark.parametrize("arguments", COMMANDS_WITHOUT_INPUT)
def test_help_and_listings_on_a_full_disk(arguments: str) -> None:
    with open("/dev/full", "wb") as full:
        done = run(*arguments.split(), stdout=full)
    assert done.returncode == 1
    assert "standard output: cannot be written: No space left" in one_line(done.stderr)


@pytest.mark.usefixtures("buffering")
@pytest.mark.parametrize("more", [(), ("--json",), ("--diff",)])
def test_an_explanation_on_a_full_disk(page: Path, more: tuple[str, ...]) -> None:
    pages = (page, page) if more == ("--diff",) else (page,)
    with open("/dev/full", "wb") as full:
        done = run("explain", *more, *pages, stdout=full)
    assert done.returncode == 1
    assert "standard output: cannot be written: No space left" in one_line(done.stderr)


@pytest.mark.usefixtures("buffering")
@pytest.mark.parametrize("arguments", COMMANDS_WITHOUT_INPUT)
def test_a_closed_pipe_is_no_error(arguments: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*arguments.split(), stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_disk_that_fills_up_with_the_last_bytes(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    arguments = ("clean", page, page, "--format", "html")
    whole = len(run(*arguments).stdout)
    with open(tmp_path / "out.html", "wb") as file:
        done = run(
            *arguments, stdout=file, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (whole - 3, whole - 3))
        )
    assert done.returncode == 1
    assert "standard output: cannot be written" in one_line(done.stderr)


def test_messages_that_cannot_be_written_change_no_exit_code(page: Path, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        assert run("clean", tmp_path / "missing.html", stderr=full).returncode == 3
        done = run("clean", page, tmp_path / "missing.html", "--summary", stderr=full)
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 1


def test_standard_output_on_a_full_disk(page: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = run("clean", page, stdout=full)
    assert done.returncode not in (0, 3)
    assert "No space left" in one_line(done.stderr)


def test_a_pipe_is_written_to_and_not_replaced(page: Path, tmp_path: Path) -> None:
    # Renamed over, a device such as /dev/null would be gone for the whole machine.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    done = run("clean", page, "-o", pipe)
    assert done.returncode == 0, done.stderr
    assert pipe.is_fifo()
    assert json.loads(os.read(reader, 1_000_000))["title"] == "Library stays open"
    os.close(reader)
    assert left_over(tmp_path) == []


def test_a_link_stays_and_what_it_leads_to_is_written(page: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "out.json"
    link.symlink_to("elsewhere/real.json")
    for _ in range(2):
        assert run("clean", page, "-o", link).returncode == 0
        assert link.is_symlink()
        assert json.loads((tmp_path / "elsewhere" / "real.json").read_text())["title"] == "Library stays open"
    assert left_over(tmp_path) == left_over(tmp_path / "elsewhere") == []


def test_standard_output_by_its_device(page: Path) -> None:
    done = run("clean", page, "-o", "/dev/stdout")
    assert json.loads(done.stdout)["title"] == "Library stays open"
    assert Path("/dev/stdout").is_symlink()


def limit_files() -> None:
    """No file may grow past some hundred bytes: what a full disk does in the middle of a write."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))


def test_a_disk_that_fills_up_in_the_middle_of_a_file(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("what was there before")
    done = run("clean", page, "-o", target, before=limit_files)
    assert done.returncode == 1
    assert "out.json: cannot be written" in one_line(done.stderr)
    assert target.read_text() == "what was there before"
    assert left_over(tmp_path) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)], capture_output=True)
    if done.returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(page: Path, tiny_disk: Path) -> None:
    with pytest.raises(OSError):
        (tiny_disk / "filler").write_bytes(b"a" * 200_000)
    done = run("clean", page, "-o", tiny_disk / "out.json")
    assert done.returncode == 1
    assert "No space left" in one_line(done.stderr)
    assert os.listdir(tiny_disk) == ["filler"]


def test_a_full_disk_under_the_kept_pages(tiny_disk: Path) -> None:
    found = Document("x", os.urandom(200_000), "http://news.example/a", None, "2024-03-05T10:00:00+00:00", ANSWER)
    with pytest.raises(Exception, match="cannot be written: No space left"):
        write_warc(found, tiny_disk / "kept")
    assert os.listdir(tiny_disk / "kept") == []


def drop_capabilities() -> None:
    """Let a folder's modes count for root as well (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH out of the bounding set)."""
    for power in (1, 2):
        ctypes.CDLL(None).prctl(24, power, 0, 0, 0)


def test_a_read_only_folder(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "out.json").write_text("what was there before")
    folder.chmod(0o555)
    done = run("clean", page, "-o", folder / "out.json", before=drop_capabilities)
    folder.chmod(0o755)
    assert done.returncode == 1
    assert "cannot be written: Permission denied" in one_line(done.stderr)
    assert (folder / "out.json").read_text() == "what was there before"


def test_a_file_that_may_not_be_read(page: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed.html"
    shutil.copy(page, closed)
    closed.chmod(0)
    done = run("clean", closed, page, before=drop_capabilities)
    assert done.returncode == 1
    assert "closed.html: not allowed to read it" in one_line(done.stderr)
    assert json.loads(done.stdout)["title"] == "Library stays open"


# --- inputs that change


def reset_signal_handlers() -> None:
    """As in a terminal, whoever has started the tests: nohup and background jobs hand down signals that are ignored."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def started(*arguments: object, **more: object) -> subprocess.Popen[bytes]:
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "preexec_fn": reset_signal_handlers, **more}
    return subprocess.Popen([*COMMAND, *map(str, arguments)], **given)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A file whose reader waits for whoever writes it."""
    os.mkfifo(tmp_path / "slow.html")
    return tmp_path / "slow.html"


def test_a_file_that_vanishes_while_another_is_read(page: Path, slow: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.html"
    shutil.copy(page, gone)
    process = started("clean", slow, gone, page)
    with open(slow, "wb") as writer:
        gone.unlink()
        writer.write(ENGLISH.encode())
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "gone.html: no such file" in one_line(errors)
    assert len(out.splitlines()) == 2


def test_a_file_that_ends_in_the_middle(page: Path, slow: Path) -> None:
    process = started("clean", slow, page)
    with open(slow, "wb") as writer:
        writer.write(ENGLISH.encode()[:1500])
        writer.flush()
        time.sleep(0.2)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0 and errors == b""
    assert len([json.loads(line) for line in out.splitlines()]) == 2


# --- signals


def half_done(page: Path, slow: Path, target: Path) -> subprocess.Popen[bytes]:
    """A run that has cleaned one page of two into its file and waits for the second."""
    process = started("clean", page, slow, "-o", target)
    end = time.monotonic() + 30
    while not any(entry.stat().st_size for entry in target.parent.glob(f".{target.name}.*.part")):
        assert time.monotonic() < end and process.poll() is None
        time.sleep(0.02)
    return process


@pytest.mark.parametrize(
    "sent,code", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_run_that_is_ended_leaves_no_half_file(
    page: Path, slow: Path, tmp_path: Path, sent: signal.Signals, code: int, there: bool
) -> None:
    target = tmp_path / "out.jsonl"
    if there:
        target.write_text("what was there before")
    process = half_done(page, slow, target)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert (target.read_text() if there else target.exists()) == ("what was there before" if there else False)
    if sent != signal.SIGKILL:
        assert left_over(tmp_path) == []
        assert errors.strip() in (b"", b"newsclean: interrupted")


def test_a_run_under_nohup_outlives_its_terminal(page: Path, slow: Path, tmp_path: Path) -> None:
    process = started(
        "clean", page, slow, "-o", tmp_path / "out.jsonl",
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )  # fmt: skip
    with slow.open("wb") as writer:
        process.send_signal(signal.SIGHUP)
        writer.write(page.read_bytes())
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2


MAX_SIGNALS = 4


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_what_was_written_before_a_signal_is_whole_lines(page: Path, slow: Path, sent: signal.Signals) -> None:
    process = started("clean", "-q", page, page, slow)
    assert process.stdout is not None
    lines = [process.stdout.readline(), process.stdout.readline()]
    for _ in range(MAX_SIGNALS):
        # Python loses a signal that arrives right before a call that blocks, such as the opening of this pipe.
        process.send_signal(sent)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
            break
    rest, _ = process.communicate(timeout=60)
    assert rest == b""
    assert [json.loads(line)["title"] for line in lines] == ["Library stays open"] * 2


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("sent,code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_ended_does_not_wait_for_a_silent_server(
    tmp_path: Path, listed: bool, sent: signal.Signals, code: int
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        (tmp_path / "urls.txt").write_text(f"{url}a\n{url}b\n")
        names = ["--from", tmp_path / "urls.txt", "--ignore-robots"] if listed else [url]
        process = started("fetch", "--allow-private", *names)
        silent.settimeout(30)
        connection, _ = silent.accept()
        start = time.monotonic()
        process.send_signal(sent)
        process.communicate(timeout=30)
        connection.close()
    assert process.returncode == code
    assert time.monotonic() - start < 10


def test_a_pipe_that_is_closed_early(page: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$@" | head -c 100 > /dev/null', "bash", *COMMAND, "clean", *[str(page)] * 60],
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


# --- streams and locales


@pytest.mark.parametrize("locale", ["C", "POSIX", "xx_XX.nonsense"])
def test_names_and_text_beyond_ascii_without_a_locale(tmp_path: Path, locale: str) -> None:
    (tmp_path / "新闻.html").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / os.fsdecode(b"\xff\xfe.html")).write_text(ENGLISH, encoding="utf-8")
    bare = {"PATH": os.environ["PATH"], "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": locale, "LANG": locale}
    done = run("clean", "--summary", tmp_path, tmp_path / "沒有.html", env=bare)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert len([json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]) == 2


def closing(*numbers: int) -> Callable[[], None]:
    return lambda: [os.close(number) for number in numbers] and None


def test_standard_input_is_closed(page: Path) -> None:
    assert "closed" in one_line(run("clean", before=closing(0)).stderr)
    assert run("clean", page, before=closing(0)).returncode == 0


def test_standard_error_is_closed(page: Path, tmp_path: Path) -> None:
    # Were its number free, the output file would get it, and with it every message.
    target = tmp_path / "out.jsonl"
    done = run("clean", page, "missing.html", page, "-o", target, before=closing(2))
    assert done.returncode == 1
    assert len([json.loads(line) for line in target.read_text().splitlines()]) == 2


def test_everything_is_closed(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("clean", page, "missing.html", "-o", target, before=closing(0, 1, 2)).returncode == 1
    assert json.loads(target.read_text())["title"] == "Library stays open"


def test_standard_output_is_closed(page: Path) -> None:
    done = run("clean", page, before=closing(1))
    assert done.returncode == 1
    assert "standard output: cannot be written" in one_line(done.stderr)


# --- clocks

JUMPY = """
import sys, time
real, calls = time.time, iter(range(10**9))
time.time = lambda: real() + (-1) ** next(calls) * 10**7
sys.argv = ["newsclean", *sys.argv[1:]]
from newsclean.cli.main import run
run()
"""


def test_a_clock_that_jumps(page: Path) -> None:
    done = subprocess.run([sys.executable, "-c", JUMPY, "clean", str(page)], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


ANSWER = HttpResponse(200, "OK", (("Content-Type", "text/html"),))


def test_a_stopped_clock_loses_no_saved_page(tmp_path: Path) -> None:
    urls = ["http://news.example/story?id=1", "http://news.example/story?id=2", "http://news.example/story?id=1"]
    for url in urls:
        write_warc(Document(url, ENGLISH.encode(), url, None, "2024-03-05T10:00:00+00:00", ANSWER), tmp_path / "kept")
    done = run("clean", tmp_path / "kept")
    assert sorted(json.loads(line)["url"] for line in done.stdout.splitlines()) == sorted(urls)
