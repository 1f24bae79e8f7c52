"""Articles as Arrow rows, and a function from a batch of pages to a batch of articles.

``clean_batch`` has no state, so that other engines can call it: Ray Data in ``map_batches``, Spark in ``mapInArrow``.
"""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from newsclean.corpus.pages import START, CorpusPage
from newsclean.corpus.worker import process_page
from newsclean.document import Document

_PERSON = pa.list_(pa.struct([("name", pa.string()), ("role", pa.string())]))
_BODY = pa.list_(
    pa.struct(
        [
            ("type", pa.string()), ("text", pa.string()), ("level", pa.int8()),
            ("rows", pa.list_(pa.list_(pa.string()))), ("image", pa.string()),
        ]
    )
)  # fmt: skip
_IMAGES = pa.list_(pa.struct([("url", pa.string()), ("caption", pa.string()), ("credit", pa.string())]))
_EXTRACTION = pa.struct(
    [
        ("tool", pa.string()), ("version", pa.string()), ("input", pa.string()), ("encoding", pa.string()),
        ("fetched_at", pa.string()), ("confidence", pa.float64()), ("evidence", pa.map_(pa.string(), pa.string())),
        ("dropped", pa.map_(pa.string(), pa.int32())), ("warnings", pa.list_(pa.string())),
    ]
)  # fmt: skip
SCHEMA = pa.schema(
    [
        ("id", pa.string()), ("schema_version", pa.string()), ("url", pa.string()), ("canonical_url", pa.string()),
        ("site", pa.string()), ("language", pa.string()), ("title", pa.string()), ("subtitle", pa.string()),
        ("description", pa.string()), ("authors", _PERSON), ("editors", _PERSON), ("source", pa.string()),
        ("published", pa.string()), ("modified", pa.string()), ("section", pa.list_(pa.string())),
        ("tags", pa.list_(pa.string())), ("body", _BODY), ("text", pa.string()), ("images", _IMAGES),
        ("lead_image", pa.string()), ("paywalled", pa.bool_()), ("extraction", _EXTRACTION),
    ]
)  # fmt: skip
"""One article per row: the fields of the Article JSON, version 1, after the page's id."""

BATCH_SCHEMA = pa.schema([*SCHEMA, ("outcome", pa.string()), ("reason", pa.string())])
"""The rows of ``clean_batch``: one per page, with the page's outcome."""


def to_row(id_: str, article: dict[str, Any]) -> dict[str, Any]:
    """Convert an article, as a dict of its JSON, to a row of ``SCHEMA``."""
    extraction = dict(article["extraction"])
    extraction["evidence"] = list(extraction["evidence"].items())
    extraction["dropped"] = list(extraction["dropped"].items())
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
