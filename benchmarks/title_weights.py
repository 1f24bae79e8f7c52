"""Learn the weights of title features in HTML pages, cross-validated by publisher.

usage: python -m benchmarks.title_weights [--dry] [--from-zero]

A softmax over each page's wordings of the title, fitted so that those that equal the gold title come first. The fit is
drawn to the table that is there: a new feature gets its weight, and the other weights follow where many pages ask for it;
--from-zero forgets the table. The weights of a news publisher's metadata are set by hand in newsclean/metadata/title/html/candidates.py. Writes
newsclean/metadata/title/html-weights.json and prints the share of correct titles by set, cross-validated and fitted.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.corpora import TRUTH, Sample, require_corpora, samples
from newsclean.errors import NewscleanError
from newsclean.metadata.title.html.candidates import HAND_SET
from newsclean.metadata.title.html.wordings import title_variants
from newsclean.pipeline import parse_page
from newsclean.text.letters import letters_only

OUT = Path(__file__).resolve().parents[1] / "newsclean/metadata/title/html-weights.json"
FOLDS = 5
MIN_PAGES = 8
"""Features of fewer pages get no weight."""
REGULARIZATION, TABLE_REGULARIZATION = 1.0, 10.0
"""Strength of the L2 regularization: towards zero, and towards the weight that the table has."""
MIN_WEIGHT = 0.05
"""Features with a smaller weight, in log-odds, are left out."""
PAGE_WEIGHTS = {
    "zhnews": 3.0, "fundus": 2.0, "east": 2.0, "misinfo": 1.0, "mercury": 1.0, "tra": 1.0, "wcxb": 1.0, "mozilla": 0.3,
    "wcxb/other": 0.2,
}  # fmt: skip


class Example(NamedTuple):
    """The wordings of a page's title with their features, and which are correct."""

    set: str
    publisher: str
    features: list[frozenset[str]]
    right: list[bool]


def read_example(sample: Sample) -> Example | None:
    """Read the wordings of a page's title; None where it is no HTML page or has an error."""
    try:
        page = parse_page(sample.read(), sample.gold.get("url"), "auto", None).page
    except NewscleanError:
        return None
    if page.input != "html":
        return None
    variants = title_variants(page)
    name = sample.set if sample.gold.get("page_type", "article") == "article" else f"{sample.set}/other"
    gold = letters_only(sample.gold["title"])
    return Example(
        name,
        sample.publisher,
        [frozenset(variant.features) for variant in variants],
        [letters_only(one.text) == gold for one in variants],
    )


def fit(
    examples: Sequence[Example],
    names: list[str],
    table: Mapping[str, float],
    page_weights: Mapping[str, float] = PAGE_WEIGHTS,
) -> np.ndarray[Any, Any]:
    """Return the features' weights.

    Args:
        examples: the pages; those without a correct wording are left out.
        names: the features.
        table: weights that the fit is drawn to.
        page_weights: how much a page of each set counts.
    """
    index = {name: at for at, name in enumerate(names)}
    used = [one for one in examples if any(one.right)]
    rows = [[index[name] for name in wording if name in index] for one in used for wording in one.features]
    offset = np.array([sum(HAND_SET.get(name, 0.0) for name in wording) for one in used for wording in one.features])
    right = np.array([float(right) for one in used for right in one.right])
    sizes = [len(one.features) for one in used]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    page = np.repeat(np.arange(len(used)), sizes)
    weight = np.array([page_weights[one.set] for one in used])
    data = csr_matrix((np.ones(sum(map(len, rows))), np.concatenate([np.array(row, int) for row in rows]),
                       np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(names)))  # fmt: skip
    start = np.array([table.get(name, 0.0) for name in names])
    strength = np.array([TABLE_REGULARIZATION if name in table else REGULARIZATION for name in names])

    def loss(values: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        scores = data @ values + offset
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[page])
        whole, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts) + 1e-300
        pull = (powers * right / good[page] - powers / whole[page]) * weight[page]
        distance = values - start
        cost = float((weight * (np.log(whole) - np.log(good))).sum() + strength @ (distance * distance))
        return cost, 2 * strength * distance - data.T @ pull

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x)


def share_right(examples: Sequence[Example], tables: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the share of correct titles by set; each page is scored with the table of its fold."""
    results: dict[str, list[bool]] = defaultdict(list)
    for one in examples:
        table = {**tables[fold_of(one) % len(tables)], **HAND_SET}
        scores = [sum(table.get(name, 0.0) for name in wording) for wording in one.features]
        results[one.set].append(bool(scores) and one.right[int(np.argmax(scores))])
    return {name: float(np.mean(values)) for name, values in sorted(results.items())}


def fold_of(one: Example) -> int:
    """Return the fold of a page; the pages of one publisher are in one fold."""
    return zlib.crc32(one.publisher.encode()) % FOLDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--from-zero", action="store_true", help="do not draw the fit to the table that is there")
    options = parser.parse_args()
    require_corpora()
    with multiprocessing.Pool() as pool:
        found = pool.map(read_example, [one for one in samples(TRUTH) if one.gold.get("title")], chunksize=16)
    examples = [one for one in found if one is not None]
    counts = Counter(name for one in examples for name in {name for wording in one.features for name in wording})
    present: dict[str, float] = {} if options.from_zero else json.loads(OUT.read_text(encoding="utf-8"))
    names = sorted(
        name for name, count in counts.items() if (count >= MIN_PAGES or name in present) and name not in HAND_SET
    )

    def table(values: np.ndarray[Any, Any]) -> dict[str, float]:
        return {
            name: round(float(value), 2) for name, value in zip(names, values, strict=True) if abs(value) >= MIN_WEIGHT
        }

    whole = table(fit(examples, names, present))
    folds = [table(fit([one for one in examples if fold_of(one) != at], names, present)) for at in range(FOLDS)]
    crossed, fitted = share_right(examples, folds), share_right(examples, [whole])
    print("| set | cross-validated | fitted |\n|---|---|---|")
    for name, value in crossed.items():
        print(f"| {name} | {value:.3f} | {fitted[name]:.3f} |")
    if not options.dry:
        OUT.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
