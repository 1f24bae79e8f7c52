"""A page that hangs for certain, which takes a parser without its guard."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

# Python runs it before anything else; the guard is let go before the reader takes it.
_UNGUARDED = """
from newsclean.parse import limits
limits.drop_attribute_floods = lambda text: text
"""


@pytest.fixture(scope="package", autouse=True)
def without_the_guard_against_floods(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let libxml2 read floods of attributes, in time that grows with the square of their number, as no page can now."""
    folder = tmp_path_factory.mktemp("unguarded")
    (folder / "sitecustomize.py").write_text(_UNGUARDED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
        yield
