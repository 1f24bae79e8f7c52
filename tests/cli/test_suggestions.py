"""What the command suggests for a likely slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.text.urls import complete_url
from tests.command import newsclean
from tests.pages import ENGLISH


@pytest.mark.parametrize(
    "argument,hint",
    [
        ("page.html", "did you mean 'newsclean clean page.html'?"),
        ("my page.html", "did you mean 'newsclean clean 'my page.html''?"),
        ("crawl.warc.gz", "did you mean 'newsclean clean crawl.warc.gz'?"),
        ("https://example.com/story", "did you mean 'newsclean fetch https://example.com/story'?"),
        ("example.com/story", "did you mean 'newsclean fetch example.com/story'?"),
        ("clena", "did you mean 'clean'?"),
    ],
)
def test_an_input_without_a_command(argument: str, hint: str, tmp_path: Path) -> None:
    done = newsclean(argument, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"newsclean: unknown command '{argument}'; {hint}\n")


def test_a_file_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(ENGLISH)
    assert newsclean("story", cwd=tmp_path).stderr.endswith("did you mean 'newsclean clean story'?\n")


@pytest.mark.parametrize(
    "name,meant",
    [
        ("date", "published"), ("Author", "authors"), ("headline", "title"), ("content", "text"), ("publisher", "site"),
        ("confidence", "extraction.confidence"), ("titel", "title"),
    ],
)  # fmt: skip
def test_a_field_of_another_tool(name: str, meant: str) -> None:
    done = newsclean("clean", "--fields", name, given=ENGLISH)
    assert done.returncode == 2 and f"unknown field '{name}'; did you mean '{meant}'?" in done.stderr


@pytest.mark.parametrize(
    "address", ["example.com/story", "a-b.example.co.uk", "localhost:8000/a?b=c", "127.0.0.1:80", "bücher.example/ü"]
)
def test_an_address_without_a_scheme(address: str) -> None:
    assert complete_url(address) == f"https://{address}"


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "story",
        "http://a.example",
        "ftp://a.example",
        "a.example b",
        "mailto:a@b.example",
        "/a/b.html",
        "-x.y",
        "1.5",
    ],
)
def test_other_text_is_no_address(text: str) -> None:
    assert complete_url(text) == text


def test_fetch_tries_https(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("localhost:1/b\n")
    done = newsclean("fetch", "localhost:1/a", "--from", tmp_path / "urls.txt", "--retries", 0)
    assert done.returncode == 3
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        "https://localhost:1/a",
        "https://localhost:1/b",
    ]
    assert "https://localhost:1" in newsclean("discover", "localhost:1").stderr


def test_fetch_takes_a_file_for_no_address(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ENGLISH)
    assert "page.html: not a web address" in newsclean("fetch", "page.html", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    "page",
    [
        "<title>App</title><body><div id=root></div><p>You need to enable JavaScript to run this app.</p>",
        "<title>App</title><body><div id=root></div><script src=a.js></script>",
    ],
)
def test_a_page_that_scripts_fill_names_the_option(page: str) -> None:
    done = newsclean("clean", given=page)
    assert done.returncode == 3 and "fetch --render" in done.stderr
