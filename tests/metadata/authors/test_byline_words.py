"""The table of words that introduce authors: every row is read by the readers of bylines."""

from __future__ import annotations

import re

import pytest

import newsclean
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.metadata.authors.bylines import find_byline_names, is_bare_byline, parse_byline
from newsclean.metadata.authors.split_names import split_names
from newsclean.parse.credit import is_credited
from newsclean.parse.plaintext.reader import read_dump
from newsclean.rules import active_rules
from newsclean.text.bylines.words import LINE_KINDS, BylineWord, byline_words, glued_prepositions

ROWS = byline_words()
LINES = [row for row in ROWS if row.kind != "field_word"]


def name_of(row: BylineWord) -> str:
    """The names of the example: what follows the word."""
    assert row.example.casefold().startswith(row.word.casefold()), "an example begins with its word"
    return row.example[len(row.word) :].strip(" :៖")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.word)
def test_the_word_is_stripped_from_a_field(row: BylineWord) -> None:
    assert split_names(row.example) == split_names(name_of(row))


@pytest.mark.parametrize("row", LINES, ids=lambda row: row.word)
def test_the_example_is_a_byline(row: BylineWord) -> None:
    byline = parse_byline(row.example)
    assert byline is not None and byline.names == name_of(row)


@pytest.mark.parametrize("row", [row for row in LINES if row.word.isascii()], ids=lambda row: row.word)
def test_the_names_of_the_example_are_found(row: BylineWord) -> None:
    assert find_byline_names(row.example) == re.split(r" (?:and|und|y|et|e) ", name_of(row))


@pytest.mark.parametrize("row", LINES, ids=lambda row: row.word)
def test_the_word_alone_is_a_bare_byline(row: BylineWord) -> None:
    assert is_bare_byline(row.word) and is_bare_byline(f"{row.word.capitalize()}:")


@pytest.mark.parametrize("word", ["from", "photo by", "de", "da"])
def test_words_of_fields_begin_no_byline(word: str) -> None:
    assert parse_byline(f"{word.capitalize()} Ann Example") is None and not is_bare_byline(word)


@pytest.mark.parametrize("word", glued_prepositions())
def test_prepositions_glued_to_a_name(word: str) -> None:
    assert find_byline_names(f"{word.capitalize()}Ann Example") == ["Ann Example"]


def test_words_need_no_escaping_in_patterns_and_occur_once() -> None:
    assert all(re.escape(row.word).replace("\\ ", " ").replace("\\&", "&") == row.word for row in ROWS)
    assert all(row.word == row.word.lower() for row in ROWS)
    assert len({row.word for row in ROWS}) == len(ROWS)
    assert {row.kind for row in ROWS} >= set(LINE_KINDS)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Escrito por Ana Ejemplo", ["Ana Ejemplo"]),
        ("Authored by: Ann Example", ["Ann Example"]),
        ("Text & Fotos: Anna Beispiel", ["Anna Beispiel"]),
        ("PorAna Ejemplo", ["Ana Ejemplo"]),
        ("Posted on August 2, 2019 Author Ann Example", ["Ann Example"]),
    ],
)
def test_bylines_that_one_reader_alone_knew_before(line: str, names: list[str]) -> None:
    assert find_byline_names(line) == names


TEXT = "The council met in the evening and voted, after four hours, to keep the old bridge open until the spring."


def test_the_table_has_many_languages() -> None:
    assert len({row.language for row in ROWS}) >= 80


@pytest.mark.parametrize("row", LINES, ids=lambda row: f"{row.language}-{row.word}")
def test_a_page_and_a_dump_name_the_person_of_the_example(row: BylineWord) -> None:
    wanted = re.split(r" (?:and|und|y|et|e|и) ", name_of(row))
    page = f"<html><title>Bridge stays open</title><article><h1>Bridge stays open</h1><p>{row.example}</p>{f'<p>{TEXT}</p>' * 6}"
    dump = "\n\n".join(("Bridge stays open", row.example, *[TEXT] * 6))
    for article in (newsclean.clean(page), newsclean.clean(dump)):
        assert [person.name for person in article.authors] == wanted


@pytest.mark.parametrize(
    "row", [row for row in LINES if not is_credited(row.example)], ids=lambda row: f"{row.language}-{row.word}"
)
def test_a_short_line_of_a_dump_that_begins_so_is_a_byline(row: BylineWord) -> None:
    page = read_dump(f"Bridge stays open\n\n{row.example}\n\n{TEXT}", None)
    lines = Lines(page, StoryClues(None, frozenset(), None, ()), active_rules())
    assert lines.is_named_byline(1)


@pytest.mark.parametrize(
    "example", ["Autorka: Anna Příkladová", "Írta Kovács Példa", "ავტორი: ანა მაგალითი", "Ditulis oleh Siti Contoh"]
)
def test_a_byline_between_title_and_text_is_no_text(example: str) -> None:
    page = f"<html><title>Bridge stays open</title><article><h1>Bridge stays open</h1><p>{example}</p>{f'<p>{TEXT}</p>' * 6}"
    article = newsclean.clean(page)
    assert example not in article.text and len(article.authors) == 1
    sentence = f"{example} stood on the old bridge when the carts came over it."
    assert sentence in newsclean.clean(page.replace(example, sentence)).text
