"""readability-lxml's choice of blocks, as further evidence on pages of low confidence."""

from __future__ import annotations

from newsclean.parse.model import Page
from newsclean.text.whitespace import collapse_whitespace

MAX_HTML_CHARS = 3_000_000
"""Length of the HTML beyond which readability is not run: its time grows faster than the page."""


def readability_opinion(page: Page, html: str) -> list[bool] | None:
    """Return for each block whether readability-lxml keeps it; None where it fails or the page is too long.

    Args:
        page: the page's blocks.
        html: the text they were parsed from.
    """
    if len(html) > MAX_HTML_CHARS:
        return None
    import logging

    from lxml import etree
    from readability import Document  # imported late: most pages never need it

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = Document(html).summary(html_partial=True)
        root = etree.fromstring(summary, etree.HTMLParser())
    except Exception:
        # The library raises whatever its parts raise. Without its opinion, the scores stay as they are.
        return None
    if root is None:
        return None
    text = "".join(collapse_whitespace(str(part)) for part in root.itertext()).replace(" ", "")
    if not text:
        return None
    return [block.text.replace(" ", "").replace("\n", "") in text for block in page.blocks]
