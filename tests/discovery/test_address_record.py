"""The file of addresses that were handled before, and the runs that share it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest

import newsclean
from newsclean.discovery.address_record import AddressRecord
from newsclean.errors import SourceError
from tests.command import COMMAND
from tests.command import newsclean as run
from tests.discovery.site import File, Site
from tests.discovery.test_feeds import rss
from tests.end_to_end.test_fetch_continue import done_in, interrupt, wait_until
from tests.pages import ENGLISH

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on POSIX systems")

OPTIONS = ("--allow-private", "--delay", "0")


def rows(path: Path) -> dict[str, tuple[bool, bool]]:
    """The recorded addresses, and whether each was listed and fetched."""
    with closing(sqlite3.connect(path)) as database:
        found = database.execute("SELECT url, listed_at, fetched_at FROM addresses")
        return {url: (bool(listed), bool(fetched)) for url, listed, fetched in found}


def feed(site: Site, *paths: str) -> str:
    items = "".join(f"<item><title>Of {path}</title><link>SITE{path}</link></item>" for path in paths)
    return site.add("/feed.xml", rss(items), "application/rss+xml")


def urls_in(text: str) -> list[str]:
    return [json.loads(line)["url"] for line in text.splitlines()]


def write_list(folder: Path, *urls: str) -> Path:
    path = folder / "urls.txt"
    path.write_text("".join(f"{url}\n" for url in urls))
    return path


def test_discover_prints_an_address_once_over_several_runs(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "seen.db"
    url = feed(site, "/a", "/b")
    command = ("discover", *OPTIONS, url, "--seen", record)
    assert run(*command, "--limit", "1").stdout == f"{site.url}/a\n"
    assert rows(record) == {f"{site.url}/a": (True, False)}
    assert run(*command).stdout == f"{site.url}/b\n"
    feed(site, "/c", "/a?utm_source=feed", "/b/")
    done = run(*command)
    assert done.stdout == f"{site.url}/c\n" and "2 seen before" in done.stderr
    done = run(*command)
    assert (done.returncode, done.stdout) == (0, "")


def test_fetch_leaves_out_what_it_has_fetched(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "seen.db"
    site.add_stories("/a", "/b", "/c")
    command = ("fetch", *OPTIONS, "--seen", record, "--from")
    assert len(urls_in(run(*command, write_list(tmp_path, f"{site.url}/a", f"{site.url}/gone")).stdout)) == 1
    assert rows(record) == {f"{site.url}/a": (False, True)}
    site.requests.clear()
    done = run(*command, write_list(tmp_path, *(f"{site.url}{path}" for path in ("/a#top", "/b", "/gone"))))
    assert urls_in(done.stdout) == [f"{site.url}/b"] and "/a" not in site.requests and "/gone" in site.requests
    assert done.stderr.startswith(f"newsclean: 1 of 3 URLs are in {record} and left out\n")
    done = run("fetch", *OPTIONS, f"{site.url}/b", "--seen", record, "-o", tmp_path / "b.json")
    assert done.returncode == 0 and not (tmp_path / "b.json").exists()


def test_what_discover_has_listed_is_not_lost_for_fetch(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "seen.db"
    site.add_stories("/a", "/b")
    found = run("discover", *OPTIONS, feed(site, "/a", "/b"), "--seen", record, "--jsonl").stdout
    done = run("fetch", *OPTIONS, "--from", "-", "--seen", record, given=found)
    assert urls_in(done.stdout) == [f"{site.url}/a", f"{site.url}/b"]
    assert rows(record) == {f"{site.url}/{name}": (True, True) for name in "ab"}
    # What was fetched is not listed either.
    assert run("discover", *OPTIONS, feed(site, "/a", "/b"), "--seen", record).stdout == ""


def test_a_page_without_an_article_is_tried_again(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "seen.db"
    site.add("/a", "<p>Short")
    command = ("fetch", *OPTIONS, "--from", write_list(tmp_path, f"{site.url}/a"), "--seen", record)
    assert run(*command).returncode == 3 and rows(record) == {}
    site.add_stories("/a")
    assert run(*command).returncode == 0 and len(rows(record)) == 1


def test_an_empty_list_is_no_failure(site: Site, tmp_path: Path) -> None:
    done = run("fetch", "--from", "-", "--seen", tmp_path / "seen.db", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 0 and done.stderr == "newsclean: standard input: this list has no URLs\n"
    assert not (tmp_path / "out.jsonl").exists()


def test_a_feed_that_changes_between_two_runs(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "seen.db"
    site.add_stories("/a", "/b", "/c")
    batches = []
    for paths in (("/a", "/b"), ("/c", "/b", "/a"), ("/c", "/b")):
        found = run("discover", *OPTIONS, feed(site, *paths), "--jsonl").stdout
        target = tmp_path / f"{len(batches)}.jsonl"
        assert run("fetch", *OPTIONS, "--from", "-", "--seen", record, "-o", target, given=found).returncode == 0
        batches.append(urls_in(target.read_text()) if target.exists() else [])
    assert batches == [[f"{site.url}/a", f"{site.url}/b"], [f"{site.url}/c"], []]


def test_a_killed_run_records_nothing_that_has_no_file(site: Site, tmp_path: Path) -> None:
    record, target = tmp_path / "seen.db", tmp_path / "out.jsonl"
    site.add_stories("/a", "/b")
    release = threading.Event()

    def wait() -> File:
        release.wait(30)
        return File(ENGLISH.encode())

    site.files["/slow"] = wait
    urls = [f"{site.url}{path}" for path in ("/a", "/b", "/slow")]
    command = ("fetch", *OPTIONS, "--from", write_list(tmp_path, *urls), "--seen", record, "-o", target)
    code, _ = interrupt(signal.SIGKILL, lambda: done_in(tmp_path / "out.jsonl.part.state") == 2, *command)
    assert code == -9 and rows(record) == {} and not target.exists()
    release.set()
    # A restart discards the two articles, and so must fetch them again.
    site.requests.clear()
    assert run(*command, "--restart").returncode == 0
    assert urls_in(target.read_text()) == urls and {"/a", "/b", "/slow"} <= set(site.requests)
    assert set(rows(record)) == set(urls)


def test_a_killed_run_on_standard_output_has_recorded_what_it_wrote(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "seen.db"
    site.add_stories("/a", "/b")
    release = threading.Event()

    def wait() -> File:
        release.wait(30)
        return File(ENGLISH.encode())

    site.files["/slow"] = wait
    urls = [f"{site.url}{path}" for path in ("/a", "/b", "/slow")]
    command = [*COMMAND, "fetch", *OPTIONS, "--from", str(write_list(tmp_path, *urls)), "--seen", str(record)]
    with (tmp_path / "out.jsonl").open("wb") as out:
        process = subprocess.Popen(command, stdout=out)
        wait_until(lambda: record.exists() and (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 2)
        process.kill()
        process.wait(30)
    release.set()
    written = urls_in((tmp_path / "out.jsonl").read_text())
    assert written == urls[:2] and set(rows(record)) <= set(written)
    rest = urls_in(run(*command[len(COMMAND) :]).stdout)
    # The last one may have been written and not recorded; none is lost.
    assert set(written) | set(rest) == set(urls) and len(rest) <= 2


@pytest.mark.parametrize("to_file", [False, True])
def test_runs_that_overlap_write_each_article_once(site: Site, tmp_path: Path, to_file: bool) -> None:
    record = tmp_path / "seen.db"
    paths = [f"/s{number}" for number in range(12)]
    site.add_stories(*paths)
    listed = write_list(tmp_path, *(site.url + path for path in paths))
    processes = []
    for number in range(3):
        target = ("-o", str(tmp_path / f"{number}.jsonl")) if to_file else ()
        command = [*COMMAND, "fetch", *OPTIONS, "--from", str(listed), "--seen", str(record), "-q", *target]
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], outputs
    texts = [out.decode() for out, _ in outputs]
    if to_file:
        texts = [path.read_text() for path in tmp_path.glob("?.jsonl")]
    counts = Counter(url for text in texts for url in urls_in(text))
    assert counts == Counter({site.url + path: 1 for path in paths})
    assert not list(tmp_path.glob("*.part*"))


def test_a_killed_search_with_a_file_records_nothing(site: Site, tmp_path: Path) -> None:
    record, target = tmp_path / "seen.db", tmp_path / "found.txt"
    feeds = "".join(f"<link rel=alternate type=application/rss+xml href=/{name}.xml>" for name in ("feed", "slow"))
    page = site.add("/p", f"<html><head>{feeds}</head>")
    feed(site, "/a", "/b")
    release = threading.Event()

    def wait() -> File:
        release.wait(30)
        return File(b"<rss><channel/></rss>")

    site.files["/slow.xml"] = wait
    command = ("discover", *OPTIONS, page, "--seen", record, "-o", target)
    code, _ = interrupt(signal.SIGKILL, lambda: "/slow.xml" in site.requests, *command)
    assert code == -9 and rows(record) == {} and not target.exists()
    release.set()
    assert run(*command).returncode == 0
    assert target.read_text() == f"{site.url}/a\n{site.url}/b\n" and len(rows(record)) == 2
    assert run(*command).returncode == 0 and target.read_text() == ""


def test_searches_that_overlap_print_each_address_once(site: Site, tmp_path: Path) -> None:
    paths = [f"/s{number}" for number in range(300)]
    url = feed(site, *paths)
    command = [*COMMAND, "discover", *OPTIONS, url, "--seen", str(tmp_path / "seen.db"), "-q"]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    lines = [line for process in processes for line in process.communicate(timeout=120)[0].decode().split()]
    assert [process.returncode for process in processes] == [0] * 4
    assert sorted(lines) == sorted(site.url + path for path in paths)


def test_the_file_survives_kills(tmp_path: Path) -> None:
    """Processes that claim addresses are killed at any moment; no address is claimed twice, and the file stays whole."""
    code = (
        "import sys; from newsclean.discovery.address_record import AddressRecord\n"
        "record = AddressRecord(sys.argv[1])\n"
        "for number in range(100_000):\n"
        "    if record.claim(f'https://a.example/{number}'): print(number, flush=True)"
    )
    path = tmp_path / "seen.db"
    claimed: Counter[str] = Counter()
    for _ in range(4):
        outputs = [tmp_path / f"{name}.txt" for name in "ab"]
        processes = []
        for output in outputs:
            with output.open("wb") as file:
                processes.append(subprocess.Popen([sys.executable, "-c", code, path], stdout=file))
        start = sum(claimed.values())
        wait_until(lambda start=start, outputs=outputs: sum(_count(file) for file in outputs) > 20 or start > 90_000)
        for process in processes:
            process.kill()
            process.wait(30)
        claimed.update(
            line for output in outputs for line in output.read_text().splitlines(keepends=True) if line.endswith("\n")
        )
    assert set(claimed.values()) == {1} and len(claimed) > 60
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # At most one address of each killed process was recorded and not printed.
        assert len(claimed) <= database.execute("SELECT count(*) FROM addresses").fetchone()[0] <= len(claimed) + 8


def _count(path: Path) -> int:
    return path.read_bytes().count(b"\n")


def test_a_failed_block_records_nothing(tmp_path: Path) -> None:
    with closing(AddressRecord(tmp_path / "seen.db")) as record:
        with suppress(OSError), record.recording(["https://a.example/a"]):
            raise OSError("disk full")
        assert not record.is_fetched("https://a.example/a")
        with record.recording(["https://a.example/a", "https://a.example/b"]) as known:
            assert known == frozenset()
        with record.recording(["http://a.example/a/", "https://a.example/c"]) as known:
            assert known == {"http://a.example/a/"}
        assert not record.claim("https://a.example/a") and record.claim("https://a.example/d")


@pytest.mark.parametrize("command", ["discover", "fetch"])
def test_a_file_that_is_no_record_is_named_and_kept(site: Site, tmp_path: Path, command: str) -> None:
    site.add_stories("/a")
    url = feed(site, "/a") if command == "discover" else f"{site.url}/a"
    text, database, folder = tmp_path / "urls.txt", tmp_path / "other.db", tmp_path / "nowhere" / "seen.db"
    text.write_text("https://a.example/\n" * 100)
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("CREATE TABLE notes (text)")
    for path, message in (
        (text, "file is not a database"),
        (database, "this database is no file of seen addresses"),
        (folder, "unable to open database file"),
    ):
        before = path.read_bytes() if path.exists() else None
        done = run(command, *OPTIONS, url, "--seen", path)
        assert done.returncode == 1 and done.stdout == ""
        assert done.stderr.startswith(f"newsclean: {path}: ") and message in done.stderr
        assert done.stderr.count("\n") == 1 and (path.read_bytes() if path.exists() else None) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write any file")
def test_a_file_that_must_not_be_written_is_named(tmp_path: Path) -> None:
    AddressRecord(tmp_path / "seen.db").close()
    (tmp_path / "seen.db").chmod(0o400)
    with pytest.raises(SourceError):
        AddressRecord(tmp_path / "seen.db")


def test_the_python_function_records_what_it_yields(site: Site, tmp_path: Path) -> None:
    url = feed(site, "/a", "/b", "/c")
    options = {"record": tmp_path / "seen.db", "allow_private": True, "delay": 0.0}
    found = newsclean.discover(url, **options)  # type: ignore[arg-type]
    next(found)
    found.close()  # type: ignore[attr-defined]
    rest = [story.url for story in newsclean.discover(url, **options)]  # type: ignore[arg-type]
    assert rest == [f"{site.url}/b", f"{site.url}/c"]
