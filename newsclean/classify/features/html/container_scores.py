"""HTML: what the first pass's scores say about the containers around a block.

A story's container is mostly likely text. A list of teasers or a comment is not, even where one of its lines looks like it.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from typing import NamedTuple

from newsclean.classify.features.html.container_names import LEAF_TAGS, enclosing_container
from newsclean.classify.features.scored_page import ScoredPage
from newsclean.parse.model import Page

_PAGE_SHARE_BINS = (0.02, 0.1, 0.3, 0.6, 0.9)
_TEXT_SHARE_BINS = (0.1, 0.25, 0.4, 0.6, 0.75, 0.9)


class LikelyText(NamedTuple):
    """How much likely article text a container and those inside it hold, in bins."""

    page_share_bin: int
    """Its share of the page's likely text."""
    text_share_bin: int
    """The share of its own text that is likely."""


NearestContainers = tuple[LikelyText, LikelyText, LikelyText]
"""The container that a block is in, and the next two around it."""


_likely_text = cache(LikelyText)
"""The same objects are compared faster."""


class BestContainer(NamedTuple):
    """The container whose blocks' scores sum highest."""

    depths: list[int]
    """Of each container, how deep it is inside the best one; 0 for that one, -1 outside."""
    mass_share: float
    """Its share of the page's text mass."""


class ContainerScores:
    """How much likely text the containers of a page hold, and the sums of their scores."""

    def __init__(self, scored: ScoredPage) -> None:
        self._page = scored.page
        containers = scored.page.containers
        count = len(containers)
        units = [0] * count
        likely = [0.0] * count
        scores = [0.0] * count
        mass = [0.0] * count
        for block, observation, inverse, score, weight, amount in zip(
            scored.page.blocks,
            scored.observations,
            scored.inverse_probabilities,
            scored.scores,
            scored.length_weights,
            scored.text_mass,
            strict=True,
        ):
            index = block.container
            units[index] += observation.units
            likely[index] += observation.units / inverse
            scores[index] += score * weight
            mass[index] += amount
        for index in range(count - 1, 0, -1):
            if units[index]:
                parent = containers[index].parent
                units[parent] += units[index]
                likely[parent] += likely[index]
                scores[parent] += scores[index]
                mass[parent] += mass[index]
        self._scores = scores
        self._mass = mass
        self._total_mass = scored.total_mass
        self._units = units
        self._likely_units = likely
        self._total_likely_units = likely[0] or 1.0
        self._measured: dict[int, LikelyText] = {}
        self._nearest: dict[int, NearestContainers] = {}

    def nearest(self, container: int) -> NearestContainers:
        """Return what the three containers nearest to the blocks of a container hold."""
        known = self._nearest.get(container)
        if known is None:
            containers = self._page.containers
            own = enclosing_container(self._page, container)
            parent = containers[own].parent
            known = self._nearest[container] = (
                self._measure(own), self._measure(parent), self._measure(containers[parent].parent)
            )  # fmt: skip
        return known

    def _measure(self, index: int) -> LikelyText:
        known = self._measured.get(index)
        if known is None:
            likely = self._likely_units[index]
            known = self._measured[index] = _likely_text(
                bisect(_PAGE_SHARE_BINS, likely / self._total_likely_units),
                bisect(_TEXT_SHARE_BINS, likely / (self._units[index] or 1)),
            )
        return known

    def find_best(self) -> BestContainer:
        """Find the container whose blocks' scores sum highest.

        Source: Readability's idea of letting the paragraphs' scores rise to their parents, here with signed scores.
        """
        containers, scores = self._page.containers, self._scores
        count = len(containers)
        # The last one of those with the highest sum.
        best = count - 1 - scores[::-1].index(max(scores))
        depths = [-1] * count
        depths[best] = 0
        for index in range(best + 1, count):
            parent_depth = depths[containers[index].parent]
            if parent_depth >= 0:
                depths[index] = parent_depth + 1
        return BestContainer(depths, self._mass[best] / self._total_mass)


class Peers:
    """Sums over the blocks that belong with a block: those in its container, and those in containers of its tag and names."""

    def __init__(self, scored: ScoredPage) -> None:
        page: Page = scored.page
        containers = page.containers
        self._scores: dict[int, float] = {}
        self._masses: dict[tuple[str, str, str], float] = {}
        self._keys: list[tuple[int, tuple[str, str, str]]] = []
        scores, masses = self._scores, self._masses
        for block, score, weight, amount in zip(
            page.blocks, scored.scores, scored.length_weights, scored.text_mass, strict=True
        ):
            leaf = containers[block.container]
            container = leaf.parent if leaf.tag in LEAF_TAGS else block.container
            names = (leaf.tag, leaf.names, containers[container].names)
            scores[container] = scores.get(container, 0.0) + score * weight
            masses[names] = masses.get(names, 0.0) + amount
            self._keys.append((container, names))

    def container_score(self, index: int) -> float:
        """Return the sum of weighted scores in the container that a block is in."""
        return self._scores[self._keys[index][0]]

    def same_names_mass(self, index: int) -> float:
        """Return the text mass of all blocks whose containers have the same tag and names as a block's."""
        return self._masses[self._keys[index][1]]
