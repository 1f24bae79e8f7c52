"""Learn the weights of a headline's signs in dumps, cross-validated by publisher.

usage: python -m benchmarks.dump_title_weights [--dry] [--more DIR]

The method is that of benchmarks/title_weights.py, a softmax over each page's lines. Writes
newsclean/metadata/dump-title-weights.json and prints the share of titles right by renderer and set. --more names a folder
of further dumps, as benchmarks.render writes them.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.corpora import DUMPS, RENDERERS, Sample, samples
from benchmarks.title_weights import FOLDS, Example, fit, fold_of
from newsclean.decode import decode
from newsclean.metadata.candidates import fold
from newsclean.metadata.dump_title import lines
from newsclean.page.dump import read_dump

OUT = Path(__file__).resolve().parents[1] / "newsclean/metadata/dump-title-weights.json"
SETS = {"zhnews", "fundus", "wcxb"}
RARE = 8


def example_of(job: tuple[str, Sample]) -> tuple[str, Example]:
    shape, sample = job
    found = lines(read_dump(decode(sample.read()).text, None).blocks)
    gold = fold(sample.gold["title"])
    right = [fold(line.text) == gold for line in found]
    return shape, Example(sample.set, sample.publisher, [frozenset(line.signs) for line in found], right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--more", type=Path)
    options = parser.parse_args()
    jobs = [(shape, one) for shape in RENDERERS for one in samples(DUMPS / shape, SETS) if one.gold.get("title")]
    if options.more:
        jobs += [
            (f"more/{shape}", one)
            for shape in RENDERERS
            for one in samples(options.more / shape, SETS)
            if one.gold.get("title")
        ]
    with multiprocessing.Pool() as pool:
        found = pool.map(example_of, jobs, chunksize=16)
    examples = [one for _, one in found]
    counts = Counter(sign for one in examples for sign in {sign for signs in one.signs for sign in signs})
    names = sorted(sign for sign, count in counts.items() if count >= RARE)
    folds = [fit([one for one in examples if fold_of(one) != at], names) for at in range(FOLDS)]
    whole = fit(examples, names)
    place = {name: at for at, name in enumerate(names)}
    results: dict[str, list[tuple[bool, bool]]] = {}
    for shape, one in found:
        rows = [[place[sign] for sign in signs if sign in place] for signs in one.signs]
        calls = []
        for table in (folds[fold_of(one)], whole):
            scores = [float(table[row].sum()) for row in rows]
            calls.append(bool(scores) and one.right[int(np.argmax(scores))])
        results.setdefault(f"{shape}/{one.set}", []).append((calls[0], calls[1]))
    print("| renderer, set | cross-validated | fitted |\n|---|---|---|")
    for name, rows_of in sorted(results.items()):
        crossed, fitted = (float(np.mean(column)) for column in zip(*rows_of, strict=True))
        print(f"| {name} | {crossed:.3f} | {fitted:.3f} |")
    if not options.dry:
        table = {name: round(float(value), 2) for name, value in zip(names, whole, strict=True) if abs(value) >= 0.05}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
