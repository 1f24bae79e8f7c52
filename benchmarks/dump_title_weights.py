"""Learn the weights of title features in text dumps, cross-validated by publisher.

usage: python -m benchmarks.dump_title_weights [--dry] [--more DIR]

The method is that of benchmarks/title_weights.py, a softmax over each page's lines. There are two tables: one for lines
before the page is classified, when the range of the text is guessed, and one for after. Writes
newsclean/metadata/title/plaintext-weights.json and prints the share of correct titles by renderer and set. --more names
a folder of further dumps, as benchmarks.render writes them.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.corpora import DUMPS, RENDERERS, Sample, require_corpora, samples
from benchmarks.title_weights import FOLDS, MIN_WEIGHT, Example, fit, fold_of
from newsclean.classify.classifier import classify_page
from newsclean.classify.story_clues import StoryClues
from newsclean.decode.charset import decode
from newsclean.decode.mojibake import repair_mojibake
from newsclean.metadata.title.choice import find_title
from newsclean.metadata.title.plaintext_lines import TitleLine, read_title_lines
from newsclean.parse.plaintext.reader import read_dump
from newsclean.text.letters import letters_only

OUT = Path(__file__).resolve().parents[1] / "newsclean/metadata/title/plaintext-weights.json"
SETS = {"zhnews", "fundus", "wcxb", "tra"}
PAGE_WEIGHTS = {"zhnews": 6.0, "fundus": 3.0, "tra": 1.0, "wcxb": 1.0}
"""How much a page of each set counts. Chinese news has few pages; the gold titles of wcxb are often document titles."""
MIN_PAGES = 8
"""Features of fewer pages get no weight."""
REGULARIZATION = 1.0
"""Twice that of HTML: each page is there twice, with its URL and without."""


class PageExamples(NamedTuple):
    """The lines of a page with their features, before and after it is classified, with its URL and without."""

    name: str
    guessed: list[Example]
    classified: list[Example]


def read_examples(job: tuple[str, Sample]) -> PageExamples:
    """Read the lines of a page; the job is the renderer's name and the page."""
    renderer, sample = job
    url = sample.gold.get("url")
    page = read_dump(repair_mojibake(decode(sample.read()).text).text, url)
    guess = find_title(page)
    verdicts = classify_page(page, None, StoryClues(guess.title, guess.blocks, None, ())).verdicts
    kept = [index for index, verdict in enumerate(verdicts) if verdict.keep]
    text_range = (kept[0], kept[-1] + 1) if kept else None
    return PageExamples(
        f"{renderer}/{sample.set}",
        [_example(sample, read_title_lines(page.blocks, None, known).lines) for known in (url, None)],
        [_example(sample, read_title_lines(page.blocks, text_range, known).lines) for known in (url, None)],
    )


def _example(sample: Sample, lines: list[TitleLine]) -> Example:
    gold = letters_only(sample.gold["title"])
    right = [letters_only(line.text) == gold for line in lines]
    return Example(sample.set, sample.publisher, [frozenset(line.features) for line in lines], right)


def learn_weights(examples: list[Example]) -> tuple[dict[str, float], list[tuple[bool, bool]]]:
    """Return the features' weights, and for each page whether its title is correct, cross-validated and fitted."""
    counts = Counter(name for one in examples for name in {name for names in one.features for name in names})
    names = sorted(name for name, count in counts.items() if count >= MIN_PAGES)
    folds = [
        fit([one for one in examples if fold_of(one) != at], names, REGULARIZATION, PAGE_WEIGHTS) for at in range(FOLDS)
    ]
    whole = fit(examples, names, REGULARIZATION, PAGE_WEIGHTS)
    place = {name: at for at, name in enumerate(names)}
    outcomes = []
    for one in examples:
        rows = [[place[name] for name in line if name in place] for line in one.features]
        crossed, fitted = (
            _is_right(one, [float(table[row].sum()) for row in rows]) for table in (folds[fold_of(one)], whole)
        )
        outcomes.append((crossed, fitted))
    return {
        name: round(float(value), 2) for name, value in zip(names, whole, strict=True) if abs(value) >= MIN_WEIGHT
    }, outcomes


def _is_right(example: Example, scores: list[float]) -> bool:
    return bool(scores) and example.right[int(np.argmax(scores))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--more", type=Path)
    options = parser.parse_args()
    require_corpora()
    jobs = [
        (renderer, one) for renderer in RENDERERS for one in samples(DUMPS / renderer, SETS) if one.gold.get("title")
    ]
    if options.more:
        jobs += [
            (f"more/{renderer}", one)
            for renderer in RENDERERS
            for one in samples(options.more / renderer, SETS)
            if one.gold.get("title")
        ]
    with multiprocessing.Pool() as pool:
        found = pool.map(read_examples, jobs, chunksize=16)
    tables = {}
    print("| text | renderer, set | cross-validated | fitted |\n|---|---|---|---|")
    for kind, pages in (("guessed", [one.guessed for one in found]), ("judged", [one.classified for one in found])):
        tables[kind], outcomes = learn_weights([one for both in pages for one in both])
        results: dict[str, list[tuple[bool, bool]]] = {}
        for at, outcome in enumerate(outcomes):
            place = f"{found[at // 2].name}{', no URL' if at % 2 else ''}"
            results.setdefault(place, []).append(outcome)
        for name, rows in sorted(results.items()):
            crossed, fitted = (float(np.mean(column)) for column in zip(*rows, strict=True))
            print(f"| {kind} | {name} | {crossed:.3f} | {fitted:.3f} |")
    if not options.dry:
        OUT.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
