"""Page → Story: the title and the verdicts, and the story in scripts where the visible page has next to no text."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.classify.classifier import classify_page
from newsclean.classify.site_profile import apply_site_profile
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.verdict import Classification, mark_title_repeats
from newsclean.metadata.markup.json_ld import find_article_body, find_descriptions
from newsclean.metadata.title.choice import TitleChoice, find_title, refine_title
from newsclean.parse.model import Page
from newsclean.rules.active import active_site_profile
from newsclean.text.width import display_width

MIN_VISIBLE_UNITS = 240
"""Units of kept text (a character, two for a wide one) below which hidden parts of the page are searched."""
MIN_EMBEDDED_RATIO = 2
"""A story in scripts must be more than this many times as long as the visible text."""


class Story(NamedTuple):
    """A page and what was made of it; ``page`` is the one judged, which may be what the page hides in its scripts."""

    page: Page
    title: TitleChoice
    classification: Classification
    clues: StoryClues
    """What the classifier was told of the story."""

    @property
    def found(self) -> bool:
        """Whether anything was kept."""
        return any(verdict.keep for verdict in self.classification.verdicts)


def find_story(page: Page, text: str) -> Story:
    """Find the title, judge the blocks, and look behind the scenes where the page shows next to no text.

    ``text`` is the page's HTML, or the dump.
    """
    title, clues = find_clues(page)
    classification = apply_site_profile(
        page, classify_page(page, text if page.input == "html" else None, clues), active_site_profile()
    )
    if page.input == "html" and not keeps_units(page, classification, MIN_VISIBLE_UNITS):
        return _look_deeper(Story(page, title, classification, clues), text)
    story = Story(page, title, classification, clues)
    return _titled_anew(story) if page.input == "dump" else story


def find_clues(page: Page) -> tuple[TitleChoice, StoryClues]:
    """Find a page's title and what its metadata states of the story."""
    title = find_title(page)
    body, descriptions = find_article_body(page.hints.json_ld), find_descriptions(page.hints)
    return title, StoryClues(title.title, title.blocks, body, descriptions)


def _titled_anew(story: Story) -> Story:
    """A dump with the headline that stands by the text, now that it is known where the text is."""
    page, _, classification, clues = story
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    if not kept:
        return story
    title = refine_title(page, kept[0], kept[-1])
    if not title.blocks:
        # The guess may be of other words, but it stands where the story begins.
        title = title._replace(blocks=story.title.blocks)
    if any(index not in title.blocks for index in kept):
        classification = mark_title_repeats(classification, title.blocks)
    return Story(page, title, classification, clues._replace(title=title.title, title_blocks=title.blocks))


def _look_deeper(story: Story, text: str) -> Story:
    """Where the visible page has next to no text: what its scripts and hidden elements hold, if that is much more."""
    from newsclean.parse.html.embedded import find_embedded_pages
    from newsclean.parse.html.walker import read_html

    page = story.page
    enough = max(MIN_VISIBLE_UNITS, MIN_EMBEDDED_RATIO * _kept_units(page, story.classification))
    for embedded in find_embedded_pages(text):
        inner = read_html(embedded, page.url)._replace(hints=page.hints)
        inner_title = find_title(inner)
        clues = StoryClues(inner_title.title, inner_title.blocks, None, story.clues.summaries)
        verdicts = classify_page(inner, None, clues)
        if _kept_units(inner, verdicts) > enough:
            warning = "the page shows no text; the story was found in scripts or hidden elements"
            verdicts = verdicts._replace(warnings=(*verdicts.warnings, warning))
            return Story(inner, inner_title, verdicts, clues)
    return story


def _kept_units(page: Page, classification: Classification) -> int:
    return sum(
        display_width(block.text)
        for block, verdict in zip(page.blocks, classification.verdicts, strict=True)
        if verdict.keep
    )


def keeps_units(page: Page, classification: Classification, least: int) -> bool:
    """Whether the body has as many units; most bodies have them in their first few blocks."""
    units = 0
    for block, verdict in zip(page.blocks, classification.verdicts, strict=True):
        if verdict.keep:
            units += display_width(block.text)
            if units >= least:
                return True
    return False
