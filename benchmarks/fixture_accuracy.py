"""Accuracy on the fixtures, which needs no test corpora, and the floor that the tests hold it to.

usage: python -m benchmarks.fixture_accuracy [show|update]

Each HTML fixture is scored twice: as it is (``page``), and as the plain text of all its blocks, boilerplate included
(``text``). Fixtures that are dumps are scored as they are (``dump``). Body F1 is that of the words of the body, counted
with repetition; in Chinese, Japanese and Korean text each character is a word. A field is right if it equals the one in
expected.json. ``update`` writes the results to fixtures/baseline.json; tests/benchmarks/test_fixture_accuracy.py fails when a figure is
below the baseline.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

import newsclean
from newsclean.pipeline import parse_page

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
BASELINE = FIXTURES / "baseline.json"
TOLERANCE = 0.0005
"""Body F1 may be lower by this much: the baseline is rounded to four digits."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


class Score(NamedTuple):
    """The score of one fixture in one form."""

    body_f1: float
    fields: dict[str, bool]
    """Whether each field of expected.json is right."""


Scores = dict[str, Score]
"""Scores by ``FORM/FIXTURE``, such as ``text/en-agency``."""


def measure() -> Scores:
    """Score all fixtures in all their forms."""
    return {f"{form}/{folder.name}": score for folder in _fixtures() for form, score in _score_fixture(folder)}


def _fixtures() -> list[Path]:
    return sorted(path.parent for path in FIXTURES.glob("*/expected.json"))


def _score_fixture(folder: Path) -> Iterator[tuple[str, Score]]:
    (path,) = folder.glob("page.*")
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    data = path.read_bytes()
    page = parse_page(data, None, "auto", None).page
    yield ("page" if page.input == "html" else "dump"), _score(data, expected)
    if page.input == "html":
        lines = (page.hints.title or "", *(block.text for block in page.blocks))
        yield "text", _score("\n".join(lines), expected)


def _score(data: bytes | str, expected: dict[str, Any]) -> Score:
    names = [name for name in expected if name != "body"]
    try:
        article = newsclean.clean(data)
    except newsclean.NewscleanError:
        return Score(0.0, dict.fromkeys(names, False))
    found = article.to_dict()
    body = "\n".join(block["text"] for block in expected["body"])
    return Score(round(word_f1(article.text, body), 4), {name: found[name] == expected[name] for name in names})


def word_f1(found: str, expected: str) -> float:
    """Return the harmonic mean of the precision and recall of words."""
    found_words, expected_words = (Counter(_WORD.findall(text)) for text in (found, expected))
    common = (found_words & expected_words).total()
    return 2 * common / ((found_words.total() + expected_words.total()) or 1)


def summarize(scores: Scores) -> dict[str, dict[str, float]]:
    """Return the mean body F1 and the share of right fields, by form."""
    summary: dict[str, dict[str, float]] = {}
    for form in dict.fromkeys(name.partition("/")[0] for name in sorted(scores)):
        chosen = [score for name, score in scores.items() if name.startswith(f"{form}/")]
        figures = {"body_f1": mean(score.body_f1 for score in chosen)}
        for field in sorted({field for score in chosen for field in score.fields}):
            figures[field] = mean(score.fields[field] for score in chosen if field in score.fields)
        summary[form] = {name: round(figure, 4) for name, figure in figures.items()}
    return summary


def find_losses(scores: Scores, baseline: Scores) -> list[str]:
    """Return a line for each form whose mean body F1 or share of a right field is below the baseline.

    Each line names the fixtures that became worse. Fixtures that the baseline lacks do not count.
    """
    scores = {name: score for name, score in scores.items() if name in baseline}
    now, before = summarize(scores), summarize({name: baseline[name] for name in scores})
    lines = []
    for form, figures in before.items():
        for figure, floor in figures.items():
            if now[form].get(figure, 0.0) < floor - TOLERANCE:
                worse = sorted(
                    name
                    for name in scores
                    if name.startswith(f"{form}/") and _figure(scores[name], figure) < _figure(baseline[name], figure)
                )
                lines.append(
                    f"{form}: {figure} {now[form].get(figure, 0.0)}, baseline {floor}; worse: {', '.join(worse)}"
                )
    return lines


def _figure(score: Score, name: str) -> float:
    return score.body_f1 if name == "body_f1" else float(score.fields.get(name, False))


def read_baseline() -> Scores:
    """Read the committed baseline."""
    data = json.loads(BASELINE.read_text(encoding="utf-8"))
    return {name: Score(entry["body_f1"], entry["fields"]) for name, entry in data["fixtures"].items()}


def write_baseline(scores: Scores) -> None:
    """Write the baseline: the means for readers, and the scores of each fixture."""
    summary = ",\n".join(f"{json.dumps(form)}: {json.dumps(figures)}" for form, figures in summarize(scores).items())
    fixtures = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(score._asdict())}" for name, score in sorted(scores.items())
    )
    BASELINE.write_text(f'{{"summary": {{\n{summary}}},\n"fixtures": {{\n{fixtures}}}}}\n', encoding="utf-8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", nargs="?", choices=("show", "update"), default="show")
    options = parser.parse_args()
    scores = measure()
    if options.action == "update":
        write_baseline(scores)
    for form, figures in summarize(scores).items():
        print(f"{form}: " + ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))


if __name__ == "__main__":
    main()
