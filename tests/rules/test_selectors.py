"""Selectors of site profiles: CSS or XPath, and the messages about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.rules import RuleError, read_rule_folder
from newsclean.rules.selectors import compile_selector, is_xpath


@pytest.mark.parametrize(
    "selector",
    ["//p", "/html/body", "(//p)[1]", "./p", "string(//h1)", "descendant::p", "@id", "substring-after(//p, 'a')"],
)
def test_xpath_is_recognized(selector: str) -> None:
    assert is_xpath(selector)
    compile_selector(selector)


@pytest.mark.parametrize(
    "selector", ["p", ".story", "#a", "div > p", "p:first-child", "a[href^='http']", "*", "h1, h2", "p:not(.a)"]
)
def test_css_is_recognized(selector: str) -> None:
    assert not is_xpath(selector)
    compile_selector(selector)


@pytest.mark.parametrize(
    "selector,words",
    [
        ("//p[", "no XPath"), ("//p[matches(., 'a')]", "no XPath"), ("//x:p", "no XPath"), ("div >", "no CSS"),
        ("a:visited-by-me", "no CSS"), ("", "no CSS"), ("p::first-line", "no XPath"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(tmp_path: Path, selector: str, words: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f'[site]\nhosts = ["a.example"]\nbody = ["p"]\nstrip = ["{selector}"]\n')
    with pytest.raises(RuleError) as raised:
        read_rule_folder(tmp_path)
    assert str(raised.value).startswith(f"{file}:4: site: strip: {selector!r} is {words}")
    assert "\n" not in str(raised.value)
