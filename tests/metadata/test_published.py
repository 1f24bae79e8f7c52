"""Which of a page's dates is the story's: one test for each way that they differ."""

from __future__ import annotations

import pytest

import newsclean

TEXT = (
    "<p>The council met in the evening and voted, after four hours, to keep the old bridge open until the spring.</p>"
    * 6
)


def cleaned(
    head: str = "",
    above: str = "",
    top: str = "",
    tail: str = "",
    title: str = "Bridge stays open",
    url: str | None = None,
) -> newsclean.Article:
    page = (
        f"<html lang=en><head><title>{title}</title>{head}</head><body>{above}<article><h1>Bridge stays open</h1>{top}{TEXT}"
        f"</article>{tail}</body></html>"
    )
    return newsclean.clean(page, url=url)


def meta(stamp: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{stamp}">'


def json_ld(published: str, modified: str = "") -> str:
    changed = f', "dateModified": "{modified}"' if modified else ""
    story = f'{{"@type": "NewsArticle", "headline": "Bridge stays open", "datePublished": "{published}"{changed}}}'
    return f'<script type="application/ld+json">{story}</script>'


def story_in_a_list(name: str, day: str) -> str:
    return f"<div class=teaser><h3><a href=/{day}>{name}</a></h3><span class=teaser-day>{day}</span></div>"


def dated(article: newsclean.Article) -> tuple[str | None, str | None]:
    return article.published, article.extraction.evidence.get("published")


def test_a_day_alone_behind_the_headline_of_the_documents_title() -> None:
    assert dated(cleaned(title="Bridge stays open | MW | 28.04.2023")) == ("2023-04-28", "title")
    assert dated(cleaned(title="Bridge stays open | The day of 28.04.2023")) == (None, None)


def test_two_kinds_of_markup_are_not_overruled_by_a_day_that_nothing_labels() -> None:
    meta = '<meta property="article:published_time" content="2023-04-28T10:00:00Z">'
    json_ld = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-04-28T10:00:00Z"}</script>'
    )
    plain, labelled = "<p>25.04.2023</p>", "<p>Published: 25.04.2023</p>"
    assert dated(cleaned(meta + json_ld, top=plain))[0] == "2023-04-28T10:00:00+00:00"
    assert dated(cleaned(meta, top=plain)) == ("2023-04-25", "line:date")
    assert dated(cleaned(meta + json_ld, top=labelled)) == ("2023-04-25", "line:date")


def test_a_stated_day_that_may_be_a_month_is_read_as_the_printed_one() -> None:
    meta = '<meta name="date" content="03/09/2022">'
    assert dated(cleaned(meta, tail="<p>March 9, 2022</p>")) == ("2022-03-09", "meta:date")
    assert dated(cleaned(meta, tail="<p>May 7, 2022</p>")) == ("2022-09-03", "meta:date")


def test_a_press_release_begins_with_its_day() -> None:
    release = (
        "<p>Press release of 25 January 2022 | Marrow – The bridge over the sound is to stay open until the spring, and the "
        "ferry is to sail six times a day for as long as the yard has the second boat, the county said in the morning.</p>"
    )
    assert dated(cleaned(top=release)) == ("2022-01-25", "line:date")


def test_far_from_the_text_one_day_alone_counts() -> None:
    links = "".join(
        f"<ul><li><a href=/{number}>Story number {number} of the week</a></li></ul>" for number in range(30)
    )
    one, other = "<div><p>Feb 2, 2023</p></div>", "<div><p>Feb 5, 2023</p></div>"
    assert dated(cleaned(tail=f"<footer>{links}</footer>{one}")) == ("2023-02-02", "line:alone")
    assert dated(cleaned(tail=f"<footer>{links}</footer>{one}{other}")) == (None, None)


def test_the_local_day_of_a_moment_where_the_page_prints_it() -> None:
    late = meta("2023-04-28T22:04:00Z")
    assert dated(cleaned(late, top="<p>29 April 2023 00:04</p>")) == ("2023-04-29T00:04+02:00", "line:date")
    assert dated(cleaned(late, top="<p>29 April 2023 00:11</p>"))[0] == "2023-04-28T22:04:00+00:00"
    printed = '<p itemprop="datePublished"><time datetime="2023-04-29T04:13:00Z">April 28, 2023</time></p>'
    assert dated(cleaned(top=printed)) == ("2023-04-28", "line:date")


def test_the_day_of_the_address_and_the_line_is_the_local_one() -> None:
    early, printed = meta("2023-04-29T02:41:41Z"), "<p>April 28, 2023</p>"
    address = "https://news.example.org/2023/04/28/bridge"
    assert dated(cleaned(early, top=printed, url=address)) == ("2023-04-28", "line:date")
    assert dated(cleaned(early, top=printed))[0] == "2023-04-29T02:41:41+00:00"
    assert dated(cleaned(meta("2023-04-29T15:00:00Z"), top=printed, url=address))[0] == "2023-04-29T15:00:00+00:00"


def test_a_second_place_of_the_markup_backs_the_printed_day() -> None:
    head, printed = json_ld("2023-04-21T08:00:00Z"), "<p>25 April 2023</p>"
    again = meta("2023-04-25T09:30:00Z")
    assert dated(cleaned(head + again, top=printed)) == ("2023-04-25T09:30:00+00:00", "meta:article:published_time")
    assert dated(cleaned(head, top=printed))[0] == "2023-04-21T08:00:00+00:00"


def test_a_time_of_its_own_backs_the_printed_day_unless_the_story_was_changed_then() -> None:
    printed = '<p><time datetime="2023-04-25T08:00:00+02:00">25 April 2023</time></p>'
    head = meta("2023-04-21", "dc.date")
    assert dated(cleaned(head, top=printed)) == ("2023-04-25T08:00:00+02:00", "time")
    changed = meta("2023-04-25T08:00:00+02:00", "article:modified_time")
    assert dated(cleaned(head + changed, top=printed)) == ("2023-04-21", "meta:dc.date")


def test_a_publication_stated_to_the_second_of_the_change_is_the_change() -> None:
    printed = "<p>25 April 2023</p>"
    both = meta("2023-06-01T10:00:00Z") + json_ld("2023-06-01T10:00:00Z", "2023-06-01T10:00:00Z")
    assert dated(cleaned(both, top=printed)) == ("2023-04-25", "line:date")
    apart = meta("2023-06-01T10:00:00Z") + json_ld("2023-06-01T10:00:00Z", "2023-06-02T10:00:00Z")
    assert dated(cleaned(apart, top=printed))[0] == "2023-06-01T10:00:00+00:00"


def test_names_of_elements_that_say_published() -> None:
    head = meta("2023-04-21T08:00:00Z")
    named, other = "<p class={}>25 April 2023</p>", "<p class=story-info>25 April 2023</p>"
    for name in ("publishedAt", "story__release-date", "posted-on", "ContentHeaderPublishDate"):
        assert dated(cleaned(head, top=named.format(name))) == ("2023-04-25", "line:date"), name
    assert dated(cleaned(head, top=other))[0] == "2023-04-21T08:00:00+00:00"
    assert dated(cleaned(head, top=named.format("'posted-on last-modified'")))[0] == "2023-04-21T08:00:00+00:00"


def test_a_label_on_a_line_of_its_own() -> None:
    assert dated(cleaned(top="<p>Last updated</p><p>27 April 2023</p><p>Published</p><p>25 April 2023</p>")) == (
        "2023-04-25",
        "line:date",
    )
    assert cleaned(top="<p>Last updated</p><p>27 April 2023</p>").modified == "2023-04-27"


def test_days_on_which_something_else_happened() -> None:
    for said in ("Received 2022 Oct 12; Accepted 2023 Jan 7", "Member since: 12 October 2022"):
        assert dated(cleaned(top=f"<p>{said}</p>")) == (None, None), said
    head = meta("2023 Jan 20", "citation_publication_date")
    assert dated(cleaned(head, top="<p>Received 2022 Oct 12</p>"))[0] == "2023-01-20"


def test_a_day_in_an_address_that_is_printed_is_none() -> None:
    sources = "<h3>Sources</h3><p>https://papers.example.org/2022/07/23/what-bridges-say</p>"
    assert dated(cleaned(tail=sources)) == (None, None)


def test_the_line_of_the_story_beats_the_times_of_its_comments() -> None:
    own = '<p><time datetime="2023-04-25T08:00:00Z">25th Apr 2023</time></p>'
    comment = (
        '<div class=comments><p><time datetime="2023-04-27T08:00:00Z">2 days ago</time> Ann: The boat again.</p></div>'
    )
    assert dated(cleaned(above=f"<h2>Bridge stays open</h2>{own}", top=comment)) == (
        "2023-04-25T08:00:00+00:00",
        "time",
    )


def test_dates_of_other_stories_above_the_title_are_not_the_storys() -> None:
    others = "".join(story_in_a_list(f"Boat number {day} is late", f"{day} April 2023") for day in (11, 12, 13, 14))
    assert dated(cleaned(above=others)) == (None, None)
    here = story_in_a_list("Bridge stays open", "25 April 2023")
    assert dated(cleaned(above=here + others)) == ("2023-04-25", "line:mention")


def test_first_published_in_a_sentence_at_the_end() -> None:
    story = (
        "<p>This story was originally published on 26 Sep 2019 at 4:12pm but has been changed now and then to keep what it "
        "says of the ferry and the boats of the yard as it is.</p>"
    )
    top = "<p>30 Sep 2022, 11:07am</p>"
    page = f"<html><head><title>Bridge stays open</title></head><body><article><h1>Bridge stays open</h1>{top}{TEXT}{story}</article></body></html>"
    assert dated(newsclean.clean(page)) == ("2019-09-26T16:12", "line:original")


def test_an_early_paragraph_begins_with_its_day() -> None:
    dash = (
        "<p>27.1.2022 – In the harbour of Marrow the boats lay still in the morning, for the wind had come from the north, "
        "and nobody on the quay could say when the ferry would sail again to the islands.</p>"
    )
    assert dated(cleaned(top=TEXT[: len(TEXT) // 3] + dash)) == ("2022-01-27", "line:date")
    within = dash.replace(" – In", " in")
    assert dated(cleaned(top=TEXT[: len(TEXT) // 3] + within)) == (None, None)


def test_a_line_far_below_the_text_counts_if_it_says_published() -> None:
    links = "".join(f"<p><a href=/{number}>Story number {number}</a></p>" for number in range(9))
    assert dated(cleaned(tail=f"<h3>Related stories</h3>{links}<p>Published April 25, 2023</p>")) == (
        "2023-04-25",
        "line:date",
    )


def test_todays_date_in_the_pages_first_line_is_not_the_storys() -> None:
    menu = "".join(f"<li><a href=/{number}>Section {number}</a></li>" for number in range(24))
    top = f"<div class=date>Friday, 21 April 2023</div><ul>{menu}</ul>"
    assert dated(cleaned(above=top)) == (None, None)


def test_json_ld_that_a_framework_wrote_into_a_meta_tag() -> None:
    story = '{"@type": "Article", "headline": "Bridge stays open", "datePublished": "2023-04-25T09:00:00Z"}'
    head = f"<meta name='script:ld+json' content='{story}'>"
    assert dated(cleaned(head)) == ("2023-04-25T09:00:00+00:00", "json-ld:datePublished")


def test_of_two_dates_that_names_alone_tell_apart_the_earlier() -> None:
    head = (
        '<meta name="published-time" content="2026-03-09T08:45:32Z"><meta name="published-date" content="2021-02-16">'
    )
    assert dated(cleaned(head)) == ("2021-02-16", "meta:published-date")


def test_the_text_begins_at_the_title_for_all_that_stands_above_it() -> None:
    notices = (
        "<p>Deprecated: assigning the return value of new by reference is deprecated in settings.php on line 512.</p>"
        * 30
    )
    line = "<p>⋅ April 25, 2023 ⋅ Email this post ⋅ Print this page</p>"
    assert dated(cleaned(above=notices, top=line)) == ("2023-04-25", "line:date")


def test_what_is_on_soon_is_not_the_storys_day() -> None:
    """A repeated title below the text leads to no other text where the first stands right above it."""
    asides = "<h4>Bridge stays open</h4><ul><li>All about the bridge and the river below it</li></ul>"
    events = "<ul><li><a href=/e1>29.02.2020 18:00 Boats and wine</a></li><li><a href=/e2>04.04.2020 18:00 Songs</a></li></ul>"
    below = f"{TEXT}<div class=side>{asides}<h4>What is on</h4>{events}</div>{TEXT}"
    assert dated(cleaned(tail=below))[0] is None
    assert dated(cleaned(meta("2020-02-11", "date"), tail=below)) == ("2020-02-11", "meta:date")


def test_a_day_before_the_texts_last_note() -> None:
    end = "<p class=author>Interview by Anna Berg</p><p class=date>3 December 2025. Updated: 7 December 2025</p>"
    note = (
        "<p>We keep our stories about the bridge up to date, and if you know of something new, write to us, please.</p>"
    )
    links = "".join(f"<li><a href=/{place}>{place} and around</a></li>" for place in "ABCDEFGHIJ")
    tail = f"<ul>{links}</ul><p class=date>9 May 2024</p><ul>{links}</ul>"
    article = f"<article><h1>Bridge stays open</h1>{TEXT * 8}{end}{note}</article>"
    page = f"<html lang=en><title>Bridge stays open</title>{article}{tail}"
    assert dated(newsclean.clean(page)) == ("2025-12-03", "line:date")


@pytest.mark.parametrize("name", ["header__dateModified", "field--name-changed", "last-updated", "modified-date"])
def test_an_element_named_after_the_change_has_the_day_of_the_change(name: str) -> None:
    article = cleaned(json_ld("2021-04-05"), top=f"<div class={name}>16 December 2023</div>")
    assert (article.published, article.modified) == ("2021-04-05", "2023-12-16")
    both = cleaned(top=f'<div class="published {name}">16 December 2023</div>')
    assert dated(both) == ("2023-12-16", "line:date")


def test_a_day_in_a_source_below_the_text_is_the_sources() -> None:
    sources = "<p>Sources</p><ul><li>Bridge Office. (23 April 2021). The report on the bridges of 2020.</li></ul>"
    assert dated(cleaned(tail=sources))[0] is None
    assert dated(cleaned(tail="<p>By Anna Berg (23 April 2021)</p>"))[0] == "2021-04-23"


@pytest.mark.parametrize(
    "datetime,shown,published",
    [
        ("2023-08-15T09:31:07+01:00", "15 August 2023, 09:31", "2023-08-15T09:31:07+01:00"),
        ("2023-08-15T09:31:07+01:00", "15 August 2023, 09:31 BST", "2023-08-15T09:31:07+01:00"),
        ("2023-08-15T07:31:07Z", "15 August 2023, 09:31", "2023-08-15T09:31+02:00"),
        ("2023-08-15T07:33:07Z", "15 August 2023, 09:31", "2023-08-15T09:31"),
        ("2023-08-15T07:30:00Z", "15 August 2023, 09:45", "2023-08-15T09:45"),
    ],
)
def test_a_stated_offset_is_kept(datetime: str, shown: str, published: str) -> None:
    assert cleaned(top=f'<time datetime="{datetime}">{shown}</time>').published == published


def test_the_dates_of_other_stories_below_the_title_are_not_this_ones() -> None:
    others = "".join(
        f'<div class="card"><a href="/v/{day}"><h3>Another story of the bay, number {day}</h3><time class="t">{day}/06/2020</time></a></div>'
        for day in (16, 17, 18)
    )
    ld = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"X","datePublished":"2020-06-23T16:45:52-03:00",'
        '"dateModified":"2020-06-23T16:45:52-03:00"}</script>'
    )
    assert cleaned(ld, top=f'<div class="related">{others}</div>').published == "2020-06-23T16:45:52-03:00"
