"""A site's name comes off a title, a headline does not."""

from __future__ import annotations

import pytest

from newsclean.metadata.title.site_name import SiteIdentity, ends_with_glued_name, guess_headline, strip_site_name


def house(*names: str, host: str = "", headings: tuple[str, ...] = ()) -> SiteIdentity:
    return SiteIdentity(frozenset(name.casefold().replace(" ", "") for name in names), host, frozenset(headings), names)


POST = house("Marrow Post", host="marrowpost")


@pytest.mark.parametrize(
    "title,left",
    [
        ("Library stays open | Marrow Post", "Library stays open"),
        ("Marrow Post | Library stays open", "Library stays open"),
        ("Library stays open for another long year - readers rejoice at the news - Marrow Post", "Library stays open for another long year - readers rejoice at the news"),
        ("Library stays open: Marrow Post", "Library stays open"),
        ("Library stays open * Marrow Post", "Library stays open"),
        ("Library stays open | Hatch", "Library stays open | Hatch"),
        ("Library stays open | A", "Library stays open | A"),
        ("Marrow Post", "Marrow Post"),
        ("Library stays open", "Library stays open"),
        ("Library stays open | Marrow Post and all of its many readers in the old town hall", "Library stays open | Marrow Post and all of its many readers in the old town hall"),
        ("Library stays open | marrowpost.example", "Library stays open"),
    ],
)  # fmt: skip
def test_the_site_s_own_name_is_known(title: str, left: str) -> None:
    assert strip_site_name(title, POST) == left


def test_sections_go_with_the_site_s_name() -> None:
    known = SiteIdentity(frozenset(["marrowpost"]), "", frozenset(), ())
    assert strip_site_name("Library stays open - Town - Culture - The Marrow Post", known) == "Library stays open"
    assert strip_site_name("Library opens - a second time this very year - Town - Marrow Post", known) == (
        "Library opens - a second time this very year"
    )


def test_a_heading_that_the_page_shows_ends_the_title() -> None:
    known = house(headings=("librarystaysopen",))
    assert strip_site_name("Library stays open | Hatch | Quill", known) == "Library stays open"


@pytest.mark.parametrize(
    "title,headline",
    [
        ("Old library stays open - Hatch", "Old library stays open"),
        ("Old library stays open | Town | Hatch Observer", "Old library stays open"),
        ("News | The old library of Marrow stays open for a year", "The old library of Marrow stays open for a year"),
        ("The old library of Marrow | Why it stays open for another year, and what it costs.", "The old library of Marrow"),
        ("Library stays open", "Library stays open"),
        ("市议会星期一决定保留老桥_青溪新闻_青溪网", "市议会星期一决定保留老桥"),
    ],
)  # fmt: skip
def test_a_headline_is_the_part_that_is_long_enough(title: str, headline: str) -> None:
    assert guess_headline(title) == headline


@pytest.mark.parametrize(
    "title,glued",
    [
        ("老桥保留_青溪网", True),
        ("Bridge stays_Marrow", True),
        ("市议会决定保留老桥-青溪网", True),
        ("市议会决定保留老桥", False),
        ("Bridge stays - Marrow", False),
    ],
)
def test_titles_run_together_by_signs(title: str, glued: bool) -> None:
    assert ends_with_glued_name(title) == glued
