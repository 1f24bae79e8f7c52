"""``--rules`` and ``NEWSCLEAN_RULES``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean.rules.shipped import DATA_FOLDER
from tests.command import newsclean
from tests.pages import ENGLISH, PARAGRAPHS

RULE = f"""[[rule]]
id = "my.report"
role = "notice"
scope = "start"
strength = "veto"
max_chars = 400
pattern = "a report on the costs"
examples = ["{PARAGRAPHS[4]}"]
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.toml").write_text(RULE)
    (tmp_path / "page.html").write_text(ENGLISH)
    return tmp_path / "page.html"


def test_own_rules_count_by_option_and_by_environment(page: Path) -> None:
    folder = page.parent / "rules"
    for done in (newsclean("clean", page, "--rules", folder), newsclean("clean", page, NEWSCLEAN_RULES=str(folder))):
        article = json.loads(done.stdout)
        assert [block["text"] for block in article["body"]] == list(PARAGRAPHS[:4])
        assert article["extraction"]["dropped"]["notice"] == 1
    explained = json.loads(newsclean("explain", page, "--rules", folder, "--json").stdout)
    assert [block["rule"] for block in explained["blocks"] if block["role"] == "notice"] == ["my.report"]


def test_own_rules_reach_the_processes_of_a_corpus_and_make_another_run(page: Path) -> None:
    folder, out = page.parent / "rules", page.parent / "out"
    done = newsclean("corpus", page, "-o", out, "-q", "--rules", folder)
    assert done.returncode == 0, done.stderr
    assert PARAGRAPHS[4] not in json.loads((out / "articles-00000.jsonl").read_text())["text"]
    (folder / "mine.toml").write_text(RULE.replace("notice", "other"))
    again = newsclean("corpus", page, "-o", out, "-q", "--rules", folder)
    assert again.returncode == 1 and "other inputs or options" in again.stderr


def test_a_mistake_is_one_line_with_its_place_and_costs_no_output(page: Path) -> None:
    file = page.parent / "rules" / "mine.toml"
    file.write_text(RULE.replace('"veto"', '"vote"'))
    done = newsclean("clean", page, "--rules", file.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [f"newsclean: {file}:5: my.report: strength must be one of veto, trim, evidence"]


def test_rules_lists_own_rules_too(page: Path) -> None:
    out = newsclean("rules", "--rules", page.parent / "rules", "list", "my.report").stdout
    assert out.startswith("my.report") and len(out.splitlines()) == 1
    assert newsclean("rules", "test", page.parent / "rules").stdout == "1 rule, 0 problems\n"
    assert newsclean("rules", "test", DATA_FOLDER).stdout.endswith(" rules, 0 problems\n")


def test_diff_shows_what_rules_change(page: Path) -> None:
    folder = page.parent / "rules"
    changes = json.loads(newsclean("explain", "--diff", page, "--rules", folder, "--json").stdout)
    assert changes["counts"] == {"now dropped": 1}
    out = newsclean("explain", "--diff", page, "--rules", folder, COLUMNS="60").stdout
    assert "now dropped" in out and "my.report" in out and PARAGRAPHS[0][:40] not in out
    assert all(len(line) <= 60 for line in out.splitlines())
    done = newsclean("explain", "--diff", page)
    assert done.returncode == 2 and "two pages, or one page and --rules" in done.stderr


def test_diff_reads_what_another_version_printed(page: Path) -> None:
    saved = page.parent / "before.json"
    saved.write_text(newsclean("explain", page, "--json").stdout)
    changes = json.loads(
        newsclean("explain", "--diff", saved, page, "--rules", page.parent / "rules", "--json").stdout
    )  # fmt: skip
    assert changes["counts"] == {"now dropped": 1}
    assert "\nno difference" in newsclean("explain", "--diff", page, page).stdout
    saved.write_text('{"title": "x"}')
    done = newsclean("explain", "--diff", saved, page)
    assert done.returncode == 3 and done.stderr.count("\n") == 1 and "no explanation" in done.stderr


def test_the_hosts_of_profiles_are_compared_with_those_of_pages(page: Path) -> None:
    profile = page.parent / "rules" / "post.toml"
    profile.write_text("[site]\nhosts = ['marrow.example']\ndrop = ['byline']\n")
    page.write_text(ENGLISH.replace("<title>", "<link rel=canonical href='https://www.marrow.example/a'><title>"))
    other = page.with_name("other.html")
    other.write_text(ENGLISH.replace("<title>", "<link rel=canonical href='https://notmarrow.example/a'><title>"))
    nowhere = page.with_name("nowhere.html")
    nowhere.write_text(ENGLISH)
    first, last = newsclean("rules", "test", profile.parent, page, other).stdout.splitlines()
    assert first == f"{profile}: marrow.example: 1 of 2 pages"
    assert last == "1 rule, 1 site profile, 0 problems"
    done = newsclean("rules", "test", profile, other)
    assert done.returncode == 0
    assert done.stdout.startswith(
        f"{profile}: marrow.example: 0 of 1 page; the profile is not used, the host is notmarrow.example\n"
    )
    assert "the host is unknown, to be stated with --url" in newsclean("rules", "test", profile, nowhere).stdout
    assert "gone.html" in newsclean("rules", "test", profile, page.with_name("gone.html")).stderr


def test_a_page_counts_for_the_profile_that_is_used_for_it(page: Path) -> None:
    folder = page.parent / "rules"
    for host in ("marrow.example", "sport.marrow.example"):
        (folder / f"{host}.toml").write_text(f"[site]\nhosts = ['{host}']\ndrop = ['byline']\n")
    page.write_text(ENGLISH.replace("<title>", "<link rel=canonical href='https://www.sport.marrow.example/a'><title>"))
    outer, inner, _ = newsclean("rules", "test", folder, page).stdout.splitlines()
    assert ": 0 of 1 page; " in outer
    assert outer.endswith("the host is www.sport.marrow.example, which has the profile for sport.marrow.example")
    assert inner.endswith(": sport.marrow.example: 1 of 1 page")
