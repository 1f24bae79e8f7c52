"""Values of a table's row that go into the output beside the article: as JSON, whatever their type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from math import isfinite

from newsclean.text.escaping import escape_surrogates


def to_kept_json(values: Mapping[str, object]) -> str:
    """Return values as a JSON object on one line.

    Dates and times are ISO 8601, bytes are text in UTF-8 with replacements, numbers that JSON does not have are null.
    """
    return json.dumps({name: _plain(value) for name, value in values.items()}, ensure_ascii=False)


def to_id(value: object) -> str:
    """Return the text of an id; empty where there is none."""
    plain = _plain(value)
    return plain if isinstance(plain, str) else str(plain) if type(plain) in (int, float) else ""


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        return escape_surrogates(value)
    if isinstance(value, float):
        return value if isfinite(value) else None
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, dict):
        return {escape_surrogates(str(name)): _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)
