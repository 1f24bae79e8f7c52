"""``newsclean explain`` and ``newsclean rules`` as users run them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import INHERITED
from tests.pages import CHINESE, ENGLISH, PARAGRAPHS


def newsclean(*arguments: object, given: str = "", columns: int = 60) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsclean", *map(str, arguments)]
    env = {"PATH": "/usr/bin:/bin", "COLUMNS": str(columns), "PYTHONIOENCODING": "utf-8", **INHERITED}
    return subprocess.run(
        command, input=given, capture_output=True, text=True, timeout=60, env=env, cwd=Path(__file__).parents[2]
    )


def test_every_block_has_a_verdict_and_a_reason() -> None:
    found = json.loads(newsclean("explain", "-", "--json", given=ENGLISH).stdout)
    assert [block["text"] for block in found["blocks"] if block["keep"]] == list(PARAGRAPHS)
    by_text = {block["text"]: block for block in found["blocks"]}
    assert by_text["By Ann Example"]["rule"].startswith("byline.")
    assert by_text["Library stays open"]["role"] == "title"
    assert by_text[PARAGRAPHS[0]]["reasons"]["first"] and by_text[PARAGRAPHS[0]]["reasons"]["second"]
    assert found["fields"]["title"]["value"] == "Library stays open"


PAGE_WITH_TWO_DATES = ENGLISH.replace(
    "<head>", "<head><meta property='article:published_time' content='2024-03-05T08:00:00+01:00'>"
)
PAGE_WITH_TWO_DATES = PAGE_WITH_TWO_DATES.replace("By Ann Example", "By Ann Example, March 4, 2024")


def test_candidates_that_were_not_chosen_are_shown() -> None:
    fields = json.loads(newsclean("explain", "-", "--json", given=PAGE_WITH_TWO_DATES).stdout)["fields"]
    assert fields["published"]["from"] == "meta:article:published_time"
    candidates = [(one["value"][:10], one["chosen"]) for one in fields["published"]["candidates"]]
    assert candidates[0] == ("2024-03-05", True) and ("2024-03-04", False) in candidates
    weights = [one["weight"] for one in fields["title"]["candidates"]]
    assert len(weights) > 1 and weights == sorted(weights, reverse=True)
    assert sum(one["chosen"] for one in fields["title"]["candidates"]) == 1
    out = newsclean("explain", "-", given=PAGE_WITH_TWO_DATES, columns=200).stdout
    assert re.search(r"^ +not 2024-03-04\S* +from line:date 0\.\d\d", out, re.MULTILINE)
    assert re.search(r"^ +also h1 \d\.\d\d", out, re.MULTILINE)


def test_the_terminal_shows_the_page_in_order_at_sixty_columns() -> None:
    out = newsclean("explain", "-", given=CHINESE).stdout
    assert all(len(line) <= 60 for line in out.splitlines())
    assert "+ 昨日上午" in out and out.index("+ 昨日上午") < out.index("+ 据介绍")
    assert re.search(r"^- .*责任编辑", out, re.MULTILINE)


def test_no_text_of_the_page_controls_the_terminal() -> None:
    page = ENGLISH.replace("a long", "x").replace(PARAGRAPHS[0], PARAGRAPHS[0] + "\x1b[31m [red]x[/red] \u202e")
    out = newsclean("explain", "-", given=page, columns=400).stdout
    assert "\x1b" not in out and "\u202e" not in out
    assert "[red]x[/red]" in out


def test_the_report_is_one_file_that_nothing_in_the_page_can_break_out_of(tmp_path: Path) -> None:
    page = ENGLISH.replace(PARAGRAPHS[0], PARAGRAPHS[0] + " &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;")
    done = newsclean("explain", "-", "--html", tmp_path / "report.html", given=page)
    assert done.returncode == 0, done.stderr
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert report.count("</script>") == 2 and "<img" not in report
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', report, re.DOTALL)
    assert data
    assert any("onerror=alert(1)" in block["text"] for block in json.loads(data.group(1))["blocks"])
    assert not re.search(r"(?:src|href)=|https?://(?!www\.w3\.org/2000/svg)", report.replace(data.group(1), ""))


def test_a_page_without_an_article_is_explained_too() -> None:
    done = newsclean("explain", "-", "--json", given="<body><nav><a href=/>Home</a></nav></body>")
    assert done.returncode == 0
    assert [block["keep"] for block in json.loads(done.stdout)["blocks"]] == [False]


@pytest.mark.parametrize(
    "arguments,code", [(("explain", "nowhere.html"), 3), (("rules", "show", "no.such"), 1), (("rules", "test", "x"), 1)]
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], code: int) -> None:
    done = newsclean(*arguments)
    assert done.returncode == code
    assert done.stderr.startswith("newsclean: ") and done.stderr.count("\n") == 1


def test_rules_are_listed_searched_and_shown() -> None:
    every = newsclean("rules").stdout.splitlines()
    some = newsclean("rules", "list", "微信").stdout.splitlines()
    assert 0 < len(some) < len(every)
    shown = newsclean("rules", "show", some[0].split()[0]).stdout
    assert shown.startswith("id ") and "example" in shown and "pattern" in shown


def test_a_fact_of_the_structure_is_shown_too() -> None:
    shown = newsclean("rules", "show", "structure.link-list", columns=200).stdout
    assert shown.startswith("id") and "A list of links to other pages" in shown
    assert "did you mean 'structure.link-list'?" in newsclean("rules", "show", "structure.link").stderr


def test_features_are_in_words_beside_their_names() -> None:
    blocks = json.loads(newsclean("explain", "-", "--json", given=ENGLISH).stdout)["blocks"]
    reasons = next(block["reasons"] for block in blocks if block["text"] == PARAGRAPHS[0])
    assert reasons["words"].keys() == {*reasons["first"], *reasons["second"]}
    assert reasons["words"]["story:same"] == "in the <article> of the title"


def test_a_rule_file_is_tested(tmp_path: Path) -> None:
    rule = (
        '[[rule]]\nid = "my.rule"\nrole = "promotion"\nscope = "line"\nstrength = "veto"\n'
        'pattern = "buy (?:now|today)"\nexamples = ["Buy now", "Buy it"]\ncounter_examples = ["Buy time"]\n'
    )
    path = tmp_path / "my.toml"
    path.write_text(rule)
    done = newsclean("rules", "test", path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [f"{path}:7: my.rule: does not match 'Buy it'", "1 rule, 1 problem"]
    path.write_text(rule.replace(', "Buy it"', ""))
    assert newsclean("rules", "test", path).returncode == 0


def test_a_report_goes_to_standard_output_as_well(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ENGLISH, encoding="utf-8")
    newsclean("explain", tmp_path / "page.html", "--html", tmp_path / "report.html")
    done = newsclean("explain", tmp_path / "page.html", "--html", "-")
    assert done.stdout == (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [(), ("--diff", "-")])
def test_a_report_and_data_come_together(tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "page.html").write_text(ENGLISH, encoding="utf-8")
    report = tmp_path / "report.html"
    done = newsclean("explain", tmp_path / "page.html", *more, "--json", "--html", report, given=ENGLISH)
    assert json.loads(done.stdout)
    assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_lines_of_a_piped_explanation_end_with_text() -> None:
    lines = newsclean("explain", "-", given=ENGLISH).stdout.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    assert len(lines) > 10
