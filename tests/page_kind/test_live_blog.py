"""Live blogs: every entry is kept with its heading, and ``updates`` names its time and its blocks."""

from __future__ import annotations

import newsclean
from newsclean.article.model import Article
from tests.pages import PARAGRAPHS, article_page

HEADINGS = ("Vote begins", "Mayor speaks", "Readers gather", "Doors open", "Rain again")


def _entries(time: str, heading: str = "<h3>{0}</h3>") -> str:
    return "".join(
        f"<div class='live-post' id='p{number}'>{time.format(11 - number)}{heading.format(title)}<p>{text}</p></div>"
        for number, (title, text) in enumerate(zip(HEADINGS, PARAGRAPHS, strict=True))
    )


def _clean(body: str) -> Article:
    return newsclean.clean_html(article_page(body))


def test_entries_keep_headings_and_times() -> None:
    article = _clean(_entries("<time datetime='2024-03-05T{0:02}:30:00+01:00'>{0}:30</time>"))
    assert [block.text for block in article.body] == [
        text for pair in zip(HEADINGS, PARAGRAPHS, strict=True) for text in pair
    ]
    assert article.extraction.page_kind == "live_blog"
    assert [(update.published, update.title, update.first, update.last) for update in article.updates] == [
        (f"2024-03-05T{11 - number:02}:30:00+01:00", title, 2 * number, 2 * number + 1)
        for number, title in enumerate(HEADINGS)
    ]


def test_a_time_without_a_day_gives_no_date() -> None:
    article = _clean(_entries("<span class=time>{0}:30</span>"))
    assert [update.published for update in article.updates] == [None] * len(HEADINGS)


def test_entries_may_have_no_headings() -> None:
    article = _clean(_entries("<time datetime='2024-03-05T{0:02}:30'>{0}:30</time>", ""))
    assert [(update.title, update.first, update.last) for update in article.updates] == [
        (None, number, number) for number in range(len(PARAGRAPHS))
    ]


def test_a_story_with_a_few_times_is_no_live_blog() -> None:
    box = "".join(
        f"<li class=date><time datetime='2024-03-0{day}'>{day} March</time> Open day</li>" for day in (1, 2, 3)
    )
    article = _clean("".join(f"<p>{text}</p>" for text in PARAGRAPHS) + f"<ul>{box}</ul>")
    assert article.updates == ()
    assert article.extraction.page_kind == "article"
