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

from newsclean import api
from newsclean.corpus import ray, shards
from newsclean.corpus import read_units as units
from newsclean.corpus.items import Item, Place, input_files
from newsclean.corpus.journal import Journal
from newsclean.corpus.progress import Clock, Progress
from newsclean.corpus.run_folder import STAGING
from newsclean.corpus.runner import CorpusOptions, Job
from newsclean.corpus.shards import Format, Shard, written
from newsclean.corpus.worker import outcome
from newsclean.corpus.worker_pool import WorkerPoolOptions
from newsclean.errors import SourceError
from newsclean.inputs.tables import Columns
from tests.corpus.test_corpus import command, corpus, page, rows


def item(data: bytes | str | None, name: str = "a.html", error: str | None = None) -> Item:
    return Item(Place(0, 0), name, data, None, None, None, error, 1.0, 10)


@pytest.mark.parametrize(
    "given,kind,words",
    [
        (item(page(1)), "article", '"title": "Library stays open"'),
        (item("<body><a href=/>Home</a></body>"), "no_article", ""),
        (item(b"\x89PNG\r\n\x1a\n" + b"\0" * 200), "not_a_page", ""),
        (item(None, "nowhere.html"), "unreadable", "nowhere.html: no such file"),
        (item(None, error="line 3 is no JSON"), "unreadable", "line 3 is no JSON"),
    ],
)
def test_a_page_has_one_outcome(given: Item, kind: str, words: str) -> None:
    found = outcome(given)
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

    monkeypatch.setattr(api, "clean", fail)
    assert outcome(item(page(1)))[1:3] == (kind, words)


def test_only_near_copies_share_a_fingerprint() -> None:
    pytest.importorskip("datasketch")
    from newsclean.corpus.dedup import Copies, fingerprint_of

    copies = Copies()
    one, two = (json.loads(outcome(item(page(number))).text)["text"] for number in (1, 2))
    assert copies.copied_from("one", fingerprint_of(one)) is None
    assert copies.copied_from("copy", fingerprint_of(one + " The end.")) == "one"
    assert copies.copied_from("other", fingerprint_of("市议会星期一决定保留老桥，明年春天再议。" * 9)) is None
    assert outcome(item(page(2)), dedup=True).fingerprint == fingerprint_of(two)


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("format_", shards.FORMATS)
def test_a_shard_is_whole_or_not_there(format_: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_ROW_GROUP", 2)
    shard = Shard(tmp_path, 0, format_)
    texts = []
    for number in range(5):
        found = outcome(item(page(number), f"{number}.html"))
        texts.append((found.id, json.loads(found.text)["text"]))
        shard.add(found)
    shard.add(outcome(item(None, error="cut off")))
    assert shard.pages == 6 and all(path.name.endswith(".part") for path in tmp_path.iterdir())
    shard.commit()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"articles-00000.{format_}", "rejects-00000.jsonl"]
    assert list(written(tmp_path, 1, format_)) == texts
    assert rows(tmp_path, "rejects-*") == [{"id": "a.html", "outcome": "unreadable", "reason": "cut off"}]
    if format_ == "parquet":
        assert parquet.ParquetFile(tmp_path / "articles-00000.parquet").num_row_groups == 3
    half = Shard(tmp_path, 1, format_)
    half.add(outcome(item(page(1))))
    half.abandon()
    del half
    gc.collect()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("format_", shards.FORMATS)
def test_near_copies_of_stories_before_a_kill_are_known_after_it(format_: Format, tmp_path: Path) -> None:
    pytest.importorskip("datasketch")
    (tmp_path / "in").mkdir()
    for number in range(120):
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
    assert not (tmp_path / "out" / "manifest.json").exists()
    done = subprocess.run(ours, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert found["outcomes"] == {"article": 6, "duplicate": 114} and found["shards"] == 20


class Told:
    """What a run says."""

    def __init__(self) -> None:
        self.states: list[Progress] = []
        self.messages: list[str] = []

    def progress(self, state: Progress) -> None:
        self.states.append(state)

    def broken(self, message: str) -> None:
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
    monkeypatch.setattr(units, "_ROWS", 3)
    monkeypatch.setattr(units, "_FILES", 2)
    monkeypatch.setattr(ray, "_BLOCK_PAGES", block)
    out, told, crew = tmp_path / "ray", Told(), WorkerPoolOptions(1, 30.0, 2_000, False, False)
    options = CorpusOptions("jsonl", 1_000, 12_000, Columns(None, None), False)
    job = Job(input_files((str(inputs),), out), out, options, crew, Journal("run"), told)
    out.mkdir()
    read, clean = ray._reader(options.columns), ray._cleaner(crew, None)
    write = ray._writer(out, options)
    todo = [{"unit": [json.dumps(unit)]} for unit in units.units(job.files, Place(0, 0))]
    assert len(todo) > 5
    pages = pyarrow.concat_tables([table for unit in todo for table in read(unit)])
    try:
        outcomes = pyarrow.concat_tables(list(clean(pages)))
    finally:
        for made in ray._crews.values():
            made.__exit__(None, None, None)
        ray._crews.clear()
    clock = Clock(job.files, Place(0, 0))
    for table in write(outcomes):
        for row in table.to_pylist():
            ray._commit(job, Path(row["folder"]), json.loads(row["told"]), clock)
    local = corpus(inputs, "-o", tmp_path / "local")
    assert local.returncode == 1
    assert rows(out) == rows(tmp_path / "local") and len(rows(out)) == 4 + 4 + 9
    assert rows(out, "rejects-*") == rows(tmp_path / "local", "rejects-*")
    assert job.journal.shards > 1 and Counter(job.journal.counts) == {"article": 17, "unreadable": 2}
    assert not any((out / STAGING).iterdir()) and told.states[-1].share == 1.0
    assert any("d.parquet" in message for message in told.messages) and len(told.messages) == 2


def test_a_text_with_half_a_character_travels() -> None:
    given = item("a \ud83d half")
    assert ray._item(ray._row(given)) == given
    assert ray._item(ray._row(item(b"bytes"))) == item(b"bytes")


def test_nobody_at_an_address_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SourceError, match=f"{address}: no Ray there"):
            ray._knock(f"ray://{address}")
        taken.listen()
        ray._knock(address)
    ray._knock("auto")


@pytest.mark.parametrize(
    "arguments,given,words",
    [
        (("-",), "\n\n", "no input: the list of files is empty"),
        (("x.html", "--engine", "ray", "--dedup"), "", "--dedup is for --engine local"),
        (("x.html", "--engine", "ray", "--unordered"), "", "--unordered is for --engine local"),
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
