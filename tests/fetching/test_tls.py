"""TLS certificates: a trusted one is accepted, every other is an error of one line."""

from __future__ import annotations

import datetime
import ssl
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
from tests.fetching.server import PAGE, Server, refused


class Tls(Server):
    """A server behind TLS."""

    def __init__(self, certificate: trustme.LeafCert) -> None:
        super().__init__()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def url(self) -> str:
        return f"https://localhost:{self.server_port}"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))


def served(httpd: ThreadingHTTPServer) -> Iterator[Tls]:
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield httpd  # type: ignore[misc]
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def good(authority: trustme.CA) -> Iterator[Tls]:
    yield from served(Tls(authority.issue_cert("localhost")))


@pytest.fixture
def other_name(authority: trustme.CA) -> Iterator[Tls]:
    yield from served(Tls(authority.issue_cert("other.example")))


@pytest.fixture
def expired(authority: trustme.CA) -> Iterator[Tls]:
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    yield from served(Tls(authority.issue_cert("localhost", not_before=past, not_after=past.replace(year=2021))))


OPTIONS = FetchOptions(allow_private=True, retries=0, timeout=20)


def test_a_trusted_certificate(good: Tls, trusting: None) -> None:
    assert fetch_page(f"{good.url}/page", OPTIONS).data == PAGE


def test_an_unknown_authority(good: Tls) -> None:
    assert "certificate is not trusted" in refused(lambda: fetch_page(f"{good.url}/page", OPTIONS))


def test_another_host_s_certificate(other_name: Tls, trusting: None) -> None:
    message = refused(lambda: fetch_page(f"{other_name.url}/page", OPTIONS))
    assert "certificate is not trusted" in message and "localhost" in message


def test_an_expired_certificate(expired: Tls, trusting: None) -> None:
    message = refused(lambda: fetch_page(f"{expired.url}/page", OPTIONS))
    assert "certificate is not trusted: certificate has expired" in message


def test_a_server_without_tls(server: Server) -> None:
    message = refused(lambda: fetch_page(server.url.replace("http:", "https:") + "/page", OPTIONS))
    assert "TLS" in message


def test_the_deadline_holds_in_the_handshake() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        options = FetchOptions(allow_private=True, retries=0, timeout=1)
        assert "timed out after 1 seconds" in refused(lambda: fetch_page(f"https://127.0.0.1:{port}/", options))
