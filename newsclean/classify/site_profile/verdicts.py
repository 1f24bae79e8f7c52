"""Elements that a site profile names as the story, or as none of it, overrule the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.article.warnings import warn
from newsclean.classify.verdict import Classification, Verdict
from newsclean.parse.html.attributes.class_names import container_names
from newsclean.parse.model import Block, Page

if TYPE_CHECKING:
    from newsclean.rules.custom import SiteProfile

STORY_KEPT = "site.story"
OUTSIDE_DROPPED = "site.outside"
ELEMENT_DROPPED = "site.drop"
_OVERRULED_REASONS = ("score", "sequence.")
"""Starts of the reasons that a profile may overrule to keep a block. Rules and vetoes are stronger."""


def apply_site_profile(page: Page, classification: Classification, site: SiteProfile | None) -> Classification:
    """Return the verdicts after a site's profile: only what is in its story elements is kept.

    On a page without the elements that hold the story, only the elements to drop count, and there is a warning.

    Args:
        page: the page.
        classification: the verdicts before.
        site: the profile; None where the site has none.
    """
    if site is None or page.input != "html":
        return classification
    effects = _find_effects(page, site)
    has_story = any(effects[block.container] == STORY_KEPT for block in page.blocks)
    verdicts = tuple(
        _overrule(verdict, _effect_on(block, effects, has_story))
        for block, verdict in zip(page.blocks, classification.verdicts, strict=True)
    )
    warnings = classification.warnings
    if (site.story_names or site.selectors.body) and not has_story:
        warnings = (*warnings, warn("site_profile_no_match", profile=site.file))
    return classification._replace(verdicts=verdicts, warnings=warnings)


def has_story_elements(page: Page, site: SiteProfile | None) -> bool:
    """Whether a page has blocks in elements that its site's profile names as the story."""
    if site is None or page.input != "html":
        return False
    effects = _find_effects(page, site)
    return any(effects[block.container] == STORY_KEPT for block in page.blocks)


def _find_effects(page: Page, site: SiteProfile) -> list[str | None]:
    """Return for each container what the profile says of it, by its own names, else by the container around it."""
    effects: list[str | None] = []
    # The names of containers are in lower case, with hyphens before capitals.
    story_names, dropped_names = (
        frozenset(map(container_names, names)) for names in (site.story_names, site.dropped_names)
    )
    for container in page.containers:
        names = frozenset(container.names.split())
        if container.mark == "drop" or names & dropped_names:
            effects.append(ELEMENT_DROPPED)
        elif container.mark == "story" or names & story_names:
            effects.append(STORY_KEPT)
        else:
            effects.append(effects[container.parent] if container.parent < container.index else None)
    return effects


def _effect_on(block: Block, effects: list[str | None], has_story: bool) -> str | None:
    return effects[block.container] or (OUTSIDE_DROPPED if has_story else None)


def _overrule(verdict: Verdict, effect: str | None) -> Verdict:
    if effect == STORY_KEPT and not verdict.keep and verdict.reason.startswith(_OVERRULED_REASONS):
        return verdict._replace(keep=True, role="body", reason=STORY_KEPT)
    if effect in (OUTSIDE_DROPPED, ELEMENT_DROPPED) and verdict.keep:
        return verdict._replace(keep=False, role="other", reason=effect)
    return verdict
