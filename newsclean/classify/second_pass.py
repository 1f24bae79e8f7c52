"""Second pass: features that need the first pass's scores: of the neighbours, of the best run, of the containers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import accumulate, chain, compress, repeat, starmap
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

    def feature_groups(self, open_blocks: list[int]) -> Iterable[FeatureGroups]:
        """Return the groups of each block without a veto."""


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
    open_blocks = [index for index, one in enumerate(observations) if not one.veto_id]
    # One column of groups after the other: calls by map() take a third of the time of calls in a loop over the blocks.
    score_bins = [scored.score_bins[index] for index in open_blocks]
    sizes = [scored.length_bins[index] for index in open_blocks]
    sides = [_side(run, index) for index in open_blocks]
    zones = [_zone(run, index) for index in open_blocks]
    own_scores = _bins(_OWN_SCORE_BINS, [scored.scores[index] for index in open_blocks])
    mass, total_mass = scored.text_mass, scored.total_mass
    mass_above = [0.0, *accumulate(mass)]
    above = [mass_above[index] / total_mass for index in open_blocks]
    below = [1 - share - mass[index] / total_mass for index, share in zip(open_blocks, above, strict=True)]
    shift_bin = bisect(_SHIFT_BINS, scored.shift)
    columns = (
        map(_own_features, score_bins, sizes, own_scores),
        map(_run_features, zones, sides, score_bins, sizes, repeat(run.share_bin), repeat(shift_bin)),
        starmap(_neighbour_features, _nearest_score_bins(scored, open_blocks)),
        *(_window_column(window, scored, mass_above, open_blocks) for window in of_input.window_sizes),
        map(_mass_features, _bins(_MASS_SHARE_BINS, above), _bins(_MASS_SHARE_BINS, below)),
        [
            _opening_features(run, index, side, score_bin, size, observations[index].is_summary)
            if observations[index].is_summary or run.title < index < run.start
            else ()
            for index, side, score_bin, size in zip(open_blocks, sides, score_bins, sizes, strict=True)
        ],
        map(
            _edge_features,
            [_edge_bin(index - run.start) for index in open_blocks],
            [_edge_bin(run.end - 1 - index) for index in open_blocks],
            [score_bin // 2 for score_bin in score_bins],
        ),
    )
    out: list[FeatureGroups] = [()] * len(observations)
    for index, groups, groups_of_input in zip(
        open_blocks, zip(*columns, strict=True), of_input.feature_groups(open_blocks), strict=True
    ):
        out[index] = groups + groups_of_input
    return out


def _find_run(scored: ScoredPage) -> _BestRun:
    start, end = find_best_run(
        score * weight for score, weight in zip(scored.scores, scored.length_weights, strict=True)
    )
    share = sum(scored.text_mass[start:end]) / scored.total_mass
    titles = [index for index in range(start) if scored.observations[index].veto_id == TITLE_VETO]
    return _BestRun(start, end, bisect(_RUN_SHARE_BINS, share), titles[-1] if titles else start)


def _bins(edges: tuple[float, ...], values: Iterable[float]) -> Iterable[int]:
    return map(bisect, repeat(edges), values)


def _nearest_score_bins(scored: ScoredPage, open_blocks: list[int]) -> list[tuple[int, ...]]:
    """Return the bins of each open block's score and those of two neighbours on each side."""
    is_visible = [not one.is_transparent for one in scored.observations]
    # Two neighbours beyond each end of the page, of a score that says nothing.
    padded = (0, 0, *compress(scored.score_bins, is_visible), 0, 0)
    # Where each block is in the sequence of visible blocks, or would be.
    positions = [0, *accumulate(is_visible)]
    return [
        padded[positions[index] : positions[index] + 5]
        if is_visible[index]
        else (
            *padded[positions[index] : positions[index] + 2],
            scored.score_bins[index],
            *padded[positions[index] + 2 : positions[index] + 4],
        )
        for index in open_blocks
    ]


def _window_column(
    window: int, scored: ScoredPage, mass_above: list[float], open_blocks: list[int]
) -> Iterable[tuple[str, ...]]:
    """Return features of the text mass in a window on each side of the open blocks."""
    padded = [0.0] * window + mass_above + mass_above[-1:] * window
    total = scored.total_mass
    before = [(padded[index + window] - padded[index]) / total for index in open_blocks]
    after = [(padded[index + 2 * window + 1] - padded[index + window + 1]) / total for index in open_blocks]
    return map(_window_features, repeat(window), _bins(_WINDOW_SHARE_BINS, before), _bins(_WINDOW_SHARE_BINS, after))


def _side(run: _BestRun, index: int) -> str:
    return "before" if index < run.start else "in" if index < run.end else "after"


def _zone(run: _BestRun, index: int) -> str:
    if run.start <= index < run.end:
        return "in"
    return "near" if run.start - _NEAR_RUN_BLOCKS <= index < run.end + _NEAR_RUN_BLOCKS else "out"


@lru_cache(maxsize=1024)
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


def _opening_features(
    run: _BestRun, index: int, side: str, score_bin: int, size: int, is_summary: bool
) -> tuple[str, ...]:
    """Return features of a block that is a summary or stands above the best run."""
    features: tuple[str, ...] = ()
    if is_summary:
        features = _summary_features(side, score_bin, size, run.title < index <= run.start)
    if run.title < index < run.start:
        features += _lead_features(bisect(_LEAD_DISTANCE_BINS, run.start - index), score_bin, size)
    return features


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
