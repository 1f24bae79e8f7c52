"""Boilerplate as data: the words and container names that share widgets, menus, related lists and the like have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.rules.active import active_rules, use_rules
from newsclean.rules.errors import RuleError
from newsclean.rules.rule import Rule
from newsclean.rules.rule_set import RuleSet

if TYPE_CHECKING:
    from newsclean.rules.custom import CustomRules, read_rule_folder

__all__ = ["CustomRules", "Rule", "RuleError", "RuleSet", "active_rules", "read_rule_folder", "use_rules"]


def __getattr__(name: str) -> Any:
    # Most runs use the shipped rules alone: the TOML reader and the checks are imported on demand.
    if name not in ("CustomRules", "read_rule_folder"):
        raise AttributeError(f"module 'newsclean.rules' has no attribute {name!r}")
    from newsclean.rules import custom

    return getattr(custom, name)
