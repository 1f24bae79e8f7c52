"""A corpus run's steps by themselves: outcomes of pages, shards that are written and read back, the steps that Ray runs."""

from __future__ import annotations

import gc
import json
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest

from newsclean import pipeline
from newsclean.corpus import ray, read_ranges, shards
from newsclean.corpus.input_files import find_input_files
from newsclean.corpus.journal import Journal
from newsclean.corpus.pages import START, CorpusPage
from newsclean.corpus.progress import Progress, ProgressMeter
from newsclean.corpus.run_folder import STAGING_NAME
from newsclean.corpus.runner import CorpusJob, CorpusOptions
from newsclean.corpus.shards import Shard, ShardFormat, read_texts
from newsclean.corpus.worker import process_page
from newsclean.corpus.worker_pool import WorkerPoolOptions
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns
from newsclean.inputs.entry import PageFile
from tests.corpus.test_corpus import command, corpus, page, rows


def page_of(content: bytes | str | PageFile | SourceError) -> CorpusPage:
    return CorpusPage(START, Document("a.html", content) if isinstance(content, (bytes, str)) else content)


@pytest.mark.parametrize(
    "given,kind,words",
    [
        (page_of(page(1)), "article", '"title": "Library stays open"'),
        (page_of("<body><a href=/>Home</a></body>"), "no_article", ""),
        (page_of(b"\x89PNG\r\n\x1a\n" + b"\0" * 200), "not_a_page", ""),
        (page_of(PageFile("nowhere.html", 0)), "unreadable", "nowhere.html: no such file"),
        (page_of(SourceError("line 3 is no JSON", "a.html")), "unreadable", "line 3 is no JSON"),
    ],
)
def test_a_page_has_one_outcome(given: CorpusPage, kind: str, words: str) -> None:
    found = process_page(given)
    assert (found.id, found.kind) == (given.id, kind) and words in found.text


@pytest.mark.parametrize(
    "error,kind,words",
    [
        (MemoryError(), "memory", "needs more memory than --page-memory allows"),
        (KeyError("x"), "error", "internal error (KeyError: 'x'): please report this page"),
    ],
)
def test_whatever_goes_wrong_is_the_page_s_outcome(
    monkeypatch: pytest.MonkeyPatch, error: Exception, kind: str, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "clean_document", fail)
    assert process_page(page_of(page(1)))[1:3] == (kind, words)


def test_only_near_copies_share_a_fingerprint() -> None:
    pytest.importorskip("datasketch")
    from newsclean.corpus.dedup import NearDuplicateIndex, compute_fingerprint

    index = NearDuplicateIndex()
    one, two = (json.loads(process_page(page_of(page(number))).text)["text"] for number in (1, 2))
    assert index.find_or_add("one", compute_fingerprint(one)) is None
    assert index.find_or_add("copy", compute_fingerprint(one + " The end.")) == "one"
    assert index.find_or_add("other", compute_fingerprint("市议会星期一决定保留老桥，明年春天再议。" * 9)) is None
    assert process_page(page_of(page(2)), dedup=True).fingerprint == compute_fingerprint(two)


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("format_", shards.SHARD_FORMATS)
def test_a_shard_is_whole_or_not_there(format_: ShardFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "ROW_GROUP_ROWS", 2)
    shard = Shard(tmp_path, 0, format_)
    texts = []
    for number in range(5):
        found = process_page(CorpusPage(START, Document(f"{number}.html", page(number))))
        texts.append((found.id, json.loads(found.text)["text"]))
        shard.add(found)
    shard.add(process_page(page_of(SourceError("cut off", "a.html"))))
    assert shard.pages == 6 and all(path.name.endswith(".part") for path in tmp_path.iterdir())
    shard.commit()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["_rejects-00000.jsonl", f"articles-00000.{format_}"]
    assert list(read_texts(tmp_path, 1, format_)) == texts
    assert rows(tmp_path, "_rejects-*") == [{"id": "a.html", "outcome": "unreadable", "reason": "cut off"}]
    if format_ == "parquet":
        assert parquet.ParquetFile(tmp_path / "articles-00000.parquet").num_row_groups == 3
    half = Shard(tmp_path, 1, format_)
    half.add(process_page(page_of(page(1))))
    half.discard()
    del half
    gc.collect()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("format_", shards.SHARD_FORMATS)
def test_near_copies_of_stories_before_a_kill_are_known_after_it(format_: ShardFormat, tmp_path: Path) -> None:
    pytest.importorskip("datasketch")
    (tmp_path / "in").mkdir()
    for number in range(72):
        (tmp_path / "in" / f"{number:03d}.html").write_text(page(number % 6).replace("Ann Example", f"Writer {number}"))
    options = ("--dedup", "--shard-pages", 6, "-j", 1, "--format", format_)
    ours = command(tmp_path / "in", "-o", tmp_path / "out", *options)
    first = tmp_path / "out" / f"articles-00000.{format_}"
    with subprocess.Popen(ours, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + 60
        while not first.exists():
            assert time.monotonic() < end and process.poll() is None
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out" / "_manifest.json").exists()
    done = subprocess.run(ours, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out" / "_manifest.json").read_text())
    assert found["outcomes"] == {"article": 6, "duplicate": 66} and found["shards"] == 12


class Recorder:
    """Records what a run reports."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.messages: list[str] = []

    def on_progress(self, progress: Progress) -> None:
        self.progress.append(progress)

    def on_changed_inputs(self, message: str) -> None:
        self.messages.append(message)

    def on_unreadable(self, message: str) -> None:
        self.messages.append(message)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(4):
        (made / f"a{number}.html").write_text(page(number))
    lines = [json.dumps({"html": page(number), "url": f"https://lines.example/{number}"}) for number in range(4)]
    (made / "b.jsonl").write_text("\n".join([*lines[:2], "{broken", *lines[2:]]))
    pages = [page(number).encode() for number in range(9)]
    parquet.write_table(pyarrow.table({"html": pages}), made / "c.parquet", row_group_size=2)
    (made / "d.parquet").write_bytes(b"PAR1 no more")
    return made


@pytest.mark.parametrize("block", [1, 250])
def test_the_steps_that_ray_runs_make_what_a_run_here_makes(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    """Reader, cleaner and writer as Ray calls them, one after the other; Ray itself is in test_ray.py."""
    monkeypatch.setattr(read_ranges, "MIN_RANGE_ROWS", 3)
    monkeypatch.setattr(read_ranges, "MAX_RANGE_FILES", 2)
    monkeypatch.setattr(ray, "MAX_BLOCK_PAGES", block)
    out, recorder, pool_options = tmp_path / "ray", Recorder(), WorkerPoolOptions(1, 30.0, 2_000, False, False)
    options = CorpusOptions("jsonl", 1_000, 12_000, Columns(None, None), False)
    job = CorpusJob(find_input_files((str(inputs),), out), out, options, pool_options, Journal("run"), recorder)
    out.mkdir()
    read, clean = ray.make_reader(options.columns), ray.make_cleaner(pool_options, None)
    write = ray.make_writer(out, options)
    todo = [{"range": [json.dumps(part)]} for part in read_ranges.split_inputs(job.files, START)]
    assert len(todo) > 5
    pages = pyarrow.concat_tables([table for part in todo for table in read(part)])
    try:
        outcomes = pyarrow.concat_tables(list(clean(pages)))
    finally:
        ray.close_worker_pools()
    meter = ProgressMeter(job.files, START)
    for table in write(outcomes):
        for row in table.to_pylist():
            ray.commit_shard(job, Path(row["folder"]), json.loads(row["summary"]), meter)
    local = corpus(inputs, "-o", tmp_path / "local")
    assert local.returncode == 1
    assert rows(out) == rows(tmp_path / "local") and len(rows(out)) == 4 + 4 + 9
    assert rows(out, "_rejects-*") == rows(tmp_path / "local", "_rejects-*")
    assert job.journal.shards > 1 and Counter(job.journal.counts) == {"article": 17, "unreadable": 2}
    assert not any((out / STAGING_NAME).iterdir()) and recorder.progress[-1].fraction_done == 1.0
    assert any("d.parquet" in message for message in recorder.messages) and len(recorder.messages) == 2


def test_a_text_with_half_a_character_travels() -> None:
    given = page_of("a \ud83d half")
    assert ray.row_to_page(ray.page_to_row(given)) == given
    assert ray.row_to_page(ray.page_to_row(page_of(b"bytes"))) == page_of(b"bytes")
    unread = page_of(PageFile("b.html", 7))
    assert ray.row_to_page(ray.page_to_row(unread)) == unread


def test_nobody_at_an_address_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SourceError, match=f"{address}: no Ray there"):
            ray.check_reachable(f"ray://{address}")
        taken.listen()
        ray.check_reachable(address)
    ray.check_reachable("auto")


@pytest.mark.parametrize(
    "arguments,given,words",
    [
        (("-",), "\n\n", "no input; the list of files is empty"),
        (("x.html", "--engine", "ray", "--dedup"), "", "--dedup requires --engine local"),
        (("x.html", "--engine", "ray", "--unordered"), "", "--unordered requires --engine local"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], given: str, words: str, tmp_path: Path) -> None:
    done = corpus(*arguments, "-o", tmp_path / "out", given=given)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and words in done.stderr


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['pyarrow'] = None; from newsclean.cli.main import run; run()"
    arguments = ["corpus", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "parquet"]
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "pip install 'newsclean[parquet]'" in done.stderr


def test_dedup_without_datasketch_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1))
    script = "import sys; sys.modules['datasketch'] = None; from newsclean.cli.main import run; run()"
    arguments = ["corpus", str(tmp_path / "a.html"), "-o", str(tmp_path / "out"), "--dedup"]
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "pip install 'newsclean[dedup]'" in done.stderr


def test_a_worker_looks_for_reference_cycles_once_in_hundreds_of_pages() -> None:
    script = f"""
import gc, multiprocessing, threading
from ctypes import c_int
from newsclean.corpus.pages import START, CorpusPage
from newsclean.corpus.worker import PAGES_PER_COLLECTION, PageLimits, process_page, run_worker
from newsclean.document import Document

ours, theirs = multiprocessing.Pipe()
searches = []
def feed():
    page = CorpusPage(START, Document("a.html", {page(1)!r}))
    for number in range(2 * PAGES_PER_COLLECTION // 16 + 1):
        if number == 1:
            gc.callbacks.append(lambda phase, info: phase == "start" and searches.append(info["generation"]))
        ours.send([page] * 16)
        assert [outcome.kind for outcome in ours.recv()] == ["article"] * 16
    ours.close()
threading.Thread(target=feed).start()
run_worker(theirs, c_int(), PageLimits(30.0, 0), process_page)
assert not gc.isenabled()
print(searches)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert done.stdout == "[2, 2]\n", done.stderr


def test_a_worker_ends_without_an_error_where_its_pool_closes_with_outcomes_unread() -> None:
    script = f"""
import multiprocessing, threading
from ctypes import c_int
from newsclean.corpus.pages import START, CorpusPage
from newsclean.corpus.worker import PageLimits, process_page, run_worker
from newsclean.document import Document

ours, theirs = multiprocessing.Pipe()
def feed():
    ours.send([CorpusPage(START, Document("a.html", {page(1)!r}))])
    assert ours.poll(60)
    ours.close()
threading.Thread(target=feed).start()
run_worker(theirs, c_int(), PageLimits(30.0, 0), process_page)
print("ended")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("ended\n", "")
