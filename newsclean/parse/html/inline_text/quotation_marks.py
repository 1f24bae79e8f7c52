"""The quotation marks that browsers display around ``<q>``, by language (CLDR, delimiters)."""

from __future__ import annotations

_DEFAULT = ("“", "”", "‘", "’")
_MARKS = {
    "de": ("„", "“", "‚", "‘"), "cs": ("„", "“", "‚", "‘"), "sk": ("„", "“", "‚", "‘"), "sl": ("„", "“", "‚", "‘"),
    "bg": ("„", "“", "‘", "’"), "pl": ("„", "”", "«", "»"), "hu": ("„", "”", "»", "«"), "ro": ("„", "”", "«", "»"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"), "ru": ("«", "»", "„", "“"), "uk": ("«", "»", "„", "“"),
    "es": ("«", "»", "“", "”"), "it": ("«", "»", "“", "”"), "pt": ("“", "”", "‘", "’"), "el": ("«", "»", "“", "”"),
    "no": ("«", "»", "‘", "’"), "nb": ("«", "»", "‘", "’"), "da": ("“", "”", "‘", "’"), "sv": ("”", "”", "’", "’"),
    "fi": ("”", "”", "’", "’"), "ja": ("「", "」", "『", "』"), "ar": ("”", "“", "’", "‘"),
}  # fmt: skip


def quotation_marks(language: str | None, depth: int) -> tuple[str, str]:
    """Return the opening and the closing mark of a quotation.

    Args:
        language: ``<html lang>``.
        depth: the number of quotations around it.
    """
    marks = _MARKS.get((language or "")[:2].lower(), _DEFAULT)
    return (marks[0], marks[1]) if depth % 2 == 0 else (marks[2], marks[3])
