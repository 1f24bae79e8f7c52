"""The HTML report in a real browser: headless Chromium runs it, clicks in it and prints what the page then is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from newsclean.api import explain
from newsclean.explanation.comparison import compare
from newsclean.explanation.feature_words import describe_features
from newsclean.output.report import html_comparison, html_report
from newsclean.rules import use_rules
from newsclean.rules.custom import combine_rule_files
from newsclean.rules.validation import parse_rule_file
from tests.pages import ENGLISH, PARAGRAPHS
from tests.rules.test_validation import CUSTOM_RULE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium")

HELPERS = """
const visible = () => [...document.querySelectorAll(".block")].filter(block => block.getClientRects().length);
const texts = () => visible().map(block => block.querySelector(".text").textContent);
const find = text => visible().find(block => block.querySelector(".text").textContent === text);
const press = name => [...document.querySelectorAll("nav button")].find(button => button.textContent.startsWith(name)).click();
const results = {};
window.addEventListener("error", event => { results.error = event.message; });
"""
REPORT_RESULTS = """
const out = document.createElement("pre");
out.id = "results";
out.textContent = JSON.stringify(results);
document.body.append(out);
"""


def run_in_browser(report: str, script: str, folder: Path, *flags: str) -> dict[str, Any]:
    """Run a script in the page of a report; return what it puts into ``results``."""
    page = folder / "report.html"
    page.write_text(
        report.replace("</body>", f"<script>{HELPERS}{script}{REPORT_RESULTS}</script></body>"), encoding="utf-8"
    )
    command = [
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
        *flags, "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120)  # type: ignore[arg-type]
    found = re.search(r'<pre id="results">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, done.stderr.decode()[-2000:]
    results: dict[str, Any] = json.loads(found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert "error" not in results
    return results


def test_the_report_filters_expands_and_charts(tmp_path: Path) -> None:
    explanation = explain(ENGLISH)
    script = """
    results.title = document.querySelector("h1").textContent;
    results.all = texts().length;
    press("body"); results.body = texts(); press("all"); results.again = texts().length;
    const row = visible().find(one => one.classList.contains("keep"));
    results.before = row.querySelectorAll(".reasons").length;
    row.click();
    results.after = row.querySelector(".reasons").getClientRects().length;
    results.features = [...row.querySelectorAll(".feature")].map(line => [line.title, line.textContent]);
    row.click();
    results.closed = row.querySelector(".reasons").getClientRects().length;
    press("body");
    results.bars = document.querySelectorAll("svg rect").length;
    document.querySelector("svg rect").dispatchEvent(new MouseEvent("click"));
    results.jumped = document.activeElement === document.querySelector(".verdict");
    document.querySelector("dd details").open = true;
    results.candidates = document.querySelector("dd details").textContent;
    results.requests = performance.getEntriesByType("resource").length;
    """
    results = run_in_browser(html_report(explanation, "page.html"), script, tmp_path)
    assert results["title"] == "Library stays open"
    assert results["all"] == results["again"] == results["bars"] == len(explanation.blocks)
    assert results["body"] == list(PARAGRAPHS)
    assert (results["before"], results["after"], results["closed"]) == (0, 1, 0)
    reasons = explanation.blocks[4].reasons
    weighed = (*reasons.first, *reasons.second)
    words = describe_features(name for name, _ in weighed)
    assert [line[0] for line in results["features"]] == [name for name, _ in weighed]
    assert [line[1] for line in results["features"]] == [
        f"{words[name]}{weight:+.2f}".replace("-", "−") if "-" not in words[name] else line[1]
        for (name, weight), line in zip(weighed, results["features"], strict=True)
    ]
    assert results["jumped"] and "title" in results["candidates"] and results["requests"] == 0


def test_a_click_shows_a_rule_or_a_fact_in_words(tmp_path: Path) -> None:
    page = ENGLISH.replace("<article>", "<nav><a href=/news>News</a></nav><article>")
    explanation = explain(page)
    script = """
    const reasonsOf = text => { const row = find(text); row.click(); return row.querySelector(".reasons").textContent; };
    results.rule = reasonsOf("By Ann Example");
    results.pattern = find("By Ann Example").querySelector("code.pattern").textContent;
    results.fact = reasonsOf("News");
    """
    results = run_in_browser(html_report(explanation, "page.html"), script, tmp_path)
    id_ = next(block.rule for block in explanation.blocks if block.text == "By Ann Example")
    rule = explanation.rules[id_]
    assert results["rule"].startswith(f"Decided by {id_} · role byline · strength veto{rule.words}")
    assert results["pattern"] == rule.pattern
    assert "structure.link-boilerplate" in results["fact"] and "Nothing but a link" in results["fact"]


def test_the_legend_explains_what_occurs(tmp_path: Path) -> None:
    script = """
    results.open = document.getElementById("legend").open;
    results.names = [...document.querySelectorAll("#legend dt")].map(one => one.textContent);
    results.text = document.getElementById("legend").textContent;
    """
    html = run_in_browser(html_report(explain(ENGLISH), "page.html"), script, tmp_path)
    assert not html["open"]
    assert {"veto", "evidence", "first pass", "second pass", "score (log-odds)"} <= set(html["names"])
    assert "container prose" in html["names"] and "blank lines" not in html["names"]
    assert "Features of the second pass" in html["text"] and "undefined" not in html["text"]


def test_the_keyboard_opens_blocks_and_goes_from_one_to_the_next(tmp_path: Path) -> None:
    script = """
    press("body");
    const shown = visible().map(row => row.querySelector("button"));
    const key = name => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
    shown[0].focus();
    key("ArrowDown"); results.second = document.activeElement === shown[1];
    key("ArrowUp"); key("ArrowUp"); results.first = document.activeElement === shown[0];
    // What a browser does for Enter and the space bar on a button.
    shown[0].click();
    results.expanded = shown[0].getAttribute("aria-expanded");
    """
    results = run_in_browser(html_report(explain(ENGLISH), "page.html"), script, tmp_path)
    assert results == {"second": True, "first": True, "expanded": "true"}


def test_nothing_of_the_page_runs_as_html(tmp_path: Path) -> None:
    attack = "<img src=x onerror='window.attacked = 1'><script>window.attacked = 1</script>"
    escaped = attack.replace("<", "&lt;")
    page = ENGLISH.replace("By Ann Example", f"By Ann {escaped}").replace(PARAGRAPHS[0], PARAGRAPHS[0] + escaped)
    page = page.replace("<title>", f"<title>{escaped}")
    before, after = explain(page), explain(page.replace(PARAGRAPHS[4], PARAGRAPHS[4] + escaped))
    script = """
    for (const row of document.querySelectorAll(".block")) if (!row.classList.contains("open")) row.click();
    for (const one of document.querySelectorAll("details")) one.open = true;
    results.attacked = window.attacked || 0;
    results.images = document.querySelectorAll("main img, main script, dl img, dl script").length;
    results.shown = document.body.innerText.includes("onerror=");
    """
    for report in (html_report(before, attack), html_comparison(compare(before, after), (attack, attack))):
        assert run_in_browser(report, script, tmp_path) == {"attacked": 0, "images": 0, "shown": True}


def test_a_report_of_thousands_of_blocks_makes_reasons_on_demand(tmp_path: Path) -> None:
    items = "".join(f"<p>{PARAGRAPHS[0]} {number}.</p>" for number in range(3000))
    script = """
    results.blocks = document.querySelectorAll(".block").length;
    results.reasons = document.querySelectorAll(".reasons, .feature").length;
    """
    results = run_in_browser(html_report(explain(f"<article>{items}</article>"), "long"), script, tmp_path)
    assert results["blocks"] >= 3000 and results["reasons"] == 0


@pytest.mark.parametrize("scheme,paper", [("0", "rgb(23, 25, 28)"), ("1", "rgb(255, 255, 255)")])
@pytest.mark.parametrize("compared", [False, True], ids=["report", "comparison"])
def test_the_report_fits_a_phone(tmp_path: Path, scheme: str, paper: str, compared: bool) -> None:
    # Chromium's windows are at least 500 pixels wide: the page stands in a frame as wide as a phone.
    script = """
    if (window.top === window) {
      const frame = document.createElement("iframe");
      frame.style.cssText = "width: 390px; height: 700px";
      document.body.replaceChildren(frame);
      const inner = frame.contentDocument;
      inner.open(); inner.write(source); inner.close();
      for (const row of inner.querySelectorAll(".block:not(.open)")) row.click();
      for (const one of inner.querySelectorAll("details")) one.open = true;
      results.over = inner.documentElement.scrollWidth - inner.documentElement.clientWidth;
      results.paper = frame.contentWindow.getComputedStyle(inner.body).backgroundColor;
      results.columns = frame.contentWindow.getComputedStyle(inner.querySelector(".block:not(.hidden)")).gridTemplateColumns.split(" ").length;
    }
    """
    page = ENGLISH.replace("petition", "petition" * 30)
    explanation = explain(page)
    report = html_report(explanation, "a" * 200)
    if compared:
        report = html_comparison(compare(explain(ENGLISH), explanation), ("a" * 200, "b" * 200))
    source = json.dumps(report).replace("<", "\\u003c")
    results = run_in_browser(
        report, f"const source = {source};{script}", tmp_path, f"--blink-settings=preferredColorScheme={scheme}"
    )
    assert results == {"over": 0, "columns": 1, "paper": paper}


def test_a_comparison_opens_on_what_changed(tmp_path: Path) -> None:
    rule = CUSTOM_RULE.replace("buy (?:now|today)", "a report on the costs.{0,200}").replace(
        "Buy now", "A report on the costs"
    )
    own = combine_rule_files(
        {"x.toml": parse_rule_file("x.toml", rule.replace('counter_examples = ["Buy time"]', "max_chars = 400"))}
    )
    before = explain(ENGLISH)
    with use_rules(own):
        after = explain(ENGLISH)
    script = """
    results.texts = texts();
    results.change = visible()[0].querySelector(".change").textContent;
    results.open = visible()[0].querySelector(".reasons").textContent;
    results.pressed = [...document.querySelectorAll("nav [aria-pressed=true]")].map(one => one.textContent);
    results.filters = [...document.querySelectorAll("nav button")].slice(0, 4).map(one => one.textContent);
    press("all");
    results.marked = visible().filter(row => row.classList.contains("changed")).length;
    const kept = visible().find(row => row.matches(".keep.same"));
    const wrapping = () => getComputedStyle(kept.querySelector(".text")).whiteSpace;
    results.lines = [wrapping().includes("nowrap")];
    kept.click();
    results.lines.push(wrapping().includes("nowrap"));
    """
    comparison = compare(before, after)
    results = run_in_browser(html_comparison(comparison, ("a", "b")), script, tmp_path)
    count = len(before.blocks)
    assert results["texts"] == [PARAGRAPHS[4]]
    assert results["change"].startswith("now dropped: was body, score +")
    assert "my.rule" in results["open"]
    assert results["pressed"] == ["changed 1"]
    assert results["filters"] == ["changed 1", "now dropped 1", f"unchanged {count - 1}", f"all {count}"]
    assert results["marked"] == 1
    # An unchanged block is one line until it is opened.
    assert results["lines"] == [True, False]


def test_a_comparison_without_changes_shows_all(tmp_path: Path) -> None:
    page = explain(ENGLISH)
    script = """
    results.shown = texts().length;
    results.pressed = document.querySelector("nav [aria-pressed=true]").textContent;
    results.says = document.getElementById("fields").textContent.includes("no block changed");
    """
    results = run_in_browser(html_comparison(compare(page, page), ("a", "b")), script, tmp_path)
    count = len(page.blocks)
    assert results == {"shown": count, "pressed": f"all {count}", "says": True}
