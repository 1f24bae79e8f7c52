"""The classifier's features in words, from the data files in ``data``. They are loaded when the first page is explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from newsclean.explanation.data_files import read_explanation_data
from newsclean.explanation.scales import Scale, make_scale

Pass = Literal["first", "second"]
PASSES: tuple[Pass, ...] = ("first", "second")
_PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?(\.word)?\}")
"""A value in the form of a feature or in words: ``{name}``, ``{name:scale}``, ``{name.word}``."""
_SEPARATOR = ":"


class FeatureWords(NamedTuple):
    """What a feature says, in words."""

    family: str
    """The id of its family."""
    words: str


class FeatureFamily(NamedTuple):
    """A kind of features, such as all of a block's length."""

    id: str
    first_or_second: Pass
    """The pass that weighs it."""
    legend: str
    """What it measures, in one line."""
    example: tuple[str, str]
    """A feature and its words."""


class _Form(NamedTuple):
    """One form of a feature's name, and the words for it."""

    family: str
    pattern: re.Pattern[str]
    words: str
    scales: Mapping[str, str]
    """The scale of each value, by the value's name."""


class _FeatureData(NamedTuple):
    families: tuple[FeatureFamily, ...]
    forms: Mapping[str, tuple[_Form, ...]]
    """By the part of the names before the first colon."""
    scales: Mapping[str, Scale]


def describe_feature(name: str) -> FeatureWords | None:
    """Return a feature in words; ``None`` for a feature of another version, which has none.

    Args:
        name: the feature's name, as the weights have it.
    """
    data = _load_features()
    for form in data.forms.get(name.partition(_SEPARATOR)[0], ()):
        match = form.pattern.fullmatch(name)
        if match:
            return FeatureWords(form.family, _fill_in(form, match.groupdict(), data.scales))
    return None


def describe_features(names: Iterable[str]) -> dict[str, str]:
    """Return the words of features by their names; those of another version are left out."""
    return {name: described.words for name in names if (described := describe_feature(name)) is not None}


def load_families() -> tuple[FeatureFamily, ...]:
    """Return all families, those of the first pass before those of the second."""
    return _load_features().families


def find_families(features: Iterable[str]) -> tuple[FeatureFamily, ...]:
    """Return the families of features, each once, in the order of :func:`load_families`."""
    ids = {words.family for name in features if (words := describe_feature(name)) is not None}
    return tuple(family for family in load_families() if family.id in ids)


@lru_cache(maxsize=1)
def _load_features() -> _FeatureData:
    scales = {name: make_scale(entry) for name, entry in read_explanation_data("scales").items()}
    families: list[FeatureFamily] = []
    forms: dict[str, list[_Form]] = {}
    for which in PASSES:
        for entry in read_explanation_data(f"{which}_pass")["family"]:
            legend = _PLACEHOLDER.sub(lambda found: _describe_scale(scales[found[1]]), entry["legend"])
            feature, words = entry["example"]
            families.append(FeatureFamily(entry["id"], which, legend, (feature, words)))
            for name, words in entry["forms"]:
                prefix = name.partition(_SEPARATOR)[0]
                forms.setdefault(prefix, []).append(_make_form(entry["id"], name, words, scales))
    return _FeatureData(tuple(families), {prefix: tuple(some) for prefix, some in forms.items()}, scales)


def _make_form(family: str, name: str, words: str, scales: Mapping[str, Scale]) -> _Form:
    parts, at = [], 0
    names: dict[str, str] = {}
    for found in _PLACEHOLDER.finditer(name):
        value, scale = found[1], found[2] or found[1]
        parts.append(re.escape(name[at : found.start()]))
        parts.append(f"(?P<{value}>{scales[scale].pattern})")
        names[value] = scale
        at = found.end()
    parts.append(re.escape(name[at:]))
    return _Form(family, re.compile("".join(parts), re.DOTALL), words, names)


def _fill_in(form: _Form, values: Mapping[str, str], scales: Mapping[str, Scale]) -> str:
    def describe(found: re.Match[str]) -> str:
        described = scales[found[2] or form.scales[found[1]]].describe(values[found[1]])
        return described.word if found[3] else described.full

    return _PLACEHOLDER.sub(describe, form.words)


def _describe_scale(scale: Scale) -> str:
    return ", ".join(dict.fromkeys(value.full for value in scale.values.values()))
