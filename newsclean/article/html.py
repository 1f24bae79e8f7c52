"""Article → semantic HTML, without boilerplate, scripts and styles."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from newsclean.article.model import Article, BodyBlock

# Characters that HTML forbids, and direction overrides.
_FORBIDDEN_CHARS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
DOCUMENT_START = '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Articles</title>\n</head>\n<body>\n'
"""The start of a document that holds several articles."""
DOCUMENT_END = "</body>\n</html>\n"
MIN_HEADING_LEVEL = 2
"""The title has level 1."""


def to_html(article: Article) -> str:
    """Return a whole HTML document. It loads nothing but the article's images."""
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
        f"{_article_element(article, attributes='')}{DOCUMENT_END}"
    )


def to_html_element(article: Article) -> str:
    """Return the article as one ``<article>`` element of a document that has several."""
    return _article_element(article, attributes=_lang(article))


def _lang(article: Article) -> str:
    return f' lang="{_escape(article.language)}"' if article.language else ""


def _article_element(article: Article, attributes: str) -> str:
    parts = [f"<article{attributes}>", *_header(article)]
    body_images = {block.image for block in article.body if block.image}
    lead_image = _web_url(article.lead_image)
    if lead_image and article.lead_image not in body_images:
        caption = next((image.caption for image in article.images if image.url == article.lead_image), None)
        parts.append(_figure(lead_image, caption))
    for kind, blocks in groupby(article.body, key=lambda block: block.type):
        elements = [_block(block) for block in blocks]
        parts += ["<ul>", *elements, "</ul>"] if kind == "list_item" else elements
    return "\n".join([*parts, "</article>"]) + "\n"


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


def _block(block: BodyBlock) -> str:
    text = _escape(block.text).replace("\n", "<br>")
    if block.type == "heading":
        level = min(6, max(MIN_HEADING_LEVEL, block.level or MIN_HEADING_LEVEL))
        return f"<h{level}>{text}</h{level}>"
    if block.type == "list_item":
        return f"<li>{text}</li>"
    if block.type == "quote":
        return f"<blockquote><p>{text}</p></blockquote>"
    if block.type == "code":
        return f"<pre><code>{_escape(block.text)}</code></pre>"
    if block.type == "caption":
        url = _web_url(block.image)
        return _figure(url, block.text) if url else f"<p><small>{text}</small></p>"
    if block.type == "table" and block.rows:
        rows = ["<tr>" + "".join(f"<td>{_escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows]
        return "\n".join(["<table>", *rows, "</table>"])
    return f"<p>{text}</p>"


def _figure(url: str, caption: str | None) -> str:
    figcaption = f"<figcaption>{_escape(caption)}</figcaption>" if caption else ""
    return f'<figure><img src="{url}" alt="">{figcaption}</figure>'


def _web_url(url: str | None) -> str | None:
    """Return an http or https URL, escaped for an attribute; other schemes, such as javascript, are left out."""
    return _escape(url) if url and url.startswith(("http://", "https://")) else None


def _escape(text: str) -> str:
    return escape(_FORBIDDEN_CHARS.sub("", text))
