from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import newsclean
from newsclean.rules import RuleError, read_folder, rules, use
from newsclean.rules.active import at, site
from newsclean.rules.shipped import shipped
from tests.pages import ENGLISH, PARAGRAPHS
from tests.rules.test_check import MINE

PROFILE = """[site]
hosts = ["post.example"]
story = ["body"]
drop = ["poll"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.toml").write_text(MINE)
    rule = MINE.replace("my.rule", "post.rule").replace("buy", "read").replace("Buy", "Read")
    (tmp_path / "post.toml").write_text(PROFILE + rule)
    return tmp_path


def problem(folder: Path) -> str:
    with pytest.raises(RuleError) as raised:
        read_folder(folder)
    return str(raised.value)


def test_own_rules_count_inside_the_block_alone(folder: Path) -> None:
    with use(read_folder(folder)):
        assert rules().match("Buy now") is not None
        assert rules().match("Read now") is None
        assert rules() is rules()
    assert rules() is shipped() and rules().match("Buy now") is None


def test_a_sites_rules_count_on_its_pages_alone(folder: Path) -> None:
    with use(read_folder(folder)):
        for url in ("https://post.example/a", "https://www.post.example:8080/a"):
            with at(url):
                assert site() is not None and rules().match("Read now") and rules().match("Buy now")
        for other in ("https://outpost.example/", "https://example/", "http://[", None):
            with at(other):
                assert site() is None and rules().match("Read now") is None


def test_own_rules_can_be_handed_to_another_process(folder: Path) -> None:
    mine = read_folder(folder)
    with use(pickle.loads(pickle.dumps(mine))), at("https://post.example/a"):
        assert rules().match("Read now")
        book = rules()
    # Handed over once more, it is not made anew.
    with use(mine), at("https://www.post.example/b"):
        assert rules() is book
    (folder / "mine.toml").write_text(MINE.replace("Buy now", "Buy today"))
    assert read_folder(folder) != mine


def test_a_shipped_rule_can_be_switched_off_and_replaced(tmp_path: Path) -> None:
    rule = shipped().match("Copy link")
    assert rule is not None
    (tmp_path / "mine.toml").write_text(f"off = ['{rule.id}']\n" + MINE.replace("my.rule", rule.id))
    with use(read_folder(tmp_path)):
        assert rules().match("Copy link") is None and rules().match("Buy now") is not None


def test_what_is_wrong_between_files_is_named(folder: Path) -> None:
    taken = shipped().rules[0].id
    other = folder / "other.toml"
    other.write_text(MINE.replace("my.rule", taken))
    assert problem(folder) == f"{other}:2: {taken}: this id stands in the shipped rules: list it in off to replace it"
    other.write_text(MINE)
    assert problem(folder) == f"{other}:2: my.rule: this id stands in {folder / 'mine.toml'}"
    other.write_text(f"\noff = ['{taken}x']")
    assert problem(folder) == f"{other}:2: off: {taken}x is no shipped rule: did you mean {taken}?"
    other.write_text(PROFILE)
    assert problem(folder) == f"{folder / 'post.toml'}:2: site: post.example has a profile in {other}"


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path / "no") == f"{tmp_path / 'no'}: no such folder: --rules takes a folder of TOML files"
    assert "end in .toml" in problem(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"off = ['\xe9']")
    assert problem(tmp_path) == f"{tmp_path / 'latin.toml'}: this is no UTF-8 text"


PAGE = ENGLISH.replace("<nav>", "<link rel='canonical' href='https://www.post.example/a'><nav>")
ASIDE = "The ferry company said that its boats will sail every hour on Sunday, whatever the weather, for the fair."


def text_of(page: str, folder: Path) -> list[str]:
    with use(read_folder(folder)):
        return [block.text for block in newsclean.clean(page).body]


def test_nothing_outside_the_story_is_kept(folder: Path) -> None:
    page = PAGE.replace("</article>", f"<div class='more'><p>{ASIDE}</p><p>{ASIDE} Twice.</p></div></article>")
    assert ASIDE in [block.text for block in newsclean.clean(page).body]
    assert text_of(page, folder) == list(PARAGRAPHS)
    assert ASIDE in text_of(page.replace("post.example", "other.example"), folder)


def test_nothing_of_a_dropped_element_is_kept(folder: Path) -> None:
    page = PAGE.replace(f"<p>{PARAGRAPHS[2]}</p>", f"<p>{PARAGRAPHS[2]}</p><div class='Poll x'><p>{ASIDE}</p></div>")
    assert ASIDE in [block.text for block in newsclean.clean(page).body]
    assert text_of(page, folder) == list(PARAGRAPHS)


def test_a_page_without_the_storys_element_is_judged_as_any_with_a_warning(folder: Path) -> None:
    page = PAGE.replace("class='body'", "class='text'")
    with use(read_folder(folder)):
        article = newsclean.clean(page)
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    assert any("post.toml" in warning for warning in article.extraction.warnings)
