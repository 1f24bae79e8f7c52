"""What drops a block by itself: the title's repetitions, a veto rule, or a place and a shape that are sure together."""

from __future__ import annotations

from newsclean.judge.seen import Seen

TITLE = "title.repeated"
LINKED = "structure.linked-furniture"
CAPTION = "structure.caption"
_LINKED_SHARE = 0.85
_LONGEST_CAPTION = 500
_LINK_PLACES = frozenset(
    (
        *(f"name:{role}" for role in ("related", "share", "nav", "pagination", "breadcrumb", "ad", "newsletter")),
        *(f"in:{tag}:{place}" for tag in ("nav", "aside", "footer") for place in ("near", "mid", "far")),
    )
)


def holds_link_furniture(names: tuple[str, ...]) -> bool:
    """Whether the features of a block's containers say that links in them are furniture."""
    return not _LINK_PLACES.isdisjoint(names)


def veto(seen: Seen) -> str | None:
    """The id of what bars the block, or ``None``."""
    if "title" in seen.names:
        return TITLE
    if seen.rule is not None and seen.rule.strength == "veto":
        return seen.rule.id
    # Captions go out with their images, not with the text; a longer one may be the text itself.
    if "kind:caption" in seen.names and seen.units <= _LONGEST_CAPTION:
        return CAPTION
    # A block that is nothing but a link, in a container that says it is furniture: each alone can be article.
    if seen.link_share >= _LINKED_SHARE and seen.around.links:
        return LINKED
    return None
