"""Features in words: every feature of both tables has a family, and the words agree with the code."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from newsclean.article.model import InputKind
from newsclean.classify.second_pass import _edge_bin
from newsclean.classify.weights import STEM_PREFIX, load_weights
from newsclean.explanation.data_files import read_explanation_data
from newsclean.explanation.feature_words import (
    FeatureFamily,
    describe_feature,
    describe_features,
    find_families,
    load_families,
)

KINDS: tuple[InputKind, ...] = ("html", "dump")
SCALES = read_explanation_data("scales")
_CODE = re.compile(r":\S|[{}_]|\b(?:True|False|None)\b")
"""What names of features have and words do not."""


def weighed_features() -> Iterator[str]:
    """Return the names of all features that weigh something."""
    for kind in KINDS:
        weights = load_weights(kind)
        yield from (*weights.first, *weights.second, *(STEM_PREFIX + stem for stem in weights.stems))


def test_every_feature_has_words_without_codes() -> None:
    names = set(weighed_features())
    assert len(names) > 9000
    without_words = [name for name in names if describe_feature(name) is None]
    assert without_words == []
    for name, words in describe_features(names).items():
        # Words of the page stand in quotation marks.
        assert not _CODE.search(re.sub(r"“.*”", "", words)), (name, words)
        assert name not in words or name.isalpha() or name.startswith("sign:"), (name, words)


def test_words_depend_on_the_value() -> None:
    by_words: dict[tuple[str, str], list[str]] = {}
    for name in set(weighed_features()):
        described = describe_feature(name)
        assert described is not None
        by_words.setdefault(described, []).append(name)
    assert {names[0] for names in by_words.values() if len(names) > 1} == set()


@pytest.mark.parametrize("family", load_families(), ids=lambda family: family.id)
def test_a_family_describes_its_example(family: FeatureFamily) -> None:
    name, words = family.example
    assert describe_feature(name) == (family.id, words)
    assert family.legend.endswith((".", ":")) or family.legend[-1] in "…"
    assert "{" not in family.legend and len(family.legend) < 400


def test_families_have_an_id_each() -> None:
    ids = [family.id for family in load_families()]
    assert len(ids) == len(set(ids))
    used = {described.family for name in weighed_features() if (described := describe_feature(name))}
    assert used == set(ids)


def test_a_new_feature_has_no_words() -> None:
    assert describe_feature("new:3") is None
    # A bin that no scale has.
    assert describe_feature("linked0:6") is None
    assert describe_features(["linked0:3", "new:3"]) == {"linked0:3": "many links (40–60 %) in its container"}


def test_the_legend_has_the_families_that_occur() -> None:
    found = find_families(["p-1:7", "linked0:3", "linked1:0", "new:3"])
    assert [family.id for family in found] == ["container-links", "neighbour-scores"]
    assert [family.first_or_second for family in found] == ["first", "second"]
    assert "rather likely (0 to 1.5)" in found[1].legend


@pytest.mark.parametrize("name", [name for name, scale in SCALES.items() if "constant" in scale])
def test_a_scale_has_the_limits_of_the_code(name: str) -> None:
    scale = SCALES[name]
    module, _, constant = scale["constant"].partition(":")
    value = getattr(importlib.import_module(module), constant)
    if "bins" in scale:
        assert list(value[scale.get("start", 0) :: scale.get("merge", 1)]) == scale["bins"]
        assert len(scale.get("words", [None] * (len(value) + 1))) >= len(scale["bins"]) + 1
    else:
        assert len(scale["words"]) == value + 1


def test_every_scale_with_bins_names_its_constant() -> None:
    assert [name for name, scale in SCALES.items() if "bins" in scale and "constant" not in scale] == []


def test_distances_to_the_best_run_are_those_of_the_code() -> None:
    for side, feature in (("start", "from:{}:0"), ("end", "to:{}:0")):
        bins = {distance: _edge_bin(distance) for distance in range(-60, 60)}
        for distance, edge_bin in bins.items():
            described = describe_feature(feature.format(edge_bin))
            assert described is not None
            words = described.words.partition(",")[0]
            numbers = [int(number) for number in re.findall(r"\d+", words)]
            if numbers:
                low, high = numbers[0], numbers[-1] if len(numbers) > 1 else 1000
                assert low <= abs(distance) <= high, (distance, words)
                inside = (distance > 0) == words.endswith(f"best run's {side}")
                assert inside, (distance, words)
            else:
                assert distance in (0, -1), (distance, words)
        assert len(set(bins.values())) == 12
        assert all(one <= other for one, other in pairwise(bins.values()))
