"""Tags, pictures and their credits, paywall marks, accounts and desks, titles' choices."""

from __future__ import annotations

import pytest

import newsclean

TEXT = (
    "<p>The council met on Tuesday evening and voted, after four hours, to keep the old bridge open until spring.</p>"
    * 6
)


def page(head: str = "", top: str = "", tail: str = "") -> str:
    return f"<html lang=en><head><title>Bridge stays open</title>{head}</head><body><article><h1>Bridge stays open</h1>{top}{TEXT}</article>{tail}</body></html>"


def test_tags_stated_without_what_only_a_system_reads() -> None:
    head = "<meta name=news_keywords content='Marrow, bridges, 8f507083-bac4-423a-9015-2eb31e1bce50, Category: World, sections/north'>"
    assert newsclean.clean(page(head)).tags == ("Marrow", "bridges", "World", "north")


def test_tags_shown_after_the_text() -> None:
    tail = "<div class=post-tags><a href=/t/1 rel=tag>Marrow</a></div><div class=post-tags><a href=/t/2 rel=tag>#bridges</a></div>"
    article = newsclean.clean(page(tail=tail))
    assert article.tags == ("Marrow", "bridges") and article.extraction.evidence["tags"] == "markup:tags"


@pytest.mark.parametrize(
    "caption,text,credit",
    [
        ("The bridge at dusk. Photo: Ann Example", "The bridge at dusk.", "Ann Example"),
        ("The bridge at dusk (Bo Beispiel/dpa)", "The bridge at dusk", "Bo Beispiel/dpa"),
        ("© Ann Example", None, "Ann Example"),
        ("暮色中的老桥。 张晓三 摄", "暮色中的老桥。", "张晓三"),
        ("The bridge at dusk", "The bridge at dusk", None),
    ],
)
def test_captions_and_credits(caption: str, text: str | None, credit: str | None) -> None:
    top = f"<p>The old bridge over the Marrow was built in 1904 and has been closed twice since.</p><figure><img src=https://example.com/a.jpg><figcaption>{caption}</figcaption></figure>"
    (image,) = newsclean.clean(page(top=top), url="https://example.com/story").images
    assert (image.caption, image.credit) == (text, credit)


@pytest.mark.parametrize(
    "head,tail,walled",
    [
        (
            '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Bridge stays open","isAccessibleForFree":"False"}</script>',
            "",
            True,
        ),
        ("<meta property='article:content_tier' content=free>", "", False),
        ("", "<p>Subscribe to continue reading</p>", True),
        ("", "<p>订阅后阅读全文</p>", True),
        ("", "<p>Subscribe to our newsletter</p>", None),
    ],
)
def test_paywall_marks(head: str, tail: str, walled: bool | None) -> None:
    assert newsclean.clean(page(head, tail=tail)).paywalled is walled


@pytest.mark.parametrize(
    "wall,rule",
    [
        ("This story is for subscribers", "en"),
        ("You have reached your limit of free articles", "en"),
        ("Dieser Artikel ist nur für Abonnenten", "de"),
        ("Article réservé aux abonnés", "fr"),
        ("Contenido exclusivo para suscriptores", "es"),
        ("Contenuto riservato agli abbonati", "it"),
        ("Conteúdo exclusivo para assinantes", "pt"),
        ("Alleen voor abonnees", "nl"),
        ("Endast för prenumeranter", "sv"),
        ("Denne saken er forbeholdt abonnenter", "no"),
        ("Vain tilaajille", "fi"),
        ("Tylko dla prenumeratorów", "pl"),
        ("Pouze pro předplatitele", "cs"),
        ("Csak előfizetőknek", "hu"),
        ("Doar pentru abonați", "ro"),
        ("Μόνο για συνδρομητές", "el"),
        ("Материал доступен только для подписчиков", "ru"),
        ("Okumaya devam etmek için abone olun", "tr"),
        ("会员专享", "zh"),
        ("この記事は有料会員限定です", "ja"),
        ("이 기사는 유료 회원 전용입니다", "ko"),
        ("للمشتركين فقط", "ar"),
        ("Artikel ini khusus pelanggan", "id"),
    ],
)
def test_visible_walls(wall: str, rule: str) -> None:
    article = newsclean.clean(page(tail=f"<div class=x><h3>{wall}</h3></div>"))
    assert (article.paywalled, article.extraction.evidence["paywalled"]) == (True, f"rule:paywall.wall.{rule}")
    assert wall not in article.text


def test_a_mark_on_a_link_to_another_story_is_no_wall() -> None:
    others = "".join(
        f"<li><a href=/a/{at}>Nur für Abonnenten Die Brücke von Marrow, Teil {at}</a></li>" for at in range(5)
    )
    assert newsclean.clean(page(tail=f"<ul>{others}</ul>")).paywalled is None


@pytest.mark.parametrize(
    "author,name,role",
    [
        ("dpa", "dpa", "organization"),
        ("The Marrow Post Team", "The Marrow Post Team", "organization"),
        ("riverling", "riverling", "account"),
        ("Ann Example, Senior Director", "Ann Example", None),
        ("By Ann Example for the Marrow Post", "Ann Example", None),
        ("Center for Bridges and Tunnels", "Center for Bridges and Tunnels", "organization"),
    ],
)
def test_what_an_author_field_names(author: str, name: str, role: str | None) -> None:
    (person,) = newsclean.clean(page(f"<meta name=author content='{author}'>")).authors
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize("author", ["admin", "siteadmin", "webmaster", "ann@example.com", "Unknown", "网络整理"])
def test_nobody_is_an_author(author: str) -> None:
    assert newsclean.clean(page(f"<meta name=author content='{author}'>")).authors == ()


def test_a_byline_beats_a_filer_whom_the_page_never_shows() -> None:
    head = '<script type=\'application/ld+json\'>{"@type":"Article","headline":"Bridge stays open","author":{"@type":"Person","name":"Kim Filer"}}</script>'
    assert [person.name for person in newsclean.clean(page(head, "<p>By Ann Example</p>")).authors] == ["Ann Example"]
    shown = newsclean.clean(page(head, "<p>By Ann Example</p>", "<footer>Filed by Kim Filer</footer>"))
    assert [person.name for person in shown.authors] == ["Kim Filer"]


def test_the_printed_headline_beats_one_written_for_search_engines() -> None:
    text = f"<html><head><title>5 Bridge Facts for 2024 | Marrow Guide</title><meta property='og:title' content='5 Bridge Facts for 2024'></head><body><header><a href=/>Marrow Guide</a></header><article><h1>What the Marrow bridge tells of its builders</h1>{TEXT}</article></body></html>"
    assert newsclean.clean(text).title == "What the Marrow bridge tells of its builders"


def test_a_logo_is_no_headline() -> None:
    text = f"<html><head><title>Marrow Post</title></head><body><header class=logo><h1><a href=/>Marrow Post</a></h1></header><article><h2>Bridge over the Marrow stays open</h2>{TEXT}</article></body></html>"
    assert newsclean.clean(text).title == "Bridge over the Marrow stays open"


def test_images_are_those_between_the_storys_blocks() -> None:
    def images(top: str = "", tail: str = "") -> list[tuple[str, str | None]]:
        found = newsclean.clean(page(top=top, tail=tail), url="https://example.com/story").images
        return [(image.url, image.alt) for image in found]

    first, second = "<img src=/a.jpg alt='The bridge'>", "<img src=/b.jpg>"
    assert images(top=first) == [("https://example.com/a.jpg", "The bridge")]
    assert images(top=first + first + second) == [
        ("https://example.com/a.jpg", "The bridge"),
        ("https://example.com/b.jpg", None),
    ]
    away = f"<div class=related><p><a href=/1>The mill turns again</a></p><p><a href=/2>{second}Boats</a></p></div>"
    assert images(top=first, tail=away) == [("https://example.com/a.jpg", "The bridge")]
