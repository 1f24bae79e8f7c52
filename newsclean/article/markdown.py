"""Article → Markdown (CommonMark, tables as in GFM)."""

from __future__ import annotations

import json
import re

from newsclean.article.model import Article, BodyBlock

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
# At a line's start these would open a heading, a list, a quote or a rule.
_OPENERS = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}|-{3,}|~{3,}|\d{1,9}(?=[.)](?:\s|$)))")
_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def to_markdown(article: Article) -> str:
    """The article as Markdown: the title, a line of credits, the body."""
    parts = []
    if article.title:
        parts.append(f"# {escape(article.title)}")
    credits = [", ".join(person.name for person in article.authors), article.source or "", article.published or ""]
    line = " · ".join(escape(credit) for credit in credits if credit)
    if line:
        parts.append(f"*{line}*")
    out = "\n\n".join([*parts, *_blocks(article.body)])
    return f"{out}\n"


def with_front_matter(article: Article) -> str:
    """The article as Markdown below its metadata in YAML, as static site generators and Pandoc read it."""
    data = {
        "title": article.title, "subtitle": article.subtitle, "description": article.description,
        "author": [person.name for person in article.authors], "source": article.source, "site": article.site,
        "date": article.published, "modified": article.modified, "lang": article.language,
        "url": article.canonical_url or article.url, "categories": list(article.section), "tags": list(article.tags),
    }  # fmt: skip
    lines = [f"{key}: {_yaml(value)}" for key, value in data.items() if value]
    body = "\n\n".join(_blocks(article.body))
    return "\n".join(["---", *lines, "---"]) + f"\n\n{body}\n"


def _yaml(value: object) -> str:
    # JSON is YAML but for these, which YAML wants spelled out.
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def escape(text: str) -> str:
    """Text with everything escaped that Markdown would take for markup."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return "\n".join(_OPENERS.sub(_guard, line) for line in escaped.split("\n"))


def _guard(found: re.Match[str]) -> str:
    opener = found.group(2)
    return f"{found.group(1)}{opener}\\" if opener.isdigit() else f"{found.group(1)}\\{opener}"


def _blocks(body: tuple[BodyBlock, ...]) -> list[str]:
    out: list[str] = []
    previous = ""
    for block in body:
        text = _block(block)
        if block.type == previous == "list_item":
            out[-1] += f"\n{text}"
        else:
            out.append(text)
        previous = block.type
    return out


def _block(block: BodyBlock) -> str:
    if block.type == "heading":
        # The title has the first level.
        return f"{'#' * max(2, block.level or 2)} {escape(block.text)}"
    if block.type == "list_item":
        return f"- {escape(block.text)}"
    if block.type == "quote":
        return f"> {escape(block.text)}"
    if block.type == "caption":
        return f"*{escape(block.text)}*"
    if block.type == "code":
        longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{block.text}\n{fence}"
    if block.type == "table" and block.rows:
        return _table(block.rows)
    return escape(block.text)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(escape(cell) for cell in (*row, *[""] * (width - len(row)))) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)
