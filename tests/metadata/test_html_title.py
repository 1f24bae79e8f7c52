"""Which of a page's headings is the headline: one test for each way that they are laid out."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.metadata.title.choice import find_title
from newsclean.parse.html.reader import read_html
from tests.pages import PARAGRAPHS

TEXT = (
    "<p>The tide came in at noon and took the boats from the pier, as it had done every spring before this one.</p>" * 6
)


def title_of(document: str, body: str, head: str = "") -> str | None:
    return newsclean.clean(
        f"<html lang=en><head><title>{document}</title>{head}</head><body>{body}</body></html>"
    ).title


@pytest.mark.parametrize(
    "logo", ["<h1>the pier notes</h1>", "<div id=top><h1>The Pier Notes</h1><p>On boats</p></div>"]
)
@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<h3 class=entry-title>{}</h3>"])
@pytest.mark.parametrize("sign", ["«", "|", "-", "»"])
def test_a_first_heading_that_names_the_site_is_no_headline(logo: str, heading: str, sign: str) -> None:
    story = f"<div class=post>{heading.format('“High water”')}{TEXT}</div>"
    assert title_of(f"“High water” {sign} the pier notes", logo + story) == "“High water”"


def test_a_first_heading_stays_the_headline_where_the_other_heads_no_text_or_stands_above() -> None:
    document = "The pier notes - High water at noon"
    motto = f"<h2>The pier notes</h2>{TEXT[: len(TEXT) // 6]}"
    assert title_of(document, f"{motto}<h1>High water at noon</h1>{TEXT}") == "High water at noon"
    below = f"<h1>High water at noon</h1><h2 class=title>The pier notes</h2><h2>The boats</h2>{TEXT}"
    assert title_of(document, below) == "High water at noon"


def test_a_first_heading_that_the_markup_states_is_the_headline() -> None:
    stated = '<meta property="og:title" content="High water at noon">'
    body = f"<h1>High water at noon</h1><h2>The boats</h2>{TEXT}"
    assert title_of("The boats | High water at noon", body, stated) == "High water at noon"


OG = '<meta property="og:title" content="{0}"><meta name="twitter:title" content="{0}">'


def article_of(heading: str, document: str, head: str = "") -> newsclean.Article:
    page = f"<html lang=en><head><title>{document}</title>{head}</head><body>{heading}{TEXT}</body></html>"
    return newsclean.clean(page)


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span class=article-heading__kicker>Transport</span><span hidden>: </span><span>Night boats run from May</span></h1>",
        "<h1><div>Transport</div><div>Night boats run from May</div></h1>",
        "<h1>Transport<br>Night boats run from May</h1>",
        '<h1><a href="/transport">Transport</a> Night boats run from <em>May</em></h1>',
        "<h1><small>Transport</small>Night boats run from May</h1>",
        "<h1><span>Transport</span><span>Night boats run from May</span></h1>",
        "<h1>Transport: Night boats run from May</h1>",
        "<h1>Transport | Night boats run from May</h1>",
    ],
)
def test_a_kicker_inside_the_first_heading_is_no_part_of_the_headline(heading: str) -> None:
    article = article_of(heading, "Night boats run from May - The Pier Post", OG.format("Night boats run from May"))
    assert (article.title, article.kicker) == ("Night boats run from May", "Transport")
    assert "Transport" not in article.text


@pytest.mark.parametrize(
    "name", ["kicker", "story-overline", "dachzeile", "roofline", "ante-titulo", "seitenkopf__topline"]
)
def test_a_kicker_is_known_by_its_name_where_the_markup_states_another_title(name: str) -> None:
    heading = f"<h1><span class={name}>At the pier</span> <span class=head>Night boats run from May</span></h1>"
    article = article_of(heading, "After the vote: Night boats run from May | pierpost.example")
    assert (article.title, article.kicker) == ("Night boats run from May", "At the pier")


def test_a_headline_in_two_parts_is_whole_where_the_markup_states_it_so() -> None:
    stated = OG.format("At the pier: Night boats run from May")
    heading = "<h1><span class=kicker>At the pier</span><span>Night boats run from May</span></h1>"
    article = article_of(heading, "At the pier: Night boats run from May - The Pier Post", stated)
    assert (article.title, article.kicker) == ("At the pier: Night boats run from May", None)


@pytest.mark.parametrize("sign", ["-", "–", "|"])
def test_a_section_that_a_dash_separates_from_the_headline_is_its_kicker(sign: str) -> None:
    stated = OG.format(f"Housing {sign} How to repair a village hall in five steps")
    heading = "<h2>housing</h2><h1><span>Housing</span> <br>How to repair a village hall in five steps</h1>"
    document = f"Housing {sign} How to repair a village hall in five steps {sign} The Pier Post, the press of the port."
    article = article_of(heading, document, stated)
    assert (article.title, article.kicker) == ("How to repair a village hall in five steps", "Housing")


@pytest.mark.parametrize("name", ["td-post-sub", "subtitle", "entry-subtitle", "standfirst"])
def test_a_standfirst_inside_the_first_heading_is_the_subtitle(name: str) -> None:
    heading = f"<h1>Board votes to rebuild the pier<span class={name}><br>Fishermen move to a dock for two summers.</span></h1>"
    for head in (OG.format("Board votes to rebuild the pier"), ""):
        article = article_of(heading, "Board votes to rebuild the pier - The Pier Post", head)
        assert (article.title, article.subtitle) == (
            "Board votes to rebuild the pier", "Fishermen move to a dock for two summers.",
        )  # fmt: skip
        assert article.description == article.subtitle
        assert "Fishermen" not in article.text


def test_dates_and_counters_inside_a_heading_are_neither_kicker_nor_subtitle() -> None:
    heading = "<h1><span class=d>18 Dec 2025</span> Board votes to rebuild the pier <span class=n>87</span></h1>"
    article = article_of(heading, "Board votes to rebuild the pier", OG.format("Board votes to rebuild the pier"))
    assert (article.title, article.kicker, article.subtitle) == ("Board votes to rebuild the pier", None, None)


def test_the_line_above_the_headline_is_the_kicker() -> None:
    heading = "<p class=article-kicker>Transport</p><h1>Night boats run from May</h1>"
    article = article_of(heading, "Night boats run from May - The Pier Post")
    assert (article.title, article.kicker) == ("Night boats run from May", "Transport")


@pytest.mark.parametrize(
    "promotion", ["See our list of backed candidates", "Sign up for the morning letter", "Summer sale: half price"]
)
def test_a_promotion_in_the_first_heading_is_no_headline(promotion: str) -> None:
    headline = "“Is this a pier?” - Well done, Tilda Ransome, now you know where you stand."
    body = f"<div class=promo><h1>{promotion}</h1></div><div class=story><div>{headline}</div>{TEXT}</div>"
    assert title_of(headline, body, OG.format(headline)) == headline
    story = f'<script type="application/ld+json">{{"@type":"BlogPosting","headline":"{headline}"}}</script>'
    assert title_of(headline, body, f'<meta property="og:title" content="{headline}">{story}') == headline


@pytest.mark.parametrize("sign", ["—", "-", "|", "·"])
def test_a_page_without_a_heading_never_has_the_name_of_the_site_as_its_title(sign: str) -> None:
    body = (
        f'<p class=site-title><a href="/">Calder Bay Courier</a></p><article><h1><img src=l.svg></h1>{TEXT}</article>'
    )
    assert title_of(f"Ferries are back {sign} Calder Bay Courier", body) == "Ferries are back"
    assert title_of(f"Calder Bay Courier {sign} Ferries are back", body) == "Ferries are back"
    assert title_of("Calder Bay Courier: Ferries are back", body) == "Ferries are back"
    assert title_of("Calder Bay Courier", body) is None


@pytest.mark.parametrize(
    "title", ["{} | Ferries are back", "{}: Ferries are back", "Ferries are back / {}", "Ferries are back ({})"]
)
def test_the_copyright_notice_tells_the_name_of_the_site(title: str) -> None:
    body = f"<article>{TEXT}</article><footer><p>© 2023 Calder Bay Courier. All rights reserved.</p></footer>"
    assert title_of(title.format("Calder Bay Courier"), body) == "Ferries are back"


def test_a_word_before_a_colon_is_part_of_the_headline_where_the_markup_has_it() -> None:
    for head in (OG.format("Transport: Night boats run from May"), ""):
        article = article_of("<h1>Transport: Night boats run from May</h1>", "Night boats run from May - Post", head)
        assert article.title == "Transport: Night boats run from May"


def test_an_og_title_unlike_the_document_title_and_the_first_heading_was_written_by_hand() -> None:
    stated = '<meta property="og:title" content="Jump from the window at the sight of a patrol">'
    body = f"<h1>Man who was wanted for a year jumps out of a window</h1>{TEXT}"
    assert (
        title_of("Pierton. Wanted man, 31, jumps - Post", body, stated)
        == "Jump from the window at the sight of a patrol"
    )


def test_quotation_marks_are_no_separators() -> None:
    headline = "Mayor calls for «calm and patience» at the pier"
    assert title_of(f"{headline} - The Pier Post", f"<h1>{headline}</h1>{TEXT}") == headline
    assert title_of(f"{headline} « The Pier Post", f"<h2>{headline}</h2>{TEXT}") == headline


def test_the_wording_that_the_address_is_made_of_is_the_headline() -> None:
    stated = OG.format("Downing of drone clear message to the port")
    stated += '<link rel=canonical href="https://post.example/downing-of-drone-clear-message-to-the-port">'
    body = f"<h1>Downing of drone clear message to the harbour</h1>{TEXT}"
    assert title_of("Downing of drone clear message to the port - Pier Post", body, stated) == (
        "Downing of drone clear message to the port"
    )


def test_the_heading_in_other_words_than_the_metadata_s_title_is_the_title_s_block() -> None:
    page = read_html(
        "<html lang=en><head><title>Readers win: library stays open for a year | The Marrow Post</title>"
        "<meta property=og:title content='40 readers win and keep the library'></head><body><article>"
        "<h1>Forty readers win and keep the library open</h1>"
        f"{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article></body></html>",
        "https://marrow.example/40-readers-win-and-keep-the-library-aa-47ab-Cd1",
    )
    title = find_title(page)
    assert (title.title, title.blocks) == ("40 readers win and keep the library", {0})
