"""How likely the value of a field is right: by the place that it was found in, and by what other places say.

``benchmarks/field_confidence.py`` learns the weights, a logistic regression for each field, from the corpora that have gold
values of it, and prints how reliable they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from newsclean.classify.log_odds import to_log_odds, to_probability
from newsclean.metadata.candidates import Candidate, CandidatesByField
from newsclean.text.letters import letters_only
from newsclean.text.package_data import read_package_file

MEASURED_FIELDS = ("title", "authors", "published")
"""The fields that the corpora have enough gold values of, right and wrong."""
MIN_RIVAL_WEIGHT = 0.3
"""Weight of a candidate from which on another value is a contradiction."""
_DAY_CHARS = 10
"""Characters of an ISO 8601 day."""
_MAX_LOG_ODDS = 6.0
"""The weight of the chosen candidate is clipped to this."""


def measure_field_confidence(candidates: CandidatesByField, evidence: Mapping[str, str]) -> dict[str, float]:
    """Return the confidence in each measured field that has a value, 0 to 1, by the field's name.

    Args:
        candidates: all candidates, by field.
        evidence: the origin of each chosen value, by field.
    """
    weights = _weights()
    found = {}
    for field in MEASURED_FIELDS:
        chosen = find_chosen(candidates.get(field, ()), evidence.get(field))
        if chosen is not None:
            features = field_features(chosen, candidates[field])
            log_odds = sum(weights[field].get(name, 0.0) * size for name, size in features.items())
            found[field] = round(to_probability(log_odds), 3)
    return found


def find_chosen(candidates: Sequence[Candidate[Any]], origin: str | None) -> Candidate[Any] | None:
    """Return the chosen candidate: the heaviest of its origin."""
    return max((one for one in candidates if one.origin == origin), key=lambda one: one.weight, default=None)


def field_features(chosen: Candidate[Any], candidates: Iterable[Candidate[Any]]) -> dict[str, float]:
    """Return what the confidence in a value is measured by, each with its size.

    Args:
        chosen: the chosen candidate.
        candidates: all candidates of the field.
    """
    value = _comparable(chosen.value)
    others = [(one, _comparable(one.value) == value) for one in candidates if one.origin != chosen.origin]
    agreeing = {one.origin for one, agrees in others if agrees}
    features = {
        "every": 1.0,
        f"from:{chosen.origin}": 1.0,
        f"from:{chosen.origin.partition(':')[0]}:": 1.0,
        f"agreeing:{min(len(agreeing), 3)}": 1.0,
        "weight": to_log_odds(chosen.weight, _MAX_LOG_ODDS),
    }
    if any(one.weight >= MIN_RIVAL_WEIGHT and not agrees for one, agrees in others):
        features["contradicted"] = 1.0
    return features


def _comparable(value: Any) -> Any:
    """A value as it is compared: letters alone; of dates the day; of people their names."""
    if isinstance(value, str):
        return value[:_DAY_CHARS] if value[:4].isdigit() and value[4:5] == "-" else letters_only(value)
    if isinstance(value, (tuple, list)):
        return frozenset(letters_only(str(getattr(one, "name", one))) for one in value)
    return value


@cache
def _weights() -> dict[str, dict[str, float]]:
    data: dict[str, dict[str, float]] = json.loads(read_package_file("metadata/field_confidence/weights.json"))
    return data
