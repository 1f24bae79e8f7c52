"""Wordings of an HTML page's title, with the features by which they are compared."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.metadata.title.html.heading_parts import SplitHeading
from newsclean.metadata.title.site_name import find_separators
from newsclean.text.letters import letters_only
from newsclean.text.width import display_width

MAX_TITLE_BLOCKS = 300
"""Blocks from the top of the page among which a title is looked for."""
_LOWER_HEADINGS = frozenset(("h2", "h3"))
_HAS_TEXT_BELOW = frozenset(("follows:1", "follows:2"))
METADATA_FEATURES = frozenset(("og", "ld", "tw"))
MARKUP_FEATURES = METADATA_FEATURES | {"other"}
"""The places of the markup that state a title, without the document title."""
HEADLINE_OF_DOCUMENT = frozenset(("document:whole", "document:known", "document:cut"))
"""What the document title gives as the headline: the whole of it, or without the site's name."""
_DOCUMENT_FEATURES = HEADLINE_OF_DOCUMENT | {"document:uncut"}
_STATED_ELSEWHERE = frozenset(("ld", "tw", "og:is-document")) | _DOCUMENT_FEATURES
_MIN_AGREED, _MIN_AGREED_WIDTH = 3, 24
"""Places of the markup that agree on a title, and its columns, so that a heading with none of its words is no title."""


class TitleVariant:
    """A wording of the title; places that have the same letters share one."""

    __slots__ = ("features", "first_block", "origins", "split", "text")

    def __init__(self, text: str, origin: str) -> None:
        self.text = text
        self.origins = [origin]
        self.features: set[str] = set()
        self.first_block = MAX_TITLE_BLOCKS
        """The index of the first block that shows the wording; MAX_TITLE_BLOCKS where none does."""
        self.split: SplitHeading | None = None
        """The heading that holds the wording beside a kicker or a standfirst."""


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
    if name is None or headline is None or "h1:only" not in name.features or name.features & METADATA_FEATURES:
        return
    heads_text = headline.features & _LOWER_HEADINGS and headline.features & _HAS_TEXT_BELOW
    if heads_text and headline.first_block > name.first_block:
        name.features.add("h1:names-site")


def mark_agreement(variants: Variants, has_stories: bool) -> None:
    """Mark how the metadata and the only ``<h1>`` agree where they have different titles.

    Args:
        variants: the wordings of the page's title.
        has_stories: whether JSON-LD describes the story.
    """
    heading_key, heading = next(
        ((key, one) for key, one in variants.items() if "h1:only&unstated" in one.features), ("", None)
    )
    open_graph_key, open_graph = next(((key, one) for key, one in variants.items() if "og" in one.features), ("", None))
    if heading is None or open_graph is None:
        return
    others = [one for one in variants.values() if one is not open_graph and one.features & _STATED_ELSEWHERE]
    agreed = len(open_graph.features & MARKUP_FEATURES) + bool(open_graph.features & _DOCUMENT_FEATURES)
    if (
        agreed >= _MIN_AGREED
        and "shares:short-words" in heading.features
        and display_width(open_graph.text) >= _MIN_AGREED_WIDTH
    ):
        heading.features.add("h1:apart")
    if "slug:same" in open_graph.features and "slug:same" not in heading.features:
        open_graph.features.add("og:in-address")
    if not open_graph.features & _STATED_ELSEWHERE:
        # Three titles, none like another: og:title was written by hand.
        open_graph.features.add("og:own&story" if has_stories else "og:own")
    elif not others and "tw" in open_graph.features and heading_key in open_graph_key:
        open_graph.features.add("agreed:holds-h1")


def mark_news_metadata(variants: Variants) -> None:
    """Mark the headlines that the metadata of a news publisher states."""
    open_graph = next((variant for variant in variants.values() if "og" in variant.features), None)
    json_ld = next((variant for variant in variants.values() if "ld" in variant.features), None)
    if open_graph is None:
        return
    if json_ld is None or not _is_heading_alone(json_ld):
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


def _is_heading_alone(json_ld: TitleVariant) -> bool:
    """Whether JSON-LD and the first heading have one title, and both og:title and the document title have others."""
    features = json_ld.features
    return "h1" in features and "og" not in features and not features & HEADLINE_OF_DOCUMENT


def _is_cut_short(short: str, long: str) -> bool:
    """Whether a quotation mark or a length limit has cut ``short``: ``long`` continues where it ends."""
    bare = short.rstrip(".… ")
    return (
        len(long) > len(bare)
        and long.startswith(bare)
        and (bare != short.rstrip() or long[len(bare) :].lstrip()[:1] in "\"'„“«»")
    )
