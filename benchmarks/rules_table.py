"""Write docs/rules.md: every rule, how often it fires on the corpora and how often it is right.

usage: python -m benchmarks.rules_table > docs/rules.md

A rule is right where the gold leaves the block out. Precision is the share of its matches that are right; reach is the
share of all blocks outside the gold that it names. Where the corpora are missing the table has the rules alone.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from typing import NamedTuple

from benchmarks.corpora import DUMPS, TRUTH, Sample, samples
from benchmarks.labels import labels_of, page_of
from newsclean.rules import active_rules
from newsclean.rules.rule import Rule

SETS = {"zhnews", "zhset", "fundus", "aeb", "wcxb", "mozilla"}
HEAD = """# Rules

Written by `make rules`; not to be edited by hand. The rules stand in `newsclean/rules/data/`.

A rule is right where the gold leaves the block out. **Matches** counts the blocks it names, **precision** the share of
them that is right, **reach** the share of all furniture blocks it names, each over the pages and the dumps together. A
veto drops a block by itself; evidence is one feature among others, so its precision may be lower.
"""


class Tally(NamedTuple):
    """What the rules did on one page."""

    right: Counter[str]
    wrong: Counter[str]
    furniture: int


def tally(sample: Sample) -> Tally:
    page = page_of(sample)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    furniture = 0
    for block, is_body in zip(page.blocks, labels_of(page, sample.gold["body"]), strict=True):
        furniture += not is_body
        for rule in active_rules().matches(block.text):
            (wrong if is_body else right)[rule.id] += 1
    return Tally(right, wrong, furniture)


def measured() -> tuple[Counter[str], Counter[str], int, int]:
    chosen = [sample for sample in samples(TRUTH, SETS) if sample.gold.get("body")]
    chosen += [sample for sample in samples(DUMPS / "resiliparse", SETS) if sample.gold.get("body")]
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    furniture = 0
    with multiprocessing.Pool() as pool:
        for one in pool.imap_unordered(tally, chosen, chunksize=16):
            right.update(one.right)
            wrong.update(one.wrong)
            furniture += one.furniture
    return right, wrong, furniture, len(chosen)


def row(rule: Rule, right: Counter[str], wrong: Counter[str], furniture: int) -> str:
    good, bad = right[rule.id], wrong[rule.id]
    precision = f"{good / (good + bad):.3f}" if good + bad else ""
    reach = f"{good / furniture:.4f}" if furniture and good else ""
    example = rule.examples[0].replace("|", "\\|")
    return (
        f"| `{rule.id}` | {rule.role} | {rule.scope} | {rule.strength}{', opens' if rule.opens_section else ''} | "
        f"{' '.join(rule.languages)} | {good + bad} | {precision} | {reach} | {example} |"
    )


def main() -> None:
    right, wrong, furniture, pages = measured()
    print(HEAD)
    print(f"Measured on {pages} pages and dumps with {furniture:,} furniture blocks.\n" if pages else "Not measured.\n")
    print("| rule | role | scope | strength | languages | matches | precision | reach | example |")
    print("|---|---|---|---|---|---|---|---|---|")
    for rule in sorted(active_rules().rules, key=lambda rule: rule.id):
        print(row(rule, right, wrong, furniture))


if __name__ == "__main__":
    main()
