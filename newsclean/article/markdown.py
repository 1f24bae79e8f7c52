"""Article → Markdown (CommonMark, with tables and strikethrough as in GFM)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article.markdown_inline import escape, escape_inline, inline_markdown, link_target
from newsclean.article.model import Article, BodyBlock, Embed, Image
from newsclean.article.tables import split_cells

MIN_HEADING_LEVEL = 2
"""The title has level 1."""
MAX_NUMBER = 999_999_999
"""The largest number of a list item in CommonMark."""
# At the end of a heading they would close it.
_CLOSING_MARKS = re.compile(r"(?<=\s)#+$|^#+$")
_PIPE_IN_CODE = re.compile(r"(?<!\\)\|")

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
    """Return the body's blocks with images and embeds between them; a list with what stands in it is one block."""
    blocks = [_image(image) for image in _images_above(article)] if images else []
    markers: _Markers | None = None
    for index, block in enumerate(article.body):
        media = _media(article, index) if images else []
        if block.type != "list_item":
            markers = None
            blocks += media
            blocks.append(_block(block, links))
            continue
        if markers is None:
            blocks += media
            blocks.append("")
            markers = _Markers()
        else:
            # An image between two items belongs to the first of them: the list goes on.
            blocks[-1] += "".join(f"\n\n{markers.indented(item)}" for item in media)
        text = inline_markdown(block.text, block.spans, links)
        if block.ordered and block.number is None and markers.has_item(block.level or 1):
            blocks[-1] += f"\n\n{markers.further_paragraph(text, block.level or 1)}"
        else:
            separator = "\n\n" if media and blocks[-1] else "\n" if blocks[-1] else ""
            blocks[-1] += separator + markers.item(text, block.level or 1, block.number if block.ordered else None)
    if images:
        blocks += _media(article, len(article.body))
    return blocks


def _images_above(article: Article) -> list[Image]:
    """The lead image, where it does not stand in the body."""
    if not article.lead_image or any(i.url == article.lead_image and i.before is not None for i in article.images):
        return []
    found = next((image for image in article.images if image.url == article.lead_image), None)
    return [found or Image(article.lead_image)]


class _Markers:
    """The markers of the open list items, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Marker] = []

    def item(self, text: str, level: int, number: int | None) -> str:
        """Return a list item. Where its level jumps, the items around it are empty."""
        indent = self._indent(level - 1)
        missing = "- " * (level - 1 - len(self._open))
        self._open += [_Marker("-", None)] * (level - 1 - len(self._open))
        before = self._open[level - 1] if len(self._open) >= level else None
        del self._open[level - 1 :]
        sign = "-"
        if number is not None and 0 <= number <= MAX_NUMBER:
            # Another sign begins another list: one whose numbers do not go on.
            goes_on = before is None or before.number is None or before.number + 1 == number
            sign = (before.sign if before and before.number is not None else ".") if goes_on else _other_sign(before)
        else:
            number = None
        self._open.append(_Marker(sign, number))
        return f"{indent}{missing}{self._open[-1].text}{text}"

    def has_item(self, level: int) -> bool:
        """Whether an item of a level is open."""
        return len(self._open) >= level

    def further_paragraph(self, text: str, level: int) -> str:
        """Return a further paragraph of the open item of a level."""
        del self._open[level:]
        return self.indented(text)

    def indented(self, text: str) -> str:
        """Return a block that stands in the innermost open item."""
        indent = self._indent(len(self._open))
        return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n"))

    def _indent(self, levels: int) -> str:
        return " " * sum(len(marker.text) for marker in self._open[:levels])


class _Marker(NamedTuple):
    sign: str
    number: int | None

    @property
    def text(self) -> str:
        return f"{self.number}{self.sign} " if self.number is not None else "- "


def _other_sign(marker: _Marker | None) -> str:
    return ")" if marker and marker.sign == "." else "."


def _media(article: Article, index: int) -> list[str]:
    """The images and embeds that stand before a block."""
    images = [_image(image) for image in article.images if image.before == index]
    return images + [_embed(embed) for embed in article.embeds if embed.before == index]


def _image(image: Image) -> str:
    text = f"![{escape_inline(image.alt or '')}](<{link_target(image.url)}>)"
    caption = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    return f"{text}\n*{escape_inline(caption)}*" if caption else text


def _embed(embed: Embed) -> str:
    label = f"{embed.provider} {embed.kind}" if embed.provider else embed.kind
    return f"[{escape_inline(label)}](<{link_target(embed.url)}>)"


def _block(block: BodyBlock, links: bool) -> str:
    text = inline_markdown(block.text, block.spans, links)
    if block.type == "heading":
        text = text.replace("\\\n", " ")
        marks = "#" * min(6, max(MIN_HEADING_LEVEL, block.level or MIN_HEADING_LEVEL))
        return f"{marks} {_CLOSING_MARKS.sub(_escape_closing_marks, text)}"
    if block.type == "quote":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if block.type == "code":
        longest_run = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest_run + 1)
        return f"{fence}{block.language or ''}\n{block.text}\n{fence}"
    if block.type == "table" and block.rows:
        return _table(block, block.rows, links)
    return text


def _escape_closing_marks(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _table(block: BodyBlock, rows: Sequence[Sequence[str]], links: bool) -> str:
    width = max(len(row) for row in rows)
    lines = [
        "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |" for cells in _render_rows(block, rows, links)
    ]
    if not block.header_rows:
        # GFM has no table without a header.
        lines.insert(0, "|" + " |" * width)
    lines.insert(1, "|" + " --- |" * width)
    caption = [f"*{escape_inline(block.caption)}*", ""] if block.caption else []
    return "\n".join([*caption, *lines])


def _render_rows(block: BodyBlock, rows: Sequence[Sequence[str]], links: bool) -> list[list[str]]:
    """The cells with their inline markup."""
    # In a table's code spans, too, a vertical bar is escaped.
    return [
        [_PIPE_IN_CODE.sub(r"\|", inline_markdown(cell.text.replace("\n", " "), cell.spans, links)) for cell in row]
        for row in split_cells(rows, block.spans)
    ]
