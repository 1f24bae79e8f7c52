"""An explanation, or the comparison of two, as a self-contained HTML file."""

from __future__ import annotations

import json
from typing import Any

from newsclean.explanation.comparison import Comparison
from newsclean.explanation.model import Explanation
from newsclean.text.escaping import escape_surrogates, terminal_text
from newsclean.text.package_data import read_package_file

_DATA_PLACEHOLDER = "<!-- DATA -->"


def html_report(explanation: Explanation, name: str) -> str:
    """Return the report on a page: blocks with verdicts, a filter by role, a chart of the scores, features on a click."""
    return _page({"name": terminal_text(escape_surrogates(name)), **explanation.to_dict()})


def html_comparison(comparison: Comparison, names: tuple[str, str]) -> str:
    """Return the report on the page after a change, with the verdict of each block before it, and removed blocks."""
    data = comparison.after.to_dict()
    blocks = []
    for pair, pair_data in zip(comparison.pairs, comparison.to_dict()["blocks"], strict=True):
        reasons = {which: dict(getattr(pair.current.reasons, which)) for which in ("first", "second")}
        verdict = pair_data["after"] or pair_data["before"]
        blocks.append({**pair_data, **verdict, "reasons": reasons})
    name = " → ".join(terminal_text(escape_surrogates(one)) for one in names)
    changed = comparison.to_dict()["fields"]
    return _page({**data, "name": name, "blocks": blocks, "changed": changed})


def _page(contents: dict[str, Any]) -> str:
    page = read_package_file("output/report.html")
    data = json.dumps(contents, ensure_ascii=False)
    # Nothing in the data can end the script element that holds it.
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
    return page.replace(_DATA_PLACEHOLDER, safe).encode("utf-8", "replace").decode("utf-8")
