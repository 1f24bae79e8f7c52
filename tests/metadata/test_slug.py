"""The words of a page's address."""

from __future__ import annotations

import pytest

from newsclean.metadata.title.slug import cut_to, likeness, slug_of


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
    slug = slug_of(url)
    assert slug is not None
    assert slug.letters == letters


@pytest.mark.parametrize(
    "url",
    [None, "", "https://courier.example/", "https://courier.example/news/2024/4711.html", "http://[broken/a-b-c-d-e"],
)
def test_an_address_of_few_words_says_nothing(url: str | None) -> None:
    assert slug_of(url) is None


def test_both_spellings_of_a_line_are_held_against_the_address() -> None:
    for path in ("bruecke-ueber-die-morre-bleibt", "brucke-uber-die-morre-bleibt"):
        slug = slug_of(f"https://courier.example/{path}-88123")
        assert slug is not None
        assert likeness("Brücke über die Morre bleibt", slug) == (1.0, 1.0, True)
        half = likeness("Die Brücke", slug)
        assert (half.said, half.own, half.same) == (0.4, 1.0, False)


def test_a_kicker_that_the_address_lacks_is_cut_off() -> None:
    slug = slug_of("https://courier.example/bridge-stays-open-for-carts-12345")
    assert slug is not None
    assert cut_to("Council of Marrow Bridge stays open for carts", slug) == "Bridge stays open for carts"
    assert cut_to('"At last"Bridge stays open for carts', slug) == "Bridge stays open for carts"
    assert cut_to("Bridge stays open for carts", slug) is None
    assert cut_to("Bridge stays open for carts, says the mayor", slug) is None
