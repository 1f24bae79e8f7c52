"""What looks like another story, a list of links or a copy, but belongs to the story: sections, posts, sources, refrains."""

from __future__ import annotations

import newsclean
from newsclean.api import explain
from newsclean.classify.vetoes import LINK_VETO
from tests.pages import PARAGRAPHS

FIRST, SECOND, THIRD, FOURTH, FIFTH = PARAGRAPHS
COSTS = (
    "A kitchen of twelve square metres costs about nine thousand to renew, the survey says, if the pipes stay where they are.",
    "New windows pay for themselves in eleven years in the north of the country, and in fourteen years by the sea.",
    "Roofs are the dearest part of all, because scaffolding is paid by the day and the weather decides how many there are.",
    "Most builders ask for a third of the price before they begin, and the rest when the work is inspected.",
)


def _page(body: str, head: str = "") -> str:
    return (
        f"<html lang=en><head><title>What a house costs</title>{head}</head><body><header><a href='/'>Home</a></header>"
        f"<main><h1>What a house costs</h1>{body}</main><footer><p>© 2024 The Marrow Post</p></footer></body></html>"
    )


def _kept(page: str) -> list[str]:
    return [block.text for block in newsclean.clean(page).body]


def _excluded(page: str) -> list[str]:
    return [
        block.text
        for block in explain(page).blocks
        if (block.rule or "").startswith("structure.") and block.rule != LINK_VETO
    ]


def test_sections_that_are_articles_below_the_title_belong_to_the_story() -> None:
    sections = "".join(
        f"<article class=part id=part{number}><h2>Part {number}</h2><p>{one}</p><p>{two}</p></article>"
        for number, (one, two) in enumerate(((FIRST, SECOND), (COSTS[0], COSTS[1]), (COSTS[2], COSTS[3])), 1)
    )
    kept = _kept(_page(sections))
    assert [text for text in (*COSTS, FIRST, SECOND) if text not in kept] == []


def test_one_article_below_a_story_that_is_in_none_is_another_story() -> None:
    other = f"<article><h2>Houses are dear again this spring</h2><p>{COSTS[0]}</p><p>{COSTS[1]}</p></article>"
    kept = _kept(_page(f"<div class=text>{''.join(f'<p>{line}</p>' for line in PARAGRAPHS)}</div>{other}"))
    assert kept == list(PARAGRAPHS)


def test_the_credit_of_a_picture_below_a_heading_is_no_byline() -> None:
    slides = "".join(
        f"<h2>House {number}</h2><div class='gallery-image-credit byline'>Marrow Homes</div><p>{one}</p><p>{two}</p>"
        for number, (one, two) in enumerate(((COSTS[0], COSTS[1]), (COSTS[2], COSTS[3])), 1)
    )
    kept = _kept(_page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p>{slides}</div>"))
    assert [text for text in COSTS if text not in kept] == []


def test_ratings_below_headings_of_one_form_are_no_bylines() -> None:
    products = "".join(
        f"<h2 class=name>Window {number}</h2><div class=editor-rating>4.{number} Outstanding</div><p>{text}</p><p>{FIFTH}</p>"
        for number, text in enumerate(COSTS, 1)
    )
    kept = _kept(_page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p>{products}</div>"))
    assert [text for text in COSTS if text not in kept] == []


POSTS = "".join(
    f"<article class='post' id='post-{number}'><h4>reader{number}</h4><time datetime='2024-03-0{number}T10:00'>{number} March</time>"
    f"<p>{text}</p></article>"
    for number, text in enumerate(COSTS, 2)
)
OPENING_POST = (
    f"<article class='post' id='post-1'><h4>reader1</h4><time datetime='2024-03-01T10:00'>1 March</time><p>{FIRST}</p>"
    f"<p>{SECOND}</p></article>"
)


def test_the_posts_of_a_discussion_are_its_text() -> None:
    stated = '<script type="application/ld+json">{"@type": "DiscussionForumPosting", "headline": "What a house costs"}</script>'
    page = _page(f"<div class='comments-list'>{OPENING_POST}{POSTS}</div>", stated)
    assert _excluded(page) == []
    assert FIRST in _kept(page)


def test_posts_of_the_shape_of_the_first_text_are_no_comments() -> None:
    assert _excluded(_page(f"<div class=thread>{OPENING_POST}{POSTS}</div>")) == []


PLACES = "".join(
    f"<li><a href='https://{name.lower()}.example/'>{name} advice for tenants and owners</a><p>{number} Mill Street</p></li>"
    for number, name in enumerate(("Harbour", "Orchard", "Station", "Quarry"), 1)
)
CANONICAL = "<link rel=canonical href='https://www.marrowpost.example/houses'>"


def test_entries_of_the_story_that_lead_to_other_sites_are_a_directory() -> None:
    page = _page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p><ul>{PLACES}</ul><p>{THIRD}</p></div>", CANONICAL)
    assert _excluded(page) == []


def test_entries_that_lead_to_the_page_s_own_site_are_teasers() -> None:
    places = PLACES.replace(".example/", ".marrowpost.example/")
    page = _page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p><ul>{places}</ul></div>", CANONICAL)
    assert len(_excluded(page)) == 8


SOURCES = "".join(f"<li><a href='/doc/{number}'>The survey's tables of volume {number}</a></li>" for number in range(4))


def test_links_after_a_sentence_that_introduces_them_stay() -> None:
    listed = f"<div class=list><p>These volumes of the survey are free to read:</p><ul>{SOURCES}</ul></div>"
    page = _page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p><p>{FOURTH}</p>{listed}<p>{THIRD}</p></div>")
    assert _excluded(page) == []


def test_links_after_a_label_do_not() -> None:
    listed = f"<div class=list><p>Read more:</p><ul>{SOURCES}</ul></div>"
    page = _page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p><p>{FOURTH}</p>{listed}<p>{THIRD}</p></div>")
    assert len(_excluded(page)) == 5


def test_paragraphs_of_one_container_may_share_sentences() -> None:
    shared = f"{COSTS[1]} {COSTS[2]} {COSTS[3]}"
    page = _page(f"<div class=text><p>{COSTS[0]} {shared}</p><h2>Once more</h2><p>{shared}</p></div>")
    assert _excluded(page) == []


def test_a_standfirst_equal_to_the_lead_s_beginning_does_not() -> None:
    page = _page(f"<div class=text><p>{COSTS[0]}</p><p>{COSTS[0]} {COSTS[1]}</p><p>{FIRST}</p><p>{SECOND}</p></div>")
    assert _excluded(page) == [COSTS[0]]


def test_the_start_of_a_player_is_no_dateline() -> None:
    copies = f"{FIRST}\n{FIRST}\n\n{SECOND}\n{SECOND}\n"
    dump = f"What a house costs\n\n{copies}\nBy Ann Example\nRewind\nListen\nSkip ahead\n0:00 Listen\n\n" + "\n\n".join(
        COSTS
    )
    body = newsclean.clean_dump(dump).text
    assert [text for text in COSTS if text not in body] == []


def test_the_section_discussion_of_a_paper_belongs_to_it() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    section = f"<section><h2>Discussion</h2><p>{' '.join(COSTS)}</p></section>"
    assert _kept(_page(story + section))[-1] == " ".join(COSTS)


def test_remarks_below_the_heading_discussion_are_excluded() -> None:
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    remarks = "".join(f"<p>Ruth A.</p><p>{line}</p>" for line in COSTS)
    assert _kept(_page(f"{story}<section><h2>Discussion</h2>{remarks}</section>")) == list(PARAGRAPHS)
