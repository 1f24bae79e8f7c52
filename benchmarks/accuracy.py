"""Run newsclean over the test corpora and print its figures beside those of other tools.

usage: python -m benchmarks.accuracy [--truth DIR] [--dumps DIR] [--only html|dumps] [--set NAME] [--worst N] [--out DIR]

The scorer is a file of the corpora (score.py); its docstring defines each figure.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.corpora import DUMPS, RENDERERS, TRUTH, Sample, require_corpora, samples, scorer

FIGURES = ("pages", "body_f1", "precision", "recall", "exact", "empty", "seg_f", "title", "authors", "date", "minute", "source", "editors", "error", "ms_median")  # fmt: skip


def clean_sample(sample: Sample) -> str:
    """Clean one page; return the line for the scorer: the article or the error, and the time in ms."""
    import newsclean

    data = sample.read()
    start = time.perf_counter()
    line: dict[str, Any] = {"set": sample.set, "id": sample.id}
    try:
        article = newsclean.clean(data, url=sample.gold.get("url"))
        line |= article.to_dict()
        line["body"] = line["text"]
        line["used_readability"] = any(warning.code == "low_confidence" for warning in article.extraction.warnings)
    except newsclean.NewscleanError as error:
        line["error"] = str(error)
    line["ms"] = (time.perf_counter() - start) * 1000
    return json.dumps(line, ensure_ascii=False)


def run(root: Path, script: Path, only_set: str | None, worst: int, out: Path) -> dict[str, Any]:
    """Clean and score the pages of a folder.

    Args:
        root: the folder of sets.
        script: the scorer.
        only_set: the name of the one set to use; None for all.
        worst: how many of the worst pages to print.
        out: where to write the predictions.

    Returns:
        The figures of each set.
    """
    found = list(samples(root, {only_set} if only_set else None))
    with multiprocessing.Pool() as pool:
        lines = pool.map(clean_sample, found, chunksize=8)
    predictions = out / f"{root.name}.jsonl"
    predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    checked = sum('"used_readability": true' in line for line in lines)
    print(f"\n{root.name}: {len(lines)} pages, {checked} also checked with readability")
    countries = by_country(found, lines)
    if countries:
        print(f"fundus by country, body F1 (pages): {countries}\n")
    command = [sys.executable, str(script), str(root), str(predictions)]
    if only_set:
        command += ["--set", only_set]
    if worst:
        text = subprocess.run([*command, "--worst", str(worst)], capture_output=True, text=True, check=True).stdout
        print("\n".join(line for line in text.splitlines() if "\t" in line))
    result = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    return dict(json.loads(result.stdout))


def show(figures: dict[str, Any]) -> None:
    """Print the figures as a Markdown table."""
    print("| set | " + " | ".join(FIGURES) + " |\n|" + "---|" * (len(FIGURES) + 1))
    for name, row in figures.items():
        if not row["pages"]:
            continue
        cells = [
            ""
            if row[key] is None
            else f"{row[key]:.0f}"
            if key == "pages"
            else f"{row[key]:.1f}"
            if key == "ms_median"
            else f"{row[key]:.3f}"
            for key in FIGURES
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")


def by_country(found: list[Sample], lines: list[str]) -> str:
    """Return the body F1 of each country's pages in the set fundus, worst first; the ids of that set name countries."""
    page = scorer().page
    figures: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for sample, line in zip(found, lines, strict=True):
        if sample.set == "fundus" and sample.gold.get("body"):
            row = page(sample.gold, json.loads(line))
            figures[sample.id.split("-")[0]].append((row["p"], row["r"]))
    ranked = []
    for country, rows in figures.items():
        p, r = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        ranked.append((2 * p * r / ((p + r) or 1), country, len(rows)))
    return ", ".join(f"{country} {value:.3f} ({count})" for value, country, count in sorted(ranked))


def read_peer_tables(root: Path) -> str:
    """Return the tables of other tools on these pages, which are a file of the corpora."""
    path = root / "peers.md"
    if not path.exists():
        return ""
    text = path.read_text(encoding="utf-8")
    return "\n\n".join(re.findall(r"^## dev: .*?(?=\n## |\Z)", text, re.MULTILINE | re.DOTALL))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, default=TRUTH)
    parser.add_argument("--dumps", type=Path, default=DUMPS)
    parser.add_argument("--only", choices=("html", "dumps"))
    parser.add_argument("--set")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--out", type=Path, help="folder for the predictions (default: a temporary one)")
    options = parser.parse_args()
    require_corpora(options.truth / "score.py", *([options.dumps] if options.only != "html" else []))
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        if options.only != "dumps":
            show(run(options.truth, options.truth / "score.py", options.set, options.worst, out))
        if options.only != "html":
            for name in RENDERERS:
                if (options.dumps / name).exists():
                    show(run(options.dumps / name, options.truth / "score.py", options.set, options.worst, out))
    print("\n" + read_peer_tables(options.truth))


if __name__ == "__main__":
    main()
