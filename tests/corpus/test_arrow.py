"""The Arrow function that engines call: a batch of pages in, a batch of articles out."""

from __future__ import annotations

import pyarrow as pa
import pytest

import newsclean
from newsclean.corpus.arrow import BATCH_SCHEMA, clean_batch
from tests.pages import CHINESE, ENGLISH


def test_a_row_a_page_in_order_with_its_outcome() -> None:
    pages = [ENGLISH.encode(), b"", CHINESE.encode("gb18030"), None]
    batch = pa.RecordBatch.from_pydict({"html": pages, "url": [f"https://news.example/{at}" for at in range(4)]})
    out = clean_batch(batch)
    assert out.schema == BATCH_SCHEMA
    rows = out.to_pylist()
    assert [row["outcome"] for row in rows] == ["article", "not_a_page", "article", "not_a_page"]
    assert [row["id"] for row in rows] == [f"https://news.example/{at}" for at in range(4)]
    assert rows[0]["text"] == newsclean.clean(ENGLISH).text and rows[0]["reason"] is None
    assert "empty" in rows[1]["reason"] and rows[1]["text"] is None


def test_it_is_pure() -> None:
    batch = pa.RecordBatch.from_pydict({"html": [ENGLISH], "id": ["a"]})
    assert clean_batch(batch).equals(clean_batch(batch))


def test_a_batch_without_pages_is_an_error() -> None:
    with pytest.raises(KeyError):
        clean_batch(pa.RecordBatch.from_pydict({"text": ["x"]}))
