"""Texts in formats that no page has are refused and named; pages and dumps are not."""

from __future__ import annotations

import json
import time

import pytest

import newsclean
from newsclean.parse.formats.detection import name_format
from tests.pages import ENGLISH, PARAGRAPHS

CSS = """/* Theme */
body { margin: 0; font: 16px/1.5 Georgia, serif; }
.story > p:first-child, #lead a:hover { color: #333; background: url(a.png) no-repeat }
@media (max-width: 40em) { .story { padding: 0 1rem; } }
"""
JS = """(function (window) {
  'use strict';
  var items = document.querySelectorAll('.story p');
  for (var i = 0; i < items.length; i++) {
    items[i].innerHTML = '<p class="x">' + items[i].textContent + '</p><div></div><div></div>';
  }
  window.ready = function () { return items.length > 0; };
})(window);
"""
MINIFIED = "!function(e,t){var n=e.a,r=t.b;for(;n<r;n++)e[n]=t[n]&&(r=n);return e}(this,{a:1,b:[2,3]});" * 20
FEED = '<rss version="2.0"><channel><title>News</title><item><title>Bridge opens</title><description>&lt;p&gt;' + (
    f"{PARAGRAPHS[0]}</description></item></channel></rss>"
)
OTHER_FORMATS = {
    "css": (CSS, "style sheet"),
    "css-minified": ("body{margin:0;padding:0}a{color:#00f;text-decoration:none}.b:hover{top:0}" * 9, "style sheet"),
    "js": (JS, "source code"),
    "js-minified": (MINIFIED, "source code"),
    "js-module": ("import a from './a.js';\nexport const b = (c) => {\n  return a(c) + 1;\n};\n" * 5, "source code"),
    "vtt": (f"WEBVTT\n\n00:01.000 --> 00:04.000\n{PARAGRAPHS[0]}\n", "WebVTT"),
    "srt": (f"1\n00:00:01,000 --> 00:00:04,000\n{PARAGRAPHS[0]}\n", "SubRip"),
    "csv": ("id,name,town\n" + "".join(f'{n},"Keller, Anna",Marrow\n' for n in range(9)), "table"),
    "csv-of-two": ("id,text\n" + "".join(f'{n},"{text}"\n' for n, text in enumerate(PARAGRAPHS * 3)), "table"),
    "jsonp": (f'callback({{"title": "Bridge opens", "text": "{PARAGRAPHS[0]}"}});', "source code"),
    "tsv": ("id\tname\ttown\n" + "".join(f"{n}\tAnna Keller\tMarrow\n" for n in range(9)), "table"),
    "ics": (f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:{PARAGRAPHS[0]}\nEND:VEVENT\n", "iCalendar"),
    "vcard": ("BEGIN:VCARD\nVERSION:3.0\nFN:Anna Keller\nEND:VCARD\n", "vCard"),
    "rss": ('<?xml version="1.0"?>\n' + FEED, "RSS"),
    "rss-bare": (FEED, "RSS"),
    "atom": ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>', "Atom"),
    "rdf": ('<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"><item/></rdf:RDF>', "RDF"),
    "sitemap": ('<?xml version="1.0"?><!-- made today --><urlset><url><loc>http://a</loc></url></urlset>', "sitemap"),
    "svg": ('<svg xmlns="http://www.w3.org/2000/svg"><text>Bridge opens</text></svg>\n<!-- licence -->', "SVG"),
    "nitf": (f'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body><p>{PARAGRAPHS[0]}</p></body></nitf>', "XML"),
    "json": (json.dumps({"title": "Bridge opens", "text": PARAGRAPHS}), "JSON"),
    "jsonl": (json.dumps({"text": PARAGRAPHS[0]}) + "\n" + json.dumps({"text": PARAGRAPHS[1]}) + "\n{", "JSON"),
    "toml": ('# settings\n[project]\nname = "newsclean"\ndependencies = [\n  "click",\n]\n\n[tool.ruff]\nline-length = 120\n', "TOML"),
    "python": (f'"""{PARAGRAPHS[0]}"""\n\nimport os\n\n\ndef main():\n    """{PARAGRAPHS[1]}"""\n    print(os.name)\n', "Python"),
    "c": ("#include <stdio.h>\n\nint main(int argc, char **argv) {\n  printf(\"%d\\n\", argc);\n  return 0;\n}\n" * 3, "source code"),
    "go": ("package main\n\nimport \"fmt\"\n\nfunc main() {\n\tx := []int{1, 2}\n\tfmt.Println(len(x), x[0])\n}\n", "source code"),
    "java": ("package a.b;\n\npublic class A {\n  private int x = 1;\n  public int get() { return this.x; }\n}\n", "source code"),
    "rust": ("use std::io;\n\nfn main() {\n    let mut a = String::new();\n    io::stdin().read_line(&mut a).unwrap();\n}\n", "source code"),
    "shell": ("#!/bin/sh\nset -e\necho done\n", "script"),
    "php": ("<?php\n$title = 'Bridge opens';\necho \"<p>$title</p>\";\n", "PHP"),
    "sql": ("CREATE TABLE a (id INT, name TEXT);\nINSERT INTO a VALUES (1, 'x');\nSELECT * FROM a;\n" * 3, "source code"),
    "robots": ("# all\nUser-agent: *\nDisallow: /search\n", "robots.txt"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_FORMATS)
def test_other_formats_are_refused_and_named(name: str) -> None:
    text, part = OTHER_FORMATS[name]
    for data in (text.encode(), ("\ufeff\n" + text).encode(), text.replace("\n", "\r\n").encode()):
        with pytest.raises(newsclean.NotAPage, match=part):
            newsclean.clean(data)


STORY = "Bridge opens\n\n" + "\n\n".join(PARAGRAPHS)
PAGES = {
    "dump": STORY,
    "dump-of-one-line": PARAGRAPHS[0] * 9,
    "markdown": "# Bridge opens\n\n" + "\n\n".join(f"[{text}](https://example.com/a_b?c=d&e={n})" for n, text in enumerate(PARAGRAPHS)),
    "front-matter": "---\ntitle: Bridge opens\ntags: [a, b]\n---\n\n" + STORY,
    "with-code": STORY + "\n\nfunction f(a) {\n  return a[0] + 1;\n}\n\n" + STORY,
    "about-python": "import this is a poem\n\n" + STORY,
    "list-of-numbers": "[8]\n\n" + STORY,
    "table-in-a-story": STORY + "\n\nTown,Votes,Share\nMarrow,10,5\nElder,20,10\n",
    "commas": "\n".join("Once, long ago, there was a bridge, and it fell." for _ in range(9)),
    "html": ENGLISH,
    "xhtml": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a">\n' + ENGLISH,
    "xhtml-without-doctype": '<?xml version="1.0"?>\n' + ENGLISH,
    "fragment": "<article><h1>Bridge opens</h1><p>" + "</p><p>".join(PARAGRAPHS) + "</p></article>",
    "sprite-first": '<svg xmlns="http://www.w3.org/2000/svg" hidden><path d="M0"/></svg>' + ENGLISH,
    "script-first": JS + ENGLISH,
    "comment-first": "/* noise */\n" + ENGLISH,
    "chinese": "大桥重新开放\n\n" + "记者从交通局获悉，大桥将于周一重新开放，恢复双向通行（含公交车）。\n" * 9,
    "custom-element": "<feed-page><p>" + "</p><p>".join(PARAGRAPHS) + "</p></feed-page>",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages_and_dumps_are_not_refused(name: str) -> None:
    assert name_format(PAGES[name]) is None


def test_a_stated_kind_is_believed() -> None:
    page = '<?xml version="1.0"?><story><p>' + "</p><p>".join(PARAGRAPHS) + "</p></story>"
    assert name_format(page) == "an XML document"
    assert newsclean.clean_html(page).text


@pytest.mark.parametrize(
    "part", ["/*", '"""', "(a ", "<!--", "{a:b;", "[[", "{", "import x\n(", "# a\n", " ", ")", "=;", "a,b,c\n", "<?a ", "x:"]
)  # fmt: skip
def test_no_text_takes_long(part: str) -> None:
    text = "def x" + part * (200_000 // len(part))
    start = time.process_time()
    name_format(part * (200_000 // len(part)))
    name_format(text)
    assert time.process_time() - start < 0.5
