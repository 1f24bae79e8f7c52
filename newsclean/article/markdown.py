"""Article → Markdown (CommonMark, with tables and strikethrough as in GFM)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from newsclean.article.markdown_inline import escape, escape_inline, inline_markdown
from newsclean.article.model import Article, BodyBlock, Embed, Image, Span

MIN_HEADING_LEVEL = 2
"""The title has level 1."""
CELL_SEPARATOR, ROW_SEPARATOR = " | ", "\n"
"""What stands between cells and between rows in a table's text."""

# JSON is YAML but for these characters, which YAML requires to be escaped.
_YAML_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def to_markdown(article: Article, *, links: bool = True, images: bool = True) -> str:
    """Return the article as Markdown: the title, the byline, the body.

    Args:
        article: the article.
        links: whether links are written; their text always is.
        images: whether images and embeds are written.
    """
    parts = []
    if article.title:
        parts.append(f"# {escape(article.title)}")
    byline = [", ".join(person.name for person in article.authors), article.source or "", article.published or ""]
    byline_text = " · ".join(escape(part) for part in byline if part)
    if byline_text:
        parts.append(f"*{byline_text}*")
    return "\n\n".join([*parts, *_blocks(article, links, images)]) + "\n"


def with_front_matter(article: Article, *, links: bool = True, images: bool = True) -> str:
    """Return the article as Markdown with YAML front matter, as static site generators and Pandoc read it."""
    metadata = {
        "title": article.title, "subtitle": article.subtitle, "description": article.description,
        "author": [person.name for person in article.authors], "source": article.source, "site": article.site,
        "date": article.published, "modified": article.modified, "lang": article.language,
        "url": article.canonical_url or article.url, "categories": list(article.section), "tags": list(article.tags),
    }  # fmt: skip
    lines = [f"{key}: {_yaml(value)}" for key, value in metadata.items() if value]
    body = "\n\n".join(_blocks(article, links, images))
    return "\n".join(["---", *lines, "---"]) + f"\n\n{body}\n"


def _yaml(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _YAML_UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _blocks(article: Article, links: bool, images: bool) -> list[str]:
    """Return the body's blocks with images and embeds between them; the items of one list are one block."""
    blocks: list[str] = []
    indents: list[int] = []
    previous = ""
    for index, block in enumerate(article.body):
        media = _media(article, index) if images else []
        if media:
            blocks += media
            previous = ""
        if block.type == "list_item":
            if previous != "list_item":
                indents.clear()
            item = _list_item(block, links, indents)
            if previous == "list_item":
                blocks[-1] += f"\n{item}"
            else:
                blocks.append(item)
        else:
            blocks.append(_block(block, links))
        previous = block.type
    if images:
        blocks += _media(article, len(article.body))
    return blocks


def _media(article: Article, index: int) -> list[str]:
    """The images and embeds that stand before a block."""
    images = [_image(image) for image in article.images if image.before == index]
    return images + [_embed(embed) for embed in article.embeds if embed.before == index]


def _image(image: Image) -> str:
    url = image.url.replace("<", "%3C").replace(">", "%3E")
    text = f"![{escape_inline(image.alt or '')}](<{url}>)"
    caption = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    return f"{text}\n*{escape_inline(caption)}*" if caption else text


def _embed(embed: Embed) -> str:
    label = f"{embed.provider} {embed.kind}" if embed.provider else embed.kind
    return f"[{escape_inline(label)}](<{embed.url.replace('<', '%3C').replace('>', '%3E')}>)"


def _list_item(block: BodyBlock, links: bool, indents: list[int]) -> str:
    """A list item, indented below the items around it; ``indents`` holds the width of each level's marker."""
    level = max(1, block.level or 1)
    del indents[level:]
    while len(indents) < level - 1:
        indents.append(2)
    text = inline_markdown(block.text, block.spans, links)
    if block.ordered and block.number is None and len(indents) >= level:
        # A further paragraph of the item above.
        return f"\n{' ' * sum(indents[:level])}{text}"
    marker = f"{block.number if block.number is not None else 1}. " if block.ordered else "- "
    indent = " " * sum(indents[: level - 1])
    del indents[level - 1 :]
    indents.append(len(marker))
    return f"{indent}{marker}{text}"


def _block(block: BodyBlock, links: bool) -> str:
    text = inline_markdown(block.text, block.spans, links)
    if block.type == "heading":
        return f"{'#' * min(6, max(MIN_HEADING_LEVEL, block.level or MIN_HEADING_LEVEL))} {text}"
    if block.type == "quote":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if block.type == "code":
        longest_run = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest_run + 1)
        return f"{fence}{block.language or ''}\n{block.text}\n{fence}"
    if block.type == "table" and block.rows:
        return _table(block, block.rows, links)
    return text


def _table(block: BodyBlock, rows: Sequence[Sequence[str]], links: bool) -> str:
    width = max(len(row) for row in rows)
    lines = [
        "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |" for cells in _rendered_rows(block, rows, links)
    ]
    if not block.header_rows:
        # GFM has no table without a header.
        lines.insert(0, "|" + " |" * width)
    lines.insert(1, "|" + " --- |" * width)
    caption = [f"*{escape_inline(block.caption)}*", ""] if block.caption else []
    return "\n".join([*caption, *lines])


def _rendered_rows(block: BodyBlock, rows: Sequence[Sequence[str]], links: bool) -> list[list[str]]:
    """The cells with their inline markup: a table's spans index its text."""
    out = []
    at = 0
    for row in rows:
        cells = []
        for cell in row:
            end = at + len(cell)
            spans = [
                Span(span.start - at, span.end - at, span.type, span.url)
                for span in block.spans
                if at <= span.start and span.end <= end
            ]
            cells.append(inline_markdown(cell, spans, links).replace("\n", " "))
            at = end + len(CELL_SEPARATOR)
        at += len(ROW_SEPARATOR) - len(CELL_SEPARATOR)
        out.append(cells)
    return out
