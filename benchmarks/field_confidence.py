"""Learn how likely the value of a field is right, by where it was found, and print how reliable that is.

usage: python -m benchmarks.field_confidence [--dry]

A logistic regression for each field over the pages of the corpora that have a gold value of it and on which a value was found.
The figures are of ten folds: each page's confidence comes from weights that the page had no part in. Writes
newsclean/metadata/field_confidence/weights.json.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict

from benchmarks.confidence import FOLDS, print_reliability
from benchmarks.corpora import TRUTH, Sample, require_corpora, samples
from benchmarks.fields import ARTICLE_FIELDS, classified, score_fields
from newsclean.errors import NewscleanError
from newsclean.metadata.field_confidence.measure import MEASURED_FIELDS, field_features, find_chosen
from newsclean.metadata.fields import extract_fields

OUT = Path(__file__).resolve().parents[1] / "newsclean" / "metadata" / "field_confidence" / "weights.json"
MIN_PAGES = 3
"""Pages that must have a feature."""
STRENGTH = 0.5
"""Inverse regularisation strength."""


class Row(NamedTuple):
    """A field of a page on which a value was found."""

    field: str
    is_right: bool
    features: dict[str, float]


def read_rows(sample: Sample) -> list[Row]:
    """Return a row for each measured field of a page that has a value and a gold value."""
    try:
        page, title, classification = classified(sample, None)
    except NewscleanError:
        return []
    fields = extract_fields(page, title, classification)
    rows = []
    for outcome in score_fields(sample, title, fields, TRUTH):
        field = ARTICLE_FIELDS.get(outcome.field, outcome.field)
        # A date is right by its day.
        if field not in MEASURED_FIELDS or outcome.field == "minute" or not outcome.found:
            continue
        chosen = find_chosen(fields.candidates.get(field, ()), fields.evidence.get(field))
        if chosen is not None:
            features = field_features(chosen, fields.candidates[field])
            rows.append(Row(field, outcome.outcome == "right", features))
    return rows


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    require_corpora()
    by_field: dict[str, list[Row]] = defaultdict(list)
    with multiprocessing.Pool() as pool:
        for rows in pool.imap(read_rows, list(samples(TRUTH)), chunksize=8):
            for row in rows:
                by_field[row.field].append(row)
    weights = {}
    for field in MEASURED_FIELDS:
        counts = Counter(name for row in by_field[field] for name in row.features)
        names = [
            {name: size for name, size in row.features.items() if counts[name] >= MIN_PAGES} for row in by_field[field]
        ]
        right = np.array([row.is_right for row in by_field[field]])
        columns = DictVectorizer()
        matrix = columns.fit_transform(names)
        model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False)
        folds = KFold(FOLDS, shuffle=True, random_state=1)
        held_out = cross_val_predict(model, matrix, right, cv=folds, method="predict_proba")[:, 1]
        print_reliability(field, held_out, right)
        model.fit(matrix, right)
        weights[field] = {
            name: round(float(weight), 2)
            for name, weight in zip(columns.get_feature_names_out(), model.coef_[0], strict=True)
            if abs(weight) >= 0.01
        }
    if not options.dry:
        OUT.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
