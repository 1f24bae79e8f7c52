"""Credits of pictures, which have the form of bylines: ``Author: Example Agency`` in a caption."""

from __future__ import annotations

from functools import lru_cache

from newsclean.parse.model import Block, Page
from newsclean.text.patterns import contains_any, lazy_pattern

_TOPIC = lazy_pattern(r"(?:^|[\s_-])(?:tags?|topics?|categor(?:y|ies)|keywords?|kicker|breadcrumbs?)(?:$|[\s_-])")
"""Class names of lines that name what the story is about, persons among it."""
_PICTURE_AUTHOR = lazy_pattern(
    r"(?:image|photo|picture|foto|bild|media|figure|thumb|caption)s?[\w]{0,8}[_-]{1,2}(?:author|autor|auteur|byline|credit|copyright|source|attribution)"
    r"|caption|photographer|photo-?credit|(?:author|autor)[_-](?:photo|foto|image|picture|bild)s?[_-]?(?:credit|caption|source)"
)
"""Class names of a picture's credit: ``article-image-author``."""
_TOPIC_WORDS = ("tag", "topic", "categor", "keyword", "kicker", "breadcrumb")
_CREDIT_WORDS = (
    "author", "autor", "auteur", "byline", "credit", "copyright", "source", "attribution", "caption", "photographer",
)  # fmt: skip
"""Words of which each name that the pattern matches has one."""


def is_picture_credit(page: Page, block: Block) -> bool:
    """Whether a block is a caption or a picture's credit, by its kind or by its and its container's class names."""
    return (
        block.kind == "caption" or _names_credit(block.attrs) or _names_credit(page.containers[block.container].names)
    )


def is_topic(page: Page, block: Block) -> bool:
    """Whether the class names of a block or its container say that it holds tags or categories."""
    return _names_topic(block.attrs) or _names_topic(page.containers[block.container].names)


@lru_cache(maxsize=4096)
def _names_topic(names: str) -> bool:
    return contains_any(names, _TOPIC_WORDS) and _TOPIC.search(names) is not None


@lru_cache(maxsize=4096)
def _names_credit(names: str) -> bool:
    return contains_any(names, _CREDIT_WORDS) and _PICTURE_AUTHOR.search(names) is not None
