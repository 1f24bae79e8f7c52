"""``newsclean corpus`` as users run it: real processes, killed for real."""

from __future__ import annotations

import base64
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsclean.corpus.run_folder import open_run_folder
from newsclean.document import Document
from newsclean.inputs.documents import read_file
from tests.corpus.conftest import HANGS
from tests.end_to_end.test_bundle import ONE, TWO
from tests.inputs.archives import response
from tests.pages import CHINESE, ENGLISH, PARAGRAPHS

TOWNS = ("Marrow", "Elder", "Quill", "Hatch", "Brindle", "Sorrel", "Tansy")
SLOW = f"<body>{HANGS}{ENGLISH}"


PAGES = 96
SHARD_PAGES = 12


def page(number: int) -> str:
    """A page unlike the others."""
    town = TOWNS[number % len(TOWNS)]
    lines = random.Random(number).sample(PARAGRAPHS, len(PARAGRAPHS))
    story = "".join(f"<p>{line} {town} had asked {number} times.</p>" for line in lines)
    return ENGLISH.replace("".join(f"<p>{text}</p>" for text in PARAGRAPHS), story)


def corpus(*arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), input=given, capture_output=True, text=True, timeout=120)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "newsclean", "corpus", *map(str, arguments)]


def rows(out: Path, pattern: str = "articles-*.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for path in sorted(out.glob(pattern)) for line in path.read_text().splitlines()]


def files_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for number in range(PAGES):
        (made / f"{number:04d}.html").write_text(page(number))
    (made / "0050.html").write_text("")
    (made / "0060.html").write_text("<body><a href=/>Home</a></body>")
    return made


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run without an interruption."""
    out = tmp_path_factory.mktemp("whole") / "out"
    done = corpus(folder, "-o", out, "--shard-pages", SHARD_PAGES)
    assert done.returncode == 1, done.stderr
    return files_of(out)


def test_every_page_comes_out_once_and_in_order(folder: Path, whole: dict[str, bytes]) -> None:
    found = [
        json.loads(line) for name in sorted(whole) if name.startswith("articles") for line in whole[name].splitlines()
    ]
    rejects = [
        json.loads(line) for name in sorted(whole) if name.startswith("_rejects") for line in whole[name].splitlines()
    ]
    assert [row["id"] for row in found] == sorted(row["id"] for row in found)
    assert len(found) == PAGES - 2
    assert {(Path(row["id"]).name, row["outcome"]) for row in rejects} == {
        ("0050.html", "not_a_page"),
        ("0060.html", "no_article"),
    }
    manifest = json.loads(whole["_manifest.json"])
    assert manifest["outcomes"] == {"article": PAGES - 2, "no_article": 1, "not_a_page": 1}
    assert not [name for name in whole if name.endswith(".part")]


def test_killed_at_any_moment_and_started_again_the_output_is_the_same(
    folder: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    moments = random.Random(5)
    kills = runs = 0
    while kills < 20:
        out = tmp_path / str(runs)
        process = subprocess.Popen(command(folder, "-o", out, "--shard-pages", SHARD_PAGES, "-q"))
        try:
            process.wait(moments.uniform(0.2, 1.2))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        else:
            assert files_of(out) == whole
            runs += 1
    corpus(folder, "-o", out, "--shard-pages", SHARD_PAGES)
    assert files_of(out) == whole


def test_unordered_and_killed_again_and_again_every_page_comes_out_once(
    folder: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "pages").symlink_to(folder)
    slow = tmp_path / "0.html"
    slow.write_text(SLOW)
    arguments = (
        slow,
        tmp_path / "pages",
        "-o",
        tmp_path / "out",
        "--unordered",
        "--shard-pages",
        SHARD_PAGES,
        "-q",
        "-j",
        2,
    )
    journal = tmp_path / "out" / "_journal.json"
    for shards in (1, 3, 5):
        process = subprocess.Popen(command(*arguments), start_new_session=True)
        deadline = time.monotonic() + 60
        while not journal.exists() or json.loads(journal.read_text())["shards"] < shards:
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        # The worker at the slow page would end by itself after half a minute.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        state = json.loads(journal.read_text())
        assert state["next"] == [0, 0] and len(state["beyond"]) == SHARD_PAGES * state["shards"]
    done = corpus(*arguments, "--page-timeout", 1.5)
    assert done.returncode == 1, done.stderr
    found = rows(tmp_path / "out") + rows(tmp_path / "out", "_rejects-*")
    assert len(found) == PAGES + 1
    assert {Path(str(row["id"])).name for row in found} == {f"{number:04d}.html" for number in range(PAGES)} | {
        "0.html"
    }
    expected = {
        line.split(b", ", 1)[1] for name in whole if name[:8] == "articles" for line in whole[name].splitlines()
    }
    written = (path.read_bytes() for path in (tmp_path / "out").glob("articles-*"))
    assert {line.split(b", ", 1)[1] for lines in written for line in lines.splitlines()} == expected


def test_a_slow_page_delays_no_others_in_an_unordered_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "0.html").write_text(SLOW)
    options = ("--page-timeout", 1.5, "-j", 2)
    assert corpus(tmp_path / "0.html", folder, "-o", tmp_path / "out", "--unordered", *options).returncode == 1
    last = rows(tmp_path / "out", "_rejects-*")[-1]
    assert (Path(str(last["id"])).name, last["outcome"]) == ("0.html", "timeout")


def test_partial_files_of_a_killed_run_are_deleted(folder: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("._journal.json.x1.part", ".articles-00000.jsonl.part"):
        (tmp_path / "out" / name).write_bytes(b"half")
    corpus(folder, "-o", tmp_path / "out", "--shard-pages", SHARD_PAGES)
    assert files_of(tmp_path / "out") == whole


def test_interrupted_it_ends_cleanly_and_goes_on(folder: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(folder, "-o", tmp_path / "out", "--shard-pages", SHARD_PAGES, "-q"), stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "out" / "articles-00000.jsonl").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    if process.returncode != 1:
        assert process.returncode == 130
        assert "run the same command to resume" in err and "Traceback" not in err
        assert not list((tmp_path / "out").glob(".*.part"))
    corpus(folder, "-o", tmp_path / "out", "--shard-pages", SHARD_PAGES)
    assert files_of(tmp_path / "out") == whole


def test_an_interrupt_between_a_temporary_file_and_the_care_for_it_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), open_run_folder(tmp_path, "run", False):
        (tmp_path / "._journal.json.x1.part").write_bytes(b"half")
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["_journal.json"]


def test_a_finished_run_does_nothing_when_started_again(folder: Path, tmp_path: Path) -> None:
    corpus(folder, "-o", tmp_path / "out")
    before = files_of(tmp_path / "out")
    assert corpus(folder, "-o", tmp_path / "out").returncode == 1
    assert files_of(tmp_path / "out") == before


def test_another_run_s_folder_is_not_touched(folder: Path, tmp_path: Path) -> None:
    corpus(folder / "0001.html", "-o", tmp_path / "out")
    before = files_of(tmp_path / "out")
    done = corpus(folder, "-o", tmp_path / "out")
    assert done.returncode == 1 and "another folder" in done.stderr and done.stderr.count("\n") == 1
    assert files_of(tmp_path / "out") == before
    assert corpus(folder / "0002.html", "-o", tmp_path / "out", "--restart").returncode == 0


def test_shards_that_no_journal_knows_are_not_touched(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "articles-00000.jsonl").write_text("mine\n")
    (tmp_path / "articles-of-mine.jsonl").write_text("mine too\n")
    before = files_of(tmp_path)
    done = corpus(folder / "0001.html", "-o", tmp_path)
    assert done.returncode == 1 and "no _journal.json" in done.stderr and done.stderr.count("\n") == 1
    assert files_of(tmp_path) == before
    assert corpus(folder / "0001.html", "-o", tmp_path, "--restart").returncode == 0
    assert (tmp_path / "articles-of-mine.jsonl").read_text() == "mine too\n"
    assert len(rows(tmp_path, "articles-00000.jsonl")) == 1


def test_two_runs_at_a_time_do_not_share_a_folder(tmp_path: Path) -> None:
    # The first run waits for its input until the second one has ended.
    os.mkfifo(tmp_path / "pipe.html")
    first = subprocess.Popen(command(tmp_path / "pipe.html", "-o", tmp_path / "out", "-q"))
    try:
        deadline = time.monotonic() + 30
        while not (tmp_path / "out" / "_journal.json").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        second = corpus(tmp_path / "pipe.html", "-o", tmp_path / "out", "-q")
        assert second.returncode == 1 and "another newsclean is writing there" in second.stderr
    finally:
        (tmp_path / "pipe.html").write_text(page(1))
        assert first.wait(60) == 0
    assert len(rows(tmp_path / "out")) == 1


def test_output_inside_the_input_is_no_input(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(page(number))
    for _ in range(2):
        assert corpus(tmp_path, "-o", tmp_path / "out").returncode == 0
    assert corpus(tmp_path, "-o", tmp_path / "out", "--restart").returncode == 0
    assert len(rows(tmp_path / "out")) == 3


def test_a_page_that_hangs_affects_only_itself(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02d}.html").write_text(SLOW if number == 7 else page(number))
    done = corpus(tmp_path, "-o", tmp_path / "out", "--page-timeout", "1.5", "-j", 2)
    assert done.returncode == 1, done.stderr
    (reject,) = rows(tmp_path / "out", "_rejects-*")
    assert (Path(str(reject["id"])).name, reject["outcome"]) == ("07.html", "timeout")
    assert len(rows(tmp_path / "out")) == 19


def test_a_page_that_kills_its_workers_affects_only_itself(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02d}.html").write_text(SLOW if number == 7 else page(number))
    process = subprocess.Popen(command(tmp_path, "-o", tmp_path / "out", "-q", "-j", 1))
    kill_worker(process.pid)
    kill_worker(process.pid)
    process.wait(120)
    (reject,) = rows(tmp_path / "out", "_rejects-*")
    assert (Path(str(reject["id"])).name, reject["outcome"]) == ("07.html", "crash")
    assert len(rows(tmp_path / "out")) == 19


def test_a_page_whose_worker_is_killed_from_outside_is_tried_once_more(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02d}.html").write_text(SLOW if number == 7 else page(number))
    process = subprocess.Popen(command(tmp_path, "-o", tmp_path / "out", "-q", "-j", 1))
    # The second worker reads another file under the same name.
    kill_worker(process.pid, lambda: (tmp_path / "07.html").write_text(page(7)))
    assert process.wait(120) == 0
    assert len(rows(tmp_path / "out")) == 20


def kill_worker(root: int, prepare: Callable[[], object] = lambda: None) -> None:
    """Kill the worker that is busy with one page."""
    deadline = time.monotonic() + 60
    killed = None
    while killed is None and time.monotonic() < deadline:
        time.sleep(1.0)
        killed = busiest_descendant(root)
    assert killed is not None
    prepare()
    os.kill(killed, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("is_group", [False, True])
def test_a_signal_ends_it_with_one_line_and_no_partial_file(
    folder: Path, whole: dict[str, bytes], tmp_path: Path, number: signal.Signals, is_group: bool
) -> None:
    out = tmp_path / "out"
    arguments = command(folder, "-o", out, "--shard-pages", SHARD_PAGES, "-q")
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 30
    while not list(out.glob(".articles-*.part")) and time.monotonic() < deadline:
        time.sleep(0.002)
    (os.killpg if is_group else os.kill)(process.pid, number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert err == f"newsclean: interrupted; complete shards are kept in {out}; run the same command to resume\n"
    assert not list(out.glob(".*.part")) and not (out / "_manifest.json").exists()
    corpus(folder, "-o", out, "--shard-pages", SHARD_PAGES)
    assert files_of(out) == whole


def test_an_interrupt_while_it_starts_leaves_no_traceback(folder: Path, tmp_path: Path) -> None:
    # Python itself has a traceback for interrupts before its own start is complete.
    script = "import os; from newsclean.cli.entry import run; os.write(1, b'started'); run()"
    # The hanging page keeps the run from ending before the interrupt.
    (tmp_path / "0.html").write_text(SLOW)
    arguments = ["corpus", str(tmp_path / "0.html"), str(folder), "-o", str(tmp_path / "out"), "-q", "--restart"]
    for count in range(14):
        with subprocess.Popen(
            [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:  # fmt: skip
            assert process.stdout is not None and process.stdout.read(7) == b"started"
            time.sleep(0.005 + count * 0.05)
            os.killpg(process.pid, signal.SIGINT)
            _, err = process.communicate(timeout=30)
            assert err.strip() == b"" or (
                err.strip().startswith(b"newsclean: interrupted") and b"Traceback" not in err
            ), err
            assert process.returncode in (130, -signal.SIGINT)


def test_a_killed_run_leaves_no_worker_behind_even_if_its_page_hangs(tmp_path: Path) -> None:
    (tmp_path / "0.html").write_text(SLOW)
    process = subprocess.Popen(command(tmp_path, "-o", tmp_path / "out", "-q", "-j", 1, "--page-timeout", 3))
    worker = None
    deadline = time.monotonic() + 60
    while worker is None and time.monotonic() < deadline:
        time.sleep(0.02)
        worker = busiest_descendant(process.pid)
    assert worker is not None
    process.kill()
    process.wait()
    # Left alone the page takes minutes; the worker ends five seconds after the page's time, more on a busy machine.
    deadline = time.monotonic() + 40
    while is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not is_alive(worker), "it still works at a page whose run is gone"


def is_alive(process: int) -> bool:
    """Whether a process is there and has not ended, reaped or not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


PREPARATION = 50
"""Hundredths of a second of work that a worker has done before its first page, and more."""


def busiest_descendant(root: int, least: int = PREPARATION) -> int | None:
    """The process under ``root`` that has used most time, if any has used some."""
    parents, times = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
            times[int(entry.name)] = int(fields[11]) + int(fields[12])
    below = {root}
    for _ in range(3):
        below |= {pid for pid, parent in parents.items() if parent in below}
    found = max((pid for pid in below if pid != root), key=lambda pid: times[pid], default=None)
    return found if found is not None and times[found] > least else None


def test_a_page_that_needs_too_much_memory_affects_only_itself(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number:02d}.html").write_text(page(number))
    (tmp_path / "03.html").write_text("<p>" + "the river rose again. " * 3_000_000)
    done = corpus(tmp_path, "-o", tmp_path / "out", "--page-memory", 150)
    assert done.returncode == 1, done.stderr
    (reject,) = rows(tmp_path / "out", "_rejects-*")
    assert Path(str(reject["id"])).name == "03.html"
    assert reject["outcome"] in ("memory", "crash")
    assert len(rows(tmp_path / "out")) == 5


def warc(path: Path) -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(5):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=gbk")], protocol="HTTP/1.1")
        body = BytesIO(CHINESE.replace("2024", f"20{number + 10}").encode("gb18030"))
        url = f"https://news.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    path.write_bytes(out.getvalue())


@pytest.mark.parametrize("shard_pages", [2, 100])
def test_a_text_file_of_several_dumps_gives_an_article_per_dump(tmp_path: Path, shard_pages: int) -> None:
    dumps = [f"{ONE}\f{TWO}\f{ONE.replace('Marrow', 'Elder')}", f"=== https://example.com/1 ===\n{TWO}\n" * 2, ONE]
    for name, text in zip("abc", dumps, strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    done = corpus(tmp_path, "-o", tmp_path / "out", "--shard-pages", shard_pages)
    assert done.returncode == 0, done.stderr
    found = [
        (Path(str(row["id"]).partition(": ")[0]).name, str(row["id"]).partition(": ")[2], row["url"])
        for row in rows(tmp_path / "out")
    ]
    assert found == [
        ("a.txt", "page 1", None), ("a.txt", "page 2", None), ("a.txt", "page 3", None),
        ("b.txt", "https://example.com/1", "https://example.com/1"),
        ("b.txt", "https://example.com/1", "https://example.com/1"),
        ("c.txt", "", None),
    ]  # fmt: skip
    assert "Elder" in str(rows(tmp_path / "out")[2]["text"]) and "Marrow" not in str(rows(tmp_path / "out")[2]["text"])


def test_archives_tables_and_lists(tmp_path: Path) -> None:
    import pyarrow

    warc(tmp_path / "crawl.warc.gz")
    pages = [page(number) for number in range(3)]
    urls = [f"https://table.example/{number}" for number in range(3)]
    with gzip.open(tmp_path / "rows.jsonl.gz", "wt") as file:
        file.writelines(json.dumps({"raw": text, "link": url}) + "\n" for text, url in zip(pages, urls, strict=True))
    parquet.write_table(pyarrow.table({"raw": pages, "link": urls}), tmp_path / "rows.parquet")
    listed = "\n".join(str(tmp_path / name) for name in ("crawl.warc.gz", "rows.jsonl.gz", "rows.parquet"))
    done = corpus(
        "-", "-o", tmp_path / "out", "--format", "parquet", "--column", "raw", "--url-column", "link", given=listed
    )
    assert done.returncode == 0, done.stderr
    table = parquet.read_table(tmp_path / "out" / "articles-00000.parquet").to_pylist()
    assert [row["url"] for row in table] == [f"https://news.example/{number}" for number in range(5)] + urls * 2
    assert all(row["title"] and row["text"] and row["body"] for row in table)
    assert table[0]["extraction"]["encoding"] == "gb18030"


def test_a_listed_file_that_is_gone_affects_only_itself(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "0.html").write_text(page(0))
    listed = f"{folder / '0001.html'}\n{folder / 'gone.html'}\r\n\n{tmp_path / 'more'}\n"
    done = corpus("-", "-o", tmp_path / "out", given=listed)
    assert done.returncode == 1 and "gone.html: no such file" in done.stderr
    assert [Path(str(row["id"])).name for row in rows(tmp_path / "out")] == ["0001.html", "0.html"]
    (reject,) = rows(tmp_path / "out", "_rejects-*")
    assert (Path(str(reject["id"])).name, reject["outcome"]) == ("gone.html", "unreadable")


def test_a_list_names_files_as_the_file_system_does(folder: Path, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9.html"
    with open(odd, "wb") as file:
        file.write(ENGLISH.encode())
    # As in every locale of UTF-8 but C's own.
    done = subprocess.run(
        command("-", "-o", tmp_path / "out"), input=odd + b"\n", capture_output=True, timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )  # fmt: skip
    assert (done.returncode, len(rows(tmp_path / "out"))) == (0, 1), done.stderr


def test_a_list_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" <&-', "bash", *command("-", "-o", tmp_path / "out")], capture_output=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"newsclean: no input") and done.stderr.count(b"\n") == 1


def test_what_another_run_wrote_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "0.html").write_text(page(0))
    assert corpus(tmp_path / "pages", "-o", tmp_path / "first").returncode == 0
    done = corpus(tmp_path, "-o", tmp_path / "second")
    assert done.returncode == 0, done.stderr
    assert len(rows(tmp_path / "second")) == 1 and rows(tmp_path / "second", "_rejects-*") == []


def test_a_journal_beside_pages_hides_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "_journal.json").write_text("{}")
    (tmp_path / "0.html").write_text(page(0))
    assert corpus(tmp_path, "-o", tmp_path / "out").returncode == 0
    assert len(rows(tmp_path / "out")) == 1


def test_near_copies_are_left_out_also_after_a_kill(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02d}.html").write_text(page(number % 6).replace("Ann Example", f"Writer {number}"))
    done = corpus(tmp_path, "-o", tmp_path / "out", "--dedup", "--shard-pages", 4)
    assert done.returncode == 0, done.stderr
    assert len(rows(tmp_path / "out")) == 6
    rejects = rows(tmp_path / "out", "_rejects-*")
    assert [row["outcome"] for row in rejects] == ["duplicate"] * 6
    assert str(rejects[0]["reason"]).endswith("00.html")


@pytest.mark.parametrize(
    "arguments,words",
    [
        (("nowhere.warc",), "nowhere.warc: no such file"),
        (("empty",), "empty: no pages in this folder"),
        (("rows.jsonl", "--column", "html"), "rows.jsonl: no column 'html': choose one with --column: text, link"),
        (
            ("rows.jsonl", "--url-column", "uri"),
            "rows.jsonl: no column 'uri': choose one with --url-column: text, link",
        ),
        (("notes.jsonl",), "notes.jsonl: line 1 is no JSON"),
        (("broken.parquet",), "broken.parquet: this Parquet file cannot be read"),
    ],
)
def test_bad_input_is_one_line_and_leaves_no_folder(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "rows.jsonl").write_text('{"text": "x", "link": "y"}\n')
    (tmp_path / "notes.jsonl").write_text("Dear diary\n")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no more")
    done = subprocess.run(command(*arguments, "-o", "out"), capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 1
    assert words in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_broken_file_or_row_is_reported_and_affects_only_itself(tmp_path: Path) -> None:
    lines = [json.dumps({"html": page(number)}) for number in range(4)]
    lines[2] = "{cut off"
    (tmp_path / "rows.jsonl").write_text("\n".join(lines))
    warc(tmp_path / "crawl.warc.gz")
    whole = (tmp_path / "crawl.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    gone = tmp_path / "gone.html"
    gone.symlink_to(tmp_path / "nowhere.html")
    done = corpus(tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "cut.warc.gz: this archive is broken" in done.stderr and "line 3 is no JSON" in done.stderr
    rejects = rows(tmp_path / "out", "_rejects-*")
    # The page that is cut off may have no article.
    assert {(Path(str(row["id"])).name, row["outcome"]) for row in rejects if row["outcome"] != "no_article"} == {
        ("cut.warc.gz", "unreadable"), ("gone.html", "unreadable"), ("rows.jsonl:3", "unreadable"),
    }  # fmt: skip
    found = [Path(str(row["id"]).split(": ")[0]).name for row in rows(tmp_path / "out")]
    assert found.count("crawl.warc.gz") == 5 and found.count("cut.warc.gz") >= 1
    assert sum(name.startswith("rows.jsonl") for name in found) == 3


def test_a_broken_first_line_or_table_affects_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{cut off\n" + "\n".join(json.dumps({"html": page(n)}) for n in range(3)))
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no more")
    (tmp_path / "c.jsonl").write_text("Dear diary\n")
    done = corpus(tmp_path / "b.parquet", tmp_path / "c.jsonl", tmp_path / "a.jsonl", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert f"newsclean: {tmp_path / 'a.jsonl'}: line 1 is no JSON\n" in done.stderr
    assert [Path(str(row["id"])).name for row in rows(tmp_path / "out", "_rejects-*")] == [
        "b.parquet", "c.jsonl", "a.jsonl:1",
    ]  # fmt: skip
    assert len(rows(tmp_path / "out")) == 3


@pytest.mark.parametrize("skip", range(5))
def test_a_table_s_rows_are_the_same_from_wherever_a_run_goes_on(tmp_path: Path, skip: int) -> None:
    path = tmp_path / "rows.jsonl"
    lines = [{"html": "one", "url": "u"}, {"text": "two", "html": "two too"}, None, {"text": "four"}, {"html": 5}]
    path.write_text("".join(f"{json.dumps(line) if line else '{cut off'}\n" for line in lines))
    whole = [(entry.number, entry.content.name, entry.content) for entry in read_file(str(path))]
    data = [content.data if isinstance(content, Document) else str(content) for _, _, content in whole]
    assert data == ["one", "two too", f"{path}: line 3 is no JSON", b"", f"{path}: line 5: html is no text"]
    rest = [(entry.number, entry.content.name, entry.content) for entry in read_file(str(path), skip=skip)]
    assert list(map(str, rest)) == list(map(str, whole[skip:]))


def test_a_full_disk_is_one_line(folder: Path, tmp_path: Path) -> None:
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); import signal; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from newsclean.cli.main import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "corpus", str(folder), "-o", str(tmp_path / "out"), "-q"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be written" in done.stderr and done.stderr.count("\n") == 1
    assert not list((tmp_path / "out").glob(".*.part"))


def test_a_folder_s_tables_are_recognised_by_content(tmp_path: Path) -> None:
    import pyarrow

    (tmp_path / "in").mkdir()
    rows_of = "".join(json.dumps({"html": page(number)}) + "\n" for number in range(2))
    (tmp_path / "in" / "a.json").write_text(rows_of)
    (tmp_path / "in" / "b.json.gz").write_bytes(gzip.compress(rows_of.encode()))
    (tmp_path / "in" / "c.jl").write_text(rows_of)
    (tmp_path / "in" / "meta.json").write_text('{"text": [1, 2]}')
    parquet.write_table(pyarrow.table({"html": [page(3)]}), tmp_path / "in" / "d.parq")
    done = corpus(tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert [Path(str(row["id"])).name for row in rows(tmp_path / "out")] == [
        "a.json:1", "a.json:2", "b.json.gz:1", "b.json.gz:2", "c.jl:1", "c.jl:2", "d.parq:1",
    ]  # fmt: skip


def test_pages_in_base64(tmp_path: Path) -> None:
    lines = [json.dumps({"html": base64.b64encode(page(number).encode()).decode()}) for number in range(2)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    done = corpus(tmp_path / "a.jsonl", "-o", tmp_path / "out")
    assert done.returncode == 1 and "html holds Base64: newsclean corpus --base64 decodes it" in done.stderr
    assert done.stderr.count("\n") == 1 and not (tmp_path / "out").exists()
    assert corpus(tmp_path / "a.jsonl", "-o", tmp_path / "out", "--base64").returncode == 0
    assert len(rows(tmp_path / "out")) == 2


@pytest.mark.parametrize("shard_pages", [1, 100])
def test_every_record_of_an_archive_is_counted_by_outcome(tmp_path: Path, shard_pages: int) -> None:
    records = [
        response(0), response(1, b"", status="301 Moved"), response(2, b"gone", status="404 Not Found"),
        response(3, kind="revisit"), response(4, kind="request", status="GET / HTTP/1.1"),
        response(5, None, [("Content-Type", "image/png")]), response(6, b"<p>Home", None),
        response(7, b"body { margin: 0; padding: 0; color: red }", [("Content-Type", "text/plain")]), response(8),
        response(9, status="500 Error"),
    ]  # fmt: skip
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    done = corpus(tmp_path / "a.warc", "-o", tmp_path / "out", "--shard-pages", shard_pages)
    assert done.returncode == 1, done.stderr
    manifest = json.loads((tmp_path / "out" / "_manifest.json").read_text())
    assert manifest["outcomes"] == {
        "article": 2, "no_article": 1, "not_a_page": 3, "redirect": 1, "error_status": 2, "revisit": 1,
    }  # fmt: skip
    assert manifest["pages"] == 4
    assert [row["outcome"] for row in rows(tmp_path / "out", "_rejects-*")] == ["no_article", "not_a_page"]
    (tmp_path / "b.warc").write_bytes(records[0] + records[1] + records[4])
    assert corpus(tmp_path / "b.warc", "-o", tmp_path / "b").returncode == 0
