"""Articles as Arrow rows, and a function from a batch of pages to a batch of articles.

``clean_batch`` has no state, so that other engines can call it: Ray Data in ``map_batches``, Spark in ``mapInArrow``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa

from newsclean.article.description import describe
from newsclean.article.model import Article, Extraction
from newsclean.corpus.pages import START, CorpusPage
from newsclean.corpus.worker import process_page
from newsclean.document import Document

_SCALARS = {str: pa.string(), bool: pa.bool_(), float: pa.float64()}
MAX_INT8 = 127


def _arrow_type(hint: Any, maximum: int | None = None) -> pa.DataType:
    """Return the Arrow type of a type hint of the Article; ``maximum`` is the greatest value of an integer."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return _arrow_type(inner, maximum)
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_arrow_type(arguments[0]))
    if origin is Mapping:
        return pa.map_(*map(_arrow_type, arguments))
    if hint is int:
        return pa.int8() if maximum is not None and maximum <= MAX_INT8 else pa.int32()
    return pa.struct(_arrow_fields(hint)) if is_dataclass(hint) else _SCALARS[hint]


def _arrow_fields(record: Any) -> list[tuple[str, pa.DataType]]:
    return [(field.name, _arrow_type(field.type, field.constraints.get("maximum"))) for field in describe(record)]


SCHEMA = pa.schema([("id", pa.string()), *_arrow_fields(Article)])
"""One article per row: the Article JSON, version 1, after the id of the page."""

_MAPPINGS = tuple(field.name for field in describe(Extraction) if get_origin(field.type) is Mapping)

BATCH_SCHEMA = pa.schema([*SCHEMA, ("outcome", pa.string()), ("reason", pa.string())])
"""The rows of ``clean_batch``: one per page, with the page's outcome."""


def schema_with_kept(columns: tuple[str, ...]) -> pa.Schema:
    """Return ``SCHEMA`` with the column ``kept``: a field for each column of the inputs, as text."""
    if not columns:
        return SCHEMA
    kept = pa.struct([(name, pa.string()) for name in columns])
    return pa.schema([SCHEMA.field("id"), ("kept", kept), *(field for field in SCHEMA if field.name != "id")])


def kept_values(kept: str) -> dict[str, str | None]:
    """Return the values of the column ``kept`` from a JSON object; values that are no text are written as JSON."""
    values: dict[str, Any] = json.loads(kept)
    return {
        name: value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }


def to_row(id_: str, article: dict[str, Any]) -> dict[str, Any]:
    """Return a row of ``SCHEMA`` from the JSON of an article."""
    extraction = dict(article["extraction"])
    for name in _MAPPINGS:
        extraction[name] = list(extraction[name].items())
    return {**article, "id": id_, "extraction": extraction}


def clean_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Clean a batch of pages.

    Args:
        batch: the columns ``html`` (string or binary), and ``id``, ``url`` and ``charset`` where available.

    Returns:
        One row per page, in the batch's order. ``outcome`` is ``article`` where there is one, else ``reason`` says why
        not.

    Raises:
        KeyError: there is no column ``html``.
    """
    names = batch.schema.names
    pages = batch.column("html").to_pylist()
    columns = [
        batch.column(name).to_pylist() if name in names else [None] * len(pages) for name in ("id", "url", "charset")
    ]
    rows = []
    for page, id_, url, charset in zip(pages, *columns, strict=True):
        name = str(id_ if id_ is not None else url or "")
        outcome = process_page(CorpusPage(START, Document(name, page or b"", url, charset)))
        is_article = outcome.kind == "article"
        row = to_row(name, json.loads(outcome.text)) if is_article else {"id": name}
        rows.append({**row, "outcome": outcome.kind, "reason": None if is_article else outcome.text})
    return pa.RecordBatch.from_pylist(rows, schema=BATCH_SCHEMA)
