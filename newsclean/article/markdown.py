"""Article → Markdown (CommonMark, tables as in GFM)."""

from __future__ import annotations

import json
import re

from newsclean.article.model import Article, BodyBlock

MIN_HEADING_LEVEL = 2
"""The title has level 1."""

_INLINE_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
# At the start of a line these would begin a heading, a list, a quote, a thematic break or a code fence.
_BLOCK_MARKERS = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}|-{3,}|~{3,}|\d{1,9}(?=[.)](?:\s|$)))")
# JSON is YAML but for these characters, which YAML requires to be escaped.
_YAML_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def to_markdown(article: Article) -> str:
    """Return the article as Markdown: the title, the byline, the body."""
    parts = []
    if article.title:
        parts.append(f"# {escape(article.title)}")
    byline = [", ".join(person.name for person in article.authors), article.source or "", article.published or ""]
    byline_text = " · ".join(escape(part) for part in byline if part)
    if byline_text:
        parts.append(f"*{byline_text}*")
    return "\n\n".join([*parts, *_blocks(article.body)]) + "\n"


def with_front_matter(article: Article) -> str:
    """Return the article as Markdown with YAML front matter, as static site generators and Pandoc read it."""
    metadata = {
        "title": article.title, "subtitle": article.subtitle, "description": article.description,
        "author": [person.name for person in article.authors], "source": article.source, "site": article.site,
        "date": article.published, "modified": article.modified, "lang": article.language,
        "url": article.canonical_url or article.url, "categories": list(article.section), "tags": list(article.tags),
    }  # fmt: skip
    lines = [f"{key}: {_yaml(value)}" for key, value in metadata.items() if value]
    body = "\n\n".join(_blocks(article.body))
    return "\n".join(["---", *lines, "---"]) + f"\n\n{body}\n"


def _yaml(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _YAML_UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def escape(text: str) -> str:
    """Escape everything that Markdown would read as markup."""
    escaped = _INLINE_MARKUP.sub(r"\\\1", text)
    return "\n".join(_BLOCK_MARKERS.sub(_escape_marker, line) for line in escaped.split("\n"))


def _escape_marker(match: re.Match[str]) -> str:
    indent, marker = match.groups()
    # A digit cannot be escaped: the dot or parenthesis after the number is.
    return f"{indent}{marker}\\" if marker.isdigit() else f"{indent}\\{marker}"


def _blocks(body: tuple[BodyBlock, ...]) -> list[str]:
    """Return the body's blocks, the items of one list as one block."""
    blocks: list[str] = []
    previous = ""
    for block in body:
        text = _block(block)
        if block.type == previous == "list_item":
            blocks[-1] += f"\n{text}"
        else:
            blocks.append(text)
        previous = block.type
    return blocks


def _block(block: BodyBlock) -> str:
    if block.type == "heading":
        return f"{'#' * max(MIN_HEADING_LEVEL, block.level or MIN_HEADING_LEVEL)} {escape(block.text)}"
    if block.type == "list_item":
        return f"- {escape(block.text)}"
    if block.type == "quote":
        return f"> {escape(block.text)}"
    if block.type == "caption":
        return f"*{escape(block.text)}*"
    if block.type == "code":
        longest_run = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest_run + 1)
        return f"{fence}\n{block.text}\n{fence}"
    if block.type == "table" and block.rows:
        return _table(block.rows)
    return escape(block.text)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(escape(cell) for cell in (*row, *[""] * (width - len(row)))) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)
