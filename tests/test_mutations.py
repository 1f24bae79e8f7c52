"""Mutated fixtures: whatever the input, the result is a valid article or a NewscleanError.

The mutations are drawn with a fixed seed, so that every run has the same ones. The id of a test is the seed of its input.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
from lxml import html

import newsclean
from newsclean.decode.page import decode_page
from newsclean.parse.sniff import sniff
from newsclean.pipeline import Kind
from tests.validity import require_valid

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SEEDS = range(0, 400, 10)
INPUTS_PER_SEED = 10
MAX_CHANGES = 12
MAX_DUMP_CHARS = 8_000
MAX_PAGE_CHARS = 30_000
LINE_PARTS = (
    "正在阅读：", "标题 : ", "来源：", "作者：", "责任编辑：", "记者", "Title:", "By", "By ", "Published", "Share", "(", "---",
    "# ", "> ", "* ", "[1]", "|", "%", "'", '"', "·", "¶", "\f", "\u200b", "１．", "http://",
)  # fmt: skip
"""Texts that a step of reading a dump looks for."""
MARKUP = (
    "<", ">", '"', "'", "</p>", "</div>", "<br>", "<p>", "<h1>", "<article>", "<table>", "<svg>", "<!--", "]]>", "&#0;",
    '<time datetime="x">', '<base href="//x">', '<script type="application/ld+json">',
)  # fmt: skip
VALUES = (
    "http://[bad/x.jpg", "//", "javascript:x", "http://a:b@c:99999/", "%zz", "data:,x", "?", "#", "", "<", "\u202e",
    "http://пример.рф/ü", "2023-99-99", "9999-12-31T25:61", "x" * 3000,
)  # fmt: skip
JSON_VALUES = ("null,", "[],", "{},", "0,", "[[]],", '"",', '{"@id":"#x"},', "[null],", "true,", "1e999,")
URLS = (None, "http://x.example/2023/01/02/bridge-stays-open", "http://[bad")
ATTRIBUTE = re.compile(r'(href|src|content|datetime|srcset)="[^"]*"')
JSON_KEY = re.compile(r'"(?:author|headline|datePublished|image|publisher|articleBody|name|@type)"\s*:\s*')


@cache
def pages() -> tuple[str, ...]:
    """The HTML of the fixtures."""
    texts = [decode_page(path.read_bytes(), None).text for path in sorted(FIXTURES.glob("*/page.*"))]
    return tuple(text[:MAX_PAGE_CHARS] for text in texts if sniff(text) == "html")


@cache
def dumps() -> tuple[str, ...]:
    """The text of the fixtures: dumps, and HTML pages with a line for each text node."""
    texts = [decode_page(path.read_bytes(), None).text for path in sorted(FIXTURES.glob("*/page.*"))]
    rendered = [text if sniff(text) == "dump" else "\n".join(html.fromstring(text).itertext()) for text in texts]
    return tuple(text[:MAX_DUMP_CHARS] for text in rendered)


def mutate_dump(text: str, random: Random) -> str:
    """Insert, move, cut, prefix, split, glue and repeat lines."""
    lines = text.split("\n")
    for _ in range(random.randint(1, MAX_CHANGES)):
        at = random.randrange(len(lines))
        change = random.randrange(10)
        if change == 0:
            lines.insert(at, random.choice(LINE_PARTS))
        elif change == 1:
            lines[at] = random.choice(LINE_PARTS) + lines[at]
        elif change == 2:
            lines[at] += random.choice(LINE_PARTS)
        elif change == 3 and len(lines) > 1:
            lines.insert(random.randrange(len(lines)), lines.pop(at))
        elif change == 4:
            cut = random.randint(0, len(lines[at]))
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        elif change == 5:
            lines[at] = " " * random.randint(1, 8) + lines[at]
        elif change == 6:
            lines[at] = lines[at][: random.randint(0, 8)]
        elif change == 7:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        elif change == 8:
            lines = lines[max(0, at - random.randint(1, 30)) : at + random.randint(1, 30)]
        else:
            lines.insert(at, random.choice(lines))
    return "\n".join(lines)


def mutate_page(text: str, random: Random) -> bytes:
    """Cut and insert tags, break attributes and JSON-LD, repeat and cut off text, flip bytes."""
    for _ in range(random.randint(1, MAX_CHANGES)):
        at = random.randrange(len(text)) if text else 0
        change = random.randrange(8)
        if change == 0:
            text = text[:at] + text[at + random.randint(1, 200) :]
        elif change == 1:
            text = text[:at] + random.choice(MARKUP) + text[at:]
        elif change in (2, 3) and (attribute := ATTRIBUTE.search(text, at)):
            value = f'{attribute.group(1)}="{random.choice(VALUES)}"'
            text = text[: attribute.start()] + value + text[attribute.end() :]
        elif change == 4 and (key := JSON_KEY.search(text)):
            text = text[: key.end()] + random.choice(JSON_VALUES) + text[key.end() :]
        elif change == 5:
            start = random.randrange(len(text)) if text else 0
            text = text[:at] + text[start : start + random.randint(1, 2000)] + text[at:]
        elif change == 6:
            text = text[:at] + text[at:].replace("class=", "id=", 5)
        elif change == 7 and random.random() < 0.1:
            text = text[:at]
    data = bytearray(text.encode())
    for _ in range(random.choice((0, 0, 1, 5))):
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def require_article_or_error(data: str | bytes, kind: Kind, url: str | None) -> None:
    try:
        article = newsclean.clean(data, url=url, kind=kind)
    except newsclean.NewscleanError as error:
        assert "\n" not in str(error)
    else:
        require_valid(article)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mutated_dump_gives_an_article_or_an_error(seed: int) -> None:
    for number in range(seed, seed + INPUTS_PER_SEED):
        random = Random(number)
        require_article_or_error(mutate_dump(random.choice(dumps()), random), "dump", random.choice(URLS))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mutated_page_gives_an_article_or_an_error(seed: int) -> None:
    for number in range(seed, seed + INPUTS_PER_SEED):
        random = Random(number)
        require_article_or_error(mutate_page(random.choice(pages()), random), "auto", random.choice(URLS))
