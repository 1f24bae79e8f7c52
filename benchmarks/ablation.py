"""Measure what each family of features, rules and structural facts gives: each is left out and the weights learned again.

usage: python -m benchmarks.ablation html|dump [--only NAME]... [--together "NAME + NAME"]... [--list]

Prints the body's F1 by set, cross-validated by publisher, with everything, and the difference without each family. The
regression stops earlier than in benchmarks.weights, so the figures differ a little from the ones printed there.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import weights
from benchmarks.corpora import require_corpora
from newsclean.classify.structure import html, plaintext
from newsclean.classify.weights import first_pass_features
from newsclean.rules import RuleSet, active_rules
from newsclean.rules.shipped import read_toml_files
from newsclean.rules.validation import parse_rule_file

SEPARATOR = " + "
"""Between the names of variants that are left out together."""
TOLERANCE = 1e-3
"""At which gain the regression stops. The differences between families are larger than what this leaves."""

FIRST_PASS_FAMILIES: dict[str, dict[str, tuple[str, ...]]] = {
    "html": {
        "words of class names": ("word",),
        "roles of class names and elements": ("name", "in", "holds0", "holds1", "holds2", "kind", "tag0", "tag1"),
        "links": ("links", "linked0", "linked1", "linked2"),
        "shape of the text": ("shape", "sentences", "capitals", "commas", "digits", "upper", "end", "opened", "inline"),
        "first and last words": ("starts", "ends"),
        "length": ("len",),
        "place and title": ("past", "at", "title", "titleish", "first", "story"),
        "neighbours": ("+1", "+2", "-1", "-2", "densebefore", "around"),
        "text that the markup states": ("stated", "described"),
        "images": ("image", "alt"),
    },
    "dump": {
        "words of the text": ("has",),
        "shape of the text": ("shape", "sentences", "capitals", "commas", "digits", "upper", "end", "opened"),
        "first and last words": ("starts", "ends"),
        "length": ("len",),
        "place and title": ("past", "at", "title", "titleish", "first"),
        "neighbours": ("+1", "+2", "-1", "-2", "densebefore", "around"),
        "series of lines": ("ladder", "below", "gaps", "beside", "same", "twin", "row", "talk", "short", "post"),
    },
}
SECOND_PASS_FAMILIES: dict[str, dict[str, tuple[str, ...]]] = {
    "html": {
        "second pass: containers' scores": ("box0", "box1", "box2", "both1", "both2", "group", "peers"),
        "second pass: neighbours' scores": ("p-1+1", "p+1", "p+2", "p+3", "p-1", "p-2", "p-3", "near4+", "near4-",
                                            "near10+", "near10-"),
        "second pass: best run of blocks": ("run", "best", "lead", "from", "to", "mass+", "mass-", "lift"),
    },
    "dump": {
        "second pass: like lines' scores": ("like", "trio", "stream", "page"),
        "second pass: neighbours' scores": ("p-1+1", "p+1", "p+2", "p-1", "p-2"),
        "second pass: best run of blocks": ("run", "lead", "from", "to", "mass+", "mass-", "lift", "core"),
        "second pass: common topic": ("lean", "fine"),
    },
}  # fmt: skip


class Variant(NamedTuple):
    """What is left out of the classifier."""

    name: str
    first: frozenset[str] = frozenset()
    """Families of the first pass's features, by what their names begin with before ":"."""
    second: frozenset[str] = frozenset()
    rule_ids: frozenset[str] = frozenset()
    patched: tuple[tuple[str, Any], ...] = ()
    """Names of functions that are replaced, and what replaces them."""

    @property
    def needs_pages(self) -> bool:
        """Whether the pages have to be observed anew."""
        return bool(self.rule_ids or self.patched)


def list_variants(kind: str) -> Iterator[Variant]:
    """Yield the variants for one kind of input, the complete classifier first."""
    yield Variant("everything")
    for name, prefixes in FIRST_PASS_FAMILIES[kind].items():
        yield Variant(name, first=frozenset(prefixes))
    for name, prefixes in SECOND_PASS_FAMILIES[kind].items():
        yield Variant(name, second=frozenset(prefixes))
    yield Variant("all structural facts", patched=(("newsclean.story.find_exclusions", _find_nothing),))
    module = html if kind == "html" else plaintext
    for function in sorted(name for name in vars(module) if name.startswith("find_") and name != "find_exclusions"):
        yield Variant(f"structural fact {function}", patched=((f"{module.__name__}.{function}", _find_nothing),))
    by_file = dict(_rule_ids_by_file())
    yield Variant("all rules", rule_ids=frozenset().union(*by_file.values()))
    for name, ids in by_file.items():
        yield Variant(f"rules of {name}", rule_ids=ids)


def combine_variants(variants: Iterable[Variant]) -> Variant:
    """Return the variant that leaves out everything that any of the variants does."""
    parts = tuple(variants)
    return Variant(
        SEPARATOR.join(part.name for part in parts),
        frozenset().union(*(part.first for part in parts)),
        frozenset().union(*(part.second for part in parts)),
        frozenset().union(*(part.rule_ids for part in parts)),
        tuple(entry for part in parts for entry in part.patched),
    )


def _find_nothing(*_: Any) -> dict[int, Any]:
    return {}


def _rule_ids_by_file() -> Iterator[tuple[str, frozenset[str]]]:
    for name, content in read_toml_files().items():
        rules = parse_rule_file(name, content.decode("utf-8")).rules
        if rules:
            yield os.path.basename(name), frozenset(rule.id for rule in rules)


@contextmanager
def _left_out(variant: Variant) -> Iterator[None]:
    """Replace the rules and functions that a variant leaves out, for this process and those that it forks."""
    with ExitStack() as stack:
        for name, replacement in variant.patched:
            stack.enter_context(patch(name, replacement))
        if variant.rule_ids:
            rules = _without_rules(active_rules(), variant.rule_ids)
            for module in ("newsclean.story", "benchmarks.weights"):
                stack.enter_context(patch(f"{module}.active_rules", lambda: rules))
        yield


def _without_rules(rules: RuleSet, ids: frozenset[str]) -> RuleSet:
    kept = tuple(rule for rule in rules.rules if rule.id not in ids)
    return RuleSet(kept, rules.container_names.roles_by_token, rules.alternatives.without(ids))


class Learner:
    """The pages of one kind of input with everything in place, and what a variant changes of them."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._complete = weights.load_examples(kind)

    def measure(self, variant: Variant) -> dict[str, float]:
        """Return the body's F1 by set, cross-validated, without what a variant leaves out."""
        examples = self._complete
        if variant.needs_pages:
            with _left_out(variant):
                examples = weights.load_examples(self.kind)
        blocks = weights.Labelled(
            np.array([label for example in examples for label in example.open_only(example.labels)]),
            np.array([weight for example in examples for weight in example.open_only(example.weights)]),
            [example.publisher for example in examples for _ in example.open_only(example.labels)],
        )
        rows = [first_pass_features(one) for example in examples for one in example.open_only(example.observations)]
        first = _fit_held_out(
            _without_families(rows, variant.first),
            blocks,
            weights.FIRST_STRENGTHS[self.kind],
            weights.FEATURE_SCALES[self.kind],
        )
        rows = weights.second_pass_rows(examples, first)
        second = _fit_held_out(_without_families(rows, variant.second), blocks, weights.SECOND_STRENGTHS[self.kind], {})
        return _f1_by_set(weights.evaluate(examples, first, second, weights.SWITCH_COSTS[self.kind]))


def _without_families(rows: weights.Rows, families: frozenset[str]) -> weights.Rows:
    if not families:
        return rows
    return [[name for name in row if name.partition(":")[0] not in families] for row in rows]


def _fit_held_out(
    rows: weights.Rows, blocks: weights.Labelled, strength: float, scales: dict[str, float]
) -> np.ndarray:
    """Return each open block's score from weights that its publisher had no part in."""
    table = weights.FeatureTable(rows, blocks.publishers)
    matrix = (table.matrix(rows) @ weights.diags(table.scales(scales))).tocsr()
    folds = weights.assign_folds(blocks.publishers)
    fold = np.array([folds[publisher] for publisher in blocks.publishers])
    scores = np.zeros(len(rows))
    for number in range(weights.FOLDS):
        train = fold != number
        model = LogisticRegression(C=strength, solver="lbfgs", max_iter=3000, fit_intercept=False, tol=TOLERANCE)
        model.fit(matrix[train], blocks.labels[train], sample_weight=blocks.weights[train])
        scores[~train] = matrix[~train] @ model.coef_[0]
    return scores


def _f1_by_set(line: str) -> dict[str, float]:
    """Return the figures of :func:`benchmarks.weights.evaluate`, whose parts are "SET F1 (P/R)"."""
    parts = [part.replace(" F ", " ").split() for part in line.split("  ")]
    return {part[0]: float(part[1]) for part in parts}


def print_table(kind: str, variants: list[Variant]) -> None:
    """Print a line for each variant as soon as it is measured."""
    learner = Learner(kind)
    complete = learner.measure(variants[0])
    print("| left out | " + " | ".join(complete) + " | mean |")
    print("|---" * (len(complete) + 2) + "|")
    _print_row("nothing", [f"{value:.3f}" for value in complete.values()], complete)
    for variant in variants[1:]:
        changes = {name: value - complete[name] for name, value in learner.measure(variant).items()}
        _print_row(variant.name, [f"{value:+.3f}" for value in changes.values()], changes)


def _print_row(name: str, cells: list[str], figures: dict[str, float]) -> None:
    print(f"| {name} | {' | '.join(cells)} | {sum(figures.values()) / len(figures):+.4f} |", flush=True)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("html", "dump"))
    parser.add_argument("--only", action="append", default=[], help="measure only this variant, besides everything")
    parser.add_argument("--together", action="append", default=[], help="measure only this: all of these left out")
    parser.add_argument("--list", action="store_true", help="list the variants")
    options = parser.parse_args()
    variants = list(list_variants(options.kind))
    if options.list:
        print("\n".join(variant.name for variant in variants))
        return
    require_corpora()
    by_name = {variant.name: variant for variant in variants}
    together = [names.split(SEPARATOR) for names in options.together]
    for name in chain(options.only, *together):
        if name not in by_name:
            parser.error(f"no variant is named {name!r}; --list names them")
    chosen = [by_name[name] for name in options.only]
    chosen += [combine_variants(map(by_name.__getitem__, names)) for names in together]
    print_table(options.kind, [variants[0], *(chosen or variants[1:])])


if __name__ == "__main__":
    main()
