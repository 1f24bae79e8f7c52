"""Furniture as data: what share widgets, menus, related lists and the like look like, in words and in names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.rules.active import rules, use
from newsclean.rules.book import Rule, RuleBook
from newsclean.rules.errors import RuleError

if TYPE_CHECKING:
    from newsclean.rules.custom import OwnRules, read_folder

__all__ = ["OwnRules", "Rule", "RuleBook", "RuleError", "read_folder", "rules", "use"]


def __getattr__(name: str) -> Any:
    # What reads and checks TOML is imported when it is asked for.
    if name not in ("OwnRules", "read_folder"):
        raise AttributeError(f"module 'newsclean.rules' has no attribute {name!r}")
    from newsclean.rules import custom as own

    return getattr(own, name)
