"""Which rules count: the shipped ones, or those with a person's own, for a block of code and for a page's site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from newsclean.rules.book import RuleBook
from newsclean.rules.shipped import shipped

if TYPE_CHECKING:
    from newsclean.rules.custom import OwnRules, Site


class _Force(NamedTuple):
    own: OwnRules
    site: Site | None


# A context's, so that threads and tasks may each use rules of their own.
_force: ContextVar[_Force | None] = ContextVar("rules in force", default=None)


def rules() -> RuleBook:
    """The rules in force: what ships, unless :func:`use` says otherwise.

    Raises:
        RuleError: a shipped rule file is broken.
    """
    force = _force.get()
    if force is None:
        return shipped()
    from newsclean.rules.custom import book_of

    return book_of(force.own, force.site)


def site() -> Site | None:
    """The profile of the site whose page is being read, if there is one."""
    force = _force.get()
    return force.site if force is not None else None


def own() -> OwnRules | None:
    """The person's own rules in force, to hand to another process."""
    force = _force.get()
    return force.own if force is not None else None


@contextmanager
def use(own: OwnRules | None) -> Iterator[None]:
    """Let a person's own rules count inside the block; ``None`` for the shipped ones alone.

    >>> from pathlib import Path
    >>> import newsclean
    >>> from newsclean.rules import read_folder, use
    >>> with use(read_folder(Path("my-rules"))):  # doctest: +SKIP
    ...     article = newsclean.clean(page)
    """
    token = _force.set(None if own is None else _Force(own, None))
    try:
        yield
    finally:
        _force.reset(token)


@contextmanager
def at(url: str | None) -> Iterator[None]:
    """Let the profile of a URL's site count inside the block, where the rules in force have one for it."""
    force = _force.get()
    if force is None or not force.own.sites:
        yield
        return
    from newsclean.text.hosts import site_host

    token = _force.set(_Force(force.own, force.own.site_of(site_host(url))))
    try:
        yield
    finally:
        _force.reset(token)
