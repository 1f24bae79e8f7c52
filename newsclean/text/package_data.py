"""Data files that ship inside the package."""

from __future__ import annotations

import os.path

_PACKAGE_FOLDER = os.path.dirname(os.path.dirname(__file__))


def read_package_file(name: str) -> str:
    """Return the text of a data file.

    ``importlib.resources`` and ``pathlib`` are not used: importing them takes a tenth of the start-up time.

    Args:
        name: path relative to the package's folder, with forward slashes.
    """
    with open(os.path.join(_PACKAGE_FOLDER, name), "rb") as file:
        return file.read().decode("utf-8")
