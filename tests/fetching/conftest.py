"""Fixtures of the fetching tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.fetching.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    httpd = Server()
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()
