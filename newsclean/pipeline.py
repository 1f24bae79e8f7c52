"""Bytes → Article: the steps of one page, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.decode.page import PageText, decode_page, may_be_saved_page

if TYPE_CHECKING:
    from newsclean.article.model import Article
    from newsclean.article.warnings import ExtractionWarning
    from newsclean.document import Document, Listing
    from newsclean.parse.model import Page

Kind = Literal["auto", "html", "dump"]
"""The kind of a page: HTML, a plain-text dump, or detected from the content."""


class ParsedPage(NamedTuple):
    """A page as blocks, and the text that it was parsed from."""

    page: Page
    source: PageText
    saved_at: str | None = None
    """When a browser saved it, if the file says so: ISO 8601, UTC."""


def clean_document(document: Document, kind: Kind = "auto") -> Article:
    """Clean one document.

    Args:
        document: the page and what is known about it.
        kind: the kind of the page.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive, a web address, the name of a file.
        NoArticle: the page has no article.
    """
    article = clean_page(
        document.data, document.url, kind, document.charset, document.fetched_at, warnings=document.warnings,
        headers=document.response.stating_headers if document.response is not None else (), listing=document.listing,
    )  # fmt: skip
    return _add_further_pages(article, document.further_pages, kind) if document.further_pages else article


def _add_further_pages(first: Article, pages: tuple[Document, ...], kind: Kind) -> Article:
    """Merge the article of a story's first page with those of its further pages, up to the first that is no article."""
    from newsclean.article.merge import add_warning, merge_pages
    from newsclean.article.warnings import warn
    from newsclean.errors import NewscleanError

    articles = [first]
    for page in pages:
        try:
            articles.append(clean_document(page, kind))
        except NewscleanError as error:
            return add_warning(merge_pages(articles), warn("page_not_read", reason=f"{page.name}: {error}"))
    return merge_pages(articles)


def clean_page(
    data: bytes | str, url: str | None, kind: Kind, charset: str | None, fetched_at: str | None,
    warnings: tuple[ExtractionWarning, ...] = (), headers: tuple[tuple[str, str], ...] = (),
    listing: Listing | None = None,
) -> Article:  # fmt: skip
    """Clean one page; arguments and errors as for :func:`newsclean.clean`.

    Args:
        warnings: those of the page's reader, which become warnings of the article.
        headers: response headers that state something about the page.
        listing: what the list that has the page's address states of it.
    """
    from newsclean.assemble import assemble
    from newsclean.rules.active import rules_for_page
    from newsclean.story import find_story

    page, source, saved_at = parse_page(data, url, kind, charset, headers)
    if listing is not None:
        page = page._replace(hints=page.hints._replace(listing=listing))
    with rules_for_page(page.effective_url):
        story = find_story(page, source.text)
    return assemble(
        story,
        encoding=source.encoding,
        fetched_at=fetched_at or saved_at,
        warnings=(*warnings, *source.warnings),
        is_doubtful=source.is_doubtful,
    )


def parse_page(
    data: bytes | str, url: str | None, kind: Kind, charset: str | None, headers: tuple[tuple[str, str], ...] = ()
) -> ParsedPage:
    """Decode a page and parse it into blocks; arguments and errors as for :func:`newsclean.clean`.

    Args:
        headers: response headers that state something about the page.
    """
    from newsclean.parse.archived_copy import restore_original
    from newsclean.parse.formats.detection import refuse_other_formats
    from newsclean.parse.sniff import sniff

    saved_at = None
    if isinstance(data, bytes) and may_be_saved_page(data):
        from newsclean.decode.saved_page import unpack_saved_page

        saved = unpack_saved_page(data)
        if saved is not None:
            data, charset, saved_at = saved.data, saved.charset, saved.saved_at
            url = url or saved.url
    url = _remove_credentials(url)
    source = decode_page(data, charset)
    if kind == "auto":
        refuse_other_formats(source.text)
        kind = sniff(source.text)
    # Each parser is imported only where it is needed.
    if kind == "html":
        from newsclean.parse.html.reader import read_html

        page = read_html(source.text, url, source.utf8)
    else:
        from newsclean.parse.plaintext.reader import read_dump

        page = read_dump(source.text, url)
    if headers:
        page = page._replace(hints=page.hints._replace(headers=headers))
    return ParsedPage(restore_original(page), source, saved_at)


def _remove_credentials(url: str | None) -> str | None:
    """Return the URL without a user name and password, which must not get into the article."""
    if url is None or ("@" not in url and url.isprintable()):
        return url
    from newsclean.text.urls import without_credentials

    return without_credentials(url)
