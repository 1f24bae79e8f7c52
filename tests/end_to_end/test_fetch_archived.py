"""Pages that are gone, and their copies in an archive: both served on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

import newsclean
from newsclean.fetching import stories
from tests.command import newsclean as newsclean_command
from tests.end_to_end.test_fetch_pages import MORE_PARAGRAPHS, page
from tests.fetching.site import Site, running_site
from tests.pages import PARAGRAPHS

STORED = "20240102030405"
STORED_AT = "2024-01-02T03:04:05+00:00"


class Web(NamedTuple):
    """A site, and an archive with an availability interface."""

    site: Site
    archive: Site

    @property
    def api(self) -> str:
        return f"{self.archive.url}/wayback/available"

    def archive_copy(self, path: str, body: str, status: str = "200") -> None:
        """Put a copy of a page of the site into the archive."""
        url = f"{self.site.url}{path}"
        copy = f"/web/{STORED}/{url}"
        self.archive.add(copy, body)
        answer = {
            "url": url,
            "archived_snapshots": {
                "closest": {
                    "status": status, "available": True, "url": f"{self.archive.url}{copy}", "timestamp": STORED,
                }
            },
        }  # fmt: skip
        self.answer(path, json.dumps(answer))

    def answer(self, path: str, text: str, status: int = 200) -> None:
        """Set the interface's answer for a page of the site."""
        request = f"/wayback/available?url={quote(f'{self.site.url}{path}', safe='')}"
        self.archive.add(request, text, content_type="application/json", status=status)


@pytest.fixture
def web() -> Iterator[Web]:
    with running_site() as site, running_site("127.0.0.2") as archive:
        yield Web(site, archive)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "DEFAULT_DELAY_SECONDS", 0.0)


def fetch(web: Web, path: str, **options: object) -> newsclean.Article:
    return newsclean.fetch(
        f"{web.site.url}{path}", allow_private=True, archived=True, archive_api=web.api, **options  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize("status", [404, 410])
def test_the_copy_of_a_page_that_is_gone(web: Web, status: int) -> None:
    web.site.add("/story", "gone", status=status)
    web.archive_copy("/story", page(PARAGRAPHS))
    article = fetch(web, "/story")
    assert article.url == f"{web.site.url}/story"
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    assert article.extraction.archived_at == STORED_AT
    assert article.published is None
    (warning,) = article.extraction.warnings
    assert (warning.code, warning.text) == (
        "archived_original_gone", f"the page is gone; this is the archived copy of {STORED_AT}",
    )  # fmt: skip


def test_the_command_says_so(web: Web, tmp_path: Path) -> None:
    web.archive_copy("/story", page(PARAGRAPHS))
    url = f"{web.site.url}/story"
    (tmp_path / "urls.txt").write_text(url)
    done = newsclean_command(
        "fetch",
        "--allow-private",
        "--archived",
        "--archive-api",
        web.api,
        "--delay",
        "0",
        "--from",
        tmp_path / "urls.txt",
    )
    assert json.loads(done.stdout)["extraction"]["archived_at"] == STORED_AT
    assert done.stderr == f"newsclean: {url}: the page is gone; this is the archived copy of {STORED_AT}\n"
    assert done.returncode == 0


def test_the_interface_may_be_set_in_the_environment(web: Web) -> None:
    web.archive_copy("/story", page(PARAGRAPHS))
    done = newsclean_command(
        "fetch", "--allow-private", "--archived", f"{web.site.url}/story", NEWSCLEAN_FETCH_ARCHIVE_API=web.api
    )
    assert json.loads(done.stdout)["extraction"]["archived_at"] == STORED_AT


def test_an_archive_is_asked_only_for_pages_that_are_gone(web: Web) -> None:
    web.site.add("/story", page(PARAGRAPHS))
    web.site.add("/refused", "no", status=403)
    assert fetch(web, "/story").extraction.archived_at is None
    with pytest.raises(newsclean.FetchError, match="403"):
        fetch(web, "/refused")
    with pytest.raises(newsclean.FetchError, match="404"):
        newsclean.fetch(f"{web.site.url}/gone", allow_private=True)
    assert web.archive.requests == []


@pytest.mark.parametrize(
    ("answer", "status", "reason"),
    [
        ('{"archived_snapshots": {}}', 200, "the archive has no copy of it"),
        ('{"archived_snapshots": {"closest": {"available": false}}}', 200, "the archive has no copy of it"),
        ('{"archived_snapshots": {"closest": {"available": true, "status": "404", "url": "x"}}}', 200, "the archive has no copy"),
        ("<html>busy</html>", 200, "this is no answer of an availability interface"),
        ("[]", 200, "this is no answer of an availability interface"),
        ("busy", 503, "the server answered 503"),
    ],
)  # fmt: skip
def test_a_page_without_a_copy_is_still_an_error(web: Web, answer: str, status: int, reason: str) -> None:
    web.answer("/story", answer, status)
    with pytest.raises(newsclean.FetchError) as caught:
        fetch(web, "/story")
    message = str(caught.value)
    assert message.startswith(f"{web.site.url}/story: the server answered 404 Not Found; ")
    assert reason in message and "\n" not in message
    assert caught.value.status == 404


def test_a_copy_that_cannot_be_fetched(web: Web) -> None:
    web.archive_copy("/story", page(PARAGRAPHS))
    del web.archive.answers[f"/web/{STORED}/{web.site.url}/story"]
    with pytest.raises(newsclean.FetchError, match="404 Not Found; the archive's copy cannot be had: "):
        fetch(web, "/story")


def test_a_copy_at_a_private_address_is_refused_like_every_page() -> None:
    with running_site() as archive:
        done = newsclean_command("fetch", "--archived", "--archive-api", archive.url, f"{archive.url}/story")
    assert "private address" in done.stderr


def test_headers_of_the_user_do_not_reach_the_archive(web: Web) -> None:
    web.archive_copy("/story", page(PARAGRAPHS))
    fetch(web, "/story", headers={"X-Key": "secret"})
    assert "X-Key" in web.site.request_headers[0]
    assert len(web.archive.request_headers) == 2
    assert all("X-Key" not in headers for headers in web.archive.request_headers)


def test_the_pages_of_a_story_that_is_gone(web: Web) -> None:
    prefix = f"/web/{STORED}/{web.site.url}"
    web.archive_copy("/story/12345", page(PARAGRAPHS, f"<a href='{prefix}/story/12345?page=2'>Next page</a>"))
    web.archive_copy("/story/12345?page=2", page(MORE_PARAGRAPHS))
    article = fetch(web, "/story/12345", pages=5)
    assert article.extraction.pages == (f"{web.site.url}/story/12345", f"{web.site.url}/story/12345?page=2")
    assert [block.text for block in article.body] == [*PARAGRAPHS, *MORE_PARAGRAPHS]


def test_a_project_may_not_choose_the_interface(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("[fetch]\narchive-api = 'http://127.0.0.1:1/'\n")
    done = newsclean_command("fetch", "http://news.example/", cwd=tmp_path)
    assert done.returncode == 2
    assert "archive-api" in done.stderr
