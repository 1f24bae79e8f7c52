"""The words of a page's address."""

from __future__ import annotations

import pytest

from newsclean.metadata.title.slug import compare_with_slug, cut_to_slug, parse_slug


@pytest.mark.parametrize(
    ("url", "letters"),
    [
        ("https://courier.example/2024/05/bridge-reopens-after-flood-1234567.html", "bridgereopensafterflood"),
        ("https://courier.example/news/bridge-reopens-after-flood/s/5-95-20700", "bridgereopensafterflood"),
        ("https://courier.example/orte/Br%C3%BCcke-wieder-offen-article24075843", "bruckewiederoffen"),
        ("https://courier.example/the-flood-of-1987", "thefloodof1987"),
    ],
)
def test_the_part_that_reads_as_words_without_its_numbers(url: str, letters: str) -> None:
    slug = parse_slug(url)
    assert slug is not None
    assert slug.letters == letters


@pytest.mark.parametrize(
    "url",
    [None, "", "https://courier.example/", "https://courier.example/news/2024/4711.html", "http://[broken/a-b-c-d-e"],
)
def test_an_address_of_few_words_says_nothing(url: str | None) -> None:
    assert parse_slug(url) is None


def test_both_spellings_of_a_line_are_held_against_the_address() -> None:
    for path in ("bruecke-ueber-die-morre-bleibt", "brucke-uber-die-morre-bleibt"):
        slug = parse_slug(f"https://courier.example/{path}-88123")
        assert slug is not None
        assert compare_with_slug("Brücke über die Morre bleibt", slug) == (1.0, 1.0, True)
        half = compare_with_slug("Die Brücke", slug)
        assert (half.slug_share, half.text_share, half.is_equal) == (0.4, 1.0, False)


def test_a_kicker_that_the_address_lacks_is_cut_off() -> None:
    slug = parse_slug("https://courier.example/bridge-stays-open-for-carts-12345")
    assert slug is not None
    assert cut_to_slug("Council of Marrow Bridge stays open for carts", slug) == "Bridge stays open for carts"
    assert cut_to_slug('"At last"Bridge stays open for carts', slug) == "Bridge stays open for carts"
    assert cut_to_slug("Bridge stays open for carts", slug) is None
    assert cut_to_slug("Bridge stays open for carts, says the mayor", slug) is None
