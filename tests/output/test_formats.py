from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
import yaml
from lxml import etree, html

from newsclean.article.model import Article, BodyBlock, Extraction, Image, Person
from newsclean.article.warnings import ExtractionWarning
from newsclean.output.field_selection import FIELD_NAMES, parse_field_names, select_fields
from newsclean.output.formats import find_format
from newsclean.text.escaping import strip_control_characters

EXTRACTION = Extraction(
    version="1", input="html", encoding="utf-8", confidence=0.5, evidence={"title": "h1"}, dropped={"share": 2},
    warnings=(ExtractionWarning("low_confidence", "a warning"),),
)  # fmt: skip
HOSTILE_TITLE = "</title><script>alert(1)</script>\"'&<b>\x1b[31m\u202e\x00"
ARTICLE = Article(
    extraction=EXTRACTION,
    url="javascript:alert(1)",
    canonical_url="https://a.example/?a=1&b=\"2\"",
    language="en",
    title=HOSTILE_TITLE,
    description='A "description": with, commas\nand lines',
    authors=(Person("Ann Example", "reporter"), Person("Bo: Example")),
    source="=cmd()",
    published="2024-03-05",
    tags=("one", "- two", "true"),
    body=(
        BodyBlock("heading", "A <heading>", level=1),
        BodyBlock("paragraph", "One & two\nthree"),
        BodyBlock("list_item", "first"),
        BodyBlock("list_item", "second"),
        BodyBlock("quote", "so they said"),
        BodyBlock("code", "if a < b:\n    pass"),
        BodyBlock("table", "a | b\nc", rows=(("a", "b"), ("c",)), header_rows=1),
    ),
    images=(Image("https://a.example/lead.jpg", "The library"), Image("https://a.example/roof.jpg", "The roof", "Ann", before=5)),
    lead_image="https://a.example/lead.jpg",
    paywalled=False,
)  # fmt: skip


def render(name: str, is_multiple: bool = False, fields: tuple[str, ...] = ()) -> str:
    format_ = find_format(name, is_multiple, fields)
    ids = ["a.html", "b.html"] if is_multiple else ["a.html"]
    return format_.start + format_.separator.join(format_.render(id_, ARTICLE) for id_ in ids) + format_.end


def test_html_is_semantic_and_nothing_breaks_out_of_it() -> None:
    text = render("html")
    page = html.document_fromstring(text)
    assert [element.tag for element in page.xpath("//article/*")] == [
        "header", "figure", "h2", "p", "ul", "blockquote", "figure", "pre", "table",
    ]  # fmt: skip
    assert page.xpath("//li/text()") == ["first", "second"]
    assert page.xpath("//img/@src") == ["https://a.example/lead.jpg", "https://a.example/roof.jpg"]
    assert page.xpath("//link/@href") == ['https://a.example/?a=1&b="2"']
    assert page.xpath("//pre/code/text()") == ["if a < b:\n    pass"]
    assert page.xpath("string(//time/@datetime)") == "2024-03-05"
    assert not page.xpath("//script|//b") and "javascript" not in text and "\x1b" not in text and "\u202e" not in text
    assert page.xpath("string(//title)") == page.xpath("string(//h1)")
    assert page.get("lang") == "en"


def test_several_articles_make_one_html_document() -> None:
    text = render("html", is_multiple=True)
    assert text.count("<html") == text.count("</html>") == text.count("<body>") == 1
    assert len(html.document_fromstring(text).xpath("//article[@lang='en']")) == 2
    etree.fromstring(text.replace("<!DOCTYPE html>\n", "").replace('<meta charset="utf-8">', "").replace("<br>", "<br/>")
                     .replace('alt="">', 'alt=""/>'))  # fmt: skip


def test_csv_has_a_head_once_and_no_formulas() -> None:
    rows = list(csv.DictReader(StringIO(render("csv", is_multiple=True), newline="")))
    assert [row["id"] for row in rows] == ["a.html", "b.html"]
    assert rows[0]["authors"] == "Ann Example; Bo: Example"
    assert rows[0]["source"] == "'=cmd()"
    assert rows[0]["paywalled"] == "false" and rows[0]["extraction.confidence"] == "0.5" and rows[0]["subtitle"] == ""
    assert rows[0]["description"] == ARTICLE.description
    assert rows[0]["title"] == strip_control_characters(HOSTILE_TITLE)
    assert "text" not in rows[0]


def test_csv_of_chosen_fields() -> None:
    rows = list(csv.reader(StringIO(render("csv", fields=("title", "images", "extraction.dropped")), newline="")))
    assert rows[0] == ["title", "images", "extraction.dropped"]
    assert json.loads(rows[1][1])[0]["url"] == "https://a.example/lead.jpg" and json.loads(rows[1][2]) == {"share": 2}


def test_front_matter_is_yaml() -> None:
    _, front, body = render("front-matter").split("---\n", 2)
    data = yaml.safe_load(front)
    assert data["title"] == HOSTILE_TITLE and data["description"] == ARTICLE.description
    assert data["author"] == ["Ann Example", "Bo: Example"] and data["tags"] == ["one", "- two", "true"]
    assert data["date"] == "2024-03-05"
    assert body.lstrip().startswith("![](<https://a.example/lead.jpg>)\n*The library*\n\n## A \\<heading\\>")


def test_json_of_selected_fields_has_the_fields_in_their_order() -> None:
    fields = ("text", "id", "authors", "extraction.evidence")
    data = json.loads(render("json", fields=fields))
    assert tuple(data) == fields
    assert data["id"] == "a.html" and data["authors"][0] == {"name": "Ann Example", "role": "reporter"}
    assert len(render("jsonl", is_multiple=True, fields=("title",)).splitlines()) == 2


def test_every_field_can_be_selected_and_has_the_value_of_the_whole_json() -> None:
    whole = json.loads(render("json"))
    for name, value in json.loads(json.dumps(select_fields("a.html", ARTICLE, FIELD_NAMES))).items():
        owner, _, key = name.rpartition(".")
        assert name == "id" or value == (whole[owner] if owner else whole)[key], name
    assert set(whole) - set(FIELD_NAMES) == {"schema_version", "extraction"}


@pytest.mark.parametrize(
    "text,what", [("titel", "did you mean 'title'"), ("qqq", "expected one of id, url"), (",", "no field")]
)
def test_unknown_fields(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse_field_names(text)
