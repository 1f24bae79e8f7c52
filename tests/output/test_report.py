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
const texts = () => visible().map(block => block.firstChild.textContent);
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
    results.before = row.querySelector(".features").getClientRects().length;
    row.click();
    results.after = row.querySelector(".features").getClientRects().length;
    results.features = row.querySelector(".features").textContent;
    press("all");
    const ruled = visible().find(one => one.firstChild.textContent === "By Ann Example");
    ruled.click();
    results.rule = ruled.querySelector(".rule").textContent;
    press("body");
    results.bars = document.querySelectorAll("svg rect").length;
    press("body");
    document.querySelector("svg rect").dispatchEvent(new MouseEvent("click"));
    results.jumped = document.activeElement === document.querySelector(".block");
    document.querySelector("details").open = true;
    results.candidates = document.querySelector("details").textContent;
    results.requests = performance.getEntriesByType("resource").length;
    """
    results = run_in_browser(html_report(explanation, "page.html"), script, tmp_path)
    assert results["title"] == "Library stays open"
    assert results["all"] == results["again"] == results["bars"] == len(explanation.blocks)
    assert results["body"] == list(PARAGRAPHS)
    assert (results["before"], results["after"]) == (0, 1)
    assert results["rule"].startswith("veto, line: ")
    assert explanation.blocks[4].reasons.first[0][0] in results["features"]
    assert results["jumped"] and "title" in results["candidates"] and results["requests"] == 0


def test_the_report_fits_a_phone_in_the_dark(tmp_path: Path) -> None:
    # Chromium's windows are at least 500 pixels wide: the page stands in a frame as wide as a phone.
    script = """
    if (window.top === window) {
      const frame = document.createElement("iframe");
      frame.style.cssText = "width: 360px; height: 700px";
      document.body.replaceChildren(frame);
      const inner = frame.contentDocument;
      inner.open(); inner.write(source); inner.close();
      results.over = inner.documentElement.scrollWidth - inner.documentElement.clientWidth;
      results.paper = frame.contentWindow.getComputedStyle(inner.body).backgroundColor;
      results.columns = frame.contentWindow.getComputedStyle(inner.querySelector(".block")).gridTemplateColumns.split(" ").length;
    }
    """
    page = ENGLISH.replace("petition", "petition" * 30)
    report = html_report(explain(page), "a" * 200)
    source = json.dumps(report).replace("<", "\\u003c")
    results = run_in_browser(
        report, f"const source = {source};{script}", tmp_path, "--blink-settings=preferredColorScheme=0"
    )
    assert results == {"over": 0, "columns": 1, "paper": "rgb(23, 25, 28)"}


def test_a_comparison_marks_what_changed(tmp_path: Path) -> None:
    rule = CUSTOM_RULE.replace("buy (?:now|today)", "a report on the costs.{0,200}").replace(
        "Buy now", "A report on the costs"
    )
    own = combine_rule_files(
        {"x.toml": parse_rule_file("x.toml", rule.replace('counter_examples = ["Buy time"]', "max_chars = 400"))}
    )
    before = explain(ENGLISH)
    with use_rules(own):
        after = explain(ENGLISH)
    script = """press("now dropped"); results.texts = texts(); results.change = visible()[0].querySelector(".change").textContent;"""
    results = run_in_browser(html_comparison(compare(before, after), ("a", "b")), script, tmp_path)
    assert results["texts"] == [PARAGRAPHS[4]]
    assert results["change"].startswith("now dropped: was body score")
