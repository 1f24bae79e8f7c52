"""Which addresses are wanted, and in which form they are printed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

import newsclean
from newsclean.discovery.addresses import address_key, clean_address
from newsclean.discovery.model import DiscoveredStory
from newsclean.discovery.selection import Selection
from newsclean.discovery.story_addresses import is_other_page, is_story_address
from newsclean.text.moments import parse_moment, to_moment


def story(**fields: object) -> DiscoveredStory:
    known: dict[str, object] = {
        "url": "https://a.example/s", "title": None, "published": None, "modified": None, "language": None,
        "found_in": "https://a.example/f", "kind": "feed",
    }  # fmt: skip
    return DiscoveredStory(**(known | fields))  # type: ignore[arg-type]


SITES = {"a.example"}
SINCE = Selection(since=parse_moment("2026-11-28"))
UNTIL = Selection(until=parse_moment("2026-11-28", is_end=True))


@pytest.mark.parametrize(
    "selection,fields,rejection",
    [
        (SINCE, {"published": "2026-11-28"}, None),
        (SINCE, {"published": "2026-11-27T23:59:59+00:00"}, "early"),
        (SINCE, {"published": "2026-11-28T00:30:00+02:00"}, "early"),
        (SINCE, {"published": "2026-11-27T23:00:00Z", "modified": "2026-11-28"}, "early"),
        (SINCE, {"modified": "2026-11-28T00:00Z"}, None),
        (SINCE, {"url": "https://a.example/2026/11/27/s"}, "early"),
        (SINCE, {"url": "https://a.example/2026/11/28/s"}, None),
        (SINCE, {}, None),
        (SINCE, {"kind": "page"}, None),
        (SINCE, {"kind": "sitemap"}, "undated"),
        (UNTIL, {"published": "2026-11-28T23:30:00"}, None),
        (UNTIL, {"published": "2026-11-29"}, "late"),
        (Selection(language="en"), {"language": "en-GB"}, None),
        (Selection(language="en-GB"), {"language": "en"}, None),
        (Selection(language="zh_CN"), {"language": "zh-cn"}, None),
        (Selection(language="en"), {"language": "enm"}, "other_language"),
        (Selection(language="en"), {}, None),
        (Selection(), {"url": "https://news.a.example/s"}, None),
        (Selection(), {"url": "https://b.example/s"}, "off_site"),
        (Selection(same_site=False), {"url": "https://b.example/s"}, None),
    ],
)
def test_an_address_is_wanted_or_rejected(
    selection: Selection, fields: dict[str, object], rejection: str | None
) -> None:
    assert selection.reject(story(**fields), SITES) == rejection


def test_one_pattern_must_match_and_none_of_the_others() -> None:
    import re

    selection = Selection(match=(re.compile("/politics/"), re.compile("/sport/")), exclude=(re.compile("live"),))
    found = {
        path: selection.reject(story(url=f"https://a.example{path}"), SITES)
        for path in ("/sport/a", "/x/b", "/sport/live")
    }
    assert found == {"/sport/a": None, "/x/b": "unmatched", "/sport/live": "excluded"}


def test_moments() -> None:
    now = datetime.now(timezone.utc)
    for text, seconds in (("2d", 172_800), ("12h", 43_200), ("90m", 5_400), ("1w", 604_800), ("30 S", 30)):
        assert abs((now - parse_moment(text)).total_seconds() - seconds) < 5
    assert parse_moment("2026-11-01") == datetime(2026, 11, 1, tzinfo=timezone.utc)
    assert (
        parse_moment("2026-11-01T08:00+01:00") == parse_moment("2026-11-01T07:00Z") == parse_moment("2026-11-01 07:00")
    )
    assert to_moment(date(2026, 11, 1), is_end=True) == parse_moment("2026-11-01", is_end=True)
    assert to_moment(datetime(2026, 11, 1, 8)) == parse_moment("2026-11-01T08:00")
    assert abs((now - to_moment(timedelta(days=1))).total_seconds() - 86_400) < 5  # type: ignore[operator]
    for text in ("", "yesterday", "2026-13-01", "2 years", "9999999d", "999999w"):
        with pytest.raises(ValueError, match="neither an age such as 2d"):
            parse_moment(text)


def test_wrong_arguments_are_named_before_a_request_is_made() -> None:
    with pytest.raises(ValueError, match="neither an age"):
        newsclean.discover("https://a.example", since="soon")
    with pytest.raises(ValueError, match="invalid pattern"):
        newsclean.discover("https://a.example", match="(")
    with pytest.raises(TypeError, match="a date must be text"):
        newsclean.discover("https://a.example", since=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="url must be text"):
        newsclean.discover(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address,cleaned",
    [
        ("/a?utm_source=x&id=3&fbclid=9", "https://a.example/a?id=3"),
        ("//b.example", "https://b.example/"),
        ("HTTPS://User:pw@A.example/a#b", "https://a.example/a"),
        ("/a?cid=4&b=2&a=1", "https://a.example/a?cid=4&b=2&a=1"),
        ("/a\n  ", "https://a.example/a"),
        ("mailto:a@b.example", None),
        ("http://[broken/", None),
        ("/" + "a" * 5000, None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_printed_without_tracking_parameters(address: str | None, cleaned: str | None) -> None:
    assert clean_address(address, "https://a.example/news/") == cleaned


@pytest.mark.parametrize(
    "one,other,is_same",
    [
        ("http://a.example/s", "https://A.example:443/s/", True),
        ("http://a.example/?b=1&a=2", "http://a.example/?a=2&b=1", True),
        ("http://a.example/%c3%a4", "http://a.example/\u00e4", True),
        ("http://a.example/s?utm_medium=x#y", "http://a.example/s", True),
        ("http://a.example/a%2Fb", "http://a.example/a/b", False),
        ("http://a.example/s?a=1%262", "http://a.example/s?a=1&2", False),
        ("http://a.example/S", "http://a.example/s", False),
        ("http://a.example:8080/s", "http://a.example/s", False),
        ("http://a.example/s?id=1", "http://a.example/s?id=2", False),
    ],
)
def test_spellings_of_one_address(one: str, other: str, is_same: bool) -> None:
    assert (address_key(one) == address_key(other)) is is_same


STORIES = (
    "/2026/11/29/bridge", "/news/bridge-opens-after-years", "/world/article123456.ece", "/a/20261129/bridge", "/n?id=12345",
    "/2026/nov/29/bridge", "/politics/2026-11-29/bridge", "/topic/roads/2026/11/29/bridge", "/a.php?autono=172475",
    "/themen/politik/398805-bruecke.html", "/thema/bridge-opens/497533355", "/archives/25621", "/spip.php?article717",
    "/newsletters/the-week-in-our-town-7120.html",
)  # fmt: skip
OTHERS = (
    "/", "/en/", "/politics", "/tag/roads-of-the-whole-country", "/author/ann-of-the-green-house", "/2026/", "/2026/11/29/",
    "/login?next=/news/12345", "/a/12345.jpg", "/news/page/12345", "/2026/11/29/bridge/feed", "/archive/2015", "/archive/",
    "/topic/roads-of-the-whole-country", "/thema/bruecke-123456", "/profile/ann/articles-of-the-last-year",
)  # fmt: skip


def test_addresses_of_stories() -> None:
    assert [path for path in STORIES if not is_story_address(f"https://a.example{path}")] == []
    assert [path for path in OTHERS if not is_other_page(f"https://a.example{path}")] == []
    assert [path for path in OTHERS if is_story_address(f"https://a.example{path}")] == []
