"""An explanation, or the comparison of two, as a self-contained HTML file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from newsclean.explanation.comparison import Comparison
from newsclean.explanation.decisions import load_terms
from newsclean.explanation.feature_words import describe_features, find_families
from newsclean.explanation.model import Explanation
from newsclean.text.escaping import escape_surrogates, terminal_text
from newsclean.text.package_data import read_package_file

_DATA_PLACEHOLDER = "<!-- DATA -->"


def html_report(explanation: Explanation, name: str) -> str:
    """Return the report on a page: blocks with verdicts, a filter by role, a chart of the scores, reasons on a click."""
    data = explanation.to_dict()
    return _page({**data, "name": _label(name)})


def html_comparison(comparison: Comparison, names: tuple[str, str]) -> str:
    """Return the report on the page after a change, with the verdict of each block before it, and removed blocks.

    It opens on the blocks that changed.
    """
    data = comparison.after.to_dict()
    # The reasons of a removed block are those of the page before.
    rules = {**comparison.before.to_dict()["rules"], **data["rules"]}
    changes = comparison.to_dict()
    blocks = []
    for pair, pair_data in zip(comparison.pairs, changes["blocks"], strict=True):
        reasons = {which: dict(getattr(pair.current.reasons, which)) for which in ("first", "second")}
        verdict = pair_data["after"] or pair_data["before"]
        cuts = [cut._asdict() for cut in pair.current.cuts]
        blocks.append({**pair_data, **verdict, "cuts": cuts, "reasons": reasons})
    name = " → ".join(map(_label, names))
    return _page(
        {
            **data,
            "name": name,
            "rules": rules,
            "blocks": blocks,
            "counts": changes["counts"],
            "changed": changes["fields"],
        }
    )


def _label(name: str) -> str:
    return terminal_text(escape_surrogates(name))


def _page(contents: dict[str, Any]) -> str:
    page = read_package_file("output/report.html")
    data = json.dumps({**contents, **_add_words(contents["blocks"])}, ensure_ascii=False)
    # Nothing in the data can end the script element that holds it.
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
    return page.replace(_DATA_PLACEHOLDER, safe).encode("utf-8", "replace").decode("utf-8")


def _add_words(blocks: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the words of the blocks' features, each once, with the legend; take them out of the blocks."""
    names: dict[str, None] = {}
    for block in blocks:
        block["reasons"].pop("words", None)
        for weights in block["reasons"].values():
            names.update(dict.fromkeys(weights))
    families = [
        {"name": family.id.replace("-", " "), "pass": family.first_or_second, "legend": family.legend}
        for family in find_families(names)
    ]
    return {"features": describe_features(names), "families": families, "terms": load_terms()}
