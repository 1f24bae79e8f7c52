"""Which addresses are those of another page of a story."""

from __future__ import annotations

import pytest

from newsclean.metadata.pagination.addresses import compare_addresses, shows_all_pages

HOST = "https://news.example"


@pytest.mark.parametrize(
    ("current", "other", "numbers"),
    [
        ("/a/12345.shtml", "/a/12345_2.shtml", (None, 2)),
        ("/a/12345_2.shtml", "/a/12345_3.shtml", (2, 3)),
        ("/a/t20261102_812.html", "/a/t20261102_812_1.html", (None, 1)),
        ("/n1/2026/1102/c1001-29737470.html", "/n1/2026/1102/c1001-29737470-2.html", (None, 2)),
        ("/story-of-a-library", "/story-of-a-library/2/", (None, 2)),
        ("/story-of-a-library/2/", "/story-of-a-library/3/", (2, 3)),
        ("/story-of-a-library/", "/story-of-a-library/page/2", (None, 2)),
        ("/2026-11/story/seite-2", "/2026-11/story/seite-3", (2, 3)),
        ("/story-12345.html", "/story-12345-p2.html", (None, 2)),
        ("/news-story,nId,5222535", "/news-story,nId,5222535,nPack,2", (None, 2)),
        ("/story?id=7", "/story?id=7&page=2", (None, 2)),
        ("/story?page=2&id=7", "/story?id=7&page=3", (2, 3)),
        ("/story-12345?utm_source=feed", "/story-12345?page=2", (None, 2)),
        ("/node/77", "/node/77?page=0,1", (None, 1)),
        ("/long-story/index.html", "/long-story/index_2.html", (None, 2)),
        ("/新闻-12345.html", "/%E6%96%B0%E9%97%BB-12345_2.html", (None, 2)),
    ],
)
def test_pages_of_one_story(current: str, other: str, numbers: tuple[int | None, int]) -> None:
    relation = compare_addresses(HOST + current, HOST + other)
    assert relation is not None
    assert (relation.current, relation.number) == numbers


@pytest.mark.parametrize(
    ("current", "other"),
    [
        ("/a/12345.html", "/a/12346.html"),
        ("/news/12", "/news/13"),
        ("/news", "/news/2"),
        ("/2026/11/12", "/2026/11/13"),
        ("/daily-2026-11-12", "/daily-2026-11-13"),
        ("/archive/2026/11", "/archive/2026/12"),
        ("/?p=12", "/?p=13"),
        ("/story?id=7", "/story?id=8&page=2"),
        ("/story?id=7", "/story?page=2"),
        ("/story-12345", "/story-12345/comment-page-2"),
        ("/story-12345", "/story-12345"),
        ("/story-12345", "/story-12345/print"),
        ("/story-12345", "/story-12345?page=20000"),
        ("/story-12345", "//other.example/story-12345?page=2"),
        ("/story-12345", "http://[broken/story-12345?page=2"),
    ],
)
def test_other_addresses(current: str, other: str) -> None:
    url = other if other.startswith("http") else f"https:{other}" if other.startswith("//") else HOST + other
    assert compare_addresses(HOST + current, url) is None


@pytest.mark.parametrize(
    ("other", "is_all"),
    [
        ("/story-12345?page=all", True), ("/story-12345?showall=1", True), ("/story-12345/all", True),
        ("/story-12345_all.shtml", True), ("/story-12345/komplettansicht", True), ("/story-12345?print=1", True),
        ("/story-12345?page=2", False), ("/story-12345/comments", False), ("/all", False), ("/story-12345?share=1", False),
        ("/story-99999?page=all", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("current", ["/story-12345", "/story-12345?page=2"])
def test_the_whole_story_on_one_page(current: str, other: str, is_all: bool) -> None:
    assert shows_all_pages(HOST + current, HOST + other) is (is_all and other != current)
