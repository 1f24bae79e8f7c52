"""``newsclean serve`` over real sockets: what is answered, and in which form."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsclean
from tests.command import newsclean as newsclean_command
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH
from tests.serve.conftest import REFUSED_PATHS, Service, SiteServer, running


def test_a_page_is_cleaned_as_by_the_library(service: Service) -> None:
    answer = service.post_page(ENGLISH, "/clean?url=https%3A%2F%2Fexample.com%2Fa")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.json == json.loads(newsclean.clean(ENGLISH.encode(), url="https://example.com/a").to_json())
    assert service.post("/clean", page=ENGLISH, url="https://example.com/a").json["title"] == answer.json["title"]


def test_the_charset_of_the_media_type_counts(service: Service) -> None:
    page = CHINESE.replace("gb2312", "x").encode("gb18030")
    answer = service.post_page(page, **{"Content-Type": "text/html; charset=gbk"})
    assert answer.json["body"][0]["text"] == CHINESE_PARAGRAPHS[0]


@pytest.mark.parametrize(
    "format_,media_type,start",
    [
        ("markdown", "text/markdown; charset=utf-8", "# Library stays open\n"),
        ("front-matter", "text/markdown; charset=utf-8", '---\ntitle: "Library stays open"\n'),
        ("text", "text/plain; charset=utf-8", "Library stays open\n\nThe town"),
        ("html", "text/html; charset=utf-8", "<!DOCTYPE html>"),
        ("schema.org", "application/ld+json", "{"),
    ],
)
def test_formats(service: Service, format_: str, media_type: str, start: str) -> None:
    for answer in (
        service.post_page(ENGLISH, f"/clean?format={format_}"),
        service.post("/clean", page=ENGLISH, format=format_),
    ):
        assert (answer.status, answer.headers["Content-Type"]) == (200, media_type)
        assert answer.text.startswith(start)


def test_links_and_images_can_be_left_out(service: Service) -> None:
    page = ENGLISH.replace("signed a petition", "<a href='https://example.com/p'>signed</a> a petition")
    assert "](<https" in service.post("/clean", page=page, format="markdown").text
    assert "](<https" not in service.post("/clean", page=page, format="markdown", links=False).text
    assert "](<https" not in service.post_page(page, "/clean?format=markdown&links=false").text


def test_a_page_is_explained(service: Service) -> None:
    explained = service.post_page(ENGLISH, "/explain").json
    assert explained["title"] == "Library stays open"
    assert {block["keep"] for block in explained["blocks"]} == {True, False}


def test_a_page_is_fetched_and_redirects_are_followed(service: Service, site: SiteServer) -> None:
    for path in ("/story", "/good", "/forward"):
        answer = service.post("/fetch", url=site.url + path)
        assert (answer.status, answer.json["url"]) == (200, f"{site.url}/story")
    assert service.post("/explain", url=f"{site.url}/story").json["title"] == "Library stays open"
    assert service.post("/fetch", url=f"{site.url}/story", format="text").text.startswith("Library stays open\n")


@pytest.mark.parametrize("path", REFUSED_PATHS)
@pytest.mark.parametrize("action", ["/fetch", "/explain"])
def test_no_redirect_leads_to_a_private_address(service: Service, site: SiteServer, path: str, action: str) -> None:
    answer = service.post(action, url=site.url + path)
    assert (answer.status, answer.error) == (403, "refused_address")
    assert "/secret" not in site.paths and site.paths


def test_other_errors_of_a_fetch(service: Service, site: SiteServer) -> None:
    gone = service.post("/fetch", url=f"{site.url}/gone")
    assert gone.status == 502 and gone.json["error"] | {"message": ""} == {
        "code": "http_status", "message": "", "url": f"{site.url}/gone", "status": 404,
    }  # fmt: skip
    assert service.post("/fetch", url=f"{site.url}/file").error == "fetch_failed"
    assert service.post("/fetch", url="file:///etc/passwd").error == "fetch_failed"
    assert service.post("/fetch", url="http://127.0.0.2/").error == "refused_address"
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        answer = service.post("/fetch", url=url, timeout=0.3)
        assert (answer.status, answer.error) == (504, "fetch_timeout")


@pytest.mark.parametrize(
    "page,code,status",
    [("", "not_a_page", 422), ("%PDF-1.7", "not_a_page", 422), ("<body><a href=/>Home</a></body>", "no_article", 422)],
)
def test_a_page_without_an_article_has_a_code(service: Service, page: str, code: str, status: int) -> None:
    answer = service.post_page(page)
    assert (answer.status, answer.error) == (status, code)
    assert "\n" not in answer.json["error"]["message"]
    assert (code == "no_article") is (answer.json["error"].get("kind") == "no_text")


def test_health_says_how_many_workers_there_are(service: Service) -> None:
    answer = service.request("GET", "/health")
    assert answer.json == {"status": "ok", "version": newsclean.__version__, "workers": 2, "busy": 0}


def test_many_requests_at_a_time_get_their_own_answers(service: Service) -> None:
    def clean(number: int) -> str:
        title = f"Library number {number} stays open"
        found: str = service.post_page(ENGLISH.replace("Library stays open", title)).json["title"]
        return found

    with ThreadPoolExecutor(12) as threads:
        titles = list(threads.map(clean, range(48)))
    assert titles == [f"Library number {number} stays open" for number in range(48)]


def test_rules_of_the_user_hold_in_every_worker(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "mine.toml").write_text(
        '[[rule]]\nid = "mine.report"\nrole = "appeal"\nscope = "start"\nstrength = "veto"\n'
        'pattern = "a report on the costs"\nmax_chars = 900\nexamples = ["a report on the costs"]\n'
    )
    with running(tmp_path, "--rules", rules, "--workers", 1, "--page-timeout", 1) as service:
        assert "A report on the costs" not in service.post_page(ENGLISH).text
        assert service.post_page(f"<!-- hangs -->{ENGLISH}").error == "page_timeout"
        assert "A report on the costs" not in service.post_page(ENGLISH).text


def test_a_port_in_use_is_one_line(service: Service) -> None:
    done = newsclean_command("serve", "--port", service.port)
    assert done.returncode == 1
    assert (
        done.stderr.startswith(f"newsclean: 127.0.0.1:{service.port}: cannot listen: ") and done.stderr.count("\n") == 1
    )


def test_a_project_does_not_choose_the_address(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("[serve]\nhost = '0.0.0.0'\n")
    done = newsclean_command("serve", "--port", "0", cwd=tmp_path)
    assert done.returncode == 2 and "host is allowed only in your own settings file" in done.stderr
    (tmp_path / "newsclean.toml").write_text("host = '0.0.0.0'\n")
    done = newsclean_command("serve", "--port", "0", cwd=tmp_path)
    assert done.returncode == 2 and "host is allowed only in your own settings file" in done.stderr


def test_the_service_is_not_imported_for_other_commands() -> None:
    script = "import sys; from newsclean.cli.commands import clean; print([m for m in sys.modules if 'serve' in m])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert "newsclean.serve" not in done.stdout
