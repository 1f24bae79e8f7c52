"""What class names, ids and addresses say of their element."""

from __future__ import annotations

import re

import pytest

from newsclean.parse.html.attributes import class_names
from newsclean.parse.html.attributes.author_marks import AUTHOR_MARK, CREDIT_MARK, NO_MARK, is_author_address, mark_of
from newsclean.parse.html.attributes.class_names import ClassFacts, class_facts, is_drop_cap
from newsclean.parse.html.attributes.hidden import HiddenElements
from newsclean.text.words.required_words import every_match_has_one


def test_names_of_text_for_screen_readers_contain_one_of_the_words() -> None:
    pattern = class_names._SCREEN_READER_NAME.pattern
    assert every_match_has_one(pattern, class_names._SCREEN_READER_WORDS, re.IGNORECASE)


@pytest.mark.parametrize(
    ("names", "normalized", "is_hiding", "is_centring"),
    [
        ("articleBody", "article-body", False, False),
        ("btn srOnly", "btn sr-only", True, False),
        ("Show-For-SR", "show-for-sr", True, False),
        ("screenshot visible", "screenshot visible", False, False),
        ("lead text-center", "lead text-center", False, True),
    ],
)
def test_class_facts(names: str, normalized: str, is_hiding: bool, is_centring: bool) -> None:
    facts = class_facts(names)
    assert (facts.names, facts.is_hiding, facts.is_centring) == (normalized, is_hiding, is_centring)


def test_drop_caps() -> None:
    assert is_drop_cap("first DropCap")
    assert not is_drop_cap("dropcaps dropdown")


def test_marks() -> None:
    assert [mark_of(name) for name in ("post-author", "hcard fn", "photoCredit", "co-authored", "image-source")] == [
        AUTHOR_MARK, AUTHOR_MARK, CREDIT_MARK, NO_MARK, CREDIT_MARK,
    ]  # fmt: skip


def test_long_names_are_not_kept() -> None:
    known: dict[str, ClassFacts] = {}
    hidden = HiddenElements(known)
    assert hidden.class_facts("note " * 1000).names.startswith("note note")
    assert not known
    hidden.class_facts("note")
    assert list(known) == ["note"]


def test_selectors_of_a_page_hide_its_classes_alone() -> None:
    known: dict[str, ClassFacts] = {}
    hidden = HiddenElements(known)
    assert not hidden.class_facts("box x").is_hiding
    hidden.add_sheet(".x { display: none }")
    assert hidden.class_facts("box x").is_hiding
    assert not HiddenElements(known).class_facts("box x").is_hiding


@pytest.mark.parametrize(
    ("href", "is_author"),
    [
        ("https://example.org/Author/jane-doe?page=2", True),
        ("/by/jane-doe", True),
        ("/news/autor/12", False),
        ("author/jane-doe", False),
        ("/authors/?id=jane", False),
        ("/redakteur/abc/", True),
    ],
)
def test_addresses_of_authors_pages(href: str, is_author: bool) -> None:
    assert is_author_address(href) == is_author
