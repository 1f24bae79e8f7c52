"""What users choose of a request: User-Agent, headers, cookies, proxy, and that no other host gets it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.request_headers import check_header, check_proxy, parse_header
from newsclean.fetching.scheduler import FetchPolicy, PageStream
from tests.command import newsclean as newsclean_command
from tests.fetching.raw_server import RawServer, raw_server, response
from tests.pages import ENGLISH

PAGE = response(ENGLISH.encode(), "Content-Type: text/html")


def answer(path: str, head: str) -> bytes:
    """Serve the page; /to/HOST:PORT/… leads to another host, /here to a page of this one."""
    if path.startswith("/to/"):
        return response(b"", f"Location: http://{path[4:]}", status="302 Found")
    if path == "/here":
        return response(b"", "Location: /page", "Set-Cookie: set=1; Path=/", status="302 Found")
    if path == "/robots.txt":
        return response(b"User-agent: Reader\nDisallow: /private/\n", "Content-Type: text/plain")
    return PAGE


@pytest.fixture
def server() -> Iterator[RawServer]:
    with raw_server(answer) as out:
        yield out


def headers_of(request: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in request.split("\n")[1:])


def cookie_file(folder: Path, *lines: str, first: str = "# Netscape HTTP Cookie File") -> Path:
    path = folder / "cookies.txt"
    path.write_text("\n".join((first, *(line.replace(" ", "\t") for line in lines), "")))
    return path


def fetch_command(*arguments: object, **environment: str) -> str:
    done = newsclean_command("fetch", "--allow-private", *arguments, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_user_agent_headers_and_cookies_are_sent(server: RawServer, tmp_path: Path) -> None:
    cookies = cookie_file(
        tmp_path,
        "127.0.0.1 FALSE / FALSE 0 session one",
        f"127.0.0.1 FALSE / FALSE {int(time.time()) + 3600} kept two",
        f"127.0.0.1 FALSE / FALSE {int(time.time()) - 3600} expired three",
        f"127.0.0.1 FALSE / TRUE {int(time.time()) + 3600} secure four",
        f"#HttpOnly_127.0.0.1 FALSE / FALSE {int(time.time()) + 3600} hidden five",
        f"other.example FALSE / FALSE {int(time.time()) + 3600} other six",
    )
    newsclean.fetch(
        f"{server.url}/page", allow_private=True, user_agent="Reader/2", headers={"X-Key": "k", "Accept-Language": "de"},
        cookies=cookies,
    )  # fmt: skip
    fetch_command(
        f"{server.url}/page", "--user-agent", "Reader/2", "--header", "X-Key: k", "--header", "Accept-Language:de",
        "--cookies", cookies,
    )  # fmt: skip
    assert len(server.requests) == 2
    for request in server.requests:
        sent = headers_of(request)
        assert (sent["User-Agent"], sent["X-Key"], sent["Accept-Language"]) == ("Reader/2", "k", "de")
        assert sorted(sent["Cookie"].split("; ")) == ["hidden=five", "kept=two", "session=one"]


def test_a_user_agent_among_the_headers(server: RawServer) -> None:
    newsclean.fetch(f"{server.url}/page", allow_private=True, headers={"user-agent": "Reader/3"})
    assert headers_of(server.requests[0])["User-Agent"] == "Reader/3"


SECRETS = {"Authorization": "Bearer swordfish", "X-Api-Key": "swordfish", "Cookie": "id=swordfish", "Accept": "a/b"}


def test_headers_stay_on_their_host(server: RawServer, tmp_path: Path) -> None:
    cookies = cookie_file(tmp_path, "127.0.0.1 FALSE / FALSE 0 file swordfish")
    with raw_server(answer) as other:
        # Another port is another host, as far as credentials are concerned.
        for target in (f"127.0.0.1:{other.port}", f"localhost:{server.port}"):
            for chosen in ({"headers": SECRETS}, {"headers": dict(list(SECRETS.items())[:2]), "cookies": cookies}):
                server.requests.clear()
                url = f"{server.url}/to/{target}/to/{target}/page"
                newsclean.fetch(url, allow_private=True, user_agent="Reader/2", **chosen)  # type: ignore[arg-type]
                first, *further = (*server.requests, *other.requests)
                assert headers_of(first)["X-Api-Key"] == "swordfish" and "=swordfish" in first
                assert len(further) == 2
                for request in further:
                    sent = headers_of(request)
                    # Cookies have no port.
                    if target.startswith("localhost") or "cookies" not in chosen:
                        assert "swordfish" not in request
                    assert "X-Api-Key" not in sent and "Authorization" not in sent
                    assert sent["User-Agent"] == "Reader/2" and sent["Accept"].startswith("text/html")
                other.requests.clear()


def test_headers_follow_a_redirect_on_the_same_host(server: RawServer) -> None:
    newsclean.fetch(f"{server.url}/here", allow_private=True, headers={"X-Key": "k", "Cookie": "own=0"})
    assert headers_of(server.requests[1])["X-Key"] == "k"
    assert headers_of(server.requests[1])["Cookie"] == "own=0; set=1"


def test_robots_txt_is_read_for_the_user_agent_and_gets_no_headers(server: RawServer) -> None:
    options = FetchOptions(allow_private=True, user_agent="Reader/2", headers=(("X-Key", "k"),))
    (_, wait), (_, wait_private) = PageStream(
        [f"{server.url}/page", f"{server.url}/private/a"], options, FetchPolicy(delay=0)
    )
    wait()
    with pytest.raises(newsclean.FetchError, match=r"robots\.txt disallows"):
        wait_private()
    robots, page = map(headers_of, server.requests)
    assert robots["User-Agent"] == page["User-Agent"] == "Reader/2"
    assert "X-Key" not in robots and page["X-Key"] == "k"


def test_a_proxy_takes_precedence_over_the_environment(server: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert newsclean.fetch("http://news.example/a", proxy=server.url).title == "Library stays open"
    fetch_command("http://news.example/b", "--proxy", f"127.0.0.1:{server.port}")
    assert [request.split()[1] for request in server.requests] == ["http://news.example/a", "http://news.example/b"]
    with pytest.raises(newsclean.FetchError, match="the proxy does not answer or refuses: check --proxy"):
        newsclean.fetch("http://news.example/c", proxy="http://ann:swordfish@127.0.0.1:9")


def test_settings_and_the_environment(server: RawServer, tmp_path: Path) -> None:
    settings = tmp_path / "newsclean.toml"
    settings.write_text('[fetch]\nheader = ["X-One: 1", "X-Two: a, b"]\nuser-agent = "Reader/4"\n')
    fetch_command(f"{server.url}/page", NEWSCLEAN_CONFIG=str(settings))
    fetch_command(
        f"{server.url}/page", NEWSCLEAN_FETCH_HEADER="X-One: 1\nX-Two: a, b", NEWSCLEAN_FETCH_USER_AGENT="Reader/4"
    )
    for request in server.requests:
        sent = headers_of(request)
        assert (sent["X-One"], sent["X-Two"], sent["User-Agent"]) == ("1", "a, b", "Reader/4")
    project = newsclean_command(
        "fetch", f"{server.url}/page", "--allow-private", cwd=tmp_path, HOME=str(tmp_path / "home")
    )
    assert project.returncode == 2
    assert "header is allowed only in your own settings file" in project.stderr


@pytest.mark.parametrize(
    "options,words",
    [
        (("--header", "swordfish"), "a header must be written as 'Name: value'"),
        (("--header", "Host: a"), "the header Host cannot be chosen"),
        (("--header", "X Y: swordfish"), "the name of a header"),
        (("--header", "X-Key: swordfish\nX: y"), "must be one line"),
        (("--user-agent", "swordfish\x07"), "must be one line"),
        (("--proxy", "ftp://a"), "a proxy must be written as"),
        (("--cache", "c", "--header", "X-Key: swordfish"), "pages behind a login are not cached"),
    ],
)  # fmt: skip
def test_wrong_usage(options: tuple[str, ...], words: str) -> None:
    done = newsclean_command("fetch", "http://news.invalid/", *options)
    assert done.returncode == 2 and words in done.stderr
    assert "swordfish" not in done.stderr and done.stderr.count("\n") == 1


def test_a_wrong_cookie_file_is_named_once(tmp_path: Path) -> None:
    path = cookie_file(tmp_path, first="name=value")
    for name, words in ((path, "not a cookie file"), (tmp_path / "none", "cannot be read")):
        done = newsclean_command("fetch", "http://a.invalid/", "http://b.invalid/", "--cookies", name)
        assert done.returncode == 1
        assert done.stderr.startswith(f"newsclean: {name}: {words}") and done.stderr.count("\n") == 1


def test_arguments_of_the_function_are_checked() -> None:
    url = "http://news.invalid/"
    for arguments in (
        {"headers": {"A B": "c"}},
        {"proxy": "ftp://a"},
        {"cache": "c", "cookies": "d"},
        {"user_agent": "a\n b"},
    ):
        with pytest.raises(ValueError):
            newsclean.fetch(url, **arguments)  # type: ignore[arg-type]


def test_headers_and_proxies_are_parsed() -> None:
    assert parse_header("Accept-Language: de") == ("Accept-Language", "de")
    assert check_header("X", " a: b ") == ("X", "a: b")
    assert check_proxy("proxy.example:8080") == "http://proxy.example:8080"
    assert check_proxy("socks5h://localhost:1080") == "socks5h://localhost:1080"
    for wrong in ("", "http://", "http://a:99999", "file:///a"):
        with pytest.raises(ValueError, match="a proxy must be written as"):
            check_proxy(wrong)
    assert json.dumps(repr(FetchOptions(headers=(("X", "swordfish"),), proxy="swordfish"))).count("swordfish") == 0
