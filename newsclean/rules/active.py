"""The rules in use: the shipped ones, or these with custom rules and the profile of a page's site.

The choice is kept in a context variable, so that threads and tasks can use different rules at the same time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from newsclean.rules.rule_set import RuleSet
from newsclean.rules.shipped import shipped_rules

if TYPE_CHECKING:
    from newsclean.rules.custom import CustomRules, SiteProfile


class _Selection(NamedTuple):
    custom: CustomRules
    profile: SiteProfile | None


_selection: ContextVar[_Selection | None] = ContextVar("selected rules", default=None)


def active_rules() -> RuleSet:
    """Return the rules in use: the shipped ones unless :func:`use_rules` adds custom rules.

    Raises:
        RuleError: a shipped rule file is invalid.
    """
    selection = _selection.get()
    if selection is None:
        return shipped_rules()
    from newsclean.rules.custom import build_rule_set

    return build_rule_set(selection.custom, selection.profile)


def active_site_profile() -> SiteProfile | None:
    """Return the profile of the current page's site; None if there is none."""
    selection = _selection.get()
    return selection.profile if selection is not None else None


def active_custom_rules() -> CustomRules | None:
    """Return the custom rules in use, for example to pass them to another process."""
    selection = _selection.get()
    return selection.custom if selection is not None else None


@contextmanager
def use_rules(rules: CustomRules | str | os.PathLike[str] | None) -> Iterator[None]:
    """Use custom rules beside the shipped ones inside a ``with`` block, in this thread or task alone.

    Args:
        rules: a folder of rule files, or what :func:`read_rule_folder` read; None for the shipped rules alone.

    Raises:
        RuleError: a file of the folder cannot be used.

    >>> import newsclean
    >>> with newsclean.use_rules("my-rules"):  # doctest: +SKIP
    ...     article = newsclean.clean(page)
    """
    custom = load_rules(rules)
    token = _selection.set(None if custom is None else _Selection(custom, None))
    try:
        yield
    finally:
        _selection.reset(token)


def load_rules(rules: CustomRules | str | os.PathLike[str] | None) -> CustomRules | None:
    """Return custom rules, read from their folder if that is what is given; arguments and errors as for :func:`use_rules`."""
    if not isinstance(rules, (str, os.PathLike)):
        return rules
    from newsclean.rules.custom import read_rule_folder

    return read_rule_folder(rules)


@contextmanager
def rules_for_page(url: str | None) -> Iterator[None]:
    """Use the site profile for a page's URL inside a ``with`` block, if the custom rules have one.

    Args:
        url: the page's address, if it is known.
    """
    selection = _selection.get()
    if selection is None or not selection.custom.profiles:
        yield
        return
    from newsclean.text.hosts import site_host

    token = _selection.set(_Selection(selection.custom, selection.custom.find_profile(site_host(url))))
    try:
        yield
    finally:
        _selection.reset(token)
