"""Which pages a run reads: by host, address and date of the record, and the language of the article."""

from __future__ import annotations

import gzip
import json
import re
from datetime import datetime, timezone
from pathlib import Path

import pytest

from newsclean.inputs.page_selection import PageSelection, parse_host
from newsclean.text.moments import moment_of
from tests.command import newsclean as newsclean_command
from tests.inputs.archives import response, story
from tests.pages import CHINESE

URLS = (
    "https://news.example/world/1", "https://www.news.example/sport/2", "https://other.example/world/3", "https://badnews.example/4",
    "https://news.example:8443/world/5",
)  # fmt: skip
DATES = (
    "2026-10-31T23:59:59Z",
    "2026-11-01T00:00:00Z",
    "2026-11-02T12:00:00Z",
    "2026-11-03T23:59:59Z",
    "2026-11-04T00:00:00Z",
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A WARC file of five pages, a redirect and a request."""
    path = tmp_path / "crawl.warc.gz"
    records = [
        response(number, url=url, warc_headers={"WARC-Date": date}, gzip=True)
        for number, (url, date) in enumerate(zip(URLS, DATES, strict=True))
    ]
    records.append(response(8, b"", status="301 Moved", url="https://news.example/moved", gzip=True))
    path.write_bytes(b"".join(records))
    return path


def run(archive: Path, *options: object, code: int = 0) -> tuple[list[str], dict[str, object]]:
    """Run the command; return the URLs of its articles and its manifest."""
    output = archive.parent / "out"
    done = newsclean_command("corpus", archive, "-o", output, "-q", "-j", "1", "--restart", *options)
    assert done.returncode == code, done.stderr
    shards = sorted(output.glob("articles-*.jsonl"))
    articles = [json.loads(line) for shard in shards for line in shard.read_text(encoding="utf-8").splitlines()]
    return [article["url"] for article in articles], json.loads((output / "_manifest.json").read_text())


def test_a_host_has_its_subdomains_and_ports(archive: Path) -> None:
    urls, manifest = run(archive, "--host", "News.Example")
    assert urls == [URLS[0], URLS[1], URLS[4]]
    assert manifest["pages"] == 3
    assert manifest["outcomes"] == {"article": 3, "other_host": 2, "redirect": 1}
    assert manifest["selected"] == {"host": ["news.example"]}


def test_several_hosts(archive: Path) -> None:
    urls, _ = run(archive, "--host", "www.news.example", "--host", "*.other.example")
    assert urls == [URLS[1], URLS[2]]


def test_a_pattern_is_found_in_the_address(archive: Path) -> None:
    urls, manifest = run(archive, "--url-match", r"/world/\d$")
    assert urls == [URLS[0], URLS[2], URLS[4]]
    assert manifest["outcomes"] == {"article": 3, "other_url": 3}


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--since", "2026-11-01"), (1, 2, 3, 4)),
        (("--until", "2026-11-03"), (0, 1, 2, 3)),
        (("--since", "2026-11-01", "--until", "2026-11-01"), (1,)),
        (("--since", "2026-11-02T12:00:00Z", "--until", "2026-11-02T13:00:00+01:00"), (2,)),
    ],
)
def test_days_are_those_of_the_record(archive: Path, options: tuple[str, ...], numbers: tuple[int, ...]) -> None:
    urls, manifest = run(archive, *options)
    assert urls == [URLS[number] for number in numbers]
    outcomes = manifest["outcomes"]
    assert (
        isinstance(outcomes, dict) and outcomes["article"] + outcomes["other_date"] + outcomes.get("redirect", 0) == 6
    )


def test_all_filters_together_are_counted_once_each(archive: Path) -> None:
    urls, manifest = run(
        archive, "--host", "news.example", "--url-match", "world", "--since", "2026-11-01", "--language", "en"
    )
    assert urls == [URLS[4]]
    assert manifest["outcomes"] == {"article": 1, "other_date": 1, "other_host": 2, "other_url": 2}
    assert manifest["selected"] == {
        "host": ["news.example"], "url_match": "world", "since": "2026-11-01T00:00:00+00:00", "language": ["en"],
    }  # fmt: skip


def test_a_language_is_that_of_the_article(archive: Path) -> None:
    archive.write_bytes(
        archive.read_bytes()
        + response(
            9, CHINESE.encode("gb18030"), url="https://zh.example/9", gzip=True, headers=[("Content-Type", "text/html")]
        )
    )
    urls, manifest = run(archive, "--language", "zh")
    assert urls == ["https://zh.example/9"]
    assert manifest["outcomes"] == {"article": 1, "other_language": 5, "redirect": 1}
    assert (archive.parent / "out" / "_rejects-00000.jsonl").read_text() == ""


def test_records_that_are_left_out_are_not_parsed(archive: Path) -> None:
    broken = gzip.compress(story(1))[:40]
    archive.write_bytes(
        response(
            1,
            broken,
            [("Content-Type", "text/html"), ("Content-Encoding", "gzip")],
            url="https://other.example/a",
            gzip=True,
        )
        + response(2, url=URLS[0], gzip=True)
    )
    urls, manifest = run(archive, "--host", "news.example")
    assert urls == [URLS[0]]
    assert manifest["outcomes"] == {"article": 1, "other_host": 1}


def test_an_archive_without_a_page_that_was_asked_for_is_no_error(archive: Path) -> None:
    urls, manifest = run(archive, "--host", "nowhere.example")
    assert urls == []
    assert manifest["outcomes"] == {"other_host": 6}


def test_pages_without_an_address_are_not_of_a_host(archive: Path) -> None:
    (archive.parent / "page.html").write_bytes(story(1))
    rows = [{"url": URLS[0], "html": story(2).decode()}, {"url": URLS[2], "html": story(3).decode()}]
    (archive.parent / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    output = archive.parent / "out"
    done = newsclean_command(
        "corpus",
        archive.parent / "page.html",
        archive.parent / "rows.jsonl",
        "-o",
        output,
        "-q",
        "-j",
        "1",
        "--host",
        "news.example",
    )
    assert done.returncode == 0, done.stderr
    manifest = json.loads((output / "_manifest.json").read_text())
    assert manifest["outcomes"] == {"article": 1, "other_host": 2}


def test_a_run_of_other_filters_is_another_run(archive: Path) -> None:
    run(archive, "--host", "news.example")
    done = newsclean_command("corpus", archive, "-o", archive.parent / "out", "-q", "--host", "other.example")
    assert done.returncode == 1 or done.returncode == 2
    assert "holds the output of other inputs or options" in done.stderr


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--host", "a b"), "is no host"), (("--host", ""), "is no host"), (("--url-match", "("), "is no regular expression"),
        (("--since", "2d"), "is no date such as 2026-11-01"), (("--until", "yesterday"), "is no date"),
    ],
)  # fmt: skip
def test_wrong_values_are_named(archive: Path, options: tuple[str, str], word: str) -> None:
    done = newsclean_command("corpus", archive, "-o", archive.parent / "out", *options)
    assert done.returncode == 2
    assert word in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "host"),
    [("example.com", "example.com"), ("*.Example.com", "example.com"), ("https://example.com/a", "example.com"),
     ("bücher.example", "xn--bcher-kva.example")],
)  # fmt: skip
def test_hosts_as_people_write_them(text: str, host: str) -> None:
    assert parse_host(text) == host


@pytest.mark.parametrize("host", ["zeitungfür.example", "xn--zeitungfr-x9a.example"])
def test_an_international_host_is_the_same_in_both_spellings(host: str) -> None:
    wanted = PageSelection(hosts=(parse_host("zeitungfür.example"),))
    assert wanted.find_reason_to_skip(f"https://www.{host}/a", None) is None
    assert wanted.find_reason_to_skip("https://www.zeitungfor.example/a", None) == "other_host"


def test_unknown_dates_and_addresses_do_not_pass() -> None:
    in_time = PageSelection(since=datetime(2026, 11, 1, tzinfo=timezone.utc))
    assert in_time.find_reason_to_skip("https://news.example/", None) == "other_date"
    assert in_time.find_reason_to_skip("https://news.example/", "no date") == "other_date"
    assert in_time.find_reason_to_skip(None, "2026-11-01") is None
    assert (
        PageSelection(until=moment_of("2026-11-01", is_end=True)).find_reason_to_skip(None, "2026-11-02")
        == "other_date"
    )
    assert PageSelection(url_pattern=re.compile("a")).find_reason_to_skip(None, None) == "other_url"
    assert PageSelection().find_reason_to_skip(None, None) is None
