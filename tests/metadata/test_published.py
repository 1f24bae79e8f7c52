"""Which of a page's dates is the story's: one test for each way that they differ."""

from __future__ import annotations

import newsclean

TEXT = (
    "<p>The council met in the evening and voted, after four hours, to keep the old bridge open until the spring.</p>"
    * 6
)


def cleaned(
    head: str = "", above: str = "", top: str = "", tail: str = "", title: str = "Bridge stays open"
) -> newsclean.Article:
    page = (
        f"<html lang=en><head><title>{title}</title>{head}</head><body>{above}<article><h1>Bridge stays open</h1>{top}{TEXT}"
        f"</article>{tail}</body></html>"
    )
    return newsclean.clean(page)


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
