"""Limits on a response: decompressed size, time, memory."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
from tests.fetching.server import PAGE, Server, refused

SMALL = FetchOptions(allow_private=True, timeout=20, retries=0, max_bytes=1_000_000)

# Peak memory of a process of its own, after a small page and after the bomb.
MEASURE = """
import resource, sys
from newsclean.errors import FetchError
from newsclean.fetching.client import fetch_page
from newsclean.fetching.options import FetchOptions
options = FetchOptions(allow_private=True, retries=0, max_bytes=1_000_000)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
fetch_page(sys.argv[1] + "/page", options)
before = peak()
try:
    fetch_page(sys.argv[1] + sys.argv[2], options)
except FetchError as error:
    print(peak() - before, error)
else:
    print(peak() - before, "fetched")
"""


@pytest.mark.parametrize(
    "path,words",
    [
        ("/bomb", "larger than 1 MB"),
        ("/brotli-bomb", "larger than 1 MB"),
        ("/zstd-bomb", "larger than 1 MB"),
        ("/endless", "larger than 1 MB"),
        ("/redirect-bomb", "fetched"),
        ("/redirect-endless", "fetched"),
        ("/busy-endless", "the server answered 503"),
    ],
)
def test_memory_stays_bounded(server: Server, path: str, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, server.url, path], capture_output=True, text=True, timeout=60, check=True
    )
    grown, _, outcome = done.stdout.strip().partition(" ")
    assert words in outcome
    assert int(grown) < 40_000, "kilobytes"


@pytest.mark.parametrize("path", ["/brotli", "/zstd"])
def test_other_compressions_are_read(server: Server, path: str) -> None:
    assert fetch_page(server.url + path, SMALL).data == PAGE


def test_a_chain_of_compressions_is_refused(server: Server) -> None:
    assert "compressed response is broken" in refused(lambda: fetch_page(f"{server.url}/many-codings", SMALL))


def test_a_long_retry_after_ends_at_the_deadline(server: Server) -> None:
    start = time.monotonic()
    options = FetchOptions(allow_private=True, timeout=1, retries=2)
    assert "timed out after 1 seconds" in refused(lambda: fetch_page(f"{server.url}/long-wait", options))
    assert time.monotonic() - start < 8


@pytest.mark.parametrize("kind", ["video/mp4", "image/png", "application/pdf", "audio/mpeg", "application/zip"])
def test_other_media_types_are_named_and_not_downloaded(server: Server, kind: str) -> None:
    message = refused(lambda: fetch_page(f"{server.url}/video?{kind}", SMALL))
    assert f"this is {kind}, not a page" in message
