"""A reading of a page's title, and what the readings say of each other."""

from __future__ import annotations

from newsclean.metadata.title.site_name import find_separators
from newsclean.text.letters import letters_only

MAX_TITLE_BLOCKS = 300
"""Blocks from the top among which a title is looked for."""
_FURTHER = frozenset(("h2", "h3"))
_HEADS_TEXT = frozenset(("follows:1", "follows:2"))
_STATED = frozenset(("og", "ld", "tw"))


class TitleVariant:
    """A way to read the title, and what is seen of it."""

    __slots__ = ("at", "origins", "signs", "text")

    def __init__(self, text: str, origin: str) -> None:
        self.text = text
        self.origins = [origin]
        self.signs: set[str] = set()
        self.at = MAX_TITLE_BLOCKS
        """The first block that shows it."""


def mark_site_name_heading(document: str, found: dict[str, TitleVariant]) -> None:
    """Mark the one ``<h1>`` as the site's name where the document's title ends with it, and begins with a further heading
    that has the text below it: weblogs set their own name as the first heading of every page."""
    splits = find_separators(document)
    if not splits:
        return
    name = found.get(letters_only(document[splits[-1].end() :]))
    headline = found.get(letters_only(document[: splits[0].start()]))
    if name is None or headline is None or "h1:only" not in name.signs or name.signs & _STATED:
        return
    heads_text = headline.signs & _FURTHER and headline.signs & _HEADS_TEXT
    if heads_text and headline.at > name.at:
        name.signs.add("h1:names-site")


def mark_news_metadata(found: dict[str, TitleVariant]) -> None:
    """Mark what a news publisher states as the headline."""
    stated_og = next((reading for reading in found.values() if "og" in reading.signs), None)
    stated_ld = next((reading for reading in found.values() if "ld" in reading.signs), None)
    if stated_og is None:
        return
    stated_og.signs.add("news:og")
    # A quotation mark or a length limit has cut it: a longer reading goes on where it ends.
    if any(_is_cut(stated_og.text, reading.text) for reading in found.values()):
        stated_og.signs.add("news:cut-short")
    if (
        stated_ld is not None
        and {"h2", "in:article"} <= stated_ld.signs
        and not stated_ld.signs & {"h1", "document:known", "document:whole"}
        and "in:article" not in stated_og.signs
    ):
        stated_ld.signs.add("news:ld-in-article")


def _is_cut(short: str, long: str) -> bool:
    bare = short.rstrip(".… ")
    return (
        len(long) > len(bare)
        and long.startswith(bare)
        and (bare != short.rstrip() or long[len(bare) :].lstrip()[:1] in "\"'„“«")
    )
