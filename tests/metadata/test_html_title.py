"""Which of a page's headings is the headline: one test for each way that they are laid out."""

from __future__ import annotations

import pytest

import newsclean

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
