"""The head that tools write above a page's text: labelled lines, or YAML front matter.

Reader services for language models write "Title: …", "URL Source: …", "Published Time: …", "Markdown Content:"; scripts
write the like in words of their own; static sites and corpus tools write YAML between two rules. None of it is the page's
own text: it is read as an HTML page's ``<meta>`` tags are, and no block is made of it.
"""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Hints
from newsclean.text.patterns import lazy_pattern
from newsclean.text.whitespace import collapse_whitespace

STATED = "head:"
"""How the names of a head's fields begin among a page's hints."""

_NAMES = {
    "title": "title", "headline": "title", "标题": "title", "標題": "title", "题目": "title",
    "url": "url", "url source": "url", "source url": "url", "source_url": "url", "link": "url", "permalink": "url", "uri": "url",
    "canonical": "url", "canonical_url": "url", "original_url": "url", "网址": "url", "網址": "url", "链接": "url", "連結": "url", "原文链接": "url", "地址": "url",
    "published time": "published", "published": "published", "published_at": "published", "date published": "published",
    "date_published": "published", "datepublished": "published", "publish_date": "published", "publishdate": "published", "published_date": "published",
    "published date": "published", "publication date": "published", "pubdate": "published", "pub_date": "published", "date": "published", "published_time": "published", "time": "published",
    "发布时间": "published", "發布時間": "published", "发布日期": "published", "时间": "published", "時間": "published", "日期": "published",
    "modified": "modified", "updated": "modified", "last_modified": "modified", "lastmod": "modified", "date_modified": "modified",
    "author": "author", "authors": "author", "byline": "author", "creator": "author", "作者": "author", "记者": "author", "記者": "author",
    "source": "source", "来源": "source", "來源": "source", "site": "site", "sitename": "site", "site_name": "site", "publisher": "site",
    "hostname": "", "host": "", "domain": "", "description": "description", "excerpt": "description", "summary": "description", "摘要": "description",
    "language": "language", "lang": "language", "tags": "tags", "keywords": "tags", "标签": "tags", "关键词": "tags", "categories": "section",
    "category": "section", "section": "section", "栏目": "section", "warning": "", "id": "", "fingerprint": "", "license": "", "image": "",
    "fetched": "", "fetched_at": "", "crawled_at": "", "crawled": "", "retrieved": "", "subtitle": "subtitle",
}  # fmt: skip
"""Labels in lower case, and the fields they state; those without one are known to stand in heads."""
_LABELLED = lazy_pattern(
    r"\ufeff?\s{0,3}(?P<label>[A-Za-z][A-Za-z _-]{1,20}|[\u4e00-\u9fff]{2,6})\s?[:：]\s{0,8}(?P<value>.{0,4000})"
)
_END = lazy_pattern(r"(?:(?:markdown |page |text )?content|text|body|正文|内容|內容)\s?[:：]\s{0,4}", needs=(":", "："))
_OPENING = frozenset(("title", "url"))
"""Fields one of which a labelled head begins with."""
_MOST_LINES = 80
_LEAST = 2
"""Fields of a labelled head that stands above an end mark, or names an address."""
_LEAST_BARE = 3
"""The same where neither is there: two labelled lines may be the page's own."""
_RULE = "---"
_YAML_END = ("---", "...")
_YAML_KEY = lazy_pattern(r"(?P<label>[A-Za-z_][\w .-]{0,40})\s?:(?:\s{1,8}(?P<value>.{0,4000}))?")
_YAML_ITEM = lazy_pattern(r"\s{0,8}-\s{1,8}(?P<value>.{1,4000})")
_ADDRESS = ("https://", "http://")


class Head(NamedTuple):
    """A head, read."""

    fields: tuple[tuple[str, str], ...]
    """Names of fields and their values, in the head's order."""
    lines: tuple[str, ...]
    """Its lines with text, white space folded."""
    end: int
    """Lines that the head takes, empty ones included."""
    is_markdown: bool
    """Whether the head says that Markdown follows."""
    document_title: str | None
    """The title where the tool took it from the document, site's name and all; front matter has the headline."""

    def first(self, name: str) -> str | None:
        """The first value of a field."""
        return next((value for field, value in self.fields if field == name), None)

    @property
    def url(self) -> str | None:
        """The page's address, without a password."""
        url = self.first("url")
        if url is None or not url.startswith(_ADDRESS) or not url.isprintable():
            return None
        if "@" not in url:
            return url
        from newsclean.text.urls import without_credentials

        return without_credentials(url)

    @property
    def hints(self) -> Hints:
        """What the head states, as a page's markup would."""
        meta = tuple((f"{STATED}{name}", value) for name, value in self.fields)
        return Hints(self.document_title, meta, (), (), self.first("language"), None, ())


def read_head(lines: list[str]) -> Head | None:
    """The head that a dump begins with, if it has one."""
    start = next((at for at, line in enumerate(lines[:_MOST_LINES]) if line.strip("\ufeff \t")), None)
    if start is None:
        return None
    if lines[start].strip("\ufeff \t") == _RULE:
        return _front_matter(lines, start)
    return _labelled(lines, start)


def _labelled(lines: list[str], start: int) -> Head | None:
    fields: list[tuple[str, str]] = []
    found: list[str] = []
    marked = False
    end = at = start
    for at, line in enumerate(lines[start : start + _MOST_LINES], start):
        text = collapse_whitespace(line)
        if not text:
            continue
        if found and _END.fullmatch(text.lower()):
            found.append(text)
            end, marked = at + 1, True
            break
        label = _LABELLED.fullmatch(line.rstrip())
        name = _NAMES.get(label.group("label").strip().lower()) if label else None
        if label is None or name is None:
            break
        if not found and name not in _OPENING:
            return None
        value = collapse_whitespace(label.group("value"))
        if value:
            fields.append((_field(name, value), value))
        found.append(text)
        end = at + 1
    named = {name for name, _ in fields}
    least = (
        _LEAST if marked or any(name == "url" and value.startswith(_ADDRESS) for name, value in fields) else _LEAST_BARE
    )
    if len(named - {""}) < least:
        return None
    title = next((value for name, value in fields if name == "title"), None)
    is_markdown = marked and "markdown" in found[-1].lower()
    return Head(tuple(one for one in fields if one[0]), tuple(found), end, is_markdown, title)


def _field(name: str, value: str) -> str:
    """The field that a label states: a source may be an outlet or an address."""
    return "url" if name == "source" and value.startswith(_ADDRESS) else name


def _front_matter(lines: list[str], start: int) -> Head | None:
    """Flat YAML: keys with a value, a list or a folded text; what lies deeper is passed over."""
    reach = lines[start + 1 : start + 1 + _MOST_LINES]
    last = next((at for at, line in enumerate(reach, start + 1) if line.rstrip() in _YAML_END), None)
    if last is None:
        return None
    fields: list[tuple[str, str]] = []
    name, known = "", 0
    for line in lines[start + 1 : last]:
        key = _YAML_KEY.fullmatch(line.rstrip())
        if key:
            name = _NAMES.get(key.group("label").strip().lower(), "")
            known += bool(name)
            values = _scalars(key.group("value") or "")
            fields.extend((_field(name, value), value) for value in values if name)
        elif item := _YAML_ITEM.fullmatch(line.rstrip()):
            fields.extend((name, value) for value in _scalars(item.group("value")) if name)
        elif line[:1].isspace() and line.strip():
            # A text that is folded over lines.
            if name and fields and fields[-1][0] == name:
                fields[-1] = (name, f"{fields[-1][1]} {_scalar(line)}")
            elif name:
                fields.append((name, _scalar(line)))
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    if not known:
        return None
    found = tuple(filter(None, map(collapse_whitespace, lines[start : last + 1])))
    return Head(tuple(fields), found, last + 1, False, None)


def _scalars(value: str) -> list[str]:
    """A YAML value as texts: one, or those of a list in brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [text for part in _split(value[1:-1]) if (text := _scalar(part))]
    text = _scalar(value)
    return [text] if text and text not in ("|", ">", "|-", ">-", "null", "~", "{}") else []


def _split(inside: str) -> list[str]:
    """The items of a list in brackets; commas inside of quotation marks part none."""
    out = [""]
    quote = ""
    for at, char in enumerate(inside):
        if quote:
            quote = "" if char == quote and inside[at - 1] != "\\" else quote
        elif char in "\"'" and not out[-1].strip():
            quote = char
        elif char == ",":
            out.append("")
            continue
        out[-1] += char
    return out


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        import json

        try:
            text = json.loads(value)
        except ValueError:
            text = value[1:-1]
        return collapse_whitespace(text) if isinstance(text, str) else ""
    if len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    return collapse_whitespace(value)
