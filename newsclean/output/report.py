"""An explanation, or what changed between two, as one HTML file that needs nothing else."""

from __future__ import annotations

import json
from typing import Any

from newsclean.explanation.comparison import Comparison
from newsclean.explanation.model import Explanation
from newsclean.text.escaping import terminal_text
from newsclean.text.package_data import read_package_file

_MARK = "<!-- DATA -->"


def html_report(explanation: Explanation, name: str) -> str:
    """One self-contained page: blocks side by side, a filter by role, a chart of the scores, features on a click."""
    return _page({"name": terminal_text(name), **explanation.to_dict()})


def html_comparison(comparison: Comparison, names: tuple[str, str]) -> str:
    """:func:`html_report` of the page as it is now, with what each block was before, and what is gone."""
    data = comparison.after.to_dict()
    blocks = []
    for pair, told in zip(comparison.pairs, comparison.to_dict()["blocks"], strict=True):
        reasons = {which: dict(getattr(pair.shown.reasons, which)) for which in ("first", "second")}
        verdict = told["after"] or told["before"]
        blocks.append({**told, **verdict, "reasons": reasons})
    name = f"{terminal_text(names[0])} → {terminal_text(names[1])}"
    changed = comparison.to_dict()["fields"]
    return _page({**data, "name": name, "blocks": blocks, "changed": changed})


def _page(contents: dict[str, Any]) -> str:
    page = read_package_file("output/report.html")
    data = json.dumps(contents, ensure_ascii=False)
    # Nothing of the page's can end the element that its data stands in.
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
    return page.replace(_MARK, safe).encode("utf-8", "replace").decode("utf-8")
