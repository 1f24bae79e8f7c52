"""Custom rules and site profiles."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import newsclean
from newsclean.rules import RuleError, active_rules, read_rule_folder, use_rules
from newsclean.rules.active import active_site_profile, rules_for_page
from newsclean.rules.shipped import shipped_rules
from tests.pages import ENGLISH, PARAGRAPHS
from tests.rules.test_validation import CUSTOM_RULE

PROFILE = """[site]
hosts = ["post.example"]
story = ["body"]
drop = ["poll"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.toml").write_text(CUSTOM_RULE)
    rule = CUSTOM_RULE.replace("my.rule", "post.rule").replace("buy", "read").replace("Buy", "Read")
    (tmp_path / "post.toml").write_text(PROFILE + rule)
    return tmp_path


def problem(folder: Path) -> str:
    with pytest.raises(RuleError) as raised:
        read_rule_folder(folder)
    return str(raised.value)


def test_custom_rules_are_used_inside_the_block_only(folder: Path) -> None:
    with use_rules(read_rule_folder(folder)):
        assert active_rules().match("Buy now") is not None
        assert active_rules().match("Read now") is None
        assert active_rules() is active_rules()
    assert active_rules() is shipped_rules() and active_rules().match("Buy now") is None


def test_a_sites_rules_are_used_on_its_pages_only(folder: Path) -> None:
    with use_rules(read_rule_folder(folder)):
        for url in ("https://post.example/a", "https://www.post.example:8080/a"):
            with rules_for_page(url):
                assert active_site_profile() is not None
                assert active_rules().match("Read now") and active_rules().match("Buy now")
        for other in ("https://outpost.example/", "https://example/", "http://[", None):
            with rules_for_page(other):
                assert active_site_profile() is None and active_rules().match("Read now") is None


def test_custom_rules_can_be_sent_to_another_process(folder: Path) -> None:
    custom = read_rule_folder(folder)
    with use_rules(pickle.loads(pickle.dumps(custom))), rules_for_page("https://post.example/a"):
        assert active_rules().match("Read now")
        rule_set = active_rules()
    # An equal value from another process uses the cached rule set.
    with use_rules(custom), rules_for_page("https://www.post.example/b"):
        assert active_rules() is rule_set
    (folder / "mine.toml").write_text(CUSTOM_RULE.replace("Buy now", "Buy today"))
    assert read_rule_folder(folder) != custom


def test_a_shipped_rule_can_be_switched_off_and_replaced(tmp_path: Path) -> None:
    rule = shipped_rules().match("Copy link")
    assert rule is not None
    (tmp_path / "mine.toml").write_text(f"off = ['{rule.id}']\n" + CUSTOM_RULE.replace("my.rule", rule.id))
    with use_rules(read_rule_folder(tmp_path)):
        assert active_rules().match("Copy link") is None and active_rules().match("Buy now") is not None


def test_conflicts_between_files_are_reported(folder: Path) -> None:
    taken = shipped_rules().rules[0].id
    other = folder / "other.toml"
    other.write_text(CUSTOM_RULE.replace("my.rule", taken))
    assert problem(folder) == f"{other}:2: {taken}: this id stands in the shipped rules: list it in off to replace it"
    other.write_text(CUSTOM_RULE)
    assert problem(folder) == f"{other}:2: my.rule: this id stands in {folder / 'mine.toml'}"
    other.write_text(f"\noff = ['{taken}x']")
    assert problem(folder) == f"{other}:2: off: {taken}x is no shipped rule: did you mean {taken}?"
    other.write_text(PROFILE)
    assert problem(folder) == f"{folder / 'post.toml'}:2: site: post.example has a profile in {other}"


def test_an_unusable_folder_is_reported(tmp_path: Path) -> None:
    assert problem(tmp_path / "no") == f"{tmp_path / 'no'}: no such folder: --rules takes a folder of TOML files"
    assert "end in .toml" in problem(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"off = ['\xe9']")
    assert problem(tmp_path) == f"{tmp_path / 'latin.toml'}: this is no UTF-8 text"


PAGE = ENGLISH.replace("<nav>", "<link rel='canonical' href='https://www.post.example/a'><nav>")
ASIDE = "The ferry company said that its boats will sail every hour on Sunday, whatever the weather, for the fair."
SECOND_ASIDE = (
    "Tickets for the crossing are sold at the pier from eight in the morning, and children travel free of charge."
)


def text_of(page: str, folder: Path) -> list[str]:
    with use_rules(read_rule_folder(folder)):
        return [block.text for block in newsclean.clean(page).body]


def test_nothing_outside_the_story_elements_is_kept(folder: Path) -> None:
    page = PAGE.replace("</article>", f"<div class='more'><p>{ASIDE}</p><p>{SECOND_ASIDE}</p></div></article>")
    assert ASIDE in [block.text for block in newsclean.clean(page).body]
    assert text_of(page, folder) == list(PARAGRAPHS)
    assert ASIDE in text_of(page.replace("post.example", "other.example"), folder)


def test_nothing_of_a_dropped_element_is_kept(folder: Path) -> None:
    page = PAGE.replace(f"<p>{PARAGRAPHS[2]}</p>", f"<p>{PARAGRAPHS[2]}</p><div class='Poll x'><p>{ASIDE}</p></div>")
    assert ASIDE in [block.text for block in newsclean.clean(page).body]
    assert text_of(page, folder) == list(PARAGRAPHS)


def test_a_page_without_the_storys_element_is_classified_as_usual_with_a_warning(folder: Path) -> None:
    page = PAGE.replace("class='body'", "class='text'")
    with use_rules(read_rule_folder(folder)):
        article = newsclean.clean(page)
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    assert any("post.toml" in warning.text for warning in article.extraction.warnings)
