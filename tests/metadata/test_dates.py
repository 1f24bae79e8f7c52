"""Dates in many languages and calendars, ambiguous ones, relative ones, and what is refused."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import newsclean
from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.parsing import (
    find_date,
    is_ambiguous,
    parse_leading_date,
    parse_timestamp,
    parse_url_date,
    swap_day_and_month,
)
from newsclean.metadata.dates.relative import parse_relative_date

TEXT = (
    "<p>The council met on Tuesday evening and voted, after four hours, to keep the old bridge open until spring.</p>"
    * 6
)


@pytest.mark.parametrize(
    "text,date",
    [
        ("发布时间：2023年3月22日 下午3:05", "2023-03-22T15:05"),
        ("2023-03-2211:15", "2023-03-22T11:15"),
        ("22. März 2023, 11:15 Uhr", "2023-03-22T11:15"),
        ("22 มีนาคม 2566", "2023-03-22"),
        ("22 มี.ค. 2566 เวลา 10:30", "2023-03-22T10:30"),
        ("22 मार्च 2023", "2023-03-22"),
        ("۲۲ مارس ۲۰۲۳", "2023-03-22"),
        ("٢٢ مارس ٢٠٢٣", "2023-03-22"),
        ("2023년 3월 22일 오후 3:05", "2023-03-22T15:05"),
        ("04-ago-2021 5:11:10", "2021-08-04T05:11:10"),
        ("26 | 01 | 2022 | Marrow", "2022-01-26"),
        ("3 de mayo de 202221:25", "2022-05-03T21:25"),
        ("04 de mayo 2022, 12:05 A. M.", "2022-05-04T00:05"),
        ("Mental HealthDECEMBER 22, 2022", "2022-12-22"),
        ("Published 9:30 AM BST, Tue August 15, 2023", "2023-08-15T09:30+01:00"),
        ("12:30, 15.08.2023", "2023-08-15T12:30"),
        ("15.08.2023, 09:30 Uhr MESZ", "2023-08-15T09:30+02:00"),
        ("June 5, 2023 7:05 p.m. CST", "2023-06-05T19:05-06:00"),
        ("5 June 2023 19:05 CST", "2023-06-05T19:05"),
        ("5 juin 2023 à 19:05 est", "2023-06-05T19:05"),
        ("Mon Aug 03 12:45:00 EDT 2015", "2015-08-03T12:45:00-04:00"),
        ("令和5年8月15日 9時30分", "2023-08-15T09:30"),
        ("2023年（令和5年）8月15日", "2023-08-15"),
        ("平成31年4月1日", "2019-04-01"),
        ("民國112年8月15日 09:30", "2023-08-15T09:30"),
        ("2 تير 1399 - 12:09:08 ب.ظ", "2020-06-22T12:09:08"),
        ("۱۳۹۹/۰۴/۰۲ ۱۲:۳۰", "2020-06-22T12:30"),
        ("24 رمضان 1442 هـ", "2021-05-06"),
        ("24 رمضان 1442 هـ - 7 مايو 2021", "2021-05-07"),
        ("15 ส.ค. 66", "2023-08-15"),
        ("15/08/2566 10:30", "2023-08-15T10:30"),
        ("发布时间：23-08-15", "2023-08-15"),
        ("Items 23-08-15", None),
        ("15/08/23 09:30", "2023-08-15T09:30"),
        ("31.02.2023", None),
        ("22.03.1889", None),
        ("no date at all", None),
    ],
)
def test_dates_in_words_and_digits(text: str, date: str | None) -> None:
    assert find_date(text) == date


def test_an_ambiguous_date_is_read_as_the_page_is_written() -> None:
    assert find_date("03/04/2023") == "2023-04-03"
    assert find_date("03/04/2023", DateConventions(month_first=True)) == "2023-03-04"
    assert find_date("03.04.2023", DateConventions(month_first=True)) == "2023-04-03"
    assert find_date("22/03/2023", DateConventions(month_first=True)) == "2023-03-22"


def test_the_future_is_refused() -> None:
    ahead = (datetime.now() + timedelta(days=40)).date().isoformat()
    assert find_date(ahead) is None and parse_timestamp(ahead) is None


@pytest.mark.parametrize(
    "text,date",
    [
        ("3小时前", "2023-03-22T08:30+00:00"),
        ("20 minutes ago", "2023-03-22T11:10+00:00"),
        ("vor 2 Tagen", "2023-03-20"),
        ("il y a 2 heures", "2023-03-22T09:30+00:00"),
        ("昨天 09:05", "2023-03-21T09:05"),
        ("3시간 전", "2023-03-22T08:30+00:00"),
        ("three of us", None),
    ],
)
def test_relative_dates_count_from_the_fetch(text: str, date: str | None) -> None:
    assert parse_relative_date(text, "2023-03-22T11:30:00+00:00") == date


def test_a_relative_date_needs_a_fetch_time_and_is_marked() -> None:
    page = (
        f"<title>Bridge stays open</title><body><article><h1>Bridge stays open</h1><p>3 hours ago</p>{TEXT}</article>"
    )
    assert newsclean.clean(page).published is None
    article = newsclean.clean(page, fetched_at="2023-03-22T11:30:00+00:00")
    assert article.published == "2023-03-22T08:30+00:00"
    assert article.extraction.evidence["published"] == "line:relative"


def test_a_printed_date_is_older_than_the_move_to_a_new_system() -> None:
    page = (
        "<html lang=en><head><title>Bridge stays open</title><meta property='article:published_time' content='2024-01-05T08:00:00Z'></head>"
        f"<body><article><h1>Bridge stays open</h1><p>12 May 2019</p>{TEXT}</article></body></html>"
    )
    assert newsclean.clean(page).published == "2019-05-12"


def test_the_year_the_day_and_the_hour_on_lines_of_their_own() -> None:
    text = "<p>昨日上午，市政府召开新闻发布会，介绍老城区改造工程的最新进展，并回答了记者们的提问。</p>" * 5
    page = f"<title>老城区改造进入新阶段</title><h1>老城区改造进入新阶段</h1><div>2023</div><div>03/22</div><div>19:02</div>{text}"
    assert newsclean.clean(page).published == "2023-03-22T19:02"


@pytest.mark.parametrize(
    "url,date",
    [
        ("https://news.example.cn/n1/2023/0322/c1001-1.html", "2023-03-22"),
        ("https://www.example.gov.cn/t20230322_123.html", "2023-03-22"),
        ("https://news.example.kr/article/A2023032214320005196", "2023-03-22"),
        ("https://news.example.com/2023/mar/22/bridge", "2023-03-22"),
        ("https://news.example.com/2023/march/22", "2023-03-22"),
        ("https://news.example.com/2023/boats/22/bridge", None),
        ("https://archive.example.org/web/20131110121040/http://example.com/story", None),
    ],
)
def test_dates_in_addresses(url: str, date: str | None) -> None:
    assert parse_url_date(url) == date


@pytest.mark.parametrize(
    "text,stamp",
    [
        ("2023-03-22T11:15:30Z", "2023-03-22T11:15:30+00:00"),
        ("2023-03-22 11:15:30 +0800", "2023-03-22T11:15:30+08:00"),
        ("2023-03-22T11:15+14:00", "2023-03-22T11:15+14:00"),
        ("2023-03-22T11:15+15:00", "2023-03-22T11:15"),
        ("2023-03-22T11:15+01:75", "2023-03-22T11:15"),
        ("Wed, 22 Mar 2023 11:15:00 GMT", "2023-03-22T11:15:00+00:00"),
        ("Wed, 22 Mar 2023 11:15:00 -0500", "2023-03-22T11:15:00-05:00"),
        ("1679483700", "2023-03-22T11:15:00+00:00"),
        ("1679483700123", "2023-03-22T11:15:00+00:00"),
        ("2023-03-22T25:15", "2023-03-22"),
        ("10/31/2023", "2023-10-31"),
        ("12/12/2023", "2023-12-12"),
        ("22 March 2023", "2023-03-22"),
        ("never", None),
        ("", None),
    ],
)
def test_stamps(text: str, stamp: str | None) -> None:
    assert parse_timestamp(text) == stamp


@pytest.mark.parametrize(
    "text,ambiguous",
    [("03/04/2023", True), ("12-12-2023", True), ("13/04/2023", False), ("04/13/2023", False), ("2023", False)],
)
def test_which_dates_are_ambiguous(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) == ambiguous


def test_day_and_month_change_places_where_that_is_a_date() -> None:
    assert swap_day_and_month("2023-04-12") == "2023-12-04"
    assert swap_day_and_month("2023-04-03T11:15") == "2023-03-04T11:15"
    assert swap_day_and_month("2023-04-13") is None


@pytest.mark.parametrize("text,date", [("昨天 23:59", "2023-03-21T23:59"), ("昨天 24:00", None), ("昨天 12:60", None)])
def test_an_hour_that_is_none(text: str, date: str | None) -> None:
    assert parse_relative_date(text, "2023-03-22T11:30:00+00:00") == date


def test_half_days_and_names_run_together() -> None:
    assert find_date("2023年3月22日 上午12:05") == "2023-03-22T00:05"
    assert find_date("2023年3月22日 下午12:05") == "2023-03-22T12:05"
    assert find_date("EditorialNovember 22, 2022") == "2022-11-22"


@pytest.mark.parametrize(
    "text,found",
    [
        ("27.1.2022 – The ferry", ("2022-01-27", " – The ferry")),
        ("1 March 2022: the ferry", ("2022-03-01", ": the ferry")),
        ("On 27.1.2022 the ferry", None),
    ],
)
def test_a_date_that_a_text_begins_with(text: str, found: tuple[str, str] | None) -> None:
    assert parse_leading_date(text) == found


@pytest.mark.parametrize(
    "text,date",
    [
        ("الأربعاء، 28 آب/أغسطس 2013", "2013-08-28"),
        ("28 آب 2013", "2013-08-28"),
        ("3 كانون الثاني 2020", "2020-01-03"),
        ("3 كانون الأول 2020", "2020-12-03"),
        ("5 تشرين الأول/أكتوبر 2021", "2021-10-05"),
        ("٥ تشرين الثاني ٢٠٢١", "2021-11-05"),
    ],
)
def test_levantine_months(text: str, date: str) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    "text,date",
    [("2015. augusztus 20., 11:16 forrás: MTI", "2015-08-20T11:16"), ("2020. május 3.", "2020-05-03")],
)
def test_hungarian_dates_begin_with_the_year(text: str, date: str) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    "text,iso",
    [
        ("20120111", "2012-01-11"),
        ("20120111T123000Z", "2012-01-11T12:30:00+00:00"),
        ("Mon Aug  3 12:45:00 2015", "2015-08-03T12:45:00"),
        ("Mon Aug 03 2015 12:45:00 GMT+0200 (CEST)", "2015-08-03T12:45:00+02:00"),
        ("Tue, 15 Aug 2023 09:30:00 EST", "2023-08-15T09:30:00-05:00"),
        ("20121341", None),
    ],
)
def test_timestamps_of_programs(text: str, iso: str | None) -> None:
    assert parse_timestamp(text) == iso
