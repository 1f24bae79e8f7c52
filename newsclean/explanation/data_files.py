"""The data files of explanations: what features, rules and structural facts say in words."""

from __future__ import annotations

from typing import Any

from newsclean.text.package_data import read_package_file
from newsclean.text.toml import tomllib

_DATA_FOLDER = "explanation/data"


def read_explanation_data(name: str) -> dict[str, Any]:
    """Return the contents of a data file.

    Args:
        name: the file's name, without its suffix.
    """
    return tomllib.loads(read_package_file(f"{_DATA_FOLDER}/{name}.toml"))
