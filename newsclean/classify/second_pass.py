"""Second pass: features that need the first pass's scores: of the neighbours, of the best run, of the containers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple, Protocol

from newsclean.article.model import InputKind
from newsclean.classify.features.best_run import find_best_run
from newsclean.classify.features.html.score_features import HtmlScoreFeatures
from newsclean.classify.features.plaintext.score_features import PlaintextScoreFeatures
from newsclean.classify.features.scored_page import ScoredPage, score_page
from newsclean.classify.observation import BlockObservation, FeatureGroups
from newsclean.classify.verdict import TITLE_VETO
from newsclean.parse.model import Page

_OWN_SCORE_BINS = (-2.9, -2, -1.4, -0.8, -0.3, 0.3, 0.8, 1.4, 2, 3)  # log-odds
_WINDOW_SHARE_BINS = (0.02, 0.06, 0.15, 0.3, 0.5)  # share of the page's text mass
_MASS_SHARE_BINS = (0.02, 0.1, 0.3, 0.7, 0.9, 0.98)  # share of the page's text mass
_RUN_SHARE_BINS = (0.4, 0.6, 0.8, 0.95)  # share of the page's text mass
_SHIFT_BINS = (0.01, 0.8, 1.6)  # log-odds
_LEAD_DISTANCE_BINS = (2, 5, 12)  # blocks above the best run
_INSIDE_BINS = (1, 3, 6, 12, 30)
_OUTSIDE_BINS = (1, 3, 7, 15, 40)
"""Blocks from an edge of the best run."""
_NEAR_RUN_BLOCKS = 3
"""Blocks outside the best run that are near it."""


class ScoreFeatures(Protocol):
    """What differs between the inputs."""

    window_sizes: tuple[int, ...]
    """Blocks on each side whose text mass is a feature."""

    def feature_groups(self, index: int) -> FeatureGroups: ...


_SCORE_FEATURES: dict[InputKind, Callable[[ScoredPage], ScoreFeatures]] = {
    "html": HtmlScoreFeatures,
    "dump": PlaintextScoreFeatures,
}


class _BestRun(NamedTuple):
    """The run of blocks whose scores sum highest: roughly, the story."""

    start: int
    end: int
    share_bin: int
    """Its share of the page's text mass."""
    title: int
    """The last title block above it, else ``start``."""


def second_pass_features(
    page: Page, observations: list[BlockObservation], first_scores: list[float]
) -> list[list[str]]:
    """Return the second pass's features of each block as :func:`second_pass_groups` does, without their groups."""
    return [list(chain.from_iterable(groups)) for groups in second_pass_groups(page, observations, first_scores)]


def second_pass_groups(
    page: Page, observations: list[BlockObservation], first_scores: list[float]
) -> list[FeatureGroups]:
    """Return the second pass's features of each block in groups; none for blocks with a veto.

    Args:
        page: the page.
        observations: what the first pass observed.
        first_scores: its scores, in log-odds.
    """
    scored = score_page(page, observations, first_scores)
    of_input = _SCORE_FEATURES[page.input](scored)
    run = _find_run(scored)
    shift_bin = bisect(_SHIFT_BINS, scored.shift)
    mass, total_mass = scored.text_mass, scored.total_mass
    mass_above = (0.0, *accumulate(mass))
    # Two neighbours beyond each end of the page, of a score that says nothing.
    visible_bins = (
        score_bin for score_bin, one in zip(scored.score_bins, observations, strict=True) if not one.is_transparent
    )
    padded_bins = (0, 0, *visible_bins, 0, 0)
    position = 0  # in the sequence of blocks that are not transparent
    count = len(observations)
    out: list[FeatureGroups] = []
    for index, observation in enumerate(observations):
        if observation.veto_id:
            out.append(())
            position += 1
            continue
        score_bin, size = scored.score_bins[index], scored.length_bins[index]
        side = "in" if run.start <= index < run.end else "before" if index < run.start else "after"
        groups = [
            _own_features(score_bin, size, bisect(_OWN_SCORE_BINS, scored.scores[index])),
            _run_features(_zone(run, index), side, score_bin, size, run.share_bin, shift_bin),
        ]
        five = (
            (*padded_bins[position : position + 2], score_bin, *padded_bins[position + 2 : position + 4])
            if observation.is_transparent
            else padded_bins[position : position + 5]
        )
        groups.append(_neighbour_features(*five))
        position += not observation.is_transparent
        for window in of_input.window_sizes:
            before = mass_above[index] - mass_above[max(0, index - window)]
            after = mass_above[min(count, index + window + 1)] - mass_above[index + 1]
            before_bin = bisect(_WINDOW_SHARE_BINS, before / total_mass)
            groups.append(_window_features(window, before_bin, bisect(_WINDOW_SHARE_BINS, after / total_mass)))
        above = mass_above[index] / total_mass
        below = 1 - above - mass[index] / total_mass
        groups.append(_mass_features(bisect(_MASS_SHARE_BINS, above), bisect(_MASS_SHARE_BINS, below)))
        if observation.is_summary:
            groups.append(_summary_features(side, score_bin, size, run.title < index <= run.start))
        if run.title < index < run.start:
            groups.append(_lead_features(bisect(_LEAD_DISTANCE_BINS, run.start - index), score_bin, size))
        groups.append(_edge_features(_edge_bin(index - run.start), _edge_bin(run.end - 1 - index), score_bin // 2))
        groups.extend(of_input.feature_groups(index))
        out.append(tuple(groups))
    return out


def _find_run(scored: ScoredPage) -> _BestRun:
    start, end = find_best_run(
        score * weight for score, weight in zip(scored.scores, scored.length_weights, strict=True)
    )
    share = sum(scored.text_mass[start:end]) / scored.total_mass
    titles = [index for index in range(start) if scored.observations[index].veto_id == TITLE_VETO]
    return _BestRun(start, end, bisect(_RUN_SHARE_BINS, share), titles[-1] if titles else start)


def _zone(run: _BestRun, index: int) -> str:
    if run.start <= index < run.end:
        return "in"
    return "near" if run.start - _NEAR_RUN_BLOCKS <= index < run.end + _NEAR_RUN_BLOCKS else "out"


def _edge_bin(distance: int) -> int:
    """Return the bin of a block's distance to an edge of the best run: 0 and more inside, negative outside."""
    return bisect(_INSIDE_BINS, distance) if distance >= 0 else -1 - bisect(_OUTSIDE_BINS, -1 - distance)


# A feature's name is made once: its bins are few, and the blocks of a corpus are many.


@cache
def _own_features(score_bin: int, size: int, fine_score: int) -> tuple[str, ...]:
    return "bias2", f"own:{fine_score}", f"own:{score_bin}:{size}"


@cache
def _run_features(zone: str, side: str, score_bin: int, size: int, share: int, shift: int) -> tuple[str, ...]:
    return f"run:{zone}:{score_bin}", f"run:{side}:{share}", f"run:{zone}:{size}", f"lift:{shift}:{score_bin // 2}"


@lru_cache(maxsize=4096)
def _neighbour_features(two_up: int, up: int, own: int, down: int, two_down: int) -> tuple[str, ...]:
    pair = f"p-1+1:{up // 2}:{down // 2}:{own // 3}"
    return f"p-1:{up}", f"p+1:{down}", pair, f"p-2:{two_up}", f"p+2:{two_down}"


@cache
def _summary_features(side: str, score_bin: int, size: int, is_lead: bool) -> tuple[str, ...]:
    place = "lead" if is_lead else side
    return f"summary:{place}", f"summary:{place}:{size}", f"summary:{place}:{score_bin // 2}"


@cache
def _lead_features(distance: int, score_bin: int, size: int) -> tuple[str, ...]:
    return f"lead:{distance}:{size}", f"lead:{score_bin}:{size // 2}"


@cache
def _window_features(window: int, before: int, after: int) -> tuple[str, ...]:
    return f"near{window}-:{before}", f"near{window}+:{after}"


@cache
def _mass_features(above: int, below: int) -> tuple[str, ...]:
    return f"mass-:{above}", f"mass+:{below}"


@cache
def _edge_features(start: int, end: int, score_bin: int) -> tuple[str, ...]:
    return f"from:{start}:{score_bin}", f"to:{end}:{score_bin}", f"from:{start}:to:{end}"
