"""Measure the accuracy of the fields: for every set and field the pages that are right, wrong and missing.

usage: python -m benchmarks.fields [--root DIR] [--set NAME] [--field NAME] [--keep DIR] [--list FILE]

A field is scored on the pages whose gold has it, by the rules of the scorer beside the corpora. Wrong is a value other than
the gold value, missing is no value. Tags are scored here: right when half of the gold tags are found and half of the found
tags are gold. no_authors is right where the gold names no author and no person is named. --keep stores pages and classifications between runs, for work on the fields alone: delete the folder when an
earlier step changes. --list writes every page that is not right, with the gold value, the value found and its evidence.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import pickle
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.corpora import TRUTH, Sample, require_corpora, samples, scorer
from newsclean.classify.verdict import Classification
from newsclean.errors import NewscleanError
from newsclean.metadata.fields import Fields, extract_fields
from newsclean.metadata.title.choice import TitleChoice, find_title
from newsclean.parse.model import Page
from newsclean.pipeline import parse_page
from newsclean.story import find_story

FIELDS = ("title", "authors", "no_authors", "date", "minute", "source", "editors", "section", "tags")
ARTICLE_FIELDS = {"date": "published", "minute": "published", "no_authors": "authors"}
"""The article's names of fields that have another name in the gold."""
_GOLD_FIELDS = {"minute": "datetime", "no_authors": "authors"}
"""The gold's names of fields that are scored under another name."""


class Outcome(NamedTuple):
    """The result for one field of one page."""

    field: str
    outcome: str
    """right, wrong or missing."""
    gold: Any
    found: Any
    evidence: str


def classified(sample: Sample, keep: Path | None) -> tuple[Page, TitleChoice, Classification]:
    """Return the page with its title and classification, from the folder ``keep`` where it is stored there."""
    stored = keep / f"{sample.path.parts[-4]}-{sample.set}-{sample.id}.pickle".replace("/", "_") if keep else None
    if stored and stored.exists():
        page, title, classification = pickle.loads(stored.read_bytes())
        return page, title or find_title(page), classification
    read = parse_page(sample.read(), sample.gold.get("url"), "auto", None)
    story = find_story(read.page, read.source.text)
    is_dump = story.page.input == "dump"
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps((story.page, story.title if is_dump else None, story.classification)))
    return story.page, story.title, story.classification


def score_page(sample: Sample, keep: Path | None, root: Path) -> list[Outcome]:
    """Return the results for every field that the page's gold has."""
    try:
        page, title, classification = classified(sample, keep)
        fields = extract_fields(page, title, classification)
    except NewscleanError:
        return _compare(sample, {}, {}, root)
    return score_fields(sample, title, fields, root)


def score_fields(sample: Sample, title: TitleChoice, fields: Fields, root: Path) -> list[Outcome]:
    """Return the results for every field that the page's gold has, from the fields that were extracted."""
    found = {
        "title": title.title,
        "authors": [{"name": person.name, "role": person.role} for person in fields.authors],
        "editors": [person.name for person in fields.editors],
        "source": fields.source,
        "published": fields.published,
        "section": list(fields.section),
        "tags": list(fields.tags),
    }
    return _compare(sample, found, fields.evidence, root)


def _compare(sample: Sample, found: dict[str, Any], evidence: Mapping[str, str], root: Path) -> list[Outcome]:
    scores = _scorer(root).page(sample.gold, {**found, "body": ""})
    if sample.gold.get("tags"):
        scores["tags"] = float(_share_half(sample.gold["tags"], found.get("tags", [])))
    out = []
    for field in FIELDS:
        if field in scores:
            name = ARTICLE_FIELDS.get(field, field)
            outcome = "right" if scores[field] else "wrong" if found.get(name) else "missing"
            gold = sample.gold[_GOLD_FIELDS.get(field, field)]
            out.append(Outcome(field, outcome, gold, found.get(name), evidence.get(name, "")))
    return out


@lru_cache
def _scorer(root: Path) -> ModuleType:
    return scorer(root)


def _share_half(gold: list[str], tags: list[str]) -> bool:
    wanted, found = ({tag.casefold() for tag in names} for names in (gold, tags))
    shared = len(wanted & found)
    return 2 * shared >= len(wanted) and 2 * shared >= len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--root", type=Path, default=TRUTH, help="a folder of sets: the corpora, or a rendering of them"
    )
    parser.add_argument("--set")
    parser.add_argument("--field", choices=FIELDS)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--list", type=Path)
    options = parser.parse_args()
    require_corpora()
    pages = list(samples(options.root, {options.set} if options.set else None))
    with multiprocessing.Pool() as pool:
        results = pool.map(partial(score_page, keep=options.keep, root=TRUTH), pages, chunksize=8)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    listed = []
    for sample, result in zip(pages, results, strict=True):
        kind = sample.gold.get("page_type")
        name = sample.set if sample.set != "wcxb" else "wcxb/article" if kind == "article" else "wcxb/other"
        for one in result:
            if options.field in (None, one.field):
                counts[name, one.field][one.outcome] += 1
                if one.outcome != "right":
                    listed.append({"set": name, "id": sample.id, **one._asdict(), "url": sample.gold.get("url")})
    print("| set | field | pages | right | wrong | missing | share right | precision |\n|" + "---|" * 8)
    for (name, field), count in sorted(counts.items()):
        right, wrong, total = count["right"], count["wrong"], sum(count.values())
        precision = f"{right / (right + wrong):.3f}" if right + wrong else ""
        print(
            f"| {name} | {field} | {total} | {right} | {wrong} | {count['missing']} | {right / total:.3f} | {precision} |"
        )
    if options.list:
        options.list.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in listed), encoding="utf-8")


if __name__ == "__main__":
    main()
