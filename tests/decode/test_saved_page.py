"""Pages that a browser or a mail program saved in one file."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

import newsclean
from newsclean.decode.saved_page import is_saved_page
from newsclean.inputs.documents import documents
from tests.pages import ENGLISH, PARAGRAPHS

ADDRESS = "https://example.com/news/story"


def mhtml(**headers: str) -> bytes:
    """As Chrome saves a page: the page first, then what it refers to."""
    message = MIMEMultipart("related", type="text/html", boundary="----MultipartBoundary--a1----")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Subject"] = "=?utf-8?Q?Library=20stays=20open?="
    message["Date"] = "Tue, 5 Mar 2024 10:00:00 +0100"
    for name, value in headers.items():
        message.replace_header(name, value)
    page = MIMEText(ENGLISH.replace("<body>", "<body><p>Café “quotes” = 1</p>", 1), "html", "utf-8")
    page["Content-ID"] = "<frame-1@mhtml.blink>"
    page["Content-Location"] = ADDRESS
    message.attach(page)
    style = MIMEText("body { margin: 0 }", "css")
    style["Content-Location"] = "cid:css-1@mhtml.blink"
    message.attach(style)
    return message.as_bytes().replace(b"\n", b"\r\n")


def web_archive(format_: plistlib.PlistFormat) -> bytes:
    """As Safari saves a page."""
    main = {
        "WebResourceData": ENGLISH.encode(), "WebResourceURL": ADDRESS, "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8", "WebResourceFrameName": "",
    }  # fmt: skip
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [{"WebResourceData": b"\x89PNG"}]}, fmt=format_)


def mail(html: str | None = ENGLISH, text: str = "See the HTML part.") -> bytes:
    message = EmailMessage()
    message["From"] = "News <news@example.com>"
    message["To"] = "reader@example.org"
    message["Subject"] = "Library stays open"
    message["Date"] = "Tue, 05 Mar 2024 10:00:00 +0100"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html", cte="base64")
    message.add_attachment("<p>" + "attached " * 200 + "</p>", subtype="html", filename="a.html")
    return (
        b"Received: from a.example.com\r\n\tby b.example.com; Tue, 05 Mar 2024 10:00:00 +0100\r\n" + message.as_bytes()
    )


@pytest.mark.parametrize(
    "data", [mhtml(), web_archive(plistlib.FMT_BINARY), web_archive(plistlib.FMT_XML)], ids=["mhtml", "binary", "xml"]
)
def test_a_saved_page_gives_the_article_of_the_page(data: bytes) -> None:
    article, page = newsclean.clean(data), newsclean.clean(ENGLISH, url=ADDRESS)
    assert (article.title, article.url) == (page.title, ADDRESS)
    assert article.text.endswith(page.text) and "=3D" not in article.text
    assert newsclean.clean(data, url="https://example.org/other").url == "https://example.org/other"
    assert newsclean.explain(data).blocks


def test_mhtml_states_when_it_was_saved() -> None:
    assert newsclean.clean(mhtml()).extraction.fetched_at == "2024-03-05T09:00:00+00:00"
    assert newsclean.clean(mhtml(), fetched_at="2025-01-01T00:00:00Z").extraction.fetched_at == "2025-01-01T00:00:00Z"
    assert newsclean.clean(mhtml(Date="yesterday")).extraction.fetched_at is None


def test_the_html_part_of_a_mail_is_the_page() -> None:
    article = newsclean.clean(mail())
    assert article.text == newsclean.clean(ENGLISH).text and "attached" not in article.text


def test_a_mail_without_html_is_its_text() -> None:
    article = newsclean.clean(mail(None, "\n\n".join(PARAGRAPHS)))
    assert article.text == newsclean.clean("\n\n".join(PARAGRAPHS)).text
    assert "Received" not in article.text


def test_a_broken_saved_page_is_named() -> None:
    broken = web_archive(plistlib.FMT_BINARY)
    for data in (broken[: len(broken) - 30], plistlib.dumps({"WebMainResource": {}}), b"bplist00WebMainResource"):
        with pytest.raises(newsclean.NotAPage, match="web archive is broken"):
            newsclean.clean(data)
    with pytest.raises(newsclean.NotAPage, match="no part with HTML or text"):
        newsclean.clean(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--\n"
        )


@pytest.mark.parametrize(
    "text",
    ["From: a reader\nSubject: a letter\n\n" + "\n\n".join(PARAGRAPHS), "Title: Bridge\nURL Source: https://example.com/\n\n" + PARAGRAPHS[0],
     ENGLISH, "Content-Type: text/html\n\n" + ENGLISH, "Note: " * 9000],
)  # fmt: skip
def test_other_texts_are_no_saved_pages(text: str) -> None:
    assert not is_saved_page(text.encode())


def test_files_of_saved_pages_are_single_pages(tmp_path: Path) -> None:
    for name, data in (("a.mhtml", mhtml()), ("b.webarchive", web_archive(plistlib.FMT_BINARY)), ("c.eml", mail())):
        (tmp_path / name).write_bytes(data)
        assert documents(str(tmp_path / name)).is_single_page
    assert len(list(documents(str(tmp_path)))) == 3
