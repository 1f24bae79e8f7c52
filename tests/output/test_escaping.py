"""Hostile text in the fields and the body of a page, in every output format."""

from __future__ import annotations

import csv
import html as entities
import json
import os
import pty
import subprocess
from io import StringIO

import pytest
from lxml import html
from markdown_it import MarkdownIt

import newsclean
from newsclean.output.formats import FORMATS, find_format
from newsclean.text.escaping import terminal_text
from tests.command import COMMAND
from tests.pages import PARAGRAPHS, article_page

HOSTILE_MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[click](javascript:alert(1))", "</article></body>",
    "![x](http://x.example/track.gif)", "&lt;script&gt;alert(2)&lt;/script&gt;", "`code` **bold** <b>bold</b>",
    "# heading", "> quote", "1. one", "- item", "| a | b |", "```", "--- x", "[bold red]", "[link=file:///etc/passwd]x[/link]",
)  # fmt: skip
"""As a reader sees it on the page."""
CONTROLS = (
    "\x1b[31m \x1b]0;title\x07 \x9b2J \x85 \x90q\x9c \u202e \u2066 \u200f \u061c \x08 \x0b \x7f \x1b]8;;http://x\x1b\\"
)
CONTROL_CHARS = [chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]  # fmt: skip
QUOTE = "“Nobody asked the readers what they would miss,” the head of the circle wrote to the council in the same week."
LIST_ITEM = (
    "The reading room opens at nine on weekdays and at ten on Saturdays, and it closes over the holidays in August."
)


def hostile_article() -> newsclean.Article:
    """An article whose title, fields and body hold all of it, in paragraphs, code, a list, a table and a caption."""
    shown = entities.escape(" ".join(HOSTILE_MARKUP), quote=True) + CONTROLS
    story = "".join(
        f"<p>{text} {entities.escape(payload)}</p>"
        for text, payload in zip(PARAGRAPHS * 4, HOSTILE_MARKUP, strict=False)
    )
    page = article_page(
        f"{story}<p>{PARAGRAPHS[0]} {CONTROLS}</p><blockquote><p>{QUOTE} {shown}</p></blockquote>"
        f"<pre>{PARAGRAPHS[2]}\n{shown}\n~~~\n```\n</pre><ul><li>{LIST_ITEM} {shown}</li></ul><p>{PARAGRAPHS[4]}</p>"
    )
    page = page.replace("Library stays open", f"Library {shown} stays open").replace(
        "Ann Example", "Ann \x1b[2JExample"
    )
    head = (
        "".join(
            f"<meta property='{name}' content=\"{shown}\">"
            for name in ("og:site_name", "og:description", "article:section", "article:tag")
        )
        + "<link rel=canonical href='javascript:alert(1)'><meta property='og:image' content='data:text/html,<script>'>"
    )
    return newsclean.clean(page.replace("</head>", f"{head}</head>"), url="http://news.example/a")


@pytest.fixture(scope="module")
def article() -> newsclean.Article:
    return hostile_article()


def render(article: newsclean.Article, name: str, id_: str = "page.html") -> str:
    format_ = find_format(name, False, ())
    return format_.start + format_.render(id_, article) + format_.end


def test_the_article_has_the_hostile_text(article: newsclean.Article) -> None:
    assert "<script>alert(1)</script>" in article.text and "onerror" in (article.title or "")
    assert {block.type for block in article.body} >= {"paragraph", "quote", "code", "list_item"}


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_has_control_characters(article: newsclean.Article, name: str) -> None:
    text = render(article, name).replace("\r\n", "\n") if name == "csv" else render(article, name)
    assert sorted({hex(ord(char)) for char in text if char in CONTROL_CHARS}) == []
    text.encode("utf-8")


def test_messages_and_summaries_are_one_plain_line() -> None:
    shown = terminal_text("a" + CONTROLS + "\nb\u2028c")
    assert "\n" not in shown and not any(char in CONTROL_CHARS for char in shown)


def test_html_has_no_active_content(article: newsclean.Article) -> None:
    root = html.document_fromstring(render(article, "html"))
    assert {element.tag for element in root.iter()} <= set(
        [
            "html",
            "head",
            "meta",
            "title",
            "link",
            "body",
            "article",
            "header",
            "h1",
            "h2",
            "h3",
            "p",
            "time",
            "ul",
            "li",
            "blockquote",
            "pre",
            "code",
            "br",
            "figure",
            "img",
            "small",
        ]
    )
    for element in root.iter():
        for key, value in element.items():
            assert not key.startswith("on")
            if key in ("href", "src"):
                assert value.startswith(("http://", "https://"))
    shown = root.text_content()
    assert all(payload in shown for payload in HOSTILE_MARKUP if payload != "# heading")


@pytest.mark.parametrize("name", ["markdown", "front-matter"])
def test_markdown_has_no_active_content(article: newsclean.Article, name: str) -> None:
    text = render(article, name)
    if name == "front-matter":
        text = text.split("\n---\n", 1)[1]
    shown = html.document_fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert {element.tag for element in shown.iter()} <= set(
        ["html", "body", "h1", "h2", "h3", "p", "em", "ul", "li", "blockquote", "pre", "code"]
    )
    assert "<script>alert(1)</script>" in shown.text_content()
    assert not any(element.items() for element in shown.iter())


def test_json_ld_cannot_end_a_script_element(article: newsclean.Article) -> None:
    text = render(article, "schema.org")
    page = html.document_fromstring(
        f"<html><head><script type='application/ld+json'>{text}</script></head><body>x</body></html>"
    )
    (script,) = page.iter("script")
    assert json.loads(script.text)["articleBody"] == article.text
    assert page.find("body").text_content().strip() == "x"


def test_a_table_s_cells_are_no_formulas() -> None:
    page = article_page("".join(f"<p>{text}</p>" for text in PARAGRAPHS)).replace(
        "Library stays open", '=HYPERLINK("http://x")'
    )
    found = newsclean.clean(page)
    assert (found.title or "").startswith("=")
    rows = list(csv.DictReader(StringIO(render(found, "csv", "@page"))))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


@pytest.mark.parametrize("name", ["json", "text", "markdown"])
def test_a_real_terminal_gets_nothing_but_text(tmp_path: object, name: str) -> None:
    page = article_page(
        "".join(f"<p>{text} {CONTROLS}</p>" for text in PARAGRAPHS) + f"<pre>{PARAGRAPHS[0]}{CONTROLS}</pre>"
    )
    terminal_end, process_end = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "clean", "-q", "--format", name], stdin=subprocess.PIPE, stdout=process_end, stderr=process_end,
        env=os.environ | {"NO_COLOR": "1", "TERM": "dumb"},
    )  # fmt: skip
    os.close(process_end)
    assert process.stdin is not None
    process.stdin.write(page.encode())
    process.stdin.close()
    output = b""
    while True:
        try:
            part = os.read(terminal_end, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(terminal_end)
    assert process.wait(60) == 0
    text = output.decode("utf-8").replace("\r\n", "\n")
    assert PARAGRAPHS[0] in text
    assert sorted({hex(ord(char)) for char in text if char in CONTROL_CHARS}) == []


def test_an_input_s_name_and_url_are_escaped_in_a_table() -> None:
    page = article_page("".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    found = newsclean.clean(page, url="http://user:secret@x.example/\x1b[2J\x9b2J\u202e")
    text = render(found, "csv", f"\x1b[31m={CONTROLS}\ud800")
    assert not [char for char in CONTROL_CHARS if char in text.replace("\r\n", "\n")]
    assert not any(cell.startswith("=") for row in csv.DictReader(StringIO(text)) for cell in row.values())
