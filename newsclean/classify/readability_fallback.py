"""readability-lxml's choice of text, as evidence on our blocks. Asked only when the classifier is unsure: it is slow."""

from __future__ import annotations

from newsclean.parse.model import Page
from newsclean.text.whitespace import collapse_whitespace

_MAX_HTML = 3_000_000
"""Characters of markup beyond which it is not asked: its time grows faster than the page."""


def readability_opinion(page: Page, html: str) -> list[bool] | None:
    """Which blocks readability-lxml keeps; None where it cannot say."""
    if len(html) > _MAX_HTML:
        return None
    import logging

    from lxml import etree
    from readability import Document  # imported late: most pages never need it

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = Document(html).summary(html_partial=True)
        root = etree.fromstring(summary, etree.HTMLParser())
    except Exception:
        # A second opinion that cannot be had is none; the library raises whatever its parts raise.
        return None
    if root is None:
        return None
    text = "".join(collapse_whitespace(str(part)) for part in root.itertext()).replace(" ", "")
    if not text:
        return None
    return [block.text.replace(" ", "").replace("\n", "") in text for block in page.blocks]
