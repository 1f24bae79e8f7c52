"""Columns of Parquet files by name, nested ones with dots, and their values as text or bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def list_columns(schema: pa.Schema) -> tuple[list[str], list[str]]:
    """Return the names of all columns, fields of structs included, and of those that hold text or bytes."""
    found = list(_walk(schema, ""))
    return [name for name, _ in found], [name for name, kind in found if _is_text(kind)]


def find_column(schema: pa.Schema, name: str) -> tuple[list[int], pa.DataType]:
    """Return the indexes that lead to a column, and its type. A column whose own name has dots comes before a nested one.

    Raises:
        KeyError: there is no such column.
    """
    found = _find(list(schema), name)
    if found is None:
        raise KeyError(name)
    return found


def values_of(batch: pa.RecordBatch, name: str) -> list[Any]:
    """Return the values of a column of any type. A value of a string column that is no UTF-8 is returned as bytes."""
    (first, *inner), _ = find_column(batch.schema, name)
    array = batch.column(first)
    if inner:
        array = pc.struct_field(array, inner)
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    as_bytes = _BYTES_OF_TEXT.get(array.type)
    if as_bytes is None:
        return list(array.to_pylist())
    # pyarrow's own conversion to text fails for the whole batch.
    return [_decode(value) for value in array.cast(as_bytes).to_pylist()]


def text_of(batch: pa.RecordBatch, name: str) -> list[str | bytes | None]:
    """Return the values of a column that are text or bytes, with ``None`` for others."""
    return [value if isinstance(value, (str, bytes)) else None for value in values_of(batch, name)]


_BYTES_OF_TEXT = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary()}
if hasattr(pa, "string_view"):
    _BYTES_OF_TEXT[pa.string_view()] = pa.binary_view()


def _decode(value: bytes | None) -> str | bytes | None:
    try:
        return None if value is None else value.decode("utf-8")
    except UnicodeDecodeError:
        return value


def _walk(fields: pa.Schema | pa.StructType, prefix: str) -> Iterator[tuple[str, pa.DataType]]:
    for field in fields:
        yield prefix + field.name, field.type
        if pa.types.is_struct(field.type):
            yield from _walk(field.type, f"{prefix}{field.name}.")


def _find(fields: list[pa.Field], name: str) -> tuple[list[int], pa.DataType] | None:
    for index, field in enumerate(fields):
        if field.name == name:
            return [index], field.type
    for index, field in enumerate(fields):
        if pa.types.is_struct(field.type) and name.startswith(f"{field.name}."):
            inner = _find(list(field.type), name[len(field.name) + 1 :])
            if inner is not None:
                return [index, *inner[0]], inner[1]
    return None


def _is_text(kind: pa.DataType) -> bool:
    if isinstance(kind, pa.BaseExtensionType):
        kind = kind.storage_type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return (
        kind in _BYTES_OF_TEXT
        or kind in _BYTES_OF_TEXT.values()
        or (pa.types.is_fixed_size_binary(kind) and not pa.types.is_decimal(kind))
    )
