"""Authors of HTML pages: one test for each form of byline, and for each kind of people who are no authors."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.metadata.authors.split_names import split_names
from tests.pages import PARAGRAPHS

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def authors(above: str = "", below: str = "", end: str = "", head: str = "") -> list[str]:
    page = (
        f"<html lang=en><head><title>Bridge stays open</title>{head}</head><body><nav><a href=/>Home</a></nav><main>{above}"
        f"<article><h1>Bridge stays open</h1>{below}{TEXT}{end}</article></main></body></html>"
    )
    return [person.name for person in newsclean.clean(page).authors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Fellner, Fri., May 31, 2019", ["Ada Fellner"]),
        ("Ada Fellner, MWN", ["Ada Fellner"]),
        ("Ada Fellner, CEO", ["Ada Fellner"]),
        ("Ada Fellner, MD, RDN", ["Ada Fellner, MD, RDN"]),
        ("Ada Fellner, MS, XQAND", ["Ada Fellner, MS, XQAND"]),
        ("Ada Fellner, LCSW-R", ["Ada Fellner, LCSW-R"]),
        ("Bo Fellner, Jr.", ["Bo Fellner, Jr."]),
        ("Bo Fellner Jr.", ["Bo Fellner Jr."]),
        ("Ada FellnerTwitter", ["Ada Fellner"]),
        ("Ada FellnerMay", ["Ada Fellner"]),
        ("Ada Fellner 著", ["Ada Fellner"]),
        ("MW en Español", []),
        ("Marrow Print Edition", []),
    ],
)
def test_a_name_is_parted_from_what_stands_behind_it(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_a_date_glued_to_a_name_in_capitals() -> None:
    byline = "<div class=meta>By <span>ADA FELLNER</span><span>JAN. 21, 2010</span></div>"
    assert authors(below=byline) == ["ADA FELLNER"]
    assert authors(below=byline, head='<meta name=author content="Ada Fellner">') == ["Ada Fellner"]


def test_a_name_doubled_without_a_space() -> None:
    byline = "<p>by <span>Ada Fellner</span><span>Ada Fellner</span></p>"
    assert authors(below=byline, head='<meta name=parsely-author content="Ada Fellner">') == ["Ada Fellner"]


def test_one_person_in_two_letter_cases() -> None:
    stated = '{"@type": "NewsArticle", "author": [{"name": "ADA FELLNER"}, {"name": "Ada Fellner"}]}'
    assert authors(head=f'<script type="application/ld+json">{stated}</script>') == ["Ada Fellner"]


def test_a_byline_that_names_more_people_than_the_markup() -> None:
    head = '<meta name=author content="Ada Fellner">'
    assert authors(below="<p>By Ada Fellner, Bo Kettle | MW News</p>", head=head) == ["Ada Fellner", "Bo Kettle"]


def test_a_person_in_the_menu_is_no_author() -> None:
    menu = "<ul class=menu><li><a href=/store>Store</a></li><li><a href=/author/cy-harrow>Cy Harrow</a></li></ul>"
    byline = '<div>June 13, 2019 <span class="author-name"><a href=/author/ada>Ada Fellner</a></span></div>'
    assert authors(above=menu, below=byline) == ["Ada Fellner"]


def test_the_writer_of_another_story_above_the_title_is_no_author() -> None:
    card = "<div class=card><a href=/a>The pier is shut</a><span class=byline>By Cy Harrow</span></div>"
    assert authors(above=f"<aside><h3>Most read</h3>{card}</aside>") == []


@pytest.mark.parametrize(
    "credit",
    [
        "<figure><img src=p.jpg><figcaption><span class=author>Author: Picturist</span><b>Cy Harrow at work</b></figcaption></figure>",
        '<img src=p.jpg><div class="article-image-author"><span>Author: Cy Harrow</span></div>',
    ],
)
def test_a_picture_credit_is_no_byline(credit: str) -> None:
    byline = "<div class=article_author><a href=/autor/ada-fellner/>Ada Fellner</a></div>"
    assert authors(below=credit + byline) == ["Ada Fellner"]


def test_a_place_in_a_job_title_is_nobody() -> None:
    byline = (
        '<div class="author-data"><h3 class=byline><a href=/author/ada/ rel=author>Ada Fellner</a></h3>'
        "<span class=byline-position>Washington, DC, Bureau Chief</span><a href=/author/ada/ rel=author>Bio</a></div>"
    )
    assert authors(below=byline) == ["Ada Fellner"]


def test_a_person_among_the_categories_is_no_author() -> None:
    assert authors(below="<div class=category><a href=/people/cy-harrow>Cy Harrow</a></div>") == []


def test_two_names_with_boxes_of_their_own() -> None:
    byline = "<div><span>By</span><div><a href=/u/1>Ada Fellner</a></div><span>and</span><div><a href=/u/2>Bo Kettle</a></div></div>"
    assert authors(below=byline) == ["Ada Fellner", "Bo Kettle"]


def test_a_box_on_the_author_below_the_text() -> None:
    assert authors(end="<div><h3>About the Author</h3><p>Ada Fellner</p></div>") == ["Ada Fellner"]


def test_by_in_a_box_of_its_own() -> None:
    byline = "<div class=author>By <div><div><span>A Fellner</span><div></div></div></div></div>"
    assert authors(below=byline) == ["A Fellner"]


@pytest.mark.parametrize(
    "byline",
    [
        "<p class=by>Words: Ada Fellner</p>",
        "<p>Words: Ada Fellner | Pictures: Cy Harrow</p>",
        "<p>Words by Ada Fellner, photos by Cy Harrow</p>",
        "<p>Text: Ada Fellner Foto: Cy Harrow</p>",
        "<p>By Ada Fellner of the Marrow Post</p>",
        "<p>By Ada Fellner Special to the Post</p>",
        "<div>Ada Fellner, Staff Writer</div>",
        "<div>Ada Fellner</div><div>Marrow correspondent</div>",
        "<div>Ada Fellner<br><a href=mailto:ada@marrowpost.example>ada@marrowpost.example</a></div>",
        "<p>Ada Fellner, @adafellner</p>",
        "<p>Ada Fellner | ada@marrowpost.example | @adafellner</p>",
        '<div><img src=/ada.jpg alt="Ada Fellner" width=10></div><div><a href=/info/42/>Ada Fellner</a></div>',
        '<img src=/ada.jpg alt="Ada Fellner"><div><a href=/info/42/>Ada Fellner</a><time>Jan 27, 2026</time></div>',
    ],
)
def test_forms_of_bylines_without_an_introduction(byline: str) -> None:
    assert authors(below=byline) == ["Ada Fellner"]


def test_a_portrait_of_a_person_whom_the_story_is_about_is_no_byline() -> None:
    picture = '<div><img src=/ada.jpg alt="Ada Fellner"></div><div>Ada Fellner</div>'
    assert (
        authors(below=picture, end="<p>The masons say that Ada Fellner had warned the council of the cracks.</p>") == []
    )


def test_a_picture_of_things_is_no_portrait() -> None:
    picture = '<div><img src=/b.jpg alt="Bread Makers"></div><div>Bread Makers</div>'
    assert authors(below=picture, end="<p>The old bread ovens of the town and its makers moved to the north.</p>") == []


def test_a_name_behind_a_dash_signs_the_text() -> None:
    assert authors(end="<div>- Ada Fellner</div>") == ["Ada Fellner"]


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("Ada Fellner is a staff reporter for the Marrow Post.", ["Ada Fellner"]),
        ("Ada Fellner is a freelance journalist based in Marrow.", ["Ada Fellner"]),
        ("Ada Fellner, a former mason, is a columnist for the Post.", ["Ada Fellner"]),
        ("Ada Fellner covers city hall. Reach her at ada@marrowpost.example.", ["Ada Fellner"]),
        ("Ada Fellner can be reached at ada@marrowpost.example.", ["Ada Fellner"]),
        ("Contact Ada Fellner at ada@marrowpost.example.", ["Ada Fellner"]),
        ("Follow Ada Fellner on Twitter: @adafellner", ["Ada Fellner"]),
        ("(Reporting by Ada Fellner in Marrow; Editing by Bo Kettle)", ["Ada Fellner"]),
        ("Ada Fellner", ["Ada Fellner"]),
        ("Ada Fellner is the mayor of Marrow.", []),
        ("Additional reporting by Ada Fellner", []),
    ],
)
def test_a_note_on_the_author_behind_the_text(note: str, names: list[str]) -> None:
    assert authors(end=f"<p><em>{note}</em></p>") == names


@pytest.mark.parametrize(
    ("byline", "name", "role"),
    [
        ("<p>By: The E.F. Kettle Company</p>", "The E.F. Kettle Company", "organization"),
        ('<p><span class="author">The Calm Masons</span> - June 4, 2019</p>', "The Calm Masons", "organization"),
        ('<p>by <a rel=author href="/author/kettlefan9">kettlefan9</a></p>', "kettlefan9", "account"),
    ],
)
def test_a_byline_of_an_outlet_or_an_account(byline: str, name: str, role: str) -> None:
    page = f"<html lang=en><title>Bridge stays open</title><body><article><h1>Bridge stays open</h1>{byline}{TEXT}</article>"
    assert [(one.name, one.role) for one in newsclean.clean(page).authors] == [(name, role)]


@pytest.mark.parametrize(
    ("byline", "first"),
    [
        ("<p><strong>Ada Fellner</strong><br>Marrow.example<br>November 16, 2013</p>", PARAGRAPHS[0]),
        ("<p>By Ada Fellner | Marrow Post</p>", PARAGRAPHS[0]),
        ("<p>The masons of Marrow win</p>", "The masons of Marrow win"),
    ],
)
def test_lines_of_names_above_the_text_are_no_text(byline: str, first: str) -> None:
    page = f"<html lang=en><title>Bridge stays open</title><body><article><h1>Bridge stays open</h1>{byline}{TEXT}</article>"
    article = newsclean.clean(page)
    assert article.body[0].text == first
    assert [one.name for one in article.authors] == (["Ada Fellner"] if "Ada" in byline else [])
