"""Article → clean, semantic HTML: the page again without its furniture, scripts and styles."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from newsclean.article.model import Article, BodyBlock

# What no HTML may hold, and what would turn the reading direction around.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
HEAD = '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Articles</title>\n</head>\n<body>\n'
TAIL = "</body>\n</html>\n"
"""What stands around several articles in one document."""


def to_html(article: Article) -> str:
    """A whole HTML document that holds the article and asks nothing of the network but the pictures it names."""
    lang = f' lang="{_text(article.language)}"' if article.language else ""
    head = ['<meta charset="utf-8">', f"<title>{_text(article.title or 'no title')}</title>"]
    if article.description:
        head.append(f'<meta name="description" content="{_text(article.description)}">')
    head += [f'<meta name="author" content="{_text(person.name)}">' for person in article.authors]
    address = _address(article.canonical_url) or _address(article.url)
    if address:
        head.append(f'<link rel="canonical" href="{address}">')
    lines = "\n".join(head)
    return f"<!DOCTYPE html>\n<html{lang}>\n<head>\n{lines}\n</head>\n<body>\n{_inner(article, '')}{TAIL}"


def to_part(article: Article) -> str:
    """The article as one element of a document that has several."""
    return _inner(article, f' lang="{_text(article.language)}"' if article.language else "")


def _inner(article: Article, attributes: str) -> str:
    parts = [f"<article{attributes}>", *_header(article)]
    shown = {block.image for block in article.body if block.image}
    lead = _address(article.lead_image)
    if lead and article.lead_image not in shown:
        caption = next((image.caption for image in article.images if image.url == article.lead_image), None)
        parts.append(_figure(lead, caption))
    for kind, blocks in groupby(article.body, key=lambda block: block.type):
        texts = [_block(block) for block in blocks]
        parts += ["<ul>", *texts, "</ul>"] if kind == "list_item" else texts
    return "\n".join([*parts, "</article>"]) + "\n"


def _header(article: Article) -> list[str]:
    lines = []
    if article.title:
        lines.append(f"<h1>{_text(article.title)}</h1>")
    if article.subtitle:
        lines.append(f"<p>{_text(article.subtitle)}</p>")
    credits = [", ".join(_text(person.name) for person in article.authors), _text(article.source or "")]
    if article.published:
        stamp = _text(article.published)
        credits.append(f'<time datetime="{stamp}">{stamp}</time>')
    line = " · ".join(filter(None, credits))
    if line:
        lines.append(f"<p>{line}</p>")
    return ["<header>", *lines, "</header>"] if lines else []


def _block(block: BodyBlock) -> str:
    text = _text(block.text).replace("\n", "<br>")
    if block.type == "heading":
        # The title has the first level.
        level = min(6, max(2, block.level or 2))
        return f"<h{level}>{text}</h{level}>"
    if block.type == "list_item":
        return f"<li>{text}</li>"
    if block.type == "quote":
        return f"<blockquote><p>{text}</p></blockquote>"
    if block.type == "code":
        return f"<pre><code>{_text(block.text)}</code></pre>"
    if block.type == "caption":
        address = _address(block.image)
        return _figure(address, block.text) if address else f"<p><small>{text}</small></p>"
    if block.type == "table" and block.rows:
        rows = ["<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in block.rows]
        return "\n".join(["<table>", *rows, "</table>"])
    return f"<p>{text}</p>"


def _figure(address: str, caption: str | None) -> str:
    below = f"<figcaption>{_text(caption)}</figcaption>" if caption else ""
    return f'<figure><img src="{address}" alt="">{below}</figure>'


def _address(url: str | None) -> str | None:
    """A web address fit for an attribute; others, which could be scripts, are left out."""
    return _text(url) if url and url.startswith(("http://", "https://")) else None


def _text(text: str) -> str:
    return escape(_UNSEEN.sub("", text))
