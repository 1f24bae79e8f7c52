"""Lets a page hang, by removing the parser's guard against attribute floods."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

# Python runs sitecustomize first: the guard is replaced before the walker imports it.
_UNGUARDED = """
from newsclean.parse.html import attribute_floods
assert attribute_floods.drop_attribute_floods
attribute_floods.drop_attribute_floods = lambda text: text
"""


@pytest.fixture(scope="package", autouse=True)
def without_attribute_flood_guard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let libxml2 read attribute floods, which takes time quadratic in their size and is impossible with the guard."""
    folder = tmp_path_factory.mktemp("unguarded")
    (folder / "sitecustomize.py").write_text(_UNGUARDED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
        yield
