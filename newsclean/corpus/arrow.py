"""Articles as Arrow rows, and a pure function from a batch of pages to a batch of articles.

``clean_batch`` is all that an engine needs: it runs under Ray Data's ``map_batches`` and Spark's ``mapInArrow`` as it is.
"""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from newsclean.corpus.items import START, Item
from newsclean.corpus.worker import outcome

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
"""One article a row: the Article JSON, version 1, with the page's id before it."""

BATCH_SCHEMA = pa.schema([*SCHEMA, ("outcome", pa.string()), ("reason", pa.string())])
"""What ``clean_batch`` gives: a row a page, with what became of it."""


def row_of(id_: str, article: dict[str, Any]) -> dict[str, Any]:
    """An article, as its JSON says it, as a row of ``SCHEMA``."""
    extraction = dict(article["extraction"])
    extraction["evidence"] = list(extraction["evidence"].items())
    extraction["dropped"] = list(extraction["dropped"].items())
    return {**article, "id": id_, "extraction": extraction}


def clean_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Clean a batch of pages: columns ``html`` (string or binary), and ``id``, ``url`` and ``charset`` where there are.

    Every page gives one row, in the batch's order; ``outcome`` says whether it is an article, ``reason`` why not.

    Raises:
        KeyError: there is no column ``html``.
    """
    names = batch.schema.names
    pages = batch.column("html").to_pylist()
    given = {
        name: batch.column(name).to_pylist() if name in names else [None] * len(pages)
        for name in ("id", "url", "charset")
    }
    rows = []
    for page, id_, url, charset in zip(pages, given["id"], given["url"], given["charset"], strict=True):
        name = str(id_ if id_ is not None else url or "")
        found = outcome(Item(START, name, page or b"", url, charset))
        row = row_of(name, json.loads(found.text)) if found.kind == "article" else {"id": name}
        rows.append({**row, "outcome": found.kind, "reason": None if found.kind == "article" else found.text})
    return pa.RecordBatch.from_pylist(rows, schema=BATCH_SCHEMA)
