"""Learn the weights of a headline's signs in dumps, cross-validated by publisher.

usage: python -m benchmarks.dump_title_weights [--dry] [--more DIR]

The method is that of benchmarks/title_weights.py, a softmax over each page's lines: once as they are before the classifier
has told where the text is, once as they are after. Writes
newsclean/metadata/title/plaintext-weights.json and prints the share of titles right by renderer and set. --more names a folder
of further dumps, as benchmarks.render writes them.
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
from benchmarks.title_weights import FOLDS, Example, fit, fold_of
from newsclean.classify.classifier import classify_page
from newsclean.classify.story_clues import StoryClues
from newsclean.decode.charset import decode
from newsclean.decode.mojibake import repair_mojibake
from newsclean.metadata.title.choice import find_title
from newsclean.metadata.title.plaintext_lines import TitleLine, title_lines
from newsclean.parse.plaintext.reader import read_dump
from newsclean.text.letters import letters_only

OUT = Path(__file__).resolve().parents[1] / "newsclean/metadata/title/plaintext-weights.json"
SETS = {"zhnews", "fundus", "wcxb", "tra"}
SET_WEIGHT = {"zhnews": 6.0, "fundus": 3.0, "tra": 1.0, "wcxb": 1.0}
"""Chinese news is few pages and comes first; wcxb's golds are the document's title sooner than the headline."""
RARE = 8
STRENGTH = 1.0
"""Twice what HTML has: each page is there twice, with its address and without."""


class Found(NamedTuple):
    """A page's lines with their signs, where the text is guessed and where it is judged, with its address and without."""

    name: str
    guessed: list[Example]
    judged: list[Example]


def found_in(job: tuple[str, Sample]) -> Found:
    shape, sample = job
    url = sample.gold.get("url")
    page = read_dump(repair_mojibake(decode(sample.read()).text).text, url)
    guess = find_title(page)
    verdicts = classify_page(page, None, StoryClues(guess.title, guess.blocks, None, ())).verdicts
    kept = [index for index, verdict in enumerate(verdicts) if verdict.keep]
    text = (kept[0], kept[-1] + 1) if kept else None
    return Found(
        f"{shape}/{sample.set}",
        [_example(sample, title_lines(page.blocks, None, known)) for known in (url, None)],
        [_example(sample, title_lines(page.blocks, text, known)) for known in (url, None)],
    )


def _example(sample: Sample, found: list[TitleLine]) -> Example:
    gold = letters_only(sample.gold["title"])
    right = [letters_only(line.text) == gold for line in found]
    return Example(sample.set, sample.publisher, [frozenset(line.features) for line in found], right)


def learned(examples: list[Example]) -> tuple[dict[str, float], list[tuple[bool, bool]]]:
    """The signs' weights, and of each page whether its title is right, cross-validated and fitted."""
    counts = Counter(sign for one in examples for sign in {sign for signs in one.signs for sign in signs})
    names = sorted(sign for sign, count in counts.items() if count >= RARE)
    folds = [fit([one for one in examples if fold_of(one) != at], names, STRENGTH, SET_WEIGHT) for at in range(FOLDS)]
    whole = fit(examples, names, STRENGTH, SET_WEIGHT)
    place = {name: at for at, name in enumerate(names)}
    calls = []
    for one in examples:
        rows = [[place[sign] for sign in signs if sign in place] for signs in one.signs]
        crossed, fitted = (
            _is_right(one, [float(table[row].sum()) for row in rows]) for table in (folds[fold_of(one)], whole)
        )
        calls.append((crossed, fitted))
    return {name: round(float(value), 2) for name, value in zip(names, whole, strict=True) if abs(value) >= 0.05}, calls


def _is_right(example: Example, scores: list[float]) -> bool:
    return bool(scores) and example.right[int(np.argmax(scores))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--more", type=Path)
    options = parser.parse_args()
    require_corpora()
    jobs = [(shape, one) for shape in RENDERERS for one in samples(DUMPS / shape, SETS) if one.gold.get("title")]
    if options.more:
        jobs += [
            (f"more/{shape}", one)
            for shape in RENDERERS
            for one in samples(options.more / shape, SETS)
            if one.gold.get("title")
        ]
    with multiprocessing.Pool() as pool:
        found = pool.map(found_in, jobs, chunksize=16)
    tables = {}
    print("| text | renderer, set | cross-validated | fitted |\n|---|---|---|---|")
    for kind, pages in (("guessed", [one.guessed for one in found]), ("judged", [one.judged for one in found])):
        tables[kind], calls = learned([one for both in pages for one in both])
        results: dict[str, list[tuple[bool, bool]]] = {}
        for at, call in enumerate(calls):
            place = f"{found[at // 2].name}{', no address' if at % 2 else ''}"
            results.setdefault(place, []).append(call)
        for name, rows in sorted(results.items()):
            crossed, fitted = (float(np.mean(column)) for column in zip(*rows, strict=True))
            print(f"| {kind} | {name} | {crossed:.3f} | {fitted:.3f} |")
    if not options.dry:
        OUT.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
