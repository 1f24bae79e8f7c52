"""Pages that scripts fill, in the real Chromium against loopback servers."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import newsclean
from newsclean.errors import FetchError, NoArticle
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.transport import connections
from tests.fetching.server import refused
from tests.pages import PARAGRAPHS

pytest.importorskip("playwright", reason="--render needs Playwright: pip install 'newsclean[render]'")
from newsclean.fetching.browser import find_chromium

pytestmark = pytest.mark.skipif(find_chromium() is None, reason="no Chromium is installed: apt-get install chromium")

SHELL = "<!DOCTYPE html><html lang=en><head><title>Library stays open</title></head><body><div id=root></div>{}</body></html>"
FILL = """
fetch('/story.json').then(answer => answer.json()).then(story => {
  document.getElementById('root').innerHTML = '<article><h1>Library stays open</h1>'
    + story.map(text => '<p>' + text + '</p>').join('') + '</article>';
});
"""
REACH_INSIDE = """
const inside = 'http://127.0.0.2:%d/';
const say = word => { const p = document.createElement('p'); p.textContent = word; document.body.append(p); };
for (const tag of ['img', 'script', 'iframe', 'video', 'embed']) {
  const element = document.createElement(tag); element.src = inside + tag; document.body.append(element);
}
for (const rel of ['stylesheet', 'preload', 'prefetch', 'preconnect', 'dns-prefetch', 'prerender']) {
  const link = document.createElement('link'); link.rel = rel; link.href = inside + rel; link.as = 'script';
  document.head.append(link);
}
fetch(inside + 'fetch', {mode: 'no-cors'}).then(() => say('reached'), () => say('refused'));
navigator.sendBeacon(inside + 'beacon', 'x');
try { new WebSocket(inside.replace('http', 'ws')).onopen = () => say('reached'); } catch (error) {}
try { new EventSource(inside + 'events').onopen = () => say('reached'); } catch (error) {}
try { window.open(inside + 'window'); } catch (error) {}
"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"]))  # type: ignore[attr-defined]
        kind = "text/html"
        if self.path == "/app":
            body = SHELL.format("<script src=/app.js></script>")
        elif self.path == "/app.js":
            kind, body = "text/javascript", FILL
        elif self.path == "/story.json":
            kind, body = "application/json", json.dumps(PARAGRAPHS)
        elif self.path == "/loop":
            body = SHELL.format("<script>while (true) {}</script>")
        elif self.path == "/polls":
            body = SHELL.format("<script>" + FILL + "setInterval(() => fetch('/story.json'), 50)</script>")
        elif self.path == "/grows":
            body = SHELL.format("<script>document.body.append('a '.repeat(3e6))</script>")
        elif self.path == "/goes-on":
            body = SHELL.format("<script>location.href = '/app'</script>")
        elif self.path == "/inside":
            body = SHELL.format("<script>" + REACH_INSIDE % self.server.inside + "</script>")  # type: ignore[attr-defined]
        elif self.path == "/goes-inside":
            body = SHELL.format(f"<script>location.href = 'http://127.0.0.2:{self.server.inside}/'</script>")  # type: ignore[attr-defined]
        else:
            self.send_error(404)
            return
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def url(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_port}{path}"


RENDER = FetchOptions(allow_private=True, timeout=30, retries=0, render=True)


def test_text_that_scripts_add_is_read_and_without_render_reported_as_missing(site: ThreadingHTTPServer) -> None:
    with pytest.raises(NoArticle, match="script"):
        newsclean.fetch(url(site, "/app"), allow_private=True)
    article = newsclean.fetch(url(site, "/app"), allow_private=True, render=True)
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    assert article.url == url(site, "/app")
    assert {agent for _, agent in site.asked} == {f"newsclean/{newsclean.__version__}"}  # type: ignore[attr-defined]


def test_a_page_that_never_stops_sending_requests_is_read_after_a_while(
    site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.fetching.render_job._MAX_IDLE_WAIT_SECONDS", 2.0)
    assert PARAGRAPHS[0].encode() in fetch_document(url(site, "/polls"), RENDER).data


def test_a_script_may_navigate_to_another_page(site: ThreadingHTTPServer) -> None:
    page = fetch_document(url(site, "/goes-on"), RENDER)
    assert PARAGRAPHS[0].encode() in page.data
    assert page.url == url(site, "/app")


def test_a_script_cannot_navigate_to_a_refused_url(site: ThreadingHTTPServer) -> None:
    wanted = []

    def refuse(address: str) -> None:
        wanted.append(address)
        raise FetchError(f"{address}: not this one")

    page = fetch_document(url(site, "/goes-on"), RENDER, refuse)
    assert page.url == url(site, "/goes-on")
    assert wanted == [url(site, "/app")]
    assert [path for path, _ in site.asked] == ["/goes-on"]  # type: ignore[attr-defined]


def test_an_endless_script_times_out_and_the_next_page_is_rendered(site: ThreadingHTTPServer) -> None:
    start = time.monotonic()
    options = FetchOptions(allow_private=True, timeout=3, retries=0, render=True)
    assert "scripts did not finish" in refused(lambda: fetch_document(url(site, "/loop"), options))
    assert time.monotonic() - start < 20
    assert PARAGRAPHS[0].encode() in fetch_document(url(site, "/app"), RENDER).data


def test_a_page_that_grows_past_the_limit(site: ThreadingHTTPServer) -> None:
    options = FetchOptions(allow_private=True, timeout=30, max_bytes=1_000_000, retries=0, render=True)
    assert "larger than 1 MB" in refused(lambda: fetch_document(url(site, "/grows"), options))


@pytest.mark.parametrize("path", ["/inside", "/goes-inside"])
def test_no_script_reaches_a_private_address(
    site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    reached: list[object] = []
    with socket.create_server(("127.0.0.2", 0)) as inside:
        inside.settimeout(0.2)
        site.inside = inside.getsockname()[1]  # type: ignore[attr-defined]
        monkeypatch.setattr(connections, "is_public", lambda address: address == "127.0.0.1")
        options = FetchOptions(timeout=30, retries=0, render=True)
        data = fetch_document(url(site, path), options).data
        assert path != "/inside" or b"<p>refused</p>" in data
        with suppress(TimeoutError):
            reached.append(inside.accept())
    assert reached == []


def test_the_command_saves_the_rendered_page(site: ThreadingHTTPServer, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsclean"]
    fetch = [*command, "fetch", "--allow-private", "--render", "--save", str(tmp_path / "kept"), url(site, "/app")]
    done = subprocess.run(fetch, capture_output=True, timeout=90)
    assert done.stderr == b"" and json.loads(done.stdout)["text"] == "\n\n".join(PARAGRAPHS)
    again = subprocess.run([*command, "clean", str(tmp_path / "kept")], capture_output=True, timeout=60)
    assert json.loads(again.stdout)["text"] == "\n\n".join(PARAGRAPHS)
