"""BlockObservation: what the first pass records of a block and all later steps read."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.rules.rule import Rule

MID_STORY_ROLES = frozenset(("ad", "player", "dateline", "byline", "gallery", "cookie", "error", "share", "tools"))
"""Roles of boilerplate that interrupts stories as often as it ends them, so that it says little about its neighbours."""
NO_WORD_STEMS: tuple[str, ...] = ()

FeatureGroups = tuple[tuple[str, ...], ...]
"""Features in groups. Blocks that have a group in common share one tuple, so that its weights are summed only once."""


class ContainerClues(NamedTuple):
    """What the tags and class names of the containers around a block say about it."""

    features: FeatureGroups
    holds_link_boilerplate: bool
    """Their names say that links in them are boilerplate."""
    is_captioned: bool
    """The block's own container, or the one around a mere paragraph, is named as an image's caption."""
    is_summary: bool
    """One of the two nearest containers is named as the story's lead or summary."""


NO_CONTAINER_CLUES = ContainerClues((), False, False, False)
"""For lines of a text dump, which have no containers."""


class BlockObservation(NamedTuple):
    """What the first pass records of a block."""

    units: int
    """Length in display units: 1 for a character, 2 for a wide one (CJK), so that scripts are comparable."""
    ends_sentence: bool
    link_density: float
    """Share of the block's characters that are inside links, 0 to 1."""
    rule: Rule | None
    """The boilerplate rule that matches the text."""
    veto_id: str | None
    """The id of what drops the block without weighing it. Such a block has no features."""
    is_summary: bool
    """The page's markup says that the block is the story's summary."""
    features: list[str]
    """Features of the block itself and of its neighbours."""
    container_features: FeatureGroups
    """Features of the containers around the block."""
    is_transparent: bool = False
    """Dumps: a short line that occurs many times. The lines beside it count as each other's neighbours."""
    word_stems: tuple[str, ...] = NO_WORD_STEMS
    """Dumps: the stems of the line's words, by which lines on one topic are recognized."""

    def in_containers(self, features: FeatureGroups) -> BlockObservation:
        """Return the observation with the features of its containers."""
        # Slices are faster than _replace, which looks up every field by its name.
        return BlockObservation._make((*self[:_CONTAINER_FEATURES], features, *self[_CONTAINER_FEATURES + 1 :]))


_CONTAINER_FEATURES = BlockObservation._fields.index("container_features")
