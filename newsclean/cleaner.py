"""The settings that many calls share, as one object."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from newsclean import api
from newsclean.rules.active import load_rules, use_rules

if TYPE_CHECKING:
    from newsclean.article.model import Article
    from newsclean.explanation.model import Explanation
    from newsclean.pipeline import Kind
    from newsclean.rules.custom import CustomRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """Cleans, fetches and explains pages with settings that are given once.

    It is immutable. Threads may share one, and it can be sent to other processes. A folder of rules is read, and every
    setting checked, when the object is made.

    The settings other than `rules` are those of :func:`newsclean.fetch`, with the same types, units and defaults.

    Args:
        rules: a folder of rule files, or what :func:`newsclean.read_rule_folder` read; None for the shipped rules alone.

    Raises:
        RuleError: a file of the folder cannot be used.
        ValueError: as for :func:`newsclean.fetch`.

    >>> import newsclean
    >>> cleaner = newsclean.Cleaner(rules="my-rules", timeout=20, user_agent="example-bot/1.0")  # doctest: +SKIP
    >>> article = cleaner.fetch("https://example.com/story")  # doctest: +SKIP
    """

    rules: CustomRules | str | os.PathLike[str] | None = None
    allow_private: bool = False
    timeout: float = 60.0
    cache: str | os.PathLike[str] | None = None
    offline: bool = False
    render: bool = False
    user_agent: str | None = None
    headers: Mapping[str, str] | None = field(default=None, repr=False, hash=False)
    cookies: str | os.PathLike[str] | None = None
    proxy: str | None = field(default=None, repr=False)
    pages: int = 1
    archived: bool = False
    archive_api: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", load_rules(self.rules))
        if self.headers is not None:
            # A later change of the caller's mapping must not reach other threads.
            object.__setattr__(self, "headers", dict(self.headers))
        api.build_fetch_settings(**self._fetch_arguments())

    def clean(
        self,
        data: bytes | str,
        *,
        url: str | None = None,
        kind: Kind = "auto",
        charset: str | None = None,
        fetched_at: str | None = None,
    ) -> Article:
        """Clean one page; arguments and errors as for :func:`newsclean.clean`."""
        with use_rules(self.rules):
            return api.clean(data, url=url, kind=kind, charset=charset, fetched_at=fetched_at)

    def clean_html(self, data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
        """Clean a page that is known to be HTML; otherwise as :meth:`clean`."""
        return self.clean(data, url=url, kind="html", charset=charset)

    def clean_dump(self, data: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
        """Clean a page that is known to be a plain-text dump; otherwise as :meth:`clean`."""
        return self.clean(data, url=url, kind="dump", charset=charset)

    def explain(
        self, data: bytes | str, *, url: str | None = None, kind: Kind = "auto", charset: str | None = None
    ) -> Explanation:
        """Explain for each block of a page whether it is kept, and why; as :func:`newsclean.explain`."""
        with use_rules(self.rules):
            return api.explain(data, url=url, kind=kind, charset=charset)

    def fetch(self, url: str) -> Article:
        """Fetch a page over HTTP and clean it; errors as for :func:`newsclean.fetch`."""
        with use_rules(self.rules):
            return api.fetch(url, **self._fetch_arguments())

    def _fetch_arguments(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "rules"}
