"""Copies of pages in web archives: original addresses, the time of the copy, no toolbar."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest

import newsclean
from tests.command import newsclean as newsclean_command
from tests.fetching.site import running_site
from tests.pages import PARAGRAPHS

STORED = "20240102030405"
STORED_AT = "2024-01-02T03:04:05+00:00"
ORIGINAL = "https://news.example/2023/12/library-stays-open"
LINK = "<a href='{link}'>a report on the costs</a>"
WAYBACK_TOOLBAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base' lang='en'><div id='wm-ipp-inside'>"
    "<a href='/web/'>Wayback Machine</a><h1>INTERNET ARCHIVE</h1><p>The Wayback Machine has 12 captures of this page, and the "
    "copy that is shown below was stored on Tuesday 2 January 2024 at 03:04 in the morning.</p>"
    "<time datetime='2024-01-02T03:04:05Z'>2 January 2024 03:04</time><img src='/_static/logo.png' width='200' height='90'>"
    "</div></div><div id='wm-ipp-print'>The Wayback Machine - https://web.archive.org/web/20240102030405/"
    "https://news.example/2023/12/library-stays-open</div><!-- END WAYBACK TOOLBAR INSERT -->"
)
TODAY_TOOLBAR = (
    "<div id='HEADER'><table><tr><td><a href='/'>archive.today</a> webpage capture</td><td>Saved from "
    "<input name='q' value='https://news.example/2023/12/library-stays-open'></td><td>2 Jan 2024 03:04:05 UTC "
    "<time itemprop='pubdate' datetime='2024-01-02T03:04:05Z'>2 Jan 2024</time></td></tr></table>"
    "<p>All snapshots from host news.example are listed on a page of their own, with the newest of them first.</p></div>"
)


def story(prefix: str, image_prefix: str, toolbar: str, head: str = "") -> str:
    """A page as an archive serves it: each address has a prefix."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Library stays open</title>{head}"
        f"<meta property='og:image' content='{image_prefix}https://news.example/lead.jpg'></head><body>{toolbar}"
        f"<nav><a href='{prefix}https://news.example/'>Home</a></nav><article><h1>Library stays open</h1>"
        + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
        + f"<p>The council has published <a href='{prefix}https://council.example/costs?year=2023'>a report on the costs</a> that "
        "runs to forty pages and names no figure for the roof.</p>"
        f"<figure><img src='{image_prefix}https://news.example/roof.jpg' width='900' height='600'>"
        "<figcaption>The roof of the old library, seen from the market</figcaption></figure></article></body></html>"
    )


WAYBACK = story(f"/web/{STORED}/", f"https://web.archive.org/web/{STORED}im_/", WAYBACK_TOOLBAR,
                f"<link rel='canonical' href='https://web.archive.org/web/{STORED}/{ORIGINAL}'>")  # fmt: skip


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (f"https://web.archive.org/web/{STORED}/{ORIGINAL}", WAYBACK),
        (f"https://web.archive.org/web/{STORED}if_/{ORIGINAL}", WAYBACK),
        (
            f"https://arquivo.pt/noFrame/replay/{STORED}/{ORIGINAL}",
            story(f"/noFrame/replay/{STORED}/", f"/noFrame/replay/{STORED}im_/", "<div id='_wb_frame_top_banner'>Arquivo.pt</div>"),
        ),
        (
            f"https://archive.ph/2024.01.02-030405/{ORIGINAL}",
            story("https://archive.ph/o/AbC12/", "", TODAY_TOOLBAR),
        ),
        (
            "https://archive.ph/AbC12",
            story("https://archive.ph/o/AbC12/", "", TODAY_TOOLBAR,
                  f"<link rel='canonical' href='https://archive.ph/2024.01.02-030405/{ORIGINAL}'>"
                  "<meta property='og:url' content='https://archive.ph/AbC12'><meta property='og:site_name' content='archive.ph'>"),
        ),
        (
            f"http://index.commoncrawl.org/CC-MAIN-2024-10/{STORED}/{ORIGINAL}",
            story("", "", ""),
        ),
    ],
    ids=["wayback", "wayback-frame", "arquivo.pt", "archive.today", "archive.today-short", "common-crawl"],
)  # fmt: skip
def test_a_copy_reads_as_its_original(url: str, page: str) -> None:
    article = newsclean.clean(page, url=url)
    assert article.url == ORIGINAL
    assert article.canonical_url in (ORIGINAL, None)
    assert article.extraction.archived_at == STORED_AT
    assert article.site is None
    assert article.published is None
    assert article.modified is None
    assert [block.text for block in article.body[:5]] == list(PARAGRAPHS)
    assert len(article.body) == 6
    assert [span.url for block in article.body for span in block.spans] == ["https://council.example/costs?year=2023"]
    assert [image.url for image in article.images] == ["https://news.example/lead.jpg", "https://news.example/roof.jpg"][-len(article.images):]  # fmt: skip
    assert "archive" not in json.dumps(
        {name: value for name, value in article.to_dict().items() if name != "extraction"}
    )


def test_the_toolbar_is_dropped_by_its_own_reason() -> None:
    explanation = newsclean.explain(WAYBACK, url=f"https://web.archive.org/web/{STORED}/{ORIGINAL}")
    rules = {block.rule for block in explanation.blocks if "Wayback" in block.text}
    assert rules == {"structure.archive-toolbar"}


def test_a_saved_copy_is_known_by_its_canonical_address() -> None:
    article = newsclean.clean(WAYBACK)
    assert article.url is None
    assert article.canonical_url == ORIGINAL
    assert (article.extraction.archived_at, article.extraction.evidence["archived_at"]) == (STORED_AT, "canonical")


def test_ids_that_archives_use_stay_on_other_pages() -> None:
    page = f"<title>Library stays open</title><div id='HEADER'><h1>Library stays open</h1><p>{PARAGRAPHS[0]}</p></div>" + "".join(
        f"<p>{text}</p>" for text in PARAGRAPHS[1:]
    )  # fmt: skip
    article = newsclean.clean(page, url="https://news.example/a")
    assert [block.text for block in article.body] == list(PARAGRAPHS)


def test_a_page_that_links_to_a_copy_is_none() -> None:
    page = story(f"https://web.archive.org/web/{STORED}/", "", "")
    article = newsclean.clean(page, url=ORIGINAL)
    assert article.extraction.archived_at is None
    assert [span.url for block in article.body for span in block.spans] == ["https://council.example/costs?year=2023"]


def test_relative_dates_count_from_the_time_of_the_copy() -> None:
    page = story("", "", "").replace("</h1>", "</h1><p class='date'>2 hours ago</p>")
    article = newsclean.clean(
        page, url=f"https://web.archive.org/web/{STORED}/{ORIGINAL}", fetched_at="2026-11-29T00:00:00+00:00"
    )
    assert article.published == "2024-01-02T01:04+00:00"


def test_the_header_of_a_copy_states_its_time() -> None:
    with running_site() as site:
        stored = datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
        site.add("/copy/1", story("", "", ""), headers=(("Memento-Datetime", format_datetime(stored, usegmt=True)),))
        article = newsclean.fetch(f"{site.url}/copy/1", allow_private=True)
    assert (article.extraction.archived_at, article.extraction.evidence["archived_at"]) == (
        STORED_AT,
        "memento-datetime",
    )


def test_the_command_reads_a_saved_copy(tmp_path: Path) -> None:
    path = tmp_path / "copy.html"
    path.write_text(WAYBACK)
    done = newsclean_command("clean", path, "--fields", "canonical_url,extraction.archived_at")
    assert json.loads(done.stdout) == {"canonical_url": ORIGINAL, "extraction.archived_at": STORED_AT}
