"""Learn the classifier's weights from the corpora, cross-validated by publisher.

usage: python -m benchmarks.weights html|dump [--dry] [--more DIR] [--pages FILE]

Two logistic regressions, one for each of the classifier's passes. The second is fitted to the first one's scores on
publishers that the first was not fitted to, so that it learns how far to trust them. Writes
newsclean/classify/weights-KIND.json and prints the body's F1 by set, cross-validated and fitted. --more names a folder of
further dumps, written by benchmarks.render.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from benchmarks.corpora import DUMPS, RENDERERS, TRUTH, Sample, require_corpora, samples
from benchmarks.labels import label_blocks, label_by_segments, load_scorer, parse_sample
from newsclean.classify.confidence import measure_certainty, measure_confidence
from newsclean.classify.first_pass import observe_blocks
from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass_features
from newsclean.classify.selection import Selection, select_blocks
from newsclean.classify.structure.doubts import measure_excluded
from newsclean.classify.vetoes import VETO_SCORE
from newsclean.classify.weights import STEM_PREFIX, THOUSANDTHS, first_pass_features, sum_weights
from newsclean.errors import NotAPage
from newsclean.parse.model import Page
from newsclean.parse.plaintext.reader import read_dump
from newsclean.rules import active_rules
from newsclean.story import prepare_page

Rows = list[list[str]]
"""The features of each open block, a block without a veto: these are learned from."""

FOLDS = 5
# What a page of each set counts. Chinese news is few pages and comes first. Mozilla's gold is another tool's output, np3k's
# is less exact than others.
HTML_SET_WEIGHTS = {
    "zhnews": 5.0, "zhset": 1.5, "east": 4.0, "fundus": 2.5, "aeb": 2.0, "misinfo": 2.0, "wcxb": 1.0, "mozilla": 0.7,
    "np3k": 0.5, "tra": 1.0,
}  # fmt: skip
SETS = set(HTML_SET_WEIGHTS)
DUMP_SET_WEIGHTS = {**HTML_SET_WEIGHTS, "zhset": 2.5}
"""Essays are harder to recognize in dumps."""
OTHER_PAGE_WEIGHT = 0.3
"""What a page counts that is no article, beside an article of its set."""
FURTHER_PAGE_WEIGHT = 0.5
"""What a further dump counts, beside a page of its set that is there in all renderings."""
BARE_SET = "bare/text"
"""Stories without anything around them: all of a clean text is kept."""
BARE_PAGE_WEIGHT = 0.3
SEGMENT_WEIGHT = 8.0
"""What a block counts that a segment labels, in sets whose gold is segments that must and must not occur."""
MIN_BLOCK_WEIGHT = 0.15
BODY_BLOCK_WEIGHT = 40
MAX_BLOCK_WEIGHT = 12.0
MAX_BLOCK_CHARS = 2000
"""A block counts by its share of the body: at least, for all of it, at most, and characters of it that count."""
MAX_BOILERPLATE_RATIO = {"html": 3.0, "dump": 2.0}
"""How much a page's boilerplate may count, as a multiple of its article."""
MIN_PUBLISHERS = 4
"""Publishers that must have a feature."""
MIN_NAME_PUBLISHERS = 8
"""Publishers that must have a word of class names, or a line's first or last word."""
MIN_STEM_PUBLISHERS = 30
"""Publishers that must have a word's stem: rarer ones are what single stories are about."""
SWITCH_COSTS = {"html": 0.25, "dump": 0.25}
"""Log-odds that a change between keeping and dropping costs."""
FEATURE_SCALES: dict[str, dict[str, float]] = {
    "html": {"word": 0.7, "starts": 0.7, "ends": 0.7, "shape": 0.7},
    "dump": {STEM_PREFIX.rstrip(":"): 0.5},
}
"""First pass: the size of the columns of features that come by the thousand, beside 1 for others. Regularisation holds
smaller columns down more."""
FIRST_STRENGTHS = {"html": 0.1, "dump": 0.15}
SECOND_STRENGTHS = {"html": 0.03, "dump": 0.05}
"""Inverse regularisation strength of each pass."""
MIN_WEIGHT = 0.05
"""Smaller weights are left out of the table."""


class Example(NamedTuple):
    """One page with its features and its blocks' labels."""

    publisher: str
    set: str
    gold: dict[str, Any]
    page: Page
    observations: list[BlockObservation]
    labels: list[bool]
    weights: list[float]
    excluded_units: Counter[str]
    """Length of the blocks that the page's form excludes, by the id of the reason, in display units."""

    def open_only(self, values: list[Any]) -> list[Any]:
        """Return those values of all blocks that belong to blocks without a veto."""
        return [value for value, one in zip(values, self.observations, strict=True) if not one.veto_id]


def load_examples(kind: str, further: Path | None = None) -> list[Example]:
    """Load the pages to learn from.

    Args:
        kind: ``html`` or ``dump``.
        further: a folder of further dumps.
    """
    if kind == "html":
        jobs = [(kind, sample.set, sample) for sample in samples(TRUTH, SETS)]
    else:
        jobs = [(kind, f"{name}/{sample.set}", sample) for name in RENDERERS for sample in samples(DUMPS / name, SETS)]
        jobs += [(kind, f"{name}/more", sample) for name, sample in _further_samples(further)] if further else []
        jobs += [(kind, BARE_SET, sample) for sample in samples(TRUTH, SETS) if sample.gold.get("body")]
    with multiprocessing.Pool() as pool:
        examples = pool.map(_make_example, jobs, chunksize=16)
    return [example for example in examples if example is not None and example.labels]


def _further_samples(folder: Path) -> Iterator[tuple[str, Sample]]:
    """Yield the pages of a folder of dumps: those of wcxb in one rendering each, in turn; those of other sets in all."""
    for renderer in RENDERERS:
        for number, sample in enumerate(samples(folder / renderer, SETS)):
            if sample.set != "wcxb" or number % len(RENDERERS) == RENDERERS.index(renderer):
                yield renderer, sample


def _make_example(job: tuple[str, str, Sample]) -> Example | None:
    kind, name, sample = job
    gold = sample.gold
    if not gold.get("body") and sample.set != "tra":
        return None
    is_other = sample.set == "wcxb" and gold.get("page_type") != "article"
    if is_other and kind == "dump":
        return None
    try:
        page = _bare_page(gold) if name == BARE_SET else parse_sample(sample)
    except NotAPage:
        return None
    prepared = prepare_page(page)
    page, clues = prepared.trimmed_page, prepared.clues
    observations = observe_blocks(page, clues, active_rules())
    excluded = measure_excluded(prepared.full_page, prepared.excluded)
    base = _page_weight(kind, name, sample, is_other)
    if not gold.get("body"):
        segments = label_by_segments(page, gold["with"], gold.get("without", ()))
        labels = [label is True for label in segments]
        weights = [0.0 if label is None else base * SEGMENT_WEIGHT for label in segments]
        return Example(sample.publisher, name, gold, page, observations, labels, weights, excluded)
    labels = label_blocks(page, gold["body"])
    if name.endswith("/more"):
        # The body was found by newsclean in the page's HTML, the segments by a person.
        segments = label_by_segments(page, gold.get("with", ()), gold.get("without", ()))
        labels = [label if known is None else known for label, known in zip(labels, segments, strict=True)]
    weights = [base * weight for weight in _block_weights(kind, page, observations, labels)]
    set_name = f"{name}/other" if is_other else name
    return Example(sample.publisher, set_name, gold, page, observations, labels, weights, excluded)


def _page_weight(kind: str, name: str, sample: Sample, is_other: bool) -> float:
    """Return what a page counts. A page that is there in all renderings counts a third in each."""
    if kind == "html":
        return HTML_SET_WEIGHTS[sample.set] * (OTHER_PAGE_WEIGHT if is_other else 1.0)
    base = DUMP_SET_WEIGHTS[sample.set]
    if not sample.gold.get("body"):
        return base / len(RENDERERS)
    if name.endswith("/more"):
        return base * (FURTHER_PAGE_WEIGHT if sample.set == "wcxb" else FURTHER_PAGE_WEIGHT / len(RENDERERS))
    return base * BARE_PAGE_WEIGHT if name == BARE_SET else base / len(RENDERERS)


def _block_weights(kind: str, page: Page, observations: list[BlockObservation], labels: list[bool]) -> list[float]:
    """Return what each block counts, by its length. A page's boilerplate counts only so many times its article."""
    body_chars = sum(block.chars for block, label in zip(page.blocks, labels, strict=True) if label) or 1
    raw = [
        MIN_BLOCK_WEIGHT + min(BODY_BLOCK_WEIGHT * min(block.chars, MAX_BLOCK_CHARS) / body_chars, MAX_BLOCK_WEIGHT)
        for block in page.blocks
    ]
    body = sum(weight for weight, label in zip(raw, labels, strict=True) if label)
    boilerplate = sum(
        weight for weight, label, one in zip(raw, labels, observations, strict=True) if not label and not one.veto_id
    )
    factor = min(1.0, MAX_BOILERPLATE_RATIO[kind] * body / boilerplate) if boilerplate else 1.0
    return [weight * (1.0 if label else factor) for weight, label in zip(raw, labels, strict=True)]


def _bare_page(gold: dict[str, Any]) -> Page:
    """Return a story without anything around it, as a clean corpus has it: its title and its paragraphs."""
    return read_dump("\n\n".join([gold.get("title") or "", *gold["body"].split("\n")]), None)


class FeatureTable:
    """The features that enough publishers have, as columns of a matrix."""

    def __init__(self, rows: Rows, publishers: list[str]) -> None:
        holders: dict[str, set[str]] = defaultdict(set)
        for row, publisher in zip(rows, publishers, strict=True):
            for feature in row:
                if len(holders[feature]) < _min_publishers(feature):
                    holders[feature].add(publisher)
        self.features = sorted(feature for feature, who in holders.items() if len(who) >= _min_publishers(feature))
        self._columns = {feature: index for index, feature in enumerate(self.features)}

    def scales(self, scales: Mapping[str, float]) -> np.ndarray:
        """Return the size of each column, by what its feature's name starts with."""
        return np.array([scales.get(feature.split(":")[0], 1.0) for feature in self.features], np.float32)

    def matrix(self, rows: Rows) -> csr_matrix:
        """Return the rows as a matrix of 0 and 1."""
        indices: list[int] = []
        ends = [0]
        for row in rows:
            indices.extend({self._columns[feature] for feature in row if feature in self._columns})
            ends.append(len(indices))
        return csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(rows), len(self.features)))


def _min_publishers(feature: str) -> int:
    if feature.startswith(STEM_PREFIX):
        return MIN_STEM_PUBLISHERS
    return MIN_NAME_PUBLISHERS if feature.startswith(("word:", "starts:", "ends:")) else MIN_PUBLISHERS


class Labelled(NamedTuple):
    """The open blocks of all examples: their labels, weights and publishers."""

    labels: np.ndarray
    weights: np.ndarray
    publishers: list[str]


class Fit(NamedTuple):
    """One pass, learned."""

    held_out: np.ndarray
    """Scores of all open blocks, each from weights that its publisher had no part in."""
    fitted: np.ndarray
    """Scores from the weights fitted to everything."""
    weights: dict[str, float]


def fit_pass(rows: Rows, blocks: Labelled, strength: float, scales: Mapping[str, float]) -> Fit:
    """Learn a pass's weights.

    Args:
        rows: the features of each open block.
        blocks: their labels, weights and publishers.
        strength: inverse regularisation strength.
        scales: sizes of columns, by what their features' names start with.
    """
    table = FeatureTable(rows, blocks.publishers)
    sizes = table.scales(scales)
    matrix = (table.matrix(rows) @ diags(sizes)).tocsr()
    folds = assign_folds(blocks.publishers)
    fold = np.array([folds[publisher] for publisher in blocks.publishers])
    held_out = np.zeros(len(rows))
    for number in range(FOLDS):
        train = fold != number
        coefficients = _regress(matrix[train], blocks.labels[train], blocks.weights[train], strength)
        held_out[~train] = matrix[~train] @ coefficients
    coefficients = _regress(matrix, blocks.labels, blocks.weights, strength)
    weights = dict(zip(table.features, coefficients * sizes, strict=True))
    return Fit(held_out, matrix @ coefficients, weights)


def _regress(matrix: csr_matrix, labels: np.ndarray, weights: np.ndarray, strength: float) -> np.ndarray:
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=3000, fit_intercept=False, tol=1e-4)
    model.fit(matrix, labels, sample_weight=weights)
    return model.coef_[0]


def assign_folds(publishers: list[str]) -> dict[str, int]:
    return {publisher: index % FOLDS for index, publisher in enumerate(sorted(set(publishers), key=_hash_name))}


def _hash_name(text: str) -> int:
    """Return a hash that is the same in every run."""
    value = 0
    for char in text:
        value = (value * 131 + ord(char)) % 1_000_003
    return value


def spread_scores(examples: list[Example], scores: np.ndarray) -> Iterator[tuple[Example, list[float]]]:
    """Yield each page with its blocks' scores, from the scores of all open blocks."""
    rest = iter(scores.tolist())
    for example in examples:
        yield example, [VETO_SCORE if one.veto_id else next(rest) for one in example.observations]


def second_pass_rows(examples: list[Example], first_scores: np.ndarray) -> Rows:
    """Return the second pass's features of each open block."""
    rows: Rows = []
    for example, scores in spread_scores(examples, first_scores):
        rows.extend(example.open_only(second_pass_features(example.page, example.observations, scores)))
    return rows


def select_bodies(
    examples: list[Example], first_scores: np.ndarray, scores: np.ndarray, switch_cost: float
) -> Iterator[tuple[Example, list[float], Selection, dict[str, float]]]:
    """Yield each page with its second scores, the blocks that are kept, and the scorer's figures."""
    for (example, first), (_, second) in zip(
        spread_scores(examples, first_scores), spread_scores(examples, scores), strict=True
    ):
        selection = select_blocks(example.page, example.observations, first, second, switch_cost)
        text = "\n".join(block.text for block, keep in zip(example.page.blocks, selection.kept, strict=True) if keep)
        yield example, second, selection, load_scorer().page(example.gold, {"body": text})


def evaluate(
    examples: list[Example], first_scores: np.ndarray, scores: np.ndarray, switch_cost: float, worst: int = 0
) -> str:
    """Return the body's F1 by set; print each set's ``worst`` pages."""
    sets: dict[str, list[tuple[float, float]]] = defaultdict(list)
    segments: dict[str, Counter[str]] = defaultdict(Counter)
    ranked: list[tuple[float, str, str, float, float]] = []
    for example, _, _, figures in select_bodies(examples, first_scores, scores, switch_cost):
        if "p" not in figures:
            segments[example.set].update({key: figures[key] for key in ("tp", "fp", "fn")})
            continue
        sets[example.set].append((figures["p"], figures["r"]))
        ranked.append((figures["page_f1"], example.set, example.gold["id"], figures["p"], figures["r"]))
    for name in sorted(sets) if worst else ():
        for row in sorted(row for row in ranked if row[1] == name)[:worst]:
            print("  {:.3f} {} {} p {:.3f} r {:.3f}".format(*row))
    out = []
    for name, rows in sorted(sets.items()):
        p, r = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        out.append(f"{name} {2 * p * r / (p + r):.4f} ({p:.3f}/{r:.3f})")
    for name, counts in sorted(segments.items()):
        out.append(f"{name} F {2 * counts['tp'] / (2 * counts['tp'] + counts['fp'] + counts['fn']):.4f}")
    return "  ".join(out)


def write_pages(
    path: Path, examples: list[Example], first_scores: np.ndarray, scores: np.ndarray, switch_cost: float
) -> None:
    """Write a line of JSON for each page with a gold body: its figures from held-out scores, for benchmarks.confidence."""
    with path.open("w", encoding="utf-8") as out:
        for example, second, selection, figures in select_bodies(examples, first_scores, scores, switch_cost):
            if "p" not in figures:
                continue
            certainty = measure_certainty(example.observations, second, selection.sequence)
            row = {
                "set": example.set,
                "id": example.gold["id"],
                "f1": figures["page_f1"],
                "confidence": measure_confidence(certainty, example.page.input),
                "certainty": certainty._asdict(),
                "excluded": example.excluded_units,
            }
            out.write(json.dumps(row) + "\n")


def write_weights(kind: str, first: dict[str, float], second: dict[str, float]) -> None:
    """Write the table that :func:`newsclean.classify.weights.load_weights` reads."""
    path = Path(__file__).resolve().parents[1] / "newsclean" / "classify" / f"weights-{kind}.json"
    stems = {name.removeprefix(STEM_PREFIX): value for name, value in first.items() if name.startswith(STEM_PREFIX)}
    others = {name: value for name, value in first.items() if not name.startswith(STEM_PREFIX)}
    data = {
        "switch": SWITCH_COSTS[kind],
        "first": _round_weights(others),
        "words": _round_weights(stems),
        "second": _round_weights(second),
    }
    path.write_text(json.dumps(data, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _round_weights(weights: dict[str, float]) -> dict[str, int]:
    return {
        name: round(float(value) * THOUSANDTHS) for name, value in sorted(weights.items()) if abs(value) >= MIN_WEIGHT
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("html", "dump"))
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    parser.add_argument("--worst", type=int, default=0, help="list this many of each set's worst pages")
    parser.add_argument("--switch", type=float, nargs="*", default=[0.0, 0.25, 0.5, 1.0], help="switch costs to try")
    parser.add_argument("--first", type=float, help="inverse regularisation strength of the first pass")
    parser.add_argument("--second", type=float, help="inverse regularisation strength of the second pass")
    parser.add_argument("--pages", type=Path, help="write each page's figures from held-out scores to this file")
    parser.add_argument("--more", type=Path, help="further dumps, written by benchmarks.render")
    options = parser.parse_args()
    require_corpora()
    kind, switch_cost = options.kind, SWITCH_COSTS[options.kind]
    examples = load_examples(kind, options.more)
    blocks = Labelled(
        np.array([label for example in examples for label in example.open_only(example.labels)]),
        np.array([weight for example in examples for weight in example.open_only(example.weights)]),
        [example.publisher for example in examples for _ in example.open_only(example.labels)],
    )
    rows = [first_pass_features(one) for example in examples for one in example.open_only(example.observations)]
    print(len(examples), "pages", len(rows), "open blocks", len(set(blocks.publishers)), "publishers", flush=True)
    first = fit_pass(rows, blocks, options.first or FIRST_STRENGTHS[kind], FEATURE_SCALES[kind])
    print("first, cross-validated", evaluate(examples, first.held_out, first.held_out, 0.5), flush=True)
    del rows
    second = fit_pass(second_pass_rows(examples, first.held_out), blocks, options.second or SECOND_STRENGTHS[kind], {})
    for cost in options.switch:
        figures = evaluate(examples, first.held_out, second.held_out, cost)
        print("second, cross-validated, switch", cost, figures, flush=True)
    if options.pages:
        write_pages(options.pages, examples, first.held_out, second.held_out, switch_cost)
    if options.worst:
        evaluate(examples, first.held_out, second.held_out, switch_cost, options.worst)
    final = np.array([sum_weights(set(row), second.weights) for row in second_pass_rows(examples, first.fitted)])
    print("second, fitted", evaluate(examples, first.fitted, final, switch_cost), flush=True)
    if not options.dry:
        write_weights(kind, first.weights, second.weights)


if __name__ == "__main__":
    main()
