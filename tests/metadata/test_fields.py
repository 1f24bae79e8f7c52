"""Each place that a page may state a field in: the value that comes of it, and the evidence that is given for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsclean
from newsclean.article.model import Article
from tests.pages import CHINESE, PARAGRAPHS

STORY = {"@type": "NewsArticle", "headline": "Library stays open"}


def clean(head: str = "", top: str = "", tail: str = "", url: str | None = None) -> Article:
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    return newsclean.clean(
        f"<html><head><title>Library stays open</title>{head}</head><body><article><h1>Library stays open</h1>{top}"
        f"{text}</article>{tail}</body></html>",
        url=url,
    )


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def ld(*nodes: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def shown(value: Any) -> Any:
    """A field's value with people by their names."""
    return tuple(one.name if hasattr(one, "name") else one for one in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    "field,head,value,evidence",
    [
        ("site", meta("og:site_name", "Marrow Post"), "Marrow Post", "meta:og:site_name"),
        ("site", meta("sitename", "Marrow Post"), "Marrow Post", "meta:sitename"),
        ("site", meta("application-name", "Marrow Post"), "Marrow Post", "meta:application-name"),
        ("site", ld({**STORY, "publisher": {"name": "Marrow Post"}}), "Marrow Post", "json-ld:publisher"),
        ("site", ld({**STORY, "publisher": "https://example.com"}), None, None),
        ("site", ld({"@type": "WebSite", "name": "Marrow Post"}), "Marrow Post", "json-ld:website"),
        ("source", ld({**STORY, "sourceOrganization": {"name": "Brindle Wire"}}), "Brindle Wire", "json-ld:sourceOrganization"),
        ("source", ld({**STORY, "sourceOrganization": "https://example.com"}), None, None),
        ("source", meta("copyfrom", "Brindle Wire"), "Brindle Wire", "meta:copyfrom"),
        ("editors", ld({**STORY, "editor": {"name": "Bo Sample"}}), ("Bo Sample",), "json-ld:editor"),
        ("editors", ld({**STORY, "editor": ["Bo Sample", {"name": "Cy Model"}]}), ("Bo Sample", "Cy Model"), "json-ld:editor"),
        ("editors", meta("responsibleeditor", "Bo Sample"), ("Bo Sample",), "meta:responsibleeditor"),
        ("section", ld({**STORY, "articleSection": ["Town", "Culture"]}), ("Town", "Culture"), "json-ld:articleSection"),
        ("section", meta("article:section", "Town"), ("Town",), "meta:article:section"),
        ("tags", ld({**STORY, "keywords": "books, roofs"}), ("books", "roofs"), "json-ld:keywords"),
        ("tags", meta("news_keywords", "books, roofs"), ("books", "roofs"), "meta:news_keywords"),
        ("tags", meta("article:tag", "books") + meta("article:tag", "roofs"), ("books", "roofs"), "meta:article:tag"),
        ("tags", meta("keywords", "books, roofs"), ("books", "roofs"), "meta:keywords"),
        ("tags", meta("parsely-tags", "books, roofs"), ("books", "roofs"), "meta:parsely-tags"),
        ("tags", meta("sailthru.tags", "books, roofs"), ("books", "roofs"), "meta:sailthru.tags"),
        ("paywalled", meta("article:content_tier", "locked"), True, "meta:article:content_tier"),
        ("paywalled", meta("og:article:content_tier", "free"), False, "meta:article:content_tier"),
        ("published", ld({**STORY, "datePublished": "2023-03-22"}), "2023-03-22", "json-ld:datePublished"),
        ("published", ld({"@type": "WebPage", "datePublished": "2023-03-22"}), "2023-03-22", "json-ld:WebPage"),
        ("published", ld({"@type": "Thing", "datePublished": "2023-03-22"}), "2023-03-22", "json-ld:datePublished"),
        ("published", meta("article:published_time", "2023-03-22T11:15:00Z"), "2023-03-22T11:15:00+00:00", "meta:article:published_time"),
        ("published", meta("story_publish_date", "2023-03-22"), "2023-03-22", "meta:story_publish_date"),
        ("published", meta("story_published_at", "1679483700"), "2023-03-22T11:15:00+00:00", "meta:story_published_at"),
        ("published", meta("publish_date_modified", "2023-03-22"), None, None),
        ("published", meta("page_read_time", "2023-03-22"), None, None),
        ("modified", ld({**STORY, "dateModified": "2023-03-23"}), "2023-03-23", "json-ld:dateModified"),
        ("modified", meta("article:modified_time", "2023-03-23"), "2023-03-23", "meta:article:modified_time"),
        ("modified", meta("lastmod", "2023-03-23"), "2023-03-23", "meta:lastmod"),
    ],
)  # fmt: skip
def test_what_the_markup_states(field: str, head: str, value: Any, evidence: str | None) -> None:
    article = clean(head)
    assert (shown(getattr(article, field)), article.extraction.evidence.get(field)) == (value, evidence)


@pytest.mark.parametrize(
    "field,top,tail,value,evidence",
    [
        ("published", "<p>Updated 22 March 2023</p>", "", "2023-03-22", "line:updated"),
        ("published", "<p>22 March 2023</p>", "", "2023-03-22", "line:date"),
        ("published", "<p><time datetime='2023-03-22T11:15'>Wednesday</time></p>", "", "2023-03-22T11:15", "time"),
        ("published", "<p><span itemprop=datePublished>22 March 2023</span></p>", "", "2023-03-22", "itemprop:datePublished"),
        ("modified", "<p>Updated 22 March 2023</p>", "", "2023-03-22", "line:updated"),
        ("authors", "<p>By Ann Example</p>", "", ("Ann Example",), "line:byline"),
        ("authors", "<div class=byline>Ann Example | The Marrow Post</div>", "", ("Ann Example",), "markup:byline"),
        ("authors", "<p><span class=author>Ann Example</span></p>", "", ("Ann Example",), "markup:author"),
        ("published", "<div><div>2023</div><div>03-22</div><div>11:15</div></div>", "", "2023-03-22T11:15", "line:date"),
        ("published", "", "<p>Published 22 March 2023</p>", "2023-03-22", "line:date"),
        ("published", "", "<h3>Related stories</h3><ul><li><a href=/a>A bridge opens</a> 22 March 2023</li></ul>", None, None),
        ("published", "", "<h3>Comments</h3><p>22 March 2023 Bo: I like it</p>", None, None),
        ("section", "<ul class=breadcrumb><li><a href=/>Home</a></li><li><a href=/t>Town</a></li></ul>", "", ("Town",), "breadcrumb"),
        ("section", "<div><a href=/>Home</a> &gt; <a href=/t>Town</a> &gt; <a href=/c>Culture</a></div>", "", ("Town", "Culture"), "breadcrumb"),
        ("authors", "<p class=author><a href=/desk>Marrow Post Newsroom</a></p>", "", ("Marrow Post Newsroom",), "markup:byline"),
        ("authors", "<p>By Marrow Post staff</p>", "", ("Marrow Post staff",), "line:byline"),
        ("authors", "<p class=byline>Fact checked by Bo Sample</p>", "", (), None),
        ("authors", "<a rel=author href=/ann>Ann Example</a>", "", ("Ann Example",), "markup:author"),
        ("authors", "<a rel=author href=/ann>annexample</a>", "", ("annexample",), "markup:author"),
        ("authors", "<span itemprop=author>Reuters</span>", "", ("Reuters",), "markup:author"),
        ("authors", "<p class=byline>Reuters</p>", "", ("Reuters",), "markup:byline"),
        ("authors", "<p>By Reuters</p>", "", ("Reuters",), "line:byline"),
        ("authors", "<p>4 April 2023 · Ann Example</p>", "", (), None),
        ("authors", "<p><b>The Old Library</b></p>", "", (), None),
        ("authors", "<p>By Ann Example</p>", "<p>By Bo Sample</p>", ("Ann Example",), "line:byline"),
        ("authors", "", "<p itemprop=author>Ann Example</p><p>a</p><p>b</p><p>c</p><p>d</p><p itemprop=author>Bo Sample</p>", ("Ann Example",), "markup:byline"),
        ("published", "<p>22 March 2023 was the day on which the council first met about the rooms by the river.</p><p>4 April 2023</p>", "", "2023-04-04", "line:date"),
        ("authors", "<p><b>Ann Example</b></p>", "", ("Ann Example",), "line:name"),
        ("authors", "<p>Ann Example</p><p>22 March 2023</p>", "<p>Ann Example writes about the town and its books.</p>", ("Ann Example",), "line:name"),
        ("authors", "<p>Edda Marrin</p><p>22 March 2023</p>", "", (), None),
        ("editors", "", "<p>Editing by Bo Sample</p>", ("Bo Sample",), "line:editor"),
        ("paywalled", "", "<p>Subscribe to continue reading</p>", True, "rule:paywall.wall.en"),
        ("tags", "", "<div class=tags><a href=/t/books>books</a></div>", ("books",), "markup:tags"),
    ],
)  # fmt: skip
def test_what_readers_see(field: str, top: str, tail: str, value: Any, evidence: str | None) -> None:
    article = clean(top=top, tail=tail)
    assert (shown(getattr(article, field)), article.extraction.evidence.get(field)) == (value, evidence)


@pytest.mark.parametrize(
    "nodes,people",
    [
        ([{**STORY, "author": "annexample99"}], [("annexample99", "account")]),
        ([{**STORY, "creator": "Ann Example"}], [("Ann Example", None)]),
        ([{**STORY, "author": ["/a", "#x", "admin", "Ann Example"]}], [("Ann Example", None)]),
        ([{**STORY, "author": {"@id": "#p"}}, {"@id": "#p", "name": "Ann Example"}], [("Ann Example", None)]),
    ],
)
def test_whom_the_markup_names(nodes: list[dict[str, Any]], people: list[tuple[str, str | None]]) -> None:
    article = clean(ld(*nodes))
    assert [(one.name, one.role) for one in article.authors] == people
    assert article.extraction.evidence["authors"] == "json-ld:author"


@pytest.mark.parametrize(
    "info",
    [
        "<p>2024年03月05日 09:12</p><p>青溪晚报</p>",
        "<p class=laiyuan>青溪晚报</p><p>2024年03月05日 09:12</p>",
        "<p>2024年03月05日 09:12 青溪晚报</p>",
        "<p>来源：</p><p>青溪晚报</p><p>2024年03月05日 09:12</p>",
    ],
)
def test_an_outlet_by_its_place(info: str) -> None:
    article = newsclean.clean(CHINESE.replace("2024年03月05日 09:12 来源：青溪晚报 作者：梁一舟", info))
    assert (article.source, article.published) == ("青溪晚报", "2024-03-05T09:12")
    assert article.extraction.evidence["source"] == "line:source"


@pytest.mark.parametrize(
    "field,sure,unsure,evidence",
    [
        ("site", meta("og:site_name", "One"), ld({**STORY, "publisher": "Two"}), "meta:og:site_name"),
        ("site", ld({**STORY, "publisher": "One"}), ld({"@type": "WebSite", "name": "Two"}), "json-ld:publisher"),
        ("site", ld({"@type": "WebSite", "name": "One"}), meta("application-name", "Two"), "json-ld:website"),
        ("editors", ld({**STORY, "editor": "Bo Sample"}), meta("editor", "Cy Model"), "json-ld:editor"),
        ("section", ld({**STORY, "articleSection": "Town"}), meta("article:section", "News"), "json-ld:articleSection"),
        ("source", ld({**STORY, "sourceOrganization": "One"}), meta("copyfrom", "Two Post"), "json-ld:sourceOrganization"),
        ("tags", meta("news_keywords", "a1, b1"), meta("keywords", "c1"), "meta:news_keywords"),
        ("paywalled", ld({**STORY, "isAccessibleForFree": True}), meta("article:content_tier", "locked"), "json-ld:isAccessibleForFree"),
        ("published", ld({**STORY, "datePublished": "2023-03-22"}), meta("article:published_time", "2023-03-29"), "json-ld:datePublished"),
        ("published", meta("article:published_time", "2023-03-22"), meta("date", "2023-03-29"), "meta:article:published_time"),
        ("published", meta("date", "2023-03-22"), ld({"@type": "WebPage", "datePublished": "2023-03-29"}), "meta:date"),
        ("modified", ld({**STORY, "dateModified": "2023-03-23"}), meta("lastmod", "2023-03-29"), "json-ld:dateModified"),
    ],
)  # fmt: skip
def test_of_two_places_the_surer_one_counts(field: str, sure: str, unsure: str, evidence: str) -> None:
    wanted = getattr(clean(sure), field)
    for head in (sure + unsure, unsure + sure):
        article = clean(head)
        assert (getattr(article, field), article.extraction.evidence[field]) == (wanted, evidence)
    assert getattr(clean(unsure), field) not in (wanted, None, ())


def test_the_title_s_evidence_is_given() -> None:
    assert clean().extraction.evidence["title"] and "title" in clean().extraction.evidence


@pytest.mark.parametrize("name", ["description", "og:description", "twitter:description", "dc.description"])
def test_a_description_is_the_page_s_own(name: str) -> None:
    assert clean(meta(name, "A year for the library.")).description == "A year for the library."


@pytest.mark.parametrize(
    "head", [meta("content-language", "en-NZ"), meta("og:locale", "en_NZ"), ld({**STORY, "inLanguage": "en-NZ"})]
)
def test_the_language_is_stated_in_several_places(head: str) -> None:
    assert clean(head).language == "en-NZ" and clean().language == "en"


@pytest.mark.parametrize(
    "info,last,people,evidence",
    [
        ("2024年03月05日 09:12", "（记者 梁一舟）", ["梁一舟"], "text:byline"),
        ("梁一舟/青溪晚报", "", ["梁一舟"], "text:byline"),
        ("2024年03月05日 09:12 作者：梁一舟", "", ["梁一舟"], "line:byline"),
        ("本报记者 梁一舟 通讯员 周小禾", "", ["梁一舟", "周小禾"], "line:byline"),
        ("2024年03月05日 09:12", "", [], None),
    ],
)
def test_chinese_writers_by_their_places(info: str, last: str, people: list[str], evidence: str | None) -> None:
    page = CHINESE.replace("2024年03月05日 09:12 来源：青溪晚报 作者：梁一舟", info)
    page = page.replace("心里十分高兴。", f"心里十分高兴。{last}")
    article = newsclean.clean(page)
    assert (list(shown(article.authors)), article.extraction.evidence.get("authors")) == (people, evidence)


def test_a_day_in_the_title_is_not_the_story_s() -> None:
    title, text = "Budget of 12.05.2021 stands", "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = f"<html lang=en><title>{title}</title><body><h1>{title}</h1>%s{text}</body></html>"
    assert newsclean.clean(page % "").published is None
    assert newsclean.clean(page % "<p>4 April 2023</p>").published == "2023-04-04"


def test_a_story_signed_in_brackets_at_its_end() -> None:
    text = "".join(
        f"<p>{line}</p>" for line in (*PARAGRAPHS, "The rooms close at six, the council said. (Ann Example)")
    )
    article = newsclean.clean(
        f"<html><title>Library stays open</title><body><h1>Library stays open</h1>{text}</body></html>"
    )
    assert (shown(article.authors), article.extraction.evidence["authors"]) == (("Ann Example",), "text:signed")


@pytest.mark.parametrize(
    "url,whole",
    [
        ("/a.jpg", "https://example.com/a.jpg"),
        (" https://example.org/b.jpg ", "https://example.org/b.jpg"),
        ("//cdn.example/c.jpg", "https://cdn.example/c.jpg"),
        ("data:image/png;base64,AAAA", None),
        ("javascript:alert(1)", None),
        ("http://[broken/d.jpg", None),
        ("https://example.com/two words.jpg", None),
        ("", None),
    ],
)
def test_an_address_is_absolute_or_none(url: str, whole: str | None) -> None:
    assert clean(meta("og:image", url), url="https://example.com/story").lead_image == whole


def test_a_page_s_base_counts_for_its_addresses() -> None:
    head = "<base href=/deep/>" + meta("og:image", "a.jpg")
    assert clean(head, url="https://example.com/story").lead_image == "https://example.com/deep/a.jpg"


def test_the_address_dates_a_story_that_nothing_else_dates() -> None:
    article = clean(url="https://example.com/2023/03/22/library")
    assert (article.published, article.extraction.evidence["published"]) == ("2023-03-22", "url")


@pytest.mark.parametrize(
    "head,top,published,evidence",
    [
        # The line says the hour of the day that the markup only names.
        (meta("article:published_time", "2023-03-22"), "22 March 2023, 11:15", "2023-03-22T11:15", "line:date"),
        (meta("article:published_time", "2023-03-22T00:00:00"), "22 March 2023, 11:15", "2023-03-22T11:15", "line:date"),
        (meta("article:published_time", "2023-03-22T09:00:00Z"), "22 March 2023, 11:15", "2023-03-22T09:00:00+00:00", "meta:article:published_time"),
        # Day and month are told apart by what the markup says.
        (meta("article:published_time", "2023-04-03"), "04/03/2023 11:15", "2023-04-03T11:15", "line:date"),
        # The printed day is long before the markup's: the page moved.
        (meta("article:published_time", "2023-03-22T09:00:00Z"), "Published: 2 May 2009", "2009-05-02", "line:date"),
        (meta("article:published_time", "2023-03-22T09:00:00Z"), "21 March 2023", "2023-03-22T09:00:00+00:00", "meta:article:published_time"),
    ],
)  # fmt: skip
def test_a_printed_date_beside_the_markup_s(head: str, top: str, published: str, evidence: str) -> None:
    article = clean(head, f"<p>{top}</p>")
    assert (article.published, article.extraction.evidence["published"]) == (published, evidence)


@pytest.mark.parametrize(
    "lang,url,published",
    [
        ("en-US", None, "2023-03-04"),
        ("en_US", None, "2023-03-04"),
        ("en-PH", None, "2023-03-04"),
        ("en-GB", "https://example.com/a", "2023-04-03"),
        ("de-US", None, "2023-04-03"),
        ("en", None, "2023-04-03"),
        *(("en", f"https://example.{end}/a", "2023-03-04") for end in ("com", "org", "net", "gov", "edu")),
        ("en", "https://example.co.uk/a", "2023-04-03"),
    ],
)
def test_day_and_month_go_by_the_page_s_english(lang: str, url: str | None, published: str) -> None:
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    for head, tag in (("", f" lang={lang}"), (meta("og:locale", lang), "")):
        page = f"<html{tag}><head><title>Library stays open</title>{head}</head><body><h1>Library stays open</h1><p>03/04/2023</p>{text}</body></html>"
        assert newsclean.clean(page, url=url).published == published


@pytest.mark.parametrize(
    "image,url",
    [
        ("https://example.com/a.jpg", "https://example.com/a.jpg"),
        ({"url": "https://example.com/a.jpg"}, "https://example.com/a.jpg"),
        ({"contentUrl": "https://example.com/a.jpg"}, "https://example.com/a.jpg"),
        ([{"url": "/a.jpg"}, "/b.jpg"], "https://example.com/a.jpg"),
        ({"caption": "none"}, None),
    ],
)
def test_the_lead_image(image: Any, url: str | None) -> None:
    assert clean(ld({**STORY, "image": image}), url="https://example.com/story").lead_image == url
    assert clean(ld({**STORY, "thumbnailUrl": image}), url="https://example.com/story").lead_image == url


def test_a_twitter_card_s_image_and_the_address_that_a_page_says_is_its_own() -> None:
    head = meta("twitter:image", "/card.jpg") + meta("og:url", "/library")
    article = clean(head, url="https://example.com/x")
    assert (article.lead_image, article.canonical_url) == (
        "https://example.com/card.jpg",
        "https://example.com/library",
    )


def test_a_breadcrumb_list_without_home_and_the_title() -> None:
    steps = [
        {"name": "Home"},
        {"name": "Town"},
        {"item": {"name": "Culture"}},
        {"item": "https://example.com/x"},
        {"name": "Library stays open"},
    ]
    article = clean(ld({"@type": "BreadcrumbList", "itemListElement": steps}))
    assert (article.section, article.extraction.evidence["section"]) == (("Town", "Culture"), "json-ld:BreadcrumbList")


def test_a_story_s_own_description_and_second_headline_are_the_first_story_s() -> None:
    head = ld(
        {**STORY, "description": "The council gives it a year.", "alternativeHeadline": "Readers ask for more"},
        {"@type": "NewsArticle", "headline": "Another", "description": "No."},
    )
    article = clean(head)
    assert (article.description, article.subtitle) == ("The council gives it a year.", "Readers ask for more")
