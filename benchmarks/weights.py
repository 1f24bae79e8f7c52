"""Learn the classifier's weights from the corpora, cross-validated by publisher.

usage: python -m benchmarks.weights [html|dump] [--dry] [--more DIR]

Logistic regression in two stages, as the classifier applies it: the second stage sees the first one's scores as they come
out for publishers it was not fitted on, so that it learns how far to trust them. Writes newsclean/classify/weights-KIND.json
and prints body F1 by set, cross-validated and fitted. --more names a folder of further dumps, as benchmarks.render writes
them.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from benchmarks.corpora import DUMPS, RENDERERS, TRUTH, Sample, require_corpora, samples
from benchmarks.labels import labels_of, page_of, score, segments_of
from newsclean.classify.first_pass import observe_blocks
from newsclean.classify.observation import BlockObservation
from newsclean.classify.second_pass import second_pass_features
from newsclean.classify.selection import select_blocks
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.vetoes import VETO_SCORE
from newsclean.classify.weights import STEM_PREFIX, first_pass_features
from newsclean.metadata.markup.json_ld import find_article_body, find_descriptions
from newsclean.metadata.title.choice import find_title
from newsclean.parse.model import Page
from newsclean.parse.plaintext.reader import read_dump
from newsclean.rules import active_rules

FOLDS = 5
SETS = {"zhnews", "zhset", "fundus", "aeb", "wcxb", "mozilla", "tra"}
# Chinese news is few pages and comes first; Mozilla's gold is what another tool keeps, so it counts little.
SET_WEIGHT = {"zhnews": 5.0, "zhset": 1.5, "fundus": 2.5, "aeb": 2.0, "wcxb": 1.0, "mozilla": 0.7, "tra": 1.0}
DUMP_WEIGHT = {**SET_WEIGHT, "zhset": 2.5}
"""In dumps essays have less to be told by."""
OTHER_WEIGHT = 0.3
"""Of pages that are no articles."""
SEGMENT_WEIGHT = 8.0
"""Of a block that a segment settles, where the gold is segments that must and must not occur."""
RARE = 4
RARE_NAME = 8
"""Publishers at which a word of class names, or a line's first or last, must be seen: they are the publishers' own sooner
than other features."""
RARE_WORD = 30
"""Publishers at which a word of the text must be seen: rarer ones are what single stories are about."""
PRECISION = {"html": 3.0, "dump": 2.0}
"""How much a page's furniture may weigh against its article."""
SWITCH = {"html": 0.25, "dump": 0.25}
CAUTION: dict[str, dict[str, float]] = {
    "html": {"word": 0.7, "starts": 0.7, "ends": 0.7, "shape": 0.7},
    "dump": {"has": 0.5},
}
"""How far the first pass trusts features that come by the thousand, beside the others' 1: the size that their column has
in learning, so that what holds weights down holds theirs down more."""
FIRST = {"html": 0.1, "dump": 0.15}
"""Inverse regularisation of the first pass."""
SECOND = {"html": 0.03, "dump": 0.05}
"""Inverse regularisation of the second pass."""
BARE = "bare/text"
"""Stories with nothing around them: all of a text that is clean is kept."""
BARE_WEIGHT = 0.3
MORE_WEIGHT = 0.5
"""What a further page counts, beside one of the same set that is there in all its shapes."""


class Example(NamedTuple):
    """One page with its features and its blocks' labels."""

    group: str
    set: str
    gold: dict[str, Any]
    page: Page
    seen: list[BlockObservation]
    labels: list[bool]
    weights: list[float]

    def open(self, values: list[Any]) -> list[Any]:
        """Of a value for each block, those of the blocks that no veto settles: what there is to learn from."""
        return [value for value, item in zip(values, self.seen, strict=True) if not item.veto_id]


def load(kind: str, more: Path | None = None) -> list[Example]:
    if kind == "html":
        jobs = [(kind, sample.set, sample) for sample in samples(TRUTH, SETS)]
    else:
        jobs = [(kind, f"{r}/{sample.set}", sample) for r in RENDERERS for sample in samples(DUMPS / r, SETS)]
        jobs += [(kind, f"{shape}/more", sample) for shape, sample in _further(more)] if more else []
        jobs += [(kind, BARE, sample) for sample in samples(TRUTH, SETS) if sample.gold.get("body")]
    with multiprocessing.Pool() as pool:
        found = pool.map(_example, jobs, chunksize=16)
    return [example for example in found if example]


def _further(folder: Path) -> Iterator[tuple[str, Sample]]:
    """The pages of a folder of dumps: those of wcxb in one shape each, in turn; those of other sets in every shape."""
    for shape in RENDERERS:
        for number, sample in enumerate(samples(folder / shape, SETS)):
            if sample.set != "wcxb" or number % len(RENDERERS) == RENDERERS.index(shape):
                yield shape, sample


def _example(job: tuple[str, str, Sample]) -> Example | None:
    kind, name, sample = job
    gold = sample.gold
    if not gold.get("body") and sample.set != "tra":
        return None
    other = sample.set == "wcxb" and gold.get("page_type") != "article"
    if other and kind == "dump":
        return None
    page = _bare(gold) if name == BARE else page_of(sample)
    title = find_title(page)
    clues = StoryClues(title.title, title.blocks, find_article_body(page.hints.json_ld), find_descriptions(page.hints))
    seen = observe_blocks(page, clues, active_rules())
    base = DUMP_WEIGHT[sample.set] / 3 if kind == "dump" else SET_WEIGHT[sample.set] * (OTHER_WEIGHT if other else 1.0)
    if not gold.get("body"):
        told = segments_of(page, gold["with"], gold.get("without", ()))
        labels = [label is True for label in told]
        weights = [0.0 if label is None else base * SEGMENT_WEIGHT for label in told]
        return Example(sample.publisher, name, gold, page, seen, labels, weights)
    labels = labels_of(page, gold["body"])
    if name.endswith("/more"):
        # Of a body that a classifier found, not a person, segments know better.
        told = segments_of(page, gold.get("with", ()), gold.get("without", ()))
        labels = [label if known is None else known for label, known in zip(labels, told, strict=True)]
    kept = sum(block.chars for block, label in zip(page.blocks, labels, strict=True) if label) or 1
    if name.endswith("/more"):
        base = DUMP_WEIGHT[sample.set] * (MORE_WEIGHT if sample.set == "wcxb" else MORE_WEIGHT / 3)
    elif name == BARE:
        base = DUMP_WEIGHT[sample.set] * BARE_WEIGHT
    raw = [0.15 + min(40 * min(block.chars, 2000) / kept, 12) for block in page.blocks]
    # Wrong text can cost a page no more than its article is worth, however much of it there is.
    right = sum(weight for weight, label in zip(raw, labels, strict=True) if label)
    wrong = sum(weight for weight, label, item in zip(raw, labels, seen, strict=True) if not label and not item.veto_id)
    level = min(1.0, PRECISION[kind] * right / wrong) if wrong else 1.0
    weights = [base * weight * (1.0 if label else level) for weight, label in zip(raw, labels, strict=True)]
    return Example(sample.publisher, f"{name}/other" if other else name, gold, page, seen, labels, weights)


def _bare(gold: dict[str, Any]) -> Page:
    """A story with nothing around it, as a clean corpus holds it: its title and its paragraphs."""
    return read_dump("\n\n".join([gold.get("title") or "", *gold["body"].split("\n")]), None)


def _needed(name: str) -> int:
    """At how many publishers a feature must be seen."""
    if name.startswith(STEM_PREFIX):
        return RARE_WORD
    return RARE_NAME if name.startswith(("word:", "starts:", "ends:")) else RARE


class Table:
    """Feature names to columns, rare names left out."""

    def __init__(self, rows: list[list[str]], groups: list[str]) -> None:
        holders: dict[str, set[str]] = defaultdict(set)
        for row, group in zip(rows, groups, strict=True):
            for name in row:
                if len(holders[name]) < _needed(name):
                    holders[name].add(group)
        self.names = sorted(name for name, who in holders.items() if len(who) >= _needed(name))
        self.column = {name: index for index, name in enumerate(self.names)}

    def sizes(self, caution: dict[str, float]) -> np.ndarray:
        """What each column counts in learning."""
        return np.array([caution.get(name.split(":")[0], 1.0) for name in self.names], np.float32)

    def matrix(self, rows: list[list[str]]) -> csr_matrix:
        indices: list[int] = []
        ends = [0]
        for row in rows:
            indices.extend({self.column[name] for name in row if name in self.column})
            ends.append(len(indices))
        return csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(rows), len(self.names)))


def fit(matrix: csr_matrix, labels: np.ndarray, weights: np.ndarray, strength: float) -> np.ndarray:
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=3000, fit_intercept=False, tol=1e-4)
    model.fit(matrix, labels, sample_weight=weights)
    return model.coef_[0]


def fold_of(groups: list[str]) -> dict[str, int]:
    return {group: index % FOLDS for index, group in enumerate(sorted(set(groups), key=lambda g: hash_of(g)))}


@cache
def hash_of(text: str) -> int:
    value = 0
    for char in text:
        value = (value * 131 + ord(char)) % 1_000_003
    return value


def cross(
    rows: list[list[str]],
    blocks: list[str],
    labels: np.ndarray,
    weights: np.ndarray,
    strength: float,
    caution: dict[str, float],
):
    """Out-of-fold scores and the weights fitted on everything."""
    table = Table(rows, blocks)
    sizes = table.sizes(caution)
    matrix = (table.matrix(rows) @ diags(sizes)).tocsr()
    folds = fold_of(blocks)
    fold = np.array([folds[group] for group in blocks])
    out = np.zeros(len(rows))
    for number in range(FOLDS):
        train = fold != number
        coefficients = fit(matrix[train], labels[train], weights[train], strength)
        out[~train] = matrix[~train] @ coefficients
    coefficients = fit(matrix, labels, weights, strength)
    return out, matrix @ coefficients, dict(zip(table.names, coefficients * sizes, strict=True))


def spread(examples: list[Example], scores: np.ndarray) -> Iterator[tuple[Example, list[float]]]:
    """Each page with its blocks' scores, from the scores of all open blocks."""
    rest = iter(scores.tolist())
    for example in examples:
        yield example, [VETO_SCORE if item.veto_id else next(rest) for item in example.seen]


def evaluate(
    examples: list[Example], first: np.ndarray, scores: np.ndarray, switch: float, worst: int = 0
) -> dict[str, str]:
    sets: dict[str, list[tuple[float, float]]] = defaultdict(list)
    segments: dict[str, Counter[str]] = defaultdict(Counter)
    ranked: list[tuple[float, str, str, float, float]] = []
    for (example, before), (_, own) in zip(spread(examples, first), spread(examples, scores), strict=True):
        kept = select_blocks(example.page, example.seen, before, own, switch).kept
        text = "\n".join(block.text for block, keep in zip(example.page.blocks, kept, strict=True) if keep)
        figures = score().page(example.gold, {"body": text})
        if "p" not in figures:
            segments[example.set].update({key: figures[key] for key in ("tp", "fp", "fn")})
            continue
        sets[example.set].append((figures["p"], figures["r"]))
        ranked.append((figures["page_f1"], example.set, example.gold["id"], figures["p"], figures["r"]))
    for name in sorted(sets) if worst else ():
        for row in sorted(row for row in ranked if row[1] == name)[:worst]:
            print("  {:.3f} {} {} p {:.3f} r {:.3f}".format(*row))
    out: dict[str, str] = {}
    for name, rows in sorted(sets.items()):
        p, r = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        out[name] = f"{2 * p * r / (p + r):.4f} ({p:.3f}/{r:.3f})"
    for name, counts in sorted(segments.items()):
        out[name] = f"F {2 * counts['tp'] / (2 * counts['tp'] + counts['fp'] + counts['fn']):.4f}"
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("html", "dump"))
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    parser.add_argument("--worst", type=int, default=0, help="list this many of each set's worst pages")
    parser.add_argument("--switch", type=float, nargs="*", default=[0.0, 0.25, 0.5, 1.0])
    parser.add_argument("--first", type=float, help="inverse regularisation of the first stage")
    parser.add_argument("--second", type=float, help="of the second")
    parser.add_argument("--more", type=Path, help="further dumps, as benchmarks.render writes them")
    options = parser.parse_args()
    require_corpora()
    examples = [example for example in load(options.kind, options.more) if example.labels]
    labels = np.array([label for example in examples for label in example.open(example.labels)])
    weights = np.array([weight for example in examples for weight in example.open(example.weights)])
    groups = [example.group for example in examples for _ in example.open(example.labels)]
    rows = [first_pass_features(item) for example in examples for item in example.open(example.seen)]
    print(len(examples), "pages", len(rows), "open blocks", len(set(groups)), "publishers", flush=True)
    out, fitted, first = cross(
        rows, groups, labels, weights, options.first or FIRST[options.kind], CAUTION[options.kind]
    )
    print("first, cross-validated", show(evaluate(examples, out, out, 0.5)), flush=True)

    def seconds(scores: np.ndarray) -> list[list[str]]:
        made: list[list[str]] = []
        for example, own in spread(examples, scores):
            made.extend(example.open(second_pass_features(example.page, example.seen, own)))
        return made

    del rows
    out2, _, second = cross(seconds(out), groups, labels, weights, options.second or SECOND[options.kind], {})
    for switch in options.switch:
        print("second, cross-validated, switch", switch, show(evaluate(examples, out, out2, switch)), flush=True)
    if options.worst:
        evaluate(examples, out, out2, SWITCH[options.kind], options.worst)
    final = np.array([sum(second.get(name, 0.0) for name in set(row)) for row in seconds(fitted)])
    print("second, fitted", show(evaluate(examples, fitted, final, SWITCH[options.kind])), flush=True)
    if not options.dry:
        path = Path(__file__).resolve().parents[1] / "newsclean" / "classify" / f"weights-{options.kind}.json"
        words = {
            name.removeprefix(STEM_PREFIX): first.pop(name) for name in list(first) if name.startswith(STEM_PREFIX)
        }
        data = {
            "switch": SWITCH[options.kind], "first": tidy(first), "words": tidy(words), "second": tidy(second),
        }  # fmt: skip
        path.write_text(json.dumps(data, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def tidy(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in sorted(weights.items()) if abs(value) >= 0.01}


def show(figures: dict[str, str]) -> str:
    return "  ".join(f"{name} {value}" for name, value in figures.items())


if __name__ == "__main__":
    main()
