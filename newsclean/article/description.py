"""The description of the Article's fields: names, types, documentation, constraints.

The dataclasses of ``model.py`` are the one place that describes a field. Its documentation and constraints are the field's
metadata, written with :func:`doc`. The JSON keys, the names for ``--fields``, the JSON Schema and the Arrow schema are
derived from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple, get_type_hints


class FieldDescription(NamedTuple):
    """One field of a record of the Article."""

    name: str
    type: Any
    """The resolved type hint, such as ``str | None`` or ``tuple[Person, ...]``."""
    doc: str
    since: str
    """The schema version that introduced the field."""
    is_omitted_if_none: bool
    """Whether the JSON key is left out where the value is ``None`` or an empty tuple. Other fields are always present."""
    constraints: Mapping[str, Any]
    """JSON Schema keywords that narrow the type, such as ``pattern``."""


def doc(text: str, *, since: str = "1", omit_none: bool = False, **constraints: object) -> dict[str, Any]:
    """Return the metadata of a dataclass field.

    Args:
        text: one sentence for the JSON Schema.
        since: the schema version that introduced the field.
        omit_none: whether the JSON key is left out where the value is ``None`` or an empty tuple.
        constraints: JSON Schema keywords, such as ``pattern`` or ``minimum``.
    """
    return {"doc": text, "since": since, "omit_none": omit_none, "constraints": constraints}


@cache
def describe(record: type) -> tuple[FieldDescription, ...]:
    """Return the fields of a record class in the order of the JSON keys."""
    hints = get_type_hints(record)
    return tuple(
        FieldDescription(
            field.name,
            hints[field.name],
            field.metadata["doc"],
            field.metadata["since"],
            field.metadata["omit_none"],
            field.metadata["constraints"],
        )
        for field in fields(record)
    )


def json_key_names(record: type) -> tuple[str, ...]:
    """Return the JSON keys of a record class, in order, without resolving its types."""
    return tuple(field.name for field in fields(record))
