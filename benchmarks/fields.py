"""How right the fields are: for every set and field, the pages right, wrong and missing, and what was said where.

usage: python -m benchmarks.fields [--root DIR] [--set NAME] [--field NAME] [--keep DIR] [--list FILE]

A field is scored on the pages whose gold has it, by the rules of the scorer beside the corpora; wrong is a value that
is not the gold's, missing is none. Tags are scored here: right when as many as half of the gold's are found and half of
the found are the gold's. --keep holds pages and classifications between runs, for work on the fields alone: throw the folder
away when what comes before the fields changes. --list writes every page that is not right, with its gold, what was said,
its evidence and the other candidates.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import pickle
from collections import Counter, defaultdict
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.corpora import TRUTH, Sample, require_corpora, samples, scorer
from newsclean.classify.verdict import Classification
from newsclean.errors import NewscleanError
from newsclean.metadata.fields import extract_fields
from newsclean.metadata.title.choice import TitleChoice, find_title
from newsclean.parse.model import Page
from newsclean.pipeline import parse_page
from newsclean.story import find_story

FIELDS = ("title", "authors", "date", "minute", "source", "editors", "tags")
_SAID = {"date": "published", "minute": "published"}
"""The article's name for what the gold calls otherwise."""


class Outcome(NamedTuple):
    """What became of one field of one page."""

    field: str
    outcome: str
    """right, wrong or missing."""
    gold: Any
    said: Any
    evidence: str


def judged(sample: Sample, keep: Path | None) -> tuple[Page, TitleChoice, Classification]:
    """The page read and judged, from the folder of kept ones where it is there."""
    kept = keep / f"{sample.path.parts[-4]}-{sample.set}-{sample.id}.pickle".replace("/", "_") if keep else None
    if kept and kept.exists():
        page, title, classification = pickle.loads(kept.read_bytes())
        return page, title or find_title(page), classification
    read = parse_page(sample.read(), sample.gold.get("url"), "auto", None)
    story = find_story(read.page, read.source.text)
    page_is_dump = story.page.input == "dump"
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps((story.page, story.title if page_is_dump else None, story.classification)))
    return story.page, story.title, story.classification


def outcomes(sample: Sample, keep: Path | None, root: Path) -> list[Outcome]:
    """Every field that the page's gold has."""
    said: dict[str, Any] = {}
    evidence: dict[str, str] = {}
    try:
        page, title, classification = judged(sample, keep)
        fields = extract_fields(page, title, classification)
        said = {
            "title": title.title,
            "authors": [person.name for person in fields.authors],
            "editors": [person.name for person in fields.editors],
            "source": fields.source,
            "published": fields.published,
            "tags": list(fields.tags),
        }
        evidence = dict(fields.evidence)
    except NewscleanError:
        pass
    scores = _scorer(root).page(sample.gold, {**said, "body": ""})
    if sample.gold.get("tags"):
        scores["tags"] = float(_half(sample.gold["tags"], said.get("tags", [])))
    out = []
    for field in FIELDS:
        if field in scores:
            name = _SAID.get(field, field)
            outcome = "right" if scores[field] else "wrong" if said.get(name) else "missing"
            gold = sample.gold["datetime" if field == "minute" else field]
            out.append(Outcome(field, outcome, gold, said.get(name), evidence.get(name, "")))
    return out


@lru_cache
def _scorer(root: Path) -> ModuleType:
    return scorer(root)


def _half(gold: list[str], said: list[str]) -> bool:
    wanted, found = ({tag.casefold() for tag in tags} for tags in (gold, said))
    both = len(wanted & found)
    return 2 * both >= len(wanted) and 2 * both >= len(found)


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
    found = list(samples(options.root, {options.set} if options.set else None))
    with multiprocessing.Pool() as pool:
        results = pool.map(partial(outcomes, keep=options.keep, root=TRUTH), found, chunksize=8)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    listed = []
    for sample, result in zip(found, results, strict=True):
        kind = sample.gold.get("page_type")
        name = sample.set if sample.set != "wcxb" else "wcxb/article" if kind == "article" else "wcxb/other"
        for one in result:
            if options.field in (None, one.field):
                counts[name, one.field][one.outcome] += 1
                if one.outcome != "right":
                    listed.append({"set": name, "id": sample.id, **one._asdict(), "url": sample.gold.get("url")})
    print("| set | field | pages | right | wrong | missing | share right | right of those said |\n|" + "---|" * 8)
    for (name, field), count in sorted(counts.items()):
        right, wrong, pages = count["right"], count["wrong"], sum(count.values())
        said = f"{right / (right + wrong):.3f}" if right + wrong else ""
        print(f"| {name} | {field} | {pages} | {right} | {wrong} | {count['missing']} | {right / pages:.3f} | {said} |")
    if options.list:
        options.list.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in listed), encoding="utf-8")


if __name__ == "__main__":
    main()
