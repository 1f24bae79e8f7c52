"""HTML: features of what the containers around a block hold: their share of the text, link density, other stories.

Content is measured in dense text: blocks of some length that are no list of links (text density, Kohlschuetter et al. 2010).
"""

from __future__ import annotations

from bisect import bisect

from newsclean.classify.features.html.container_names import enclosing_container
from newsclean.classify.observation import BlockObservation, ContainerClues, FeatureGroups
from newsclean.parse.model import Page
from newsclean.rules import RuleSet

_HIDDEN_SHARE_BINS = (0.02, 0.3)  # share of the page's dense text
_MIN_HIDDEN_STORY_SHARE = 0.3
"""Share of the page's dense text from which on a hidden element may be the story, shown once a script has run."""
_STORY_ROLES = frozenset(("content", "article"))
_LINK_DENSITY_BINS = (0.05, 0.2, 0.4, 0.6, 0.8)
_TEXT_SHARE_BINS = (0.001, 0.05, 0.15, 0.35, 0.6, 0.85, 0.97)  # share of the page's dense text

# All possible features, made once.
_HIDDEN_FEATURES = tuple((f"hidden:{step}",) for step in range(len(_HIDDEN_SHARE_BINS) + 1))
_TEXT_SHARE_FEATURES = tuple(
    tuple(f"holds{level}:{step}" for step in range(len(_TEXT_SHARE_BINS) + 1)) for level in range(3)
)
_LINK_DENSITY_FEATURES = tuple(
    tuple(f"linked{level}:{step}" for step in range(len(_LINK_DENSITY_BINS) + 1)) for level in range(3)
)


def find_container_features(
    page: Page,
    clues: dict[int, ContainerClues],
    observations: list[BlockObservation],
    dense_units: list[int],
    title_block: int,
    rule_set: RuleSet,
) -> dict[int, FeatureGroups]:
    """Return the features of each container that holds a block without a veto.

    Args:
        page: the page.
        clues: the clues of each container's names.
        observations: what is known of each block.
        dense_units: each block's dense text, in units.
        title_block: index of the title's first block, or -1.
        rule_set: the rules.
    """
    stories = _find_stories(page, title_block)
    contents = _Contents(page, observations, dense_units, rule_set)
    shared: dict[tuple[int, str, int, tuple[str, ...]], FeatureGroups] = {}
    out: dict[int, FeatureGroups] = {}
    for block, observation in zip(page.blocks, observations, strict=True):
        index = block.container
        if observation.veto_id or index in out:
            continue
        home = enclosing_container(page, index)
        own_clues, story = clues[index], stories[index]
        hidden = contents.hidden_features(index) if page.containers[index].hidden else ()
        key = (id(own_clues), story, home, hidden)
        groups = shared.get(key)
        if groups is None:
            groups = shared[key] = (*own_clues.features, hidden, (story, *contents.features(home)))
        out[index] = groups
    return out


def _find_stories(page: Page, title_block: int) -> list[str]:
    """Return for each container a feature of the nearest ``<article>`` around it.

    That ``<article>`` holds the title, is inside the one that does, or is another story's.
    """
    if "article" not in [container.tag for container in page.containers]:
        return ["story:none:no:False"] * len(page.containers)
    article_of = [0] * len(page.containers)
    for container in page.containers[1:]:
        is_article = container.tag == "article"
        article_of[container.index] = container.index if is_article else article_of[container.parent]
    title_article = 0
    title_ancestors = set()
    if title_block >= 0:
        index = page.blocks[title_block].container
        title_article = article_of[index]
        while index:
            title_ancestors.add(index)
            index = page.containers[index].parent
    # An article whose blocks are excluded is none.
    has_articles = "some" if any(article_of[block.container] for block in page.blocks) else "no"
    features = {0: f"story:none:{has_articles}:{bool(title_article)}"}
    for article in set(article_of) - {0}:
        outer = article_of[page.containers[article].parent]
        is_same = article in title_ancestors
        features[article] = "story:same" if is_same else f"story:{'nested' if outer else 'other'}:{bool(title_article)}"
    return [features[article] for article in article_of]


class _Contents:
    """What each container holds: its share of the page's dense text and its link density."""

    __slots__ = ("_containers", "_dense_units", "_linked_units", "_rule_set", "_total_dense_units", "_units")

    def __init__(
        self, page: Page, observations: list[BlockObservation], dense_units: list[int], rule_set: RuleSet
    ) -> None:
        containers = page.containers
        count = len(containers)
        dense = [0] * count
        units = [0] * count
        linked = [0.0] * count
        for block, observation, amount in zip(page.blocks, observations, dense_units, strict=True):
            index = block.container
            dense[index] += amount
            units[index] += observation.units
            linked[index] += observation.units * observation.link_density
        for index in range(count - 1, 0, -1):
            if units[index]:
                parent = containers[index].parent
                dense[parent] += dense[index]
                units[parent] += units[index]
                linked[parent] += linked[index]
        self._containers, self._dense_units, self._units, self._linked_units = containers, dense, units, linked
        self._total_dense_units = sum(dense_units) or 1
        self._rule_set = rule_set

    def features(self, index: int) -> list[str]:
        """Return features of the text share and link density of a container and the two above it."""
        features = []
        for by_share, by_density in zip(_TEXT_SHARE_FEATURES, _LINK_DENSITY_FEATURES, strict=True):
            share = self._dense_units[index] / self._total_dense_units
            density = self._linked_units[index] / (self._units[index] or 1)
            features.append(by_share[bisect(_TEXT_SHARE_BINS, share)])
            features.append(by_density[bisect(_LINK_DENSITY_BINS, density)])
            index = self._containers[index].parent
        return features

    def hidden_features(self, index: int) -> tuple[str, ...]:
        """Return the feature of a hidden container: how much text the outermost hidden element around it holds."""
        while self._containers[self._containers[index].parent].hidden:
            index = self._containers[index].parent
        share = self._dense_units[index] / self._total_dense_units
        if share >= _MIN_HIDDEN_STORY_SHARE and not _STORY_ROLES.isdisjoint(
            self._rule_set.container_names.find_roles(self._containers[index].names)
        ):
            return ()
        return _HIDDEN_FEATURES[bisect(_HIDDEN_SHARE_BINS, share)]
