"""The limit on unpacked gzip data: a gzip bomb costs no more memory than the limit."""

from __future__ import annotations

import gzip
import zlib

import pytest

import newsclean
from newsclean.decode.gzip import MAX_PAGE_BYTES, gunzip


def bomb(size_bytes: int) -> bytes:
    """A gzip file of zeros; it is packed in steps, so that the test needs little memory."""
    packer = zlib.compressobj(1, wbits=31)
    step = bytes(1 << 20)
    return b"".join(packer.compress(step) for _ in range(size_bytes >> 20)) + packer.flush()


def test_data_up_to_the_limit_is_unpacked() -> None:
    assert gunzip(bomb(4 << 20), max_bytes=4 << 20).data == bytes(4 << 20)


@pytest.mark.parametrize("data", [bomb(4 << 20), bomb(2 << 20) * 2], ids=["one member", "two members"])
def test_data_beyond_the_limit_is_refused(data: bytes) -> None:
    with pytest.raises(newsclean.NotAPage, match="unpacks to more than 3 MB"):
        gunzip(data, max_bytes=3_000_000)


def test_a_page_that_is_a_gzip_bomb_is_refused() -> None:
    data = bomb(MAX_PAGE_BYTES + (2 << 20))
    assert len(data) < 1_000_000
    for page in (data, gzip.compress(data)):
        with pytest.raises(newsclean.NotAPage, match="too large for one page"):
            newsclean.clean(page)
