"""Files that ship inside the package."""

from __future__ import annotations

import os.path

_HOME = os.path.dirname(os.path.dirname(__file__))


def read_package_file(name: str) -> str:
    """The text of a shipped file, named from the package's folder.

    ``importlib.resources`` and ``pathlib`` would do the same, and import a tenth of a start's time to do it.
    """
    with open(os.path.join(_HOME, name), "rb") as file:
        return file.read().decode("utf-8")
