"""Calibrate the confidence, and print how reliable it is.

usage: python -m benchmarks.confidence html|dump PAGES [--dry]

PAGES is written by ``python -m benchmarks.weights KIND --pages PAGES``: a line for each page, with scores from weights that its
publisher had no part in. Writes newsclean/classify/confidence.json. The figures are of ten folds: each page's confidence comes
from a calibration that the page had no part in.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict

from newsclean.classify.confidence import Certainty, certainty_features
from newsclean.classify.structure.doubts import find_doubts

OUT = Path(__file__).resolve().parents[1] / "newsclean" / "classify" / "confidence.json"
MIN_RIGHT_F1 = 0.8
"""F1 from which on a body is right."""
BANDS = ((0.95, 1.01), (0.85, 0.95), (0.7, 0.85), (0.0, 0.7))
FOLDS = 10
OTHER_SETS = "/other"
"""Ends the names of sets of pages that are no articles."""


def read_pages(path: Path) -> list[dict[str, Any]]:
    """Read the pages that are articles."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if not row["set"].endswith(OTHER_SETS)]


def print_reliability(name: str, confidence: np.ndarray, right: np.ndarray) -> None:
    """Print the Brier score, and for each band the share of the pages and how many of those are wrong."""
    print(
        f"{name}: {len(right)} pages, {(~right).mean():.1%} wrong, Brier score {np.mean((confidence - right) ** 2):.4f}"
    )
    for low, high in BANDS:
        band = (confidence >= low) & (confidence < high)
        wrong = f"{(~right[band]).mean():.1%} wrong" if band.any() else ""
        print(f"  {low:.2f} to {min(high, 1):.2f}: {band.mean():6.1%} of pages, {wrong}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("html", "dump"))
    parser.add_argument("pages", type=Path)
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    rows = read_pages(options.pages)
    measured = [certainty_features(Certainty(**row["certainty"])) for row in rows]
    features = np.array([list(one.values()) for one in measured])
    right = np.array([row["f1"] >= MIN_RIGHT_F1 for row in rows])
    model = LogisticRegression(C=1.0, max_iter=2000)
    folds = KFold(FOLDS, shuffle=True, random_state=1)
    calibrated = cross_val_predict(model, features, right, cv=folds, method="predict_proba")[:, 1]
    is_news = np.array([row["set"].rpartition("/")[2] not in ("wcxb", "mozilla") for row in rows])
    for name, chosen in (("all", np.ones(len(rows), bool)), ("news", is_news)):
        print_reliability(f"{name}, as recorded", np.array([row["confidence"] for row in rows])[chosen], right[chosen])
        print_reliability(f"{name}, calibrated", calibrated[chosen], right[chosen])
    doubts = [find_doubts(row["excluded"], row["certainty"]["body_units"]) for row in rows]
    for code in sorted({code for one in doubts for code in one}):
        doubtful = np.array([code in one for one in doubts])
        print(f"{code}: {doubtful.sum()} pages, {(~right[doubtful]).mean():.1%} wrong")
    model.fit(features, right)
    data = json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else {}
    data[options.kind] = {
        "intercept": round(float(model.intercept_[0]), 3),
        "weights": {name: round(float(value), 3) for name, value in zip(measured[0], model.coef_[0], strict=True)},
    }
    print(json.dumps(data[options.kind]))
    if not options.dry:
        OUT.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
