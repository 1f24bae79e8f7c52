"""Title candidates of a text dump.

No line of a dump is marked as the headline, so many weak features of each line are weighed together: it is repeated (in
the document title, in a breadcrumb), it is just above the text or its dateline, its words recur in the text, it is as
long as headlines are, it is no caption, menu item or teaser. The weights are log-odds, learned by
benchmarks/dump_title_weights.py (a softmax over a page's lines).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.title.plaintext_lines import TitleLine
from newsclean.text.letters import letters_only
from newsclean.text.package_data import read_package_file

_HAND_SET_WEIGHTS = {"heading:1": 2.5, "heading:2": 1.0, "kind:heading": 0.4, "joined:lines": 4.0}
"""Weights of headings, which only Markdown has: no dump of the training data is Markdown. And of headlines on two lines."""
_MIN_PROBABILITY = 0.01
"""Less likely lines are no candidates."""


@cache
def _weights(is_classified: bool) -> dict[str, float]:
    """The features' weights where the text's range comes from the classifier, or where it is guessed."""
    tables = json.loads(read_package_file("metadata/title/plaintext-weights.json"))
    return {**_HAND_SET_WEIGHTS, **tables["judged" if is_classified else "guessed"]}


def plaintext_title_candidates(lines: Sequence[TitleLine], *, is_classified: bool) -> list[Candidate[str]]:
    """Return the lines that may be the headline, the likeliest first; a candidate's weight is its probability.

    Args:
        lines: the lines, in page order.
        is_classified: whether the range of the article's text is that of the classifier; else it was guessed.
    """
    weights = _weights(is_classified)
    scores = [sum(filter(None, map(weights.get, line.features)), start=0.0) for line in lines]
    best = max(scores, default=0.0)
    odds = [exp(score - best) for score in scores]
    total = sum(odds)
    keys = [letters_only(line.text) for line in lines]
    # A headline that is repeated is as likely as all its lines together.
    probabilities: dict[str, float] = {}
    for key, share in zip(keys, odds, strict=True):
        probabilities[key] = probabilities.get(key, 0.0) + share / total
    order = sorted(range(len(lines)), key=lambda at: -odds[at])
    likely = [at for at in order if probabilities[keys[at]] >= _MIN_PROBABILITY] or order[:1]
    return [Candidate(lines[at].text, lines[at].origin, probabilities[keys[at]]) for at in likely]
