"""``newsclean corpus --engine ray`` on a real Ray, started here; needs ``pip install 'newsclean[ray]'``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest

from tests.corpus.test_corpus import SLOW, command, corpus, files_of, page, rows, warc

pytest.importorskip("ray", reason="Ray is not installed: make ray-test")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder, a WARC file, JSON Lines with a broken line, and Parquet in many row groups of which one stretch is cut."""
    made = tmp_path_factory.mktemp("inputs")
    for number in range(30):
        (made / f"a{number:02d}.html").write_text(page(number))
    (made / "a07.html").write_text(SLOW)
    (made / "a08.html").write_text("")
    warc(made / "b.warc.gz")
    lines = [json.dumps({"html": page(number), "url": f"https://lines.example/{number}"}) for number in range(20)]
    lines[5] = "{broken"
    (made / "c.jsonl").write_text("\n".join(lines))
    pages = [page(number).encode() for number in range(300)] + [b"<p>short"] * 11_700
    parquet.write_table(pyarrow.table({"html": pages}), made / "d.parquet", row_group_size=1_000)
    (made / "e.parquet").write_bytes(b"PAR1 no more")
    return made


OPTIONS = ("--shard-pages", 2_000, "--page-timeout", 5, "-j", 2)


def test_rows_are_those_of_the_local_engine_also_when_killed_on_the_way(inputs: Path, tmp_path: Path) -> None:
    local = corpus(inputs, "-o", tmp_path / "local", "--format", "parquet", *OPTIONS)
    ours = command(inputs, "-o", tmp_path / "ray", "--format", "parquet", "--engine", "ray", *OPTIONS)
    process = subprocess.Popen(ours)
    try:
        deadline = time.monotonic() + 300
        while not (tmp_path / "ray" / "articles-00001.parquet").exists():
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.02)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = subprocess.run(ours, capture_output=True, text=True, timeout=240)
    assert done.returncode == local.returncode == 1, done.stderr
    assert "e.parquet: this Parquet file cannot be read" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "ray" / ".staging").exists()

    def articles(engine: str) -> list[dict[str, object]]:
        found = sorted((tmp_path / engine).glob("articles-*.parquet"))
        return [row for path in found for row in parquet.read_table(path).to_pylist()]

    assert articles("ray") == articles("local") and len(articles("ray")) == 28 + 5 + 19 + 300
    assert rows(tmp_path / "ray", "_rejects-*") == rows(tmp_path / "local", "_rejects-*")
    outcomes = json.loads((tmp_path / "ray" / "_manifest.json").read_text())["outcomes"]
    assert outcomes == json.loads((tmp_path / "local" / "_manifest.json").read_text())["outcomes"]
    assert outcomes["timeout"] == 1 and outcomes["unreadable"] == 2


def test_a_full_disk_and_a_cluster_that_is_not_there_are_one_line(inputs: Path, tmp_path: Path) -> None:
    away = corpus(inputs, "-o", tmp_path / "out", "--engine", "ray", "--ray-address", "127.0.0.1:9")
    assert away.returncode == 1 and away.stderr.count("\n") == 1 and "127.0.0.1:9" in away.stderr
    with subprocess.Popen(
        command(inputs / "a01.html", "-o", tmp_path / "full", "--engine", "ray", "-q"),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        folder = tmp_path / "full"
        deadline = time.monotonic() + 60
        while not (folder / "_journal.json").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        # What stands in for a full disk: the staging folder cannot be made.
        (folder / ".staging").write_text("")
        _, err = process.communicate(timeout=120)
    assert process.returncode == 1 and "cannot be written" in err and err.count("\n") == 1
    assert not files_of(folder).keys() & {"_manifest.json"}


def test_without_ray_it_says_what_to_install(inputs: Path, tmp_path: Path) -> None:
    script = "import sys; sys.modules['ray'] = None; from newsclean.cli.main import run; run()"
    arguments = ["corpus", str(inputs), "-o", str(tmp_path / "out"), "--engine", "ray"]
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=os.environ)
    assert done.returncode == 1 and "pip install 'newsclean[ray]'" in done.stderr and "Traceback" not in done.stderr
