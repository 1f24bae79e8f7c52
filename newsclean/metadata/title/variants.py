"""Wordings of an HTML page's title, with the features by which they are compared."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.metadata.title.site_name import find_separators
from newsclean.text.letters import letters_only

MAX_TITLE_BLOCKS = 300
"""Blocks from the top of the page among which a title is looked for."""
_LOWER_HEADINGS = frozenset(("h2", "h3"))
_HAS_TEXT_BELOW = frozenset(("follows:1", "follows:2"))
_METADATA_FEATURES = frozenset(("og", "ld", "tw"))


class TitleVariant:
    """A wording of the title; places that have the same letters share one."""

    __slots__ = ("features", "first_block", "origins", "text")

    def __init__(self, text: str, origin: str) -> None:
        self.text = text
        self.origins = [origin]
        self.features: set[str] = set()
        self.first_block = MAX_TITLE_BLOCKS
        """The index of the first block that shows the wording; MAX_TITLE_BLOCKS where none does."""


Variants = Mapping[str, TitleVariant]
"""Wordings by their letters, in the order in which they were found."""


def mark_site_name_heading(document_title: str, variants: Variants) -> None:
    """Mark the only ``<h1>`` as the site's name where the document title shows that it is.

    Weblogs set their own name as the first heading of every page: the document title ends with it, and begins with a
    lower heading that has the text below it.
    """
    separators = find_separators(document_title)
    if not separators:
        return
    name = variants.get(letters_only(document_title[separators[-1].end() :]))
    headline = variants.get(letters_only(document_title[: separators[0].start()]))
    if name is None or headline is None or "h1:only" not in name.features or name.features & _METADATA_FEATURES:
        return
    heads_text = headline.features & _LOWER_HEADINGS and headline.features & _HAS_TEXT_BELOW
    if heads_text and headline.first_block > name.first_block:
        name.features.add("h1:names-site")


def mark_news_metadata(variants: Variants) -> None:
    """Mark the headlines that the metadata of a news publisher states."""
    open_graph = next((variant for variant in variants.values() if "og" in variant.features), None)
    json_ld = next((variant for variant in variants.values() if "ld" in variant.features), None)
    if open_graph is None:
        return
    open_graph.features.add("news:og")
    if any(_is_cut_short(open_graph.text, variant.text) for variant in variants.values()):
        open_graph.features.add("news:cut-short")
    if (
        json_ld is not None
        and {"h2", "in:article"} <= json_ld.features
        and not json_ld.features & {"h1", "document:known", "document:whole"}
        and "in:article" not in open_graph.features
    ):
        json_ld.features.add("news:ld-in-article")


def _is_cut_short(short: str, long: str) -> bool:
    """Whether a quotation mark or a length limit has cut ``short``: ``long`` continues where it ends."""
    bare = short.rstrip(".… ")
    return (
        len(long) > len(bare)
        and long.startswith(bare)
        and (bare != short.rstrip() or long[len(bare) :].lstrip()[:1] in "\"'„“«»")
    )
