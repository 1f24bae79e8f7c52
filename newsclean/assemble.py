"""Verdicts and fields → Article."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from newsclean.article import Article, BodyBlock, Extraction
from newsclean.errors import NoArticle
from newsclean.judge.clues import Clues
from newsclean.judge.judge import judge
from newsclean.judge.profile import overruled
from newsclean.judge.verdict import Judgement, titled
from newsclean.metadata.fields import extract
from newsclean.metadata.jsonld import stated_body, stated_summaries
from newsclean.metadata.title import TitleFound, find_title, title_of
from newsclean.page.blocks import Block, Page
from newsclean.page.width import display_width
from newsclean.rules.force import site
from newsclean.version import VERSION

_NEXT_TO_NONE = 240
"""Units (a character, two for a wide one) of body below which hidden parts of the page are looked at."""
_MUCH_MORE = 2
_WALL_UNITS = 700
"""Units of body below which a page may be a bot check or the like: such pages explain themselves at some length."""
_HEADING_UNITS = 70
_SENTENCE_ENDS = ".!?。！？…;；:：,，、।۔"


class Story(NamedTuple):
    """A page and what was made of it; ``page`` is the one judged, which may be what the page hides in its scripts."""

    page: Page
    title: TitleFound
    judgement: Judgement
    clues: Clues
    """What the judge was told of the story."""

    @property
    def found(self) -> bool:
        """Whether anything was kept."""
        return any(verdict.keep for verdict in self.judgement.verdicts)


def read_story(page: Page, text: str) -> Story:
    """Find the title, judge the blocks, and look behind the scenes where the page shows next to no text.

    ``text`` is the page's HTML, or the dump.
    """
    title = find_title(page)
    clues = Clues(title.title, title.blocks, stated_body(page.hints.json_ld), stated_summaries(page.hints))
    judgement = overruled(page, judge(page, text if page.input == "html" else None, clues), site())
    if page.input == "html" and not _keeps(page, judgement, _NEXT_TO_NONE):
        return _look_deeper(Story(page, title, judgement, clues), text)
    story = Story(page, title, judgement, clues)
    return _titled_anew(story) if page.input == "dump" else story


def _titled_anew(story: Story) -> Story:
    """A dump with the headline that stands by the text, now that it is known where the text is."""
    page, _, judgement, clues = story
    kept = [index for index, verdict in enumerate(judgement.verdicts) if verdict.keep]
    if not kept:
        return story
    title = title_of(page, kept[0], kept[-1])
    if not title.blocks:
        # The guess may be of other words, but it stands where the story begins.
        title = title._replace(blocks=story.title.blocks)
    if any(index not in title.blocks for index in kept):
        judgement = titled(judgement, title.blocks)
    return Story(page, title, judgement, clues._replace(title=title.title, title_blocks=title.blocks))


def assemble(story: Story, *, encoding: str | None, fetched_at: str | None, warnings: tuple[str, ...]) -> Article:
    """Put the article together.

    Raises:
        NoArticle: no block of the page is article text, or the page stands in a story's place.
    """
    page, title, judgement, _ = story
    if not _keeps(page, judgement, _WALL_UNITS):
        _refuse_wall(page)
    if not story.found:
        raise NoArticle("no article found: the page has no run of text; is it a front page or filled by scripts?")
    fields = extract(page, title, judgement, fetched_at)
    dropped = Counter(
        fields.field_blocks.get(index, verdict.role)
        for index, verdict in enumerate(judgement.verdicts)
        if not verdict.keep
    )
    if page.head:
        dropped["metadata"] += len(page.head)
    return Article(
        url=page.url,
        canonical_url=fields.canonical_url,
        site=fields.site,
        language=fields.language,
        title=title.title,
        subtitle=fields.subtitle,
        description=fields.description,
        authors=fields.authors,
        editors=fields.editors,
        source=fields.source,
        published=fields.published,
        modified=fields.modified,
        section=fields.section,
        tags=fields.tags,
        body=body(page, judgement),
        images=fields.images,
        lead_image=fields.lead_image,
        paywalled=fields.paywalled,
        extraction=Extraction(
            version=VERSION,
            input=page.input,
            encoding=encoding,
            fetched_at=fetched_at,
            confidence=judgement.confidence,
            evidence=fields.evidence,
            dropped=dict(dropped.most_common()),
            warnings=warnings + page.warnings + judgement.warnings,
        ),
    )


def _refuse_wall(page: Page) -> None:
    """Raise NoArticle where a page with little text is what a site shows in a story's place."""
    from newsclean.rules.walls import wall_in

    wall = wall_in("\n".join((page.hints.title or "", *(block.text for block in page.blocks[:200]))))
    if wall is not None:
        raise NoArticle(f"this is {wall.what} ({wall.id})")


def _kept_units(page: Page, judgement: Judgement) -> int:
    return sum(
        display_width(block.text)
        for block, verdict in zip(page.blocks, judgement.verdicts, strict=True)
        if verdict.keep
    )


def _keeps(page: Page, judgement: Judgement, least: int) -> bool:
    """Whether the body has as many units; most bodies have them in their first few blocks."""
    units = 0
    for block, verdict in zip(page.blocks, judgement.verdicts, strict=True):
        if verdict.keep:
            units += display_width(block.text)
            if units >= least:
                return True
    return False


def _look_deeper(story: Story, text: str) -> Story:
    """Where the visible page has next to no text: what its scripts and hidden elements hold, if that is much more."""
    from newsclean.page.embedded import embedded_pages
    from newsclean.page.html import read_html

    page = story.page
    enough = max(_NEXT_TO_NONE, _MUCH_MORE * _kept_units(page, story.judgement))
    for embedded in embedded_pages(text):
        inner = read_html(embedded, page.url)._replace(hints=page.hints)
        inner_title = find_title(inner)
        clues = Clues(inner_title.title, inner_title.blocks, None, story.clues.summaries)
        verdicts = judge(inner, None, clues)
        if _kept_units(inner, verdicts) > enough:
            warning = "the page shows no text: this was found in its scripts or hidden elements"
            verdicts = verdicts._replace(warnings=(*verdicts.warnings, warning))
            return Story(inner, inner_title, verdicts, clues)
    return story


def body(page: Page, judgement: Judgement) -> tuple[BodyBlock, ...]:
    """The kept blocks as body blocks, in page order."""
    kept = [block for block, verdict in zip(page.blocks, judgement.verdicts, strict=True) if verdict.keep]
    out = []
    for at, block in enumerate(kept):
        following = kept[at + 1] if at + 1 < len(kept) else None
        if block.kind == "heading" or _looks_like_heading(page, block, following):
            out.append(BodyBlock("heading", block.text, level=block.level or None))
        else:
            out.append(BodyBlock(block.kind, block.text, rows=block.rows, image=_absolute(page, block.image)))
    return tuple(out)


def _looks_like_heading(page: Page, block: Block, following: Block | None) -> bool:
    """A short line of its own with no stop, before a longer paragraph: dumps have no other headings.

    In HTML such a line must be all bold as well.
    """
    if block.kind != "paragraph" or following is None or following.kind not in ("paragraph", "list_item", "quote"):
        return False
    if page.input == "html" and "all:bold" not in block.attrs:
        return False
    bare = block.text.rstrip("”\"'’」』)） ")
    if not bare or bare[-1] in _SENTENCE_ENDS or block.text[-1] in "）)]】":
        return False
    width = display_width(block.text)
    return width <= _HEADING_UNITS and display_width(following.text) > 1.5 * width


def _absolute(page: Page, url: str | None) -> str | None:
    if url is None:
        return None
    from urllib.parse import urljoin

    whole = urljoin(page.hints.base or page.url or "", url)
    return whole if whole.startswith(("http://", "https://")) else None
