"""URL → Article."""

from __future__ import annotations

from newsclean.article import Article


def fetch(url: str) -> Article:
    """Fetch a page over HTTP and clean it.

    Raises:
        FetchError: the page cannot be fetched.
        NotAPage: what came is no page.
        NoArticle: the page holds no article.
    """
    from newsclean.cleaning import clean
    from newsclean.sources.http import get

    found = get(url)
    return clean(found.data, url=found.url, charset=found.charset, fetched_at=found.fetched_at)
