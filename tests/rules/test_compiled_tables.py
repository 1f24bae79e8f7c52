"""Tables that are written as TOML and loaded from JSON compiled from it."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsclean
from newsclean.rules.compile_json import compile_table
from newsclean.rules.compiled import tables
from newsclean.rules.compiled.tables import COMPILED_FOLDER, TABLES, load_table, parse_table, read_source
from newsclean.rules.page_links import PageLinkRule, load_page_links
from newsclean.text.words.required_words import every_match_has_one

FOLDER = Path(newsclean.__file__).parent / COMPILED_FOLDER


@pytest.mark.parametrize("name", TABLES)
def test_the_compiled_file_is_up_to_date(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == compile_table(name), "run make compile-rules"


@pytest.mark.parametrize("name", TABLES)
def test_changed_toml_is_read_instead_of_an_outdated_compiled_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = read_source(name) + "\n[extra]\nkey = 'value'\n"
    monkeypatch.setattr(tables, "read_source", lambda _: source)
    assert load_table(name) == parse_table(source)


def test_without_a_compiled_file_the_toml_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "COMPILED_FOLDER", "rules/missing")
    assert load_table("page_links") == parse_table(read_source("page_links"))


@pytest.mark.parametrize("rule", load_page_links().rules, ids=lambda rule: rule.id)
def test_no_label_is_missed_for_want_of_a_word(rule: PageLinkRule) -> None:
    words = {entry["id"]: entry.get("required_words", [""]) for entry in load_table("page_links")["page_link"]}
    assert every_match_has_one(rule.pattern.pattern, words[rule.id], 0)
