"""Language tags (BCP 47)."""

from __future__ import annotations


def is_language(tag: str | None, wanted: str) -> bool:
    """Whether a language tag is of a wanted language: ``en-GB`` is of ``en``, and ``en`` may be of ``en-GB``.

    Args:
        tag: the tag of a text; ``None`` is of no language.
        wanted: the wanted language's tag.
    """
    if tag is None:
        return False
    tag, wanted = tag.lower().replace("_", "-"), wanted.lower().replace("_", "-")
    return tag == wanted or tag.startswith(f"{wanted}-") or wanted.startswith(f"{tag}-")
