"""A site's profile held against the verdicts: what its elements are known to hold counts for more than the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.classify.verdict import Classification, Verdict
from newsclean.parse.model import Block, Page

if TYPE_CHECKING:
    from newsclean.rules.custom import SiteProfile

STORY = "site.story"
OUTSIDE = "site.outside"
DROP = "site.drop"
_WEIGHED = ("score", "sequence.")
"""How the reasons start that a profile may overrule to keep a block: rules and vetoes stand."""


def apply_site_profile(page: Page, classification: Classification, site: SiteProfile | None) -> Classification:
    """The verdicts after a site's profile: only what stands in its story elements is kept, and nothing in others.

    A page without the elements that hold the story is judged as any page, with a warning.
    """
    if site is None or page.input != "html" or not (site.story_names or site.dropped_names):
        return classification
    places = _places(page, site)
    known = STORY in places
    verdicts = tuple(
        _verdict(verdict, _place(block, places, known))
        for block, verdict in zip(page.blocks, classification.verdicts, strict=True)
    )
    warnings = classification.warnings
    if site.story_names and not known:
        warnings = (*warnings, f"no element matches the story elements of {site.file}")
    return classification._replace(verdicts=verdicts, warnings=warnings)


def _places(page: Page, site: SiteProfile) -> list[str | None]:
    """For each container what the profile says of it: by its own names, else as of the container around it."""
    out: list[str | None] = []
    for container in page.containers:
        names = frozenset(container.names.split())
        if names & site.dropped_names:
            out.append(DROP)
        elif names & site.story_names:
            out.append(STORY)
        else:
            out.append(out[container.parent] if container.parent < container.index else None)
    return out


def _place(block: Block, places: list[str | None], known: bool) -> str | None:
    return places[block.container] or (OUTSIDE if known else None)


def _verdict(verdict: Verdict, place: str | None) -> Verdict:
    if place == STORY and not verdict.keep and verdict.reason.startswith(_WEIGHED):
        return verdict._replace(keep=True, role="body", reason=STORY)
    if place in (OUTSIDE, DROP) and verdict.keep:
        return verdict._replace(keep=False, role="other", reason=place)
    return verdict
