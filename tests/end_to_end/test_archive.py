"""WARC files: what is fetched can be kept and cleaned again; what a crawl left can be read."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsclean.output.warc import file_name_of
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH, PARAGRAPHS


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = gzip.compress(CHINESE.replace("gb2312", "x").encode("gb18030"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=gbk")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def newsclean(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsclean", *arguments]
    return subprocess.run(command, input=given, capture_output=True, timeout=60)


def archive(*records: tuple[str, str, str, bytes]) -> bytes:
    """A gzipped WARC file of (type, URL, content type, body)."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for kind, url, content_type, body in records:
        headers = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
        given = {"http_headers": headers} if kind == "response" else {"warc_content_type": content_type}
        writer.write_record(writer.create_warc_record(url, kind, payload=BytesIO(body), **given))
    return out.getvalue()


def test_a_saved_page_is_cleaned_again_to_the_same_article(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/story?id=1"
    fetched = newsclean("fetch", "--allow-private", "--save", str(tmp_path / "kept"), url)
    server.shutdown()
    server.server_close()
    (kept,) = (tmp_path / "kept").iterdir()
    again = newsclean("clean", str(kept))
    first, second = json.loads(fetched.stdout), json.loads(again.stdout)
    assert first["body"][0]["text"] == CHINESE_PARAGRAPHS[0]
    for article in (first, second):
        article["extraction"]["fetched_at"] = article["extraction"]["fetched_at"][:19]
    assert second.pop("id").endswith(f"{url}")
    assert first == second


def test_a_crawl(tmp_path: Path) -> None:
    data = archive(
        ("response", "https://news.example/a", "text/html", ENGLISH.encode()),
        ("response", "https://news.example/logo", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("response", "https://news.example/b", "text/html; charset=gbk", CHINESE.encode("gb18030")),
        ("request", "https://news.example/a", "application/http", b"GET /a HTTP/1.1\r\n\r\n"),
    )
    done = newsclean("clean", given=data)
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [article["url"] for article in articles] == ["https://news.example/a", "https://news.example/b"]


def coded(url: str, coding: str, body: bytes, *, chunked: bool = False) -> bytes:
    """A record as it came over the wire, its body coded, as browsers' crawls keep it."""
    headers = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
    if chunked:
        headers.append(("Transfer-Encoding", "chunked"))
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    status = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=status))
    return out.getvalue()


def test_records_are_unpacked_however_they_are_coded() -> None:
    brotli = pytest.importorskip("brotli", reason="needs newsclean[compression]")
    page = ENGLISH.encode()
    records = {
        "gzip": coded("https://news.example/gzip", "gzip", gzip.compress(page)),
        "br": coded("https://news.example/br", "br", brotli.compress(page)),
        "br-chunked": coded("https://news.example/br-chunked", "br", brotli.compress(page), chunked=True),
        "twice": coded("https://news.example/twice", "gzip, br", brotli.compress(gzip.compress(page))),
        # Many keep the page unpacked, and the header as it was.
        "br-not": coded("https://news.example/br-not", "br", page),
        "odd": coded("https://news.example/odd", "x-nothing", page),
        "last": archive(("response", "https://news.example/last", "text/html", page)),
    }
    done = newsclean("clean", given=b"".join(records.values()))
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    assert [article["url"].rpartition("/")[2] for article in articles] == list(records), done.stderr
    assert {article["text"] for article in articles} == {"\n\n".join(PARAGRAPHS)}


def test_a_wet_file_gives_an_article_a_record(tmp_path: Path) -> None:
    text = "Library stays open\n" + "\n".join(PARAGRAPHS) + "\n"
    path = tmp_path / "crawl.warc.wet.gz"
    path.write_bytes(
        archive(
            ("conversion", "https://news.example/a", "text/plain", text.encode()),
            ("conversion", "https://news.example/b", "text/plain", "\n".join(CHINESE_PARAGRAPHS).encode()),
        )
    )
    done = newsclean("clean", str(path))
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == [
        "https://news.example/a",
        "https://news.example/b",
    ]


def test_a_broken_archive_gives_what_came_before_and_says_so(tmp_path: Path) -> None:
    whole = archive(("response", "https://news.example/a", "text/html", ENGLISH.encode()))
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(whole + archive(("response", "https://news.example/b", "text/html", ENGLISH.encode()))[:200])
    done = newsclean("clean", str(path))
    assert done.stdout.count(b"\n") == 1
    assert done.returncode in (0, 1)


@pytest.mark.parametrize(
    "url", ["http://x.example/../../etc/passwd", "http://../", "http://x.example/%2e%2e/\x00a", "http://x/" + "a" * 999]
)
def test_a_file_s_name_cannot_leave_its_folder(url: str) -> None:
    name = file_name_of(url)
    assert name and "/" not in name and ".." not in name and len(name) <= 100 and name.isprintable()
