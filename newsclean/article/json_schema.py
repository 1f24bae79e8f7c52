"""The JSON Schema (draft 2020-12) of the Article, derived from the dataclasses of ``model.py``.

``python -m newsclean.article.json_schema > newsclean/article/article.schema.json`` writes the file that is shipped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from newsclean.article.description import FieldDescription, describe
from newsclean.article.model import SCHEMA_VERSION, Article

_SCALARS = {str: "string", bool: "boolean", int: "integer", float: "number"}


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema of the Article."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"newsclean article, version {SCHEMA_VERSION}",
        **_record_schema(Article),
    }


def schema_text() -> str:
    """Return the JSON Schema as text, as it is shipped."""
    return json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n"


def _record_schema(record: type) -> dict[str, Any]:
    fields = describe(record)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if not field.is_omitted_if_none],
        "properties": {field.name: _field_schema(field) for field in fields},
    }


def _field_schema(field: FieldDescription) -> dict[str, Any]:
    constraints = dict(field.constraints)
    description = field.doc if field.since == "1" else f"{field.doc} Since version {field.since}."
    if "const" in constraints:
        return {"description": description, **constraints}
    values = constraints.pop("values", {})
    schema = _type_schema(field.type, is_nullable=not field.is_omitted_if_none)
    if values:
        schema["additionalProperties"].update(values)
    return {"description": description, **schema, **constraints}


def _type_schema(hint: Any, is_nullable: bool = True) -> dict[str, Any]:
    """Return the schema of a type hint. ``None`` in a union becomes null, or is left out of it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        schema = _type_schema(inner)
        return {**schema, "type": [schema["type"], "null"]} if is_nullable else schema
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(arguments[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type_schema(arguments[1])}
    if is_dataclass(hint):
        return _record_schema(hint)  # type: ignore[arg-type]
    return {"type": _SCALARS[hint]}


if __name__ == "__main__":
    print(schema_text(), end="")
