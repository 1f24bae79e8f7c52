"""The site of a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.discovery.site import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as server:
        yield server
