"""Dates that a page shows beside the story's: of its change, of videos, of sliders, of comments."""

from __future__ import annotations

import pytest

import newsclean

TEXT = (
    "<p>The council met in the evening and voted, after four hours, to keep the old bridge open until the spring.</p>"
    * 6
)
OWN = "<p class=meta>By Ann Ellwood | August 15, 2023</p>"
RELATED_VIDEO = (
    '<div class="related-video"><h3><a href=/v/1>Watch: The ferry at sea</a></h3><span>August 20, 2023</span></div>'
)
VIDEO = '<div class="video-box"><h4>Related video</h4><p>The ferry at sea</p><time datetime="2023-08-20">Aug 20, 2023</time></div>'
CAPTION = (
    "<figure><video src=v.mp4></video><figcaption>Video from August 20, 2023: the ferry at sea</figcaption></figure>"
)
MICRODATA = (
    '<div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="uploadDate" content="2023-08-20T10:00:00Z">'
    '<meta itemprop="datePublished" content="2023-08-20T10:00:00Z"><p itemprop="name">The ferry at sea</p></div>'
)
SLIDER = (
    '<div class="swiper carousel"><div class="swiper-slide"><a href=/s/20><h3>Story number 20 of the bay</h3>'
    '<time datetime="2023-08-20">August 20, 2023</time></a></div></div>'
)
SLIDESHOW = '<div id="slideshow"><div class="item"><p>Story number 20 of the bay</p><p>20.08.2023</p></div></div>'
COMMENTS = (
    '<div class="comments"><h3>Comments</h3><div class="comment"><b>Bob Miller</b> <span>August 20, 2023 at 10:15 am</span>'
    "<p>I like the bridge very much and would hate to see it go.</p></div></div>"
)
COMMENT_WITH_REPLY = (
    '<div><p>Bob Miller</p><time datetime="2023-08-20T10:15:00Z">20 August 2023</time>'
    "<p>I like the bridge very much and would hate to see it go.</p><a href=#r>Reply</a></div>"
)


def dates(
    top: str = "", head: str = "", tail: str = "", inside: str = "", url: str | None = None
) -> tuple[str | None, str | None]:
    half = len(TEXT) // 2
    article = newsclean.clean(
        f"<html lang=en><head><title>Bridge stays open</title>{head}</head><body><article><h1>Bridge stays open</h1>{top}"
        f"{TEXT[:half]}{inside}{TEXT[half:]}</article>{tail}</body></html>",
        url=url,
    )
    return article.published, article.modified


@pytest.mark.parametrize("other", [RELATED_VIDEO, VIDEO, CAPTION, MICRODATA, SLIDER, SLIDESHOW, COMMENT_WITH_REPLY])
def test_the_storys_date_is_never_that_of_another_thing(other: str) -> None:
    assert dates(top=other + OWN) == ("2023-08-15", None)
    assert dates(top=other) == (None, None)
    assert dates(inside=other) == (None, None)


@pytest.mark.parametrize("comment", [COMMENTS, COMMENT_WITH_REPLY])
def test_a_comments_date_is_not_the_storys(comment: str) -> None:
    assert dates(tail=comment) == (None, None)
    assert dates(top=OWN, tail=comment) == ("2023-08-15", None)


def test_a_video_in_json_ld_is_not_the_story() -> None:
    video = (
        '<script type="application/ld+json">{"@type": "VideoObject", "datePublished": "2023-08-20T10:00:00Z"}</script>'
    )
    assert dates(head=video) == (None, None)
    assert dates(head=video.replace("VideoObject", "CreativeWork"))[0] == "2023-08-20T10:00:00+00:00"


def test_the_date_in_a_list_of_related_lines_comes_after_the_storys() -> None:
    text = (
        "The council met in the evening and voted, after four hours, to keep the old bridge open until the spring.\n\n"
        * 6
    )
    dump = f"Bridge stays open\n\nRelated stories\n\nAugust 20, 2023\n\nBy Ann Ellwood, August 15, 2023\n\n{text}"
    assert newsclean.clean(dump).published == "2023-08-15"


@pytest.mark.parametrize(
    "line,published,modified",
    [
        (
            "Published 9:30 AM BST, Tue August 15, 2023 | Updated 10:15 AM BST, Wed August 16, 2023",
            "2023-08-15T09:30+01:00",
            "2023-08-16T10:15+01:00",
        ),
        ("Publié le 15/08/2023 à 09h30, modifié le 16/08/2023 à 10h15", "2023-08-15T09:30", "2023-08-16T10:15"),
        ("Mis à jour le 16 août 2023, publié le 15 août 2023", "2023-08-15", "2023-08-16"),
        ("Updated: 16 Aug 2023 10:15 | First published: 15 Aug 2023 09:30", "2023-08-15T09:30", "2023-08-16T10:15"),
        ("Published: 15 August 2023 09:30 | Updated: 10:15", "2023-08-15T09:30", "2023-08-15T10:15"),
        ("Aug. 15, 2023 Updated 5:01 p.m. ET", "2023-08-15", "2023-08-15T17:01-04:00"),
        ("Updated Aug. 16, 2023 5:01 pm ET", "2023-08-16T17:01-04:00", "2023-08-16T17:01-04:00"),
    ],
)
def test_publication_and_change_on_one_line(line: str, published: str, modified: str) -> None:
    assert dates(top=f"<p>{line}</p>") == (published, modified)


def meta(stamp: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{stamp}">'


def json_ld(stamp: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "B", "datePublished": "{stamp}"}}</script>'


def test_a_local_time_marked_as_utc_is_put_right() -> None:
    head = json_ld("2023-08-15T15:13:15+00:00") + meta("2023-08-15T20:13:15+00:00")
    assert dates(head=head, top="<p>August 15, 2023 3:13 PM</p>")[0] == "2023-08-15T15:13:15-05:00"
    assert dates(head=head, top="<p>August 15, 2023</p>")[0] == "2023-08-15T15:13:15+00:00"


def test_the_day_of_the_address_tells_which_time_is_local() -> None:
    head = json_ld("2023-08-15T20:31:51+00:00") + meta("2023-08-16T04:31:51+00:00")
    url = "https://news.example.org/2023/08/15/bridge"
    assert dates(head=head, top="<p>August 15, 2023</p>", url=url)[0] == "2023-08-16T04:31:51+00:00"


def test_weak_markup_is_not_later_than_the_last_change() -> None:
    changed = "<p>Stand: 28.04.2020 18:00 Uhr</p>"
    assert dates(head=meta("2020-04-29T11:52:23", "date"), top=changed)[0] == "2020-04-28T18:00"
    assert dates(head=meta("2020-04-29T07:52:23", "date"), top=changed)[0] == "2020-04-29T07:52:23"
    assert dates(head=meta("2020-04-29T11:52:23"), top=changed)[0] == "2020-04-29T11:52:23"


def test_a_labelled_day_beside_a_time_without_an_offset() -> None:
    line = "<p class=date-published>Published: 16 August 2023</p>"
    assert dates(head=json_ld("2023-08-15T23:15"), top=line)[0] == "2023-08-16"
    assert dates(head=json_ld("2023-08-15T08:15"), top=line)[0] == "2023-08-15T08:15"


def test_a_page_on_one_line_has_its_date_behind_the_title() -> None:
    text = (
        "青溪县第三条公交线路昨日完成最后一段试车，全线二十二座车站的工程同步收尾。县交通局表示，线路计划在明年春天开通，届时从北岸到老车站的车程将由五十分钟缩短到二十八分钟。"
        * 3
    )
    title = "青溪县三号公交线路完成试车"
    dump = f"{title}_青溪网 首页国内国际体育视频登录注册{title}2022-06-02 09:52:19青溪日报 5人参与2评论{text}"
    assert newsclean.clean(dump).published == "2022-06-02T09:52:19"


def test_a_container_named_for_comment_that_holds_a_part_of_the_title_is_the_storys() -> None:
    page = (
        "<html lang=en><head><title>Bridges of Marrow: Why the old one stays open</title></head><body><article>"
        "<header class=header-comment><p>Bridges of Marrow</p><h1>Why the old one stays open</h1><p>15 August 2023</p></header>"
        f"{TEXT}</article></body></html>"
    )
    assert newsclean.clean(page).published == "2023-08-15"


def test_a_date_in_very_many_containers() -> None:
    nested = 1800
    assert dates(top=f"{'<div class=a>' * nested}{OWN}{'</div>' * nested}")[0] == "2023-08-15"
    assert dates(top=f"{'<div class=a>' * nested}{SLIDER}{'</div>' * nested}{OWN}")[0] == "2023-08-15"
