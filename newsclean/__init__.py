"""newsclean: extract clean articles from news pages, with a reason for every block kept or dropped.

>>> import newsclean
>>> article = newsclean.clean(open("page.html", "rb").read())  # doctest: +SKIP
>>> article.title, article.text  # doctest: +SKIP

Every name is imported when it is first used, so that the import itself costs nothing.
"""

from __future__ import annotations

from newsclean.version import VERSION as __version__

TYPE_CHECKING = False  # importing typing would take most of the time of the import
if TYPE_CHECKING:
    from typing import Any

    from newsclean.api import clean, clean_dump, clean_html, discover, explain, fetch
    from newsclean.article.model import Article, Person
    from newsclean.discovery.model import DiscoveredStory
    from newsclean.errors import (
        FetchError,
        FetchTimeoutError,
        HttpStatusError,
        NewscleanError,
        NoArticle,
        NotAPage,
        RefusedAddressError,
        SourceError,
    )

_MODULES = {
    "Article": "article.model",
    "DiscoveredStory": "discovery.model",
    "Person": "article.model",
    "clean": "api",
    "clean_dump": "api",
    "clean_html": "api",
    "discover": "api",
    "explain": "api",
    "fetch": "api",
    "FetchError": "errors",
    "FetchTimeoutError": "errors",
    "HttpStatusError": "errors",
    "NewscleanError": "errors",
    "NoArticle": "errors",
    "NotAPage": "errors",
    "RefusedAddressError": "errors",
    "SourceError": "errors",
}

__all__ = [
    "Article",
    "DiscoveredStory",
    "FetchError",
    "FetchTimeoutError",
    "HttpStatusError",
    "NewscleanError",
    "NoArticle",
    "NotAPage",
    "Person",
    "RefusedAddressError",
    "SourceError",
    "__version__",
    "clean",
    "clean_dump",
    "clean_html",
    "discover",
    "explain",
    "fetch",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"newsclean.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
