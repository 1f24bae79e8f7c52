"""Headers that tools write above a page's text."""

from __future__ import annotations

import newsclean
from newsclean.api import explain
from newsclean.parse.plaintext.header import read_header

STORY = """The council of Marrow met on Monday evening, and after three hours of speeches it voted to keep the [bridge](https://marrow.example/b) open.

"We have waited for this day since the flood," said the mayor, who had brought the plans along in a tin tube.

Work begins in April. The county pays half of the cost, which the council's engineer put at **two million** crowns.
"""
READER = f"""Title: Bridge in Marrow stays open | The Marrow Post

URL Source: https://www.marrowpost.example/2024/bridge-vote

Published Time: 2024-03-15T10:30:00+01:00

Markdown Content:
*   [News](https://www.marrowpost.example/news)
*   [Sport](https://www.marrowpost.example/sport)

Bridge in Marrow stays open
===========================

{STORY}"""
MATTER = f"""---
title: "Bridge in Marrow: it stays open"
subtitle: A vote after three hours
author: [Ada Quill, "Bram Fell"]
date: 2024-03-15
url: 'https://www.marrowpost.example/bridge'
tags:
  - bridges
  - Marrow
description: >
  The council has voted
  for the old bridge.
nested:
  deep: value
---

{STORY}"""


def test_the_header_of_a_reader_service_states_title_url_and_date() -> None:
    article = newsclean.clean(READER)
    assert article.title == "Bridge in Marrow stays open"
    assert article.url == "https://www.marrowpost.example/2024/bridge-vote"
    assert article.published == "2024-03-15T10:30:00+01:00"
    evidence = article.extraction.evidence
    assert [evidence[name] for name in ("title", "url", "published")] == ["head:title", "head:url", "head:published"]
    assert article.extraction.dropped["metadata"] == 4
    assert article.text.startswith("The council of Marrow met") and article.text.endswith("two million crowns.")


def test_explain_lists_every_line_of_a_header() -> None:
    blocks = explain(READER).blocks
    assert [block.text.partition(":")[0] for block in blocks[:4]] == [
        "Title", "URL Source", "Published Time", "Markdown Content",
    ]  # fmt: skip
    assert all(block.rule == "structure.head" and not block.keep for block in blocks[:4])
    assert [block.index for block in blocks] == list(range(len(blocks)))


def test_front_matter_states_the_fields() -> None:
    article = newsclean.clean(MATTER)
    assert article.title == "Bridge in Marrow: it stays open"
    assert article.subtitle == "A vote after three hours"
    assert article.description == "The council has voted for the old bridge."
    assert [person.name for person in article.authors] == ["Ada Quill", "Bram Fell"]
    assert article.published == "2024-03-15"
    assert article.tags == ("bridges", "Marrow")
    assert article.url == "https://www.marrowpost.example/bridge"
    assert article.text.startswith("The council of Marrow met")


def test_a_known_url_takes_precedence_over_the_headers() -> None:
    article = newsclean.clean(READER, url="https://mirror.example/1")
    assert article.url == "https://mirror.example/1"
    assert "url" not in article.extraction.evidence


def test_a_header_in_chinese() -> None:
    head = read_header(
        [
            "标题：青溪大桥通车",
            "链接：https://qingxi.example/1",
            "来源：青溪晚报",
            "发布时间：2024年3月15日",
            "正文：",
            "",
            "本报讯",
        ]
    )
    assert head is not None
    assert dict(head.fields) == {
        "title": "青溪大桥通车", "url": "https://qingxi.example/1", "source": "青溪晚报", "published": "2024年3月15日",
    }  # fmt: skip
    assert head.end == 5


def test_a_paragraph_is_not_taken_for_the_headline_of_the_header() -> None:
    head = "Title: Vote on the crossing\nURL: https://marrow.example/1\nDate: 2024-03-15\n\n"
    assert newsclean.clean(head + STORY).text.startswith("The council of Marrow met")


def test_a_password_in_the_url_of_a_header_is_removed() -> None:
    text = READER.replace("https://www.", "https://ada:tin-tube@www.")
    article = newsclean.clean(text)
    assert article.url == "https://www.marrowpost.example/2024/bridge-vote"
    assert "tin-tube" not in article.to_json()


def test_text_that_resembles_a_header_is_text() -> None:
    for text in (
        "Title: a word that every catalogue has\n\nThe council of Marrow met.",
        "Author: Ada Quill\nDate: 15 March 2024\n\nThe council of Marrow met.",
        "---\nThe council of Marrow met.\n---\nIt voted.",
        "---\ntitle: never closed\n\nThe council of Marrow met.",
        "Title: Mayor\nWork: the bridge\nhttps://marrow.example/1",
    ):
        assert read_header(text.split("\n")) is None, text


def test_the_first_heading_takes_precedence_over_the_document_title() -> None:
    text = READER.replace("Title: Bridge in Marrow stays open", "Title: Bridge vote in Marrow: all you need to know")
    article = newsclean.clean(text)
    assert article.title == "Bridge in Marrow stays open"
    assert article.extraction.evidence["title"] == "line:heading"


def test_the_site_name_is_removed_from_a_document_title() -> None:
    article = newsclean.clean(READER.replace("Bridge in Marrow stays open\n===========================\n", ""))
    assert article.title == "Bridge in Marrow stays open"
    assert article.extraction.evidence["title"] == "head:title"
