"""Furniture as data: what share widgets, menus, related lists and the like look like, in words and in names."""

from newsclean.rules.book import Rule, RuleBook
from newsclean.rules.load import RuleError, rules

__all__ = ["Rule", "RuleBook", "RuleError", "rules"]
