"""Runs that are stopped and go on after inputs, or newsclean itself, have changed."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.corpus import input_changes
from newsclean.corpus.input_changes import InputSamples, compute_digest
from newsclean.corpus.input_files import InputFile
from newsclean.corpus.journal import Journal
from newsclean.corpus.pages import Position
from tests.corpus.test_corpus import SLOW, command, corpus, files_of, page, rows

ROWS = 24
SHARD_PAGES = 4


def write_table(path: Path, first: int = 0, last: str = SLOW) -> None:
    """Write a table whose last page hangs, so that a run stops there."""
    pages = [page(number) for number in range(first, first + ROWS)] + [last]
    path.write_text("".join(json.dumps({"html": text}) + "\n" for text in pages))


def stop_midway(*arguments: object, shards: int = 3) -> None:
    """Start a run, and kill it when it has written some shards."""
    out = Path(str(arguments[arguments.index("-o") + 1]))
    process = subprocess.Popen(command(*arguments, "-q"), start_new_session=True)
    deadline = time.monotonic() + 60
    while not (out / "_journal.json").exists() or json.loads((out / "_journal.json").read_text())["shards"] < shards:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not (out / "_manifest.json").exists()


def rewrite(path: Path, data: bytes) -> None:
    """Put another file in the place of one."""
    path.with_name("new").write_bytes(data)
    os.replace(path.with_name("new"), path)


def append_rows(path: Path) -> None:
    with path.open("a") as file:
        file.writelines(json.dumps({"html": page(number)}) + "\n" for number in range(100, 105))


def test_a_table_that_has_grown_gives_its_new_rows_as_well(tmp_path: Path) -> None:
    table, out = tmp_path / "rows.jsonl", tmp_path / "out"
    write_table(table)
    arguments = (table, "-o", out, "--shard-pages", SHARD_PAGES, "-j", 1)
    stop_midway(*arguments)
    append_rows(table)
    done = corpus(*arguments, "--page-timeout", 1.5, "-q")
    assert done.stderr == (
        f"newsclean: inputs have changed since this run began: {table} (grown: the new pages are cleaned as well)\n"
    )
    assert [row["id"] for row in rows(out)] == [f"{table}:{n + 1}" for n in range(ROWS + 6) if n != ROWS]
    assert [row["outcome"] for row in rows(out, "_rejects-*")] == ["timeout"]


@pytest.mark.parametrize(
    "change,unordered",
    [
        (lambda path: write_table(path, 50), True),
        (lambda path: rewrite(path, path.read_bytes().replace(b"Marrow", b"Sorrow")), False),
        (lambda path: rewrite(path, path.read_bytes()[:-10_000]), False),
        (lambda path: rewrite(path, b'{"html": "<p>another first row"}\n' + path.read_bytes()), False),
        (lambda path: rewrite(path, gzip.compress(path.read_bytes())), False),
    ],
)
def test_a_table_that_was_replaced_ends_the_run(
    tmp_path: Path, change: Callable[[Path], None], unordered: bool
) -> None:
    table, out = tmp_path / "rows.jsonl", tmp_path / "out"
    write_table(table)
    arguments = (table, "-o", out, "--shard-pages", SHARD_PAGES, "-j", 1, *(["--unordered"] if unordered else []))
    stop_midway(*arguments)
    change(table)
    before = files_of(out)
    done = corpus(*arguments, "--page-timeout", 1.5, "-q")
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"newsclean: {table}: replaced since this run began") and "--restart" in done.stderr
    after = files_of(out)
    assert {name: data for name, data in after.items() if name.endswith("jsonl")}.items() <= before.items()


def test_a_table_that_was_only_touched_or_copied_is_the_same(tmp_path: Path) -> None:
    table, out = tmp_path / "rows.jsonl", tmp_path / "out"
    write_table(table)
    arguments = (table, "-o", out, "--shard-pages", SHARD_PAGES, "-j", 1)
    stop_midway(*arguments)
    rewrite(table, table.read_bytes())
    done = corpus(*arguments, "--page-timeout", 1.5, "-q")
    assert done.stderr == "" and len(rows(out)) == ROWS


def test_files_that_were_finished_are_named_and_those_to_come_are_read_as_they_are(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(28):
        (folder / f"{number:02d}.html").write_text(page(number))
    (folder / "24.html").write_text(SLOW)
    arguments = (folder, "-o", out, "--shard-pages", SHARD_PAGES, "-j", 1)
    stop_midway(*arguments, shards=2)
    for number in (0, 1, 26):
        rewrite(folder / f"{number:02d}.html", page(number + 200).encode())
    rewrite(folder / "24.html", page(24).encode())
    done = corpus(*arguments, "-q")
    assert done.returncode == 0
    assert done.stderr == (
        f"newsclean: inputs have changed since this run began: {folder}/00.html, {folder}/01.html "
        "(finished before: the articles are of the earlier content)\n"
    )
    texts = [str(row["text"]) for row in rows(out)]
    assert "had asked 0 times" in texts[0] and "had asked 226 times" in texts[26] and len(texts) == 28
    rewrite(folder / "05.html", page(99).encode())
    before = files_of(out)
    done = corpus(*arguments, "-q")
    assert "05.html" in done.stderr and "finished before" in done.stderr and "26.html" not in done.stderr
    assert files_of(out) == before


@pytest.mark.parametrize("key,value", [("version", "0.0.1"), ("schema_version", "1"), ("version", None)])
def test_a_run_of_another_version_is_not_continued(tmp_path: Path, key: str, value: str | None) -> None:
    (tmp_path / "a.html").write_text(page(1))
    out = tmp_path / "out"
    assert corpus(tmp_path / "a.html", "-o", out).returncode == 0
    journal = json.loads((out / "_journal.json").read_text())
    journal = {name: old for name, old in {**journal, key: value}.items() if old is not None}
    (out / "_journal.json").write_text(json.dumps(journal))
    before = files_of(out)
    done = corpus(tmp_path / "a.html", "-o", out)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert (value or "an earlier version") in done.stderr and "began this run, and this is newsclean" in done.stderr
    assert files_of(out) == before
    assert corpus(tmp_path / "a.html", "-o", out, "--restart").returncode == 0


def test_samples_of_large_files_show_other_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_changes, "MAX_HASHED_BYTES", 1_000_000)
    path = tmp_path / "large"
    data = os.urandom(8_000_000)
    path.write_bytes(data)
    digest = compute_digest(str(path), len(data))
    path.write_bytes(data + b"more")
    assert compute_digest(str(path), len(data)) == digest
    for place in (0, 4_000_000, len(data) - 1):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        is_sampled = place != 4_000_000
        assert (compute_digest(str(path), len(data)) != digest) or not is_sampled


def test_only_the_samples_of_files_that_are_partly_done_are_kept(tmp_path: Path) -> None:
    files = []
    for number in range(4):
        (tmp_path / str(number)).write_text(str(number))
        files.append(InputFile(str(tmp_path / str(number)), 1))
    samples = InputSamples(files, ())
    for number in range(4):
        samples.take(number)
    journal = Journal("run", next=Position(1, 5), beyond=[Position(3, 0)])
    samples.record(journal)
    assert [sample.file for sample in journal.samples] == [1, 3]
    assert [len(sample.digest) for sample in journal.samples] == [32, 32]
