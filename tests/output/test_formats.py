from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
import yaml
from lxml import etree, html

from newsclean.article.model import Article, BodyBlock, Extraction, Image, Person
from newsclean.output.field_selection import NAMES, narrow, parse
from newsclean.output.formats import form
from newsclean.text.escaping import seen

EXTRACTION = Extraction("1", "html", "utf-8", None, 0.5, {"title": "h1"}, {"share": 2}, ("a warning",))
WICKED = "</title><script>alert(1)</script>\"'&<b>\x1b[31m\u202e\x00"
ARTICLE = Article(
    EXTRACTION,
    url="javascript:alert(1)",
    canonical_url="https://a.example/?a=1&b=\"2\"",
    language="en",
    title=WICKED,
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
        BodyBlock("caption", "The roof", image="https://a.example/roof.jpg"),
        BodyBlock("caption", "No picture", image="data:image/png;base64,xx"),
        BodyBlock("code", "if a < b:\n    pass"),
        BodyBlock("table", "a b c", rows=(("a", "b"), ("c",))),
    ),
    images=(Image("https://a.example/lead.jpg", "The library"),),
    lead_image="https://a.example/lead.jpg",
    paywalled=False,
)  # fmt: skip


def written(format_: str, many: bool = False, fields: tuple[str, ...] = ()) -> str:
    way = form(format_, many, fields)
    parts = [way.one("a.html", ARTICLE)] + ([way.one("b.html", ARTICLE)] if many else [])
    return way.before + way.between.join(parts) + way.after


def test_html_is_semantic_and_nothing_breaks_out_of_it() -> None:
    text = written("html")
    page = html.document_fromstring(text)
    assert [element.tag for element in page.xpath("//article/*")] == [
        "header", "figure", "h2", "p", "ul", "blockquote", "figure", "p", "pre", "table",
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
    text = written("html", many=True)
    assert text.count("<html") == text.count("</html>") == text.count("<body>") == 1
    assert len(html.document_fromstring(text).xpath("//article[@lang='en']")) == 2
    etree.fromstring(text.replace("<!DOCTYPE html>\n", "").replace('<meta charset="utf-8">', "").replace("<br>", "<br/>")
                     .replace('alt="">', 'alt=""/>'))  # fmt: skip


def test_csv_has_a_head_once_and_no_formulas() -> None:
    rows = list(csv.DictReader(StringIO(written("csv", many=True), newline="")))
    assert [row["id"] for row in rows] == ["a.html", "b.html"]
    assert rows[0]["authors"] == "Ann Example; Bo: Example"
    assert rows[0]["source"] == "'=cmd()"
    assert rows[0]["paywalled"] == "false" and rows[0]["extraction.confidence"] == "0.5" and rows[0]["subtitle"] == ""
    assert rows[0]["description"] == ARTICLE.description
    assert rows[0]["title"] == seen(WICKED)
    assert "text" not in rows[0]


def test_csv_of_chosen_fields() -> None:
    rows = list(csv.reader(StringIO(written("csv", fields=("title", "images", "extraction.dropped")), newline="")))
    assert rows[0] == ["title", "images", "extraction.dropped"]
    assert json.loads(rows[1][1])[0]["url"] == "https://a.example/lead.jpg" and json.loads(rows[1][2]) == {"share": 2}


def test_front_matter_is_yaml() -> None:
    _, front, body = written("front-matter").split("---\n", 2)
    data = yaml.safe_load(front)
    assert data["title"] == WICKED and data["description"] == ARTICLE.description
    assert data["author"] == ["Ann Example", "Bo: Example"] and data["tags"] == ["one", "- two", "true"]
    assert data["date"] == "2024-03-05"
    assert body.lstrip().startswith("## A \\<heading\\>")


def test_narrow_json_has_the_fields_in_their_order() -> None:
    fields = ("text", "id", "authors", "extraction.evidence")
    data = json.loads(written("json", fields=fields))
    assert tuple(data) == fields
    assert data["id"] == "a.html" and data["authors"][0] == {"name": "Ann Example", "role": "reporter"}
    assert len(written("jsonl", many=True, fields=("title",)).splitlines()) == 2


def test_every_field_can_be_asked_for_and_says_what_the_whole_says() -> None:
    whole = json.loads(written("json"))
    for name, value in json.loads(json.dumps(narrow("a.html", ARTICLE, NAMES))).items():
        owner, _, key = name.rpartition(".")
        assert name == "id" or value == (whole[owner] if owner else whole)[key], name
    assert set(whole) - set(NAMES) == {"schema_version", "extraction"}


@pytest.mark.parametrize(
    "text,what", [("titel", "did you mean title"), ("qqq", "known are id, url"), (",", "no field")]
)
def test_unknown_fields(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse(text)
