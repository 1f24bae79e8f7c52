"""Hostile inputs of any size. Each is a function of its approximate size in bytes."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable

STORY = "<h1>Bridge reopens</h1>" + "".join(
    f"<p>The old bridge in Marrow reopened on day {day}, and some {day * 40} people crossed it before noon.</p>"
    for day in range(2, 9)
)


def _page(inside: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Bridge reopens</title>{head}</head><body>{inside}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


def _page_with_json_ld(value: str) -> bytes:
    return _page(STORY, f'<script type="application/ld+json">{value}</script>')


def _random_bytes(size: int, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)


KINDS: dict[str, Callable[[int], bytes]] = {
    "attributes.html": lambda n: _page(f"<div {' '.join(f'a{i}=x' for i in range(n // 8))}>{STORY}</div>"),
    "attributes-quoted-gt.html": lambda n: _page(
        "<div " + " ".join(f'a{i}=">"' for i in range(n // 11)) + f">{STORY}</div>"
    ),
    "attributes-quoted-start.html": lambda n: _page(
        "<div " + " ".join(f'a{i}="<b>"' for i in range(n // 13)) + f">{STORY}</div>"
    ),
    "attributes-parted.html": lambda n: _page(
        "<div "
        + " ".join(f"{' '.join(f'a{i}x{j}' for j in range(400))} b{i}='<'" for i in range(n // 2800))
        + f">{STORY}</div>"
    ),
    "attribute-same-name.html": lambda n: _page(f"<div {'class=a ' * (n // 8)}>{STORY}</div>"),
    "many-classes.html": lambda n: _page(
        "".join(f"<div class='c{i} x-{i} related-{i}'>a b</div>" for i in range(n // 45)) + STORY
    ),
    "many-spans.html": lambda n: _page("<p>" + "<span>a </span>" * (n // 15) + "</p>" + STORY),
    "many-empty.html": lambda n: _page("<div></div>" * (n // 11) + STORY),
    "many-images.html": lambda n: _page("<img src=/a.jpg alt=x>" * (n // 22) + STORY),
    "many-metas.html": lambda n: _page(STORY, "<meta name='author' content='Ann Example'>" * (n // 42)),
    "many-scripts.html": lambda n: _page("<script>var a = 1;</script>" * (n // 27) + STORY),
    "many-headings.html": lambda n: _page("<h1>Bridge reopens</h1>" * (n // 23) + STORY),
    "many-times.html": lambda n: _page("<time datetime='2024-01-01'>1 January 2024</time>" * (n // 49) + STORY),
    "many-authors.html": lambda n: _page("<a rel=author href=/author/ann>Ann Example</a> " * (n // 47) + STORY),
    "many-bylines.html": lambda n: _page("<p>By Ann Example and Bo Beispiel</p>" * (n // 38) + STORY),
    "many-cells.html": lambda n: _page(f"<table>{'<tr><td>1<td>2' * (n // 14)}</table>" + STORY),
    "unclosed.html": lambda n: _page("<b><i><u>" * (n // 9) + STORY),
    "misnested.html": lambda n: _page("<a><p></a></p>" * (n // 14) + STORY),
    "nested-lists.html": lambda n: _page("<ul><li>" * min(n // 8, 20_000) + STORY),
    "nested-quotes.html": lambda n: _page("<blockquote>" * min(n // 12, 20_000) + STORY),
    "nested-forms.html": lambda n: _page("<form><select><option>" * (n // 22) + STORY),
    "nested-svg.html": lambda n: _page("<svg><g>" * min(n // 8, 20_000) + STORY),
    "cdata.html": lambda n: _page("<![CDATA[" * (n // 9) + STORY),
    "doctypes.html": lambda n: b"<!DOCTYPE html>" * (n // 15) + _page(STORY),
    "roots.html": lambda n: _page(STORY) + b"<html><body><p>again</p></body></html>" * (n // 38),
    "entities.html": lambda n: _page(STORY + "<p>" + "&amp;&#x4e2d;&nbsp;" * (n // 19) + "</p>"),
    "bad-entities.html": lambda n: _page(STORY + "<p>" + "&#xFFFFFFFF;&#0;&bogus;&" * (n // 24) + "</p>"),
    "bidi.html": lambda n: _page(STORY.replace("bridge", "bri\u202edge\u2066") + "\u202e" * (n // 3)),
    "escapes.html": lambda n: _page(STORY.replace("old", "\x1b[31mold\x9b2J\x07") + "\x1b]0;x\x07" * (n // 6)),
    "surrogates.html": lambda n: _page(STORY + "\ud800\udfff" * (n // 6)),
    "combining.html": lambda n: _page(STORY + f"<p>a{chr(0x301) * (n // 2)}</p>"),
    "joiners.html": lambda n: _page(STORY + "<p>" + "👩\u200d" * (n // 7) + "</p>"),
    "ideographic-spaces.html": lambda n: _page(STORY + f"<p>{chr(0x3000) * (n // 3)}</p>"),
    "ld-array.html": lambda n: _page_with_json_ld("[" * (n // 1)),
    "ld-strings.html": lambda n: _page_with_json_ld('"' + "\\u0041" * (n // 6)),
    "ld-authors.html": lambda n: _page_with_json_ld(
        json.dumps({"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ann"}] * (n // 40)})
    ),
    "ld-circle.html": lambda n: _page_with_json_ld(
        json.dumps({"@graph": [{"@id": f"#{i}", "author": {"@id": f"#{i + 1}"}} for i in range(n // 40)]})
    ),
    "ld-broken.html": lambda n: _page_with_json_ld('{"headline": "a\n' + '"b", }, ' * (n // 8)),
    "ld-dates.html": lambda n: _page_with_json_ld(json.dumps({"@type": "NewsArticle", "datePublished": "9" * n})),
    "state-strings.html": lambda n: _page("<script>x = [" + '"text. ",' * (n // 9) + "]</script>"),
    "state-quotes.html": lambda n: _page('<script>x = "' + '\\"' * (n // 2) + "</script>"),
    "noscript.html": lambda n: _page("<noscript>" * (n // 10) + STORY),
    "textarea.html": lambda n: _page("<textarea>" * (n // 10) + STORY),
    "title-long.html": lambda n: _page(f"<h1>{'word ' * (n // 5)}</h1>{STORY}"),
    "title-separators.html": lambda n: _page(STORY, "<title>" + "a | b - c _ " * (n // 12) + "</title>"),
    "url-long.html": lambda n: _page(f"<a href='http://x.example/{'a/' * (n // 2)}'>link</a>{STORY}"),
    "data-uri.html": lambda n: _page(f"<img src='data:image/png;base64,{'A' * n}'>{STORY}"),
    "srcset.html": lambda n: _page(f"<img srcset='{'a.jpg 1x, ' * (n // 10)}'>{STORY}"),
    "byline-names.txt": lambda n: "记者 ".encode() + "张三、".encode() * (n // 9),
    "byline-brackets.txt": lambda n: "（记者".encode() * (n // 9),
    "dump-dates.txt": lambda n: b"2024-01-01 10:00 Bridge reopens\n" * (n // 32),
    "dump-columns.txt": lambda n: (b"Home" + b" " * 40 + b"The bridge reopened today.\n") * (n // 71),
    "dump-form-feeds.txt": lambda n: b"The bridge reopened today, he said.\x0c" * (n // 36),
    "dump-tabs.txt": lambda n: b"\t" * n + b"The bridge reopened today, he said.\n",
    "dump-bullets.txt": lambda n: b"* - * - The bridge\n" * (n // 19),
    "noise.bin": _random_bytes,
    "noise-utf16.txt": lambda n: b"\xff\xfe" + _random_bytes(n),
    "noise-high.txt": lambda n: bytes(0x80 | byte for byte in _random_bytes(n)),
    "gzip-in-gzip.gz": lambda n: gzip.compress(gzip.compress(b"<p>" + b"a" * n)),
    "gzip-cut.gz": lambda n: gzip.compress(_page(STORY * (n // 700 + 1)))[:-20],
    "warc-cut.warc": lambda n: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n" + b"a" * n,
    "warc-header.warc": lambda n: b"WARC/1.0\r\n" + b"X: y\r\n" * (n // 6),
}
"""Functions that make the inputs, by file name."""
