"""URL → Article."""

from __future__ import annotations

from newsclean.article import Article


def fetch(url: str, *, allow_private: bool = False, seconds: float = 60.0) -> Article:
    """Fetch a page over HTTP and clean it.

    Args:
        url: an http or https address.
        allow_private: whether loopback, private and other special addresses may be fetched from.
        seconds: time for the whole request, redirects and retries included.

    Raises:
        FetchError: the page cannot be fetched.
        NotAPage: what came is no page.
        NoArticle: the page holds no article.
    """
    from newsclean.cleaning import clean_input
    from newsclean.sources.http import FetchOptions, get

    return clean_input(get(url, FetchOptions(allow_private=allow_private, seconds=seconds)))
