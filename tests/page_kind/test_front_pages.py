"""Front pages and lists of teasers give an article with a warning and a low confidence."""

from __future__ import annotations

import pytest

import newsclean

SUMMARY = "The council said on Monday that the bridge will be closed for repairs until the end of June."
ZH_SUMMARY = "市政府周一表示，大桥将关闭维修至六月底，期间车辆须绕行，公交线路也将调整，请市民提前安排出行。"


def card(number: int, summary: str = SUMMARY) -> str:
    return (
        f"<article class=card><h3><a href='/s/{number}'>Council closes bridge number {number} for repairs</a></h3>"
        f"<time>3 June 2024</time><p>{summary}</p></article>"
    )


def front_page(cards: str, head: str = "") -> str:
    return f"<html><head><title>Example Times</title>{head}</head><body><main>{cards}</main></body></html>"


CARDS = "".join(map(card, range(20)))
FLAT = "".join(
    f"<h2><a href='/s/{number}'>Council closes bridge number {number} for repairs</a></h2><p>{SUMMARY}</p>"
    for number in range(15)
)
CHINESE = "".join(
    f"<li><a href='/s/{number}'>市政府关闭第{number}号大桥进行维修至六月底</a><p>{ZH_SUMMARY}</p></li>"
    for number in range(15)
)


@pytest.mark.parametrize(
    ("html", "url", "kind"),
    [
        pytest.param(front_page(CARDS), "https://www.example.com/", "front_page", id="root"),
        pytest.param(front_page(CARDS), "https://www.example.com/index.html", "front_page", id="index.html"),
        pytest.param(front_page(CARDS), "https://www.example.com/de/?utm_source=x", "front_page", id="language"),
        pytest.param(
            front_page(CARDS, "<link rel=canonical href='https://www.example.com/'>"),
            None,
            "front_page",
            id="canonical",
        ),
        pytest.param(front_page(CARDS), None, "front_page", id="no address"),
        pytest.param(front_page(CARDS), "https://www.example.com/politics", "listing", id="section"),
        pytest.param(front_page(FLAT), "https://www.example.com/politics", "listing", id="flat"),
        pytest.param(front_page(f"<ul>{CHINESE}</ul>"), "https://www.example.com/politics", "listing", id="chinese"),
    ],
)
def test_teasers(html: str, url: str | None, kind: str) -> None:
    article = newsclean.clean_html(html, url=url)
    assert article.extraction.page_kind == kind
    assert "not_one_story" in [warning.code for warning in article.extraction.warnings]
    assert article.extraction.confidence <= 0.3
    explanation = newsclean.explain(html, url=url)
    assert explanation.page_kind == kind
    assert explanation.confidence == article.extraction.confidence


STORY = "<h1>Council closes old bridge</h1>" + f"<p>{SUMMARY} Officials gave no date for its opening.</p>" * 12


@pytest.mark.parametrize(
    ("html", "url"),
    [
        pytest.param(front_page(STORY + CARDS), "https://www.example.com/news/bridge", id="related stories below"),
        pytest.param(front_page(CARDS + STORY), None, id="related stories above"),
        pytest.param(front_page(STORY), "https://www.example.com/", id="a story at the root"),
        pytest.param(
            front_page(f"<h1>Bridge</h1><p>{SUMMARY}</p><p>{SUMMARY} It is old.</p>" + CARDS),
            "https://www.example.com/2024/06/03/council-closes-bridge-for-repairs",
            id="a short story",
        ),
    ],
)
def test_a_story_among_teasers_is_an_article(html: str, url: str | None) -> None:
    article = newsclean.clean_html(html, url=url)
    assert article.extraction.page_kind == "article"
    assert "not_one_story" not in [warning.code for warning in article.extraction.warnings]
