"""Lets a page hang: no page that libxml2 reads takes minutes any more."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

HANGS = "<!-- this page hangs -->"
"""Markup on which the parser hangs in these tests."""
# Python runs sitecustomize first: the function is replaced before any page is read.
_HANGING = f"""
from newsclean.parse.html import reader
close = reader._close_title
def hang_or_close(text):
    while {HANGS!r} in text:
        pass
    return close(text)
reader._close_title = hang_or_close
"""


@pytest.fixture(scope="package", autouse=True)
def with_hanging_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the parser hang on pages with ``HANGS``."""
    folder = tmp_path_factory.mktemp("hanging")
    (folder / "sitecustomize.py").write_text(_HANGING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
        yield
