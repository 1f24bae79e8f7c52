"""newsclean: extract clean articles from news pages, with a reason for every block kept or dropped.

>>> import newsclean
>>> article = newsclean.clean(open("page.html", "rb").read())  # doctest: +SKIP
>>> article.title, article.text  # doctest: +SKIP

Every name is imported when it is first used, so that the import itself costs nothing. ``newsclean.errors`` has
the tree of the errors.
"""

from __future__ import annotations

from newsclean.version import VERSION as __version__

TYPE_CHECKING = False  # importing typing would take most of the time of the import
if TYPE_CHECKING:
    from typing import Any

    from newsclean.api import clean, clean_dump, clean_html, discover, explain, fetch
    from newsclean.article.model import Article, BodyBlock, Embed, Extraction, Image, Person, Rights, Span, Update
    from newsclean.article.warnings import ExtractionWarning
    from newsclean.cleaner import Cleaner
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
    from newsclean.explanation.decisions import ExplainedRule
    from newsclean.explanation.model import ExplainedBlock, ExplainedCandidate, ExplainedField, Explanation
    from newsclean.rules.active import use_rules
    from newsclean.rules.custom import CustomRules, read_rule_folder
    from newsclean.rules.errors import RuleError

_MODULES = {
    "Article": "article.model",
    "BodyBlock": "article.model",
    "Cleaner": "cleaner",
    "CustomRules": "rules.custom",
    "DiscoveredStory": "discovery.model",
    "Embed": "article.model",
    "ExplainedBlock": "explanation.model",
    "ExplainedCandidate": "explanation.model",
    "ExplainedField": "explanation.model",
    "ExplainedRule": "explanation.decisions",
    "Explanation": "explanation.model",
    "Extraction": "article.model",
    "ExtractionWarning": "article.warnings",
    "FetchError": "errors",
    "FetchTimeoutError": "errors",
    "HttpStatusError": "errors",
    "Image": "article.model",
    "NewscleanError": "errors",
    "NoArticle": "errors",
    "NotAPage": "errors",
    "Person": "article.model",
    "RefusedAddressError": "errors",
    "Rights": "article.model",
    "RuleError": "rules.errors",
    "SourceError": "errors",
    "Span": "article.model",
    "Update": "article.model",
    "clean": "api",
    "clean_dump": "api",
    "clean_html": "api",
    "discover": "api",
    "explain": "api",
    "fetch": "api",
    "read_rule_folder": "rules.custom",
    "use_rules": "rules.active",
}

__all__ = [
    "Article",
    "BodyBlock",
    "Cleaner",
    "CustomRules",
    "DiscoveredStory",
    "Embed",
    "ExplainedBlock",
    "ExplainedCandidate",
    "ExplainedField",
    "ExplainedRule",
    "Explanation",
    "Extraction",
    "ExtractionWarning",
    "FetchError",
    "FetchTimeoutError",
    "HttpStatusError",
    "Image",
    "NewscleanError",
    "NoArticle",
    "NotAPage",
    "Person",
    "RefusedAddressError",
    "Rights",
    "RuleError",
    "SourceError",
    "Span",
    "Update",
    "__version__",
    "clean",
    "clean_dump",
    "clean_html",
    "discover",
    "explain",
    "fetch",
    "read_rule_folder",
    "use_rules",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"newsclean.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
