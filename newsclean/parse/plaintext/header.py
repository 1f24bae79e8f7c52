"""The header that tools write above a page's text: labelled lines, or YAML front matter.

Reader services for language models write "Title: …", "URL Source: …", "Published Time: …", "Markdown Content:"; scripts
use similar labels; static sites and corpus tools write YAML between two rules. The header is not part of the page's text: its
fields become hints, as ``<meta>`` tags of an HTML page do, and none of its lines becomes a block.
"""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Hints
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace

HEADER_META_PREFIX = "head:"
"""Prefix of the header's fields among the ``meta`` hints of a page."""

_FIELDS_BY_LABEL = {
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
"""Field by lower-case label; "" for labels of headers whose value is not used."""
_LABELLED_LINE = lazy_pattern(
    r"\ufeff?\s{0,3}(?P<label>[A-Za-z][A-Za-z _-]{1,20}|[\u4e00-\u9fff]{2,6})\s?[:：]\s{0,8}(?P<value>.{0,4000})"
)
_END_MARK = prefiltered_pattern(r"(?:(?:markdown |page |text )?content|text|body|正文|内容|內容)\s?[:：]\s{0,4}")
_FIRST_FIELDS = frozenset(("title", "url"))
"""Fields of which a labelled header begins with one."""
_MAX_HEADER_LINES = 80
_MIN_FIELDS = 2
"""Fields of a labelled header that ends with an end mark or states a URL."""
_MIN_UNMARKED_FIELDS = 3
"""Fields of any other labelled header: two labelled lines may be text of the page."""
_YAML_START = "---"
_YAML_ENDS = ("---", "...")
_YAML_KEY = lazy_pattern(r"(?P<label>[A-Za-z_][\w .-]{0,40})\s?:(?:\s{1,8}(?P<value>.{0,4000}))?")
_YAML_ITEM = lazy_pattern(r"\s{0,8}-\s{1,8}(?P<value>.{1,4000})")
_URL_SCHEMES = ("https://", "http://")


class Header(NamedTuple):
    """A parsed header."""

    fields: tuple[tuple[str, str], ...]
    """Field names and values, in the order of the header."""
    lines: tuple[str, ...]
    """The lines with text, white space collapsed."""
    end: int
    """Index of the first line below the header."""
    is_markdown: bool
    """Whether the header announces Markdown."""
    document_title: str | None
    """The page's ``<title>``, which may end with the site's name. ``None`` for front matter, which states the headline."""

    def first(self, name: str) -> str | None:
        """The first value of a field."""
        return next((value for field, value in self.fields if field == name), None)

    @property
    def url(self) -> str | None:
        """The page's URL, without credentials."""
        url = self.first("url")
        if url is None or not url.startswith(_URL_SCHEMES) or not url.isprintable():
            return None
        if "@" not in url:
            return url
        from newsclean.text.urls import without_credentials

        return without_credentials(url)

    @property
    def hints(self) -> Hints:
        """The fields as hints, as an HTML page's markup would state them."""
        meta = tuple((f"{HEADER_META_PREFIX}{name}", value) for name, value in self.fields)
        return Hints(self.document_title, meta, (), (), self.first("language"), None, ())


def read_header(lines: list[str]) -> Header | None:
    """Parse the header that a dump begins with; ``None`` if it has none."""
    start = next((at for at, line in enumerate(lines[:_MAX_HEADER_LINES]) if line.strip("\ufeff \t")), None)
    if start is None:
        return None
    if lines[start].strip("\ufeff \t") == _YAML_START:
        return _read_front_matter(lines, start)
    return _read_labelled_lines(lines, start)


def _read_labelled_lines(lines: list[str], start: int) -> Header | None:
    fields: list[tuple[str, str]] = []
    header_lines: list[str] = []
    has_end_mark = False
    end = at = start
    for at, line in enumerate(lines[start : start + _MAX_HEADER_LINES], start):
        text = collapse_whitespace(line)
        if not text:
            continue
        if header_lines and _END_MARK.fullmatch(text.lower()):
            header_lines.append(text)
            end, has_end_mark = at + 1, True
            break
        label = _LABELLED_LINE.fullmatch(line.rstrip())
        name = _FIELDS_BY_LABEL.get(label.group("label").strip().lower()) if label else None
        if label is None or name is None:
            break
        if not header_lines and name not in _FIRST_FIELDS:
            return None
        value = collapse_whitespace(label.group("value"))
        if value:
            fields.append((_field_of(name, value), value))
        header_lines.append(text)
        end = at + 1
    names = {name for name, _ in fields}
    states_url = any(name == "url" and value.startswith(_URL_SCHEMES) for name, value in fields)
    if len(names - {""}) < (_MIN_FIELDS if has_end_mark or states_url else _MIN_UNMARKED_FIELDS):
        return None
    title = next((value for name, value in fields if name == "title"), None)
    is_markdown = has_end_mark and "markdown" in header_lines[-1].lower()
    return Header(tuple(field for field in fields if field[0]), tuple(header_lines), end, is_markdown, title)


def _field_of(name: str, value: str) -> str:
    """The field of a value: a source may be an outlet or a URL."""
    return "url" if name == "source" and value.startswith(_URL_SCHEMES) else name


def _read_front_matter(lines: list[str], start: int) -> Header | None:
    """Parse flat YAML: keys with a value, a list or a folded text. Deeper levels are ignored."""
    candidates = lines[start + 1 : start + 1 + _MAX_HEADER_LINES]
    last = next((at for at, line in enumerate(candidates, start + 1) if line.rstrip() in _YAML_ENDS), None)
    if last is None:
        return None
    fields: list[tuple[str, str]] = []
    name, known_labels = "", 0
    for line in lines[start + 1 : last]:
        key = _YAML_KEY.fullmatch(line.rstrip())
        if key:
            name = _FIELDS_BY_LABEL.get(key.group("label").strip().lower(), "")
            known_labels += bool(name)
            values = _parse_yaml_value(key.group("value") or "")
            fields.extend((_field_of(name, value), value) for value in values if name)
        elif item := _YAML_ITEM.fullmatch(line.rstrip()):
            fields.extend((name, value) for value in _parse_yaml_value(item.group("value")) if name)
        elif line[:1].isspace() and line.strip():
            # A folded text: the value continues on this line.
            if name and fields and fields[-1][0] == name:
                fields[-1] = (name, f"{fields[-1][1]} {_parse_yaml_scalar(line)}")
            elif name:
                fields.append((name, _parse_yaml_scalar(line)))
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    if not known_labels:
        return None
    header_lines = tuple(filter(None, map(collapse_whitespace, lines[start : last + 1])))
    return Header(tuple(fields), header_lines, last + 1, False, None)


def _parse_yaml_value(value: str) -> list[str]:
    """The texts of a YAML value: one, or the items of a list in brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [text for part in _split_yaml_list(value[1:-1]) if (text := _parse_yaml_scalar(part))]
    text = _parse_yaml_scalar(value)
    return [text] if text and text not in ("|", ">", "|-", ">-", "null", "~", "{}") else []


def _split_yaml_list(inside: str) -> list[str]:
    """The items of a list in brackets; commas within quotation marks do not separate items."""
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


def _parse_yaml_scalar(value: str) -> str:
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
