"""Plain data → Article: the reverse of ``to_dict``. It works for every dataclass of ``model.py`` by its type hints."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newsclean.article.model import SCHEMA_VERSION, Article


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """Return the article that :meth:`Article.to_dict` gave.

    Raises:
        ValueError: the data is of another version of the schema, or is no article.
    """
    if not isinstance(data, Mapping):
        raise ValueError(f"an article is an object, not {type(data).__name__}")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        found = "without schema_version" if version is None else f"of schema version {version}"
        raise ValueError(f"article {found}; only version {SCHEMA_VERSION} can be read: extract the page again")
    article: Article = _record(Article, data, "")
    return article


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _record(record: Any, data: Mapping[str, Any], path: str) -> Any:
    hints = _hints(record)
    values = {}
    unknown = set(data)
    for field in fields(record):
        unknown.discard(field.name)
        where = f"{path}.{field.name}".lstrip(".")
        if not field.init:
            # It has one value alone, or follows from the others.
            continue
        if field.name in data:
            values[field.name] = _value(hints[field.name], data[field.name], where)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{where}: missing")
    if unknown:
        raise ValueError(f"{f'{path}.{min(unknown)}'.lstrip('.')}: unknown field")
    return record(**values)


def _value(hint: Any, value: Any, path: str) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _value(next(each for each in arguments if each is not type(None)), value, path)
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"{path}: expected a list, not {type(value).__name__}")
        return tuple(_value(arguments[0], item, f"{path}[{at}]") for at, item in enumerate(value))
    if origin is Literal:
        if value not in arguments:
            raise ValueError(f"{path}: {value!r} is none of {', '.join(map(str, arguments))}")
        return value
    if is_dataclass(hint) or (isinstance(origin, type) and issubclass(origin, Mapping)):
        if not isinstance(value, Mapping):
            raise ValueError(f"{path}: expected an object, not {type(value).__name__}")
        if is_dataclass(hint):
            return _record(hint, value, path)
        return {str(key): _value(arguments[1], item, f"{path}.{key}") for key, item in value.items()}
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if type(value) is not hint:
        raise ValueError(f"{path}: expected {hint.__name__}, not {type(value).__name__}")
    return value
