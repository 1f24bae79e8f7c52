"""Record → JSON. Works for every dataclass of ``model.py``: the keys are its fields, in their order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple


class _Key(NamedTuple):
    name: str
    is_omitted_if_none: bool


def to_dict(record: object) -> dict[str, Any]:
    """Return a record as plain lists and dicts."""
    record_class: Any = type(record)
    data = {}
    for name, is_omitted_if_none in _keys(record_class):
        value = getattr(record, name)
        if not is_omitted_if_none or (value is not None and value != ()):
            data[name] = to_plain(value)
    return data


def to_plain(value: Any) -> Any:
    """Return a field's value with tuples as lists, and mappings and records as dicts."""
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return to_dict(value) if is_dataclass(value) else value


def to_json(data: object, indent: int | None) -> str:
    """Return plain data as JSON text: one line if ``indent`` is ``None``. Lone surrogates become ``?``."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _keys(record: type) -> tuple[_Key, ...]:
    return tuple(_Key(field.name, field.metadata["omit_none"]) for field in fields(record))
