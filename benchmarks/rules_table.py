"""Write docs/rules.md: every shipped rule with its counts on the test corpora.

usage: python -m benchmarks.rules_table

A match is right where the gold leaves the block out. Precision is the share of a rule's matches that are right; recall is
the share of all boilerplate blocks that it matches.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import DUMPS, TRUTH, Sample, require_corpora, samples
from benchmarks.labels import label_blocks, parse_sample
from newsclean.classify.trimming import find_trims
from newsclean.errors import NotAPage
from newsclean.rules import active_rules
from newsclean.rules.rule import Rule

OUT = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
SETS = {"zhnews", "zhset", "fundus", "aeb", "wcxb", "mozilla", "misinfo", "np3k", "east"}
MIN_VETO_PRECISION = 0.98
"""Precision below which a veto becomes evidence or gets narrower."""
KEPT_VETOES = {
    "editor.line.zh": "the gold keeps lines of editors, which are a field of the article",
    "editor.line.world": "the gold keeps lines of editors, which are a field of the article",
    "dateline.source.zh": "the gold keeps lines of dates and outlets, which are fields of the article",
    "dateline.reading-time": "the gold of one page keeps it",
    "navigation.original-title.zh": "the gold of one page keeps the line",
    "dateline.date": "one page of the corpora is a list of dates; 0.990 without it",
    "byline.name.world": "pages of several stories, whose bylines the gold keeps",
    "byline.label.world": "the gold of two pages keeps labels of authors in lists",
    "related.inline.en": "the gold of some blogs keeps links to their other posts; as evidence, without learning again, "
    "more pages of news lose than win",
    "related.inline.start": "the gold of one page keeps the line",
    "related.inline.world": "the gold of one page keeps the line",
    "ad.close": "the gold of some pages keeps marks of tables",
    "gallery.counter": "galleries whose counters the gold keeps; as evidence, a page loses its text after the counter",
    "related.marked": "the gold of two pages keeps such links",
    "trim.editor.zh": "the gold keeps lines of editors, which are a field of the article",
    "trim.legal.zh": "the gold of one page keeps the notice",
    "ad.affiliate": "the gold of some blogs keeps the notice; as evidence, without learning again, more pages lose than win",
    "disclaimer.zh": "the gold of one page keeps the line",
    "appeal.zh": "the gold of one page keeps the line",
    "share.wechat.zh": "the gold of one page keeps its share buttons",
    "contact.reached.en": "the gold of one page keeps the reporter's address",
    "legal.footer.en": "the gold keeps some notices of copyright",
    "paywall.prompt": "the gold of one page keeps the line",
    "gallery.prompt": "the gold of one page keeps the button",
    "related.heading.en": "a heading above links that the gold keeps, in pages that are no news",
    "related.heading.asia": "the gold of one page keeps the heading",
    "related.heading.zh": "the gold of one page keeps the heading",
    "pagination.numbers": "buttons that the gold keeps, in pages that are no news",
    "donation.appeal.en": "the gold of two pages that are newsletters keeps the appeal",
    "donation.supported.en": "the gold of one page that is a newsletter keeps the appeal",
}
"""Vetoes of a lower precision, with the reason: what the gold keeps there is no text of a story."""
MAX_NAMED_LANGUAGES = 4
"""Rules for more languages show the number of languages."""
HEAD = """# Shipped rules

`make rules` writes this page. The rules are in `newsclean/rules/data/`. `newsclean rules show ID` prints all of one rule:

```sh
newsclean rules show share.prompt.en
```

```text
role       share
```

[Rules and site profiles](howto/rules.md) says how to write your own.

## How to read the tables

A rule matches blocks of a page. A match is right where the gold standard leaves the block out.

| column | meaning |
|---|---|
| scope | where the pattern must match: `line` (the whole block), `start`, `end`, `within` (anywhere) |
| strength | `veto` drops the block; `trim` cuts the matched words off; `evidence` is one feature among others |
| matches | the number of blocks that the rule matches |
| precision | the share of the matches that are right |
| recall | the share of all boilerplate blocks that the rule matches |

A cut of a trim is right where the gold standard lacks its words. Trims have no recall. Evidence decides nothing alone, so
its precision may be lower than that of a veto. Pages that are no articles (products, forums, lists) are left out.
"""


class Tally(NamedTuple):
    """Counts of one or more pages."""

    right: Counter[str]
    """Right matches by rule id."""
    wrong: Counter[str]
    """Matches of article text by rule id."""
    boilerplate_blocks: int


def count_matches(sample: Sample) -> Tally:
    """Count the matches on one page."""
    try:
        page = parse_sample(sample)
    except NotAPage:
        return Tally(Counter(), Counter(), 0)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    boilerplate_blocks = 0
    for block, is_body in zip(page.blocks, label_blocks(page, sample.gold["body"]), strict=True):
        boilerplate_blocks += not is_body
        for rule in active_rules().match_all(block.text):
            (wrong if is_body else right)[rule.id] += 1
    gold = remove_spaces(sample.gold["body"])
    for trim in find_trims(page, active_rules()).values():
        for cut in trim.cuts:
            (wrong if remove_spaces(cut.text) in gold else right)[cut.rule] += 1
    return Tally(right, wrong, boilerplate_blocks)


def remove_spaces(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def find_imprecise_vetoes(tally: Tally) -> list[str]:
    """Return a line for each veto of low precision, with the reason why it stays one."""
    lines = []
    for rule in sorted(active_rules().rules, key=lambda rule: rule.id):
        matches = tally.right[rule.id] + tally.wrong[rule.id]
        if rule.strength != "evidence" and matches and tally.right[rule.id] / matches < MIN_VETO_PRECISION:
            lines.append(f"- `{rule.id}`: {KEPT_VETOES.get(rule.id, 'no reason is known')}")
    return lines


def count_all(chosen: list[Sample]) -> Tally:
    """Count the matches on all pages."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    boilerplate_blocks = 0
    with multiprocessing.Pool() as pool:
        for tally in pool.imap_unordered(count_matches, chosen, chunksize=16):
            right.update(tally.right)
            wrong.update(tally.wrong)
            boilerplate_blocks += tally.boilerplate_blocks
    return Tally(right, wrong, boilerplate_blocks)


def format_row(rule: Rule, tally: Tally) -> str:
    """Return a rule's row of the table."""
    right, matches = tally.right[rule.id], tally.right[rule.id] + tally.wrong[rule.id]
    precision = f"{right / matches:.3f}" if matches else ""
    recall = f"{right / tally.boilerplate_blocks:.4f}" if right else ""
    example = rule.examples[0].replace("|", "\\|")
    strength = f"{rule.strength}, opens a section" if rule.opens_section else rule.strength
    return (
        f"| `{rule.id}` | {rule.scope} | {strength} | {format_languages(rule.languages)} | "
        f"{matches} | {precision} | {recall} | {example} |"
    )


def format_languages(languages: Sequence[str]) -> str:
    """Return the language tags of a rule, or their number where they are many."""
    if len(languages) > MAX_NAMED_LANGUAGES:
        return f"{len(languages)} languages"
    return ", ".join(languages)


def format_tables(rules: Iterable[Rule], tally: Tally) -> list[str]:
    """Return the lines of a section with a table for each role."""
    lines = []
    for role, group in groupby(sorted(rules, key=lambda rule: (rule.role, rule.id)), key=lambda rule: rule.role):
        lines += [
            f"\n### {role}\n",
            "| rule | scope | strength | languages | matches | precision | recall | example |",
            "|---|---|---|---|--:|--:|--:|---|",
            *(format_row(rule, tally) for rule in group),
        ]
    return lines


def main() -> None:
    """Run the command."""
    require_corpora()
    roots = (TRUTH, DUMPS / "resiliparse")
    chosen = [
        sample
        for root in roots
        for sample in samples(root, SETS)
        if sample.gold.get("body") and sample.gold.get("page_type", "article") == "article"
    ]
    tally = count_all(chosen)
    lines = [
        HEAD,
        "## Rules by role\n",
        f"Measured on {len(chosen):,} pages and dumps with {tally.boilerplate_blocks:,} boilerplate blocks.",
        *format_tables(active_rules().rules, tally),
        f"\n## Vetoes with a precision below {MIN_VETO_PRECISION}\n",
        "They stay vetoes for these reasons:\n",
        *find_imprecise_vetoes(tally),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
