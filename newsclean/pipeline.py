"""Bytes → Article: the steps of one page, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.decode.page import PageText, decode_page

if TYPE_CHECKING:
    from newsclean.article.model import Article
    from newsclean.document import Document
    from newsclean.parse.model import Page

Kind = Literal["auto", "html", "dump"]


class ParsedPage(NamedTuple):
    """A page as blocks, and the text it was parsed from."""

    page: Page
    source: PageText


def clean_document(document: Document, kind: Kind = "auto") -> Article:
    """Clean one page.

    Args:
        document: the bytes and what is known about them.
        kind: ``html`` or ``dump`` where it is known; ``auto`` decides by the content.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive, a web address.
        NoArticle: the page holds no article.
    """
    return clean_page(document.data, document.url, kind, document.charset, document.fetched_at)


def clean_page(
    data: bytes | str, url: str | None, kind: Kind, charset: str | None, fetched_at: str | None
) -> Article:  # fmt: skip
    """Clean one page; arguments and errors as those of :func:`newsclean.clean`."""
    from newsclean.assemble import assemble
    from newsclean.rules.active import rules_for_page
    from newsclean.story import find_story

    page, source = parse_page(data, url, kind, charset)
    with rules_for_page(page.effective_url):
        story = find_story(page, source.text)
    return assemble(story, encoding=source.encoding, fetched_at=fetched_at, warnings=source.warnings)


def parse_page(data: bytes | str, url: str | None, kind: Kind, charset: str | None) -> ParsedPage:
    """Decode a page and parse it into blocks; arguments and errors as those of :func:`newsclean.clean`."""
    from newsclean.parse.sniff import sniff

    url = _without_credentials(url)
    source = decode_page(data, charset)
    if (sniff(source.text) if kind == "auto" else kind) == "html":
        from newsclean.parse.html.walker import read_html

        return ParsedPage(read_html(source.text, url), source)
    from newsclean.parse.plaintext.reader import read_dump

    return ParsedPage(read_dump(source.text, url), source)


def _without_credentials(url: str | None) -> str | None:
    """The URL without a user name and password, which must not reach the article."""
    if url is None or ("@" not in url and url.isprintable()):
        return url
    from newsclean.text.urls import without_credentials

    return without_credentials(url)
