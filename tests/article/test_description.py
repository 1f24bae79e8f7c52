"""The dataclasses of the Article are its one description: what is derived from them, and what is written by hand, agree."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from newsclean.article.description import describe, json_key_names
from newsclean.article.json_schema import schema_text
from newsclean.article.model import Article, BodyBlock, Extraction, Image, Person
from newsclean.output.csv_table import DEFAULT_COLUMNS
from newsclean.output.field_selection import FIELD_NAMES

ROOT = Path(__file__).parents[2]
RECORDS = (Article, Extraction, Person, Image, BodyBlock)


def test_the_shipped_schema_is_up_to_date() -> None:
    shipped = resources.files("newsclean").joinpath("article/article.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), (
        "run: python -m newsclean.article.json_schema > newsclean/article/article.schema.json"
    )


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_documented(record: type) -> None:
    for field in describe(record):
        assert field.doc.endswith(".") and field.since.isdecimal(), field.name


def test_every_field_is_in_the_documentation() -> None:
    text = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [name for name in json_key_names(Article) if f"`{name}`" not in text] == []


def test_the_default_columns_of_a_table_are_fields() -> None:
    assert set(DEFAULT_COLUMNS) <= set(FIELD_NAMES)


def test_the_text_is_that_of_the_body() -> None:
    extraction = Extraction(version="0", input="dump", confidence=1.0)
    article = Article(body=(BodyBlock("heading", "One"), BodyBlock("paragraph", "Two")), extraction=extraction)
    assert article.text == "One\n\nTwo"
