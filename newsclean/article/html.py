"""Article → semantic HTML, without boilerplate, scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from newsclean.article.markdown_inline import EXPONENT_SIGN, is_exponent
from newsclean.article.model import Article, BodyBlock, Embed, Image, Span
from newsclean.article.tables import split_cells

# Characters that HTML forbids, and direction overrides.
_FORBIDDEN_CHARS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ELEMENTS = {"strong": "strong", "em": "em", "code": "code", "sub": "sub", "sup": "sup", "strike": "s", "mark": "mark"}
DOCUMENT_START = '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Articles</title>\n</head>\n<body>\n'
"""The start of a document that holds several articles."""
DOCUMENT_END = "</body>\n</html>\n"
MIN_HEADING_LEVEL = 2
"""The title has level 1."""


def to_html(article: Article, *, links: bool = True, images: bool = True) -> str:
    """Return a whole HTML document. It loads nothing but the article's images.

    Args:
        article: the article.
        links: whether links are written; their text always is.
        images: whether images and embeds are written.
    """
    head = ['<meta charset="utf-8">', f"<title>{_escape(article.title or 'no title')}</title>"]
    if article.description:
        head.append(f'<meta name="description" content="{_escape(article.description)}">')
    head += [f'<meta name="author" content="{_escape(person.name)}">' for person in article.authors]
    url = _web_url(article.canonical_url) or _web_url(article.url)
    if url:
        head.append(f'<link rel="canonical" href="{url}">')
    head_lines = "\n".join(head)
    return (
        f"<!DOCTYPE html>\n<html{_lang(article)}>\n<head>\n{head_lines}\n</head>\n<body>\n"
        f"{_article_element(article, '', links, images)}{DOCUMENT_END}"
    )


def to_html_element(article: Article, *, links: bool = True, images: bool = True) -> str:
    """Return the article as one ``<article>`` element of a document that has several."""
    return _article_element(article, _lang(article), links, images)


def _lang(article: Article) -> str:
    return f' lang="{_escape(article.language)}"' if article.language else ""


def _article_element(article: Article, attributes: str, links: bool, images: bool) -> str:
    parts = [f"<article{attributes}>", *_header(article)]
    if images:
        placed = {image.url for image in article.images if image.before is not None}
        if article.lead_image and article.lead_image not in placed:
            lead = next((image for image in article.images if image.url == article.lead_image), None)
            parts.append(_figure(lead or Image(article.lead_image)))
    open_lists: list[str] = []
    for index, block in enumerate(article.body):
        media = _media(article, index) if images else []
        if block.type != "list_item" or media:
            _close_lists(parts, open_lists, 0)
        parts += media
        if block.type == "list_item":
            _add_item(parts, open_lists, block, links)
        else:
            parts.append(_block(block, links))
    _close_lists(parts, open_lists, 0)
    if images:
        parts += _media(article, len(article.body))
    return "\n".join([*filter(None, parts), "</article>"]) + "\n"


def _header(article: Article) -> list[str]:
    lines = []
    if article.title:
        lines.append(f"<h1>{_escape(article.title)}</h1>")
    if article.subtitle:
        lines.append(f"<p>{_escape(article.subtitle)}</p>")
    byline = [", ".join(_escape(person.name) for person in article.authors), _escape(article.source or "")]
    if article.published:
        published = _escape(article.published)
        byline.append(f'<time datetime="{published}">{published}</time>')
    byline_text = " · ".join(filter(None, byline))
    if byline_text:
        lines.append(f"<p>{byline_text}</p>")
    return ["<header>", *lines, "</header>"] if lines else []


def _media(article: Article, index: int) -> list[str]:
    """The images and embeds that stand before a block."""
    figures = [_figure(image) for image in article.images if image.before == index]
    return figures + [_embed(embed) for embed in article.embeds if embed.before == index]


def _add_item(parts: list[str], open_lists: list[str], block: BodyBlock, links: bool) -> None:
    """Add a list item; lists are opened and closed to its level."""
    level = max(1, block.level or 1)
    tag = "ol" if block.ordered else "ul"
    _close_lists(parts, open_lists, level)
    if len(open_lists) == level and open_lists[-1] != tag:
        _close_lists(parts, open_lists, level - 1)
    text = _inline(block.text, block.spans, links)
    if len(open_lists) == level:
        if block.ordered and block.number is None:
            parts.append(f"<p>{text}</p>")
            return
        parts[-1] += "</li>"
    while len(open_lists) < level:
        opened = tag if len(open_lists) == level - 1 else "ul"
        start = f' start="{block.number}"' if opened == "ol" and block.number not in (None, 1) else ""
        parts.append(f"<{opened}{start}>")
        open_lists.append(opened)
        if len(open_lists) < level:
            parts.append("<li>")
    parts.append(f"<li>{text}")


def _close_lists(parts: list[str], open_lists: list[str], level: int) -> None:
    while len(open_lists) > level:
        parts[-1] += "</li>"
        parts.append(f"</{open_lists.pop()}>")


def _block(block: BodyBlock, links: bool) -> str:
    if block.type == "code":
        language = f' class="language-{_escape(block.language)}"' if block.language else ""
        return f"<pre><code{language}>{_escape(block.text)}</code></pre>"
    if block.type == "table" and block.rows:
        return _table(block, block.rows, links)
    text = _inline(block.text, block.spans, links)
    if block.type == "heading":
        level = min(6, max(MIN_HEADING_LEVEL, block.level or MIN_HEADING_LEVEL))
        return f"<h{level}>{text}</h{level}>"
    return f"<blockquote><p>{text}</p></blockquote>" if block.type == "quote" else f"<p>{text}</p>"


def _table(block: BodyBlock, rows: Sequence[Sequence[str]], links: bool) -> str:
    lines = []
    for number, row in enumerate(split_cells(rows, block.spans)):
        cell_tag = "th" if number < (block.header_rows or 0) else "td"
        cells = (f"<{cell_tag}>{_inline(cell.text, cell.spans, links)}</{cell_tag}>" for cell in row)
        lines.append("<tr>" + "".join(cells) + "</tr>")
    caption = [f"<caption>{_escape(block.caption)}</caption>"] if block.caption else []
    return "\n".join(["<table>", *caption, *lines, "</table>"])


def _figure(image: Image) -> str:
    url = _web_url(image.url)
    if url is None:
        return ""
    credit = f"<cite>{_escape(image.credit)}</cite>" if image.credit else ""
    caption = " ".join(filter(None, (_escape(image.caption or ""), credit)))
    figcaption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{url}" alt="{_escape(image.alt or "")}">{figcaption}</figure>'


def _embed(embed: Embed) -> str:
    url = _web_url(embed.url)
    label = f"{embed.provider} {embed.kind}" if embed.provider else embed.kind
    return f'<p><a href="{url}">{_escape(label)}</a></p>' if url else ""


def _inline(text: str, spans: Sequence[Span], links: bool) -> str:
    """A block's text with its spans as elements."""
    kept = [span for span in spans if links or span.type != "link"]
    return _render(text, kept, 0, len(text)).replace("\n", "<br>")


def _render(text: str, spans: list[Span], start: int, end: int) -> str:
    """The text from ``start`` to ``end``; ``spans`` are those inside, outer ones first."""
    out = []
    at = start
    index = 0
    while index < len(spans):
        span = spans[index]
        inner = [other for other in spans[index + 1 :] if other.end <= span.end]
        before = text[at : span.start]
        if span.type == "sup" and before.endswith(EXPONENT_SIGN) and is_exponent(text, span):
            # The sign stands for the raised position, which the element shows.
            before = before[:-1]
        content = _render(text, inner, span.start, span.end)
        out += [_escape(before), _element(span, content)]
        at = span.end
        index += 1 + len(inner)
    out.append(_escape(text[at:end]))
    return "".join(out)


def _element(span: Span, content: str) -> str:
    if span.type != "link":
        return f"<{_ELEMENTS[span.type]}>{content}</{_ELEMENTS[span.type]}>"
    url = span.url or ""
    if not url.startswith(("http://", "https://", "mailto:")):
        return content
    return f'<a href="{_escape(url)}">{content}</a>'


def _web_url(url: str | None) -> str | None:
    """Return an http or https URL, escaped for an attribute; other schemes, such as javascript, are left out."""
    return _escape(url) if url and url.startswith(("http://", "https://")) else None


def _escape(text: str) -> str:
    return escape(_FORBIDDEN_CHARS.sub("", text))
