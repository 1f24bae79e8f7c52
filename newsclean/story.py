"""Page → Story: the title and the verdict on each block.

Where the visible page has almost no text, the story is searched in scripts and hidden elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from newsclean.article.warnings import warn
from newsclean.classify.classifier import classify_page
from newsclean.classify.confidence import lower_confidence
from newsclean.classify.site_profile.verdicts import apply_site_profile, has_story_elements
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.doubts import DOUBTFUL_REASONS, find_doubts, measure_excluded
from newsclean.classify.structure.exclusions import Exclusions, join_exclusions, without_blocks
from newsclean.classify.structure.facts import find_copies, find_exclusions
from newsclean.classify.structure.html.slug_names import without_slug_names
from newsclean.classify.trimming import Trims, apply_trims, find_trims
from newsclean.classify.verdict import Classification, mark_title_repeats
from newsclean.metadata.markup.json_ld import (
    find_article_body,
    find_author_outlets,
    find_descriptions,
    is_discussion,
    is_paid_for,
)
from newsclean.metadata.title.choice import TitleChoice, find_title, find_title_again, refine_title
from newsclean.parse.model import Block, Page
from newsclean.rules.active import active_rules, active_site_profile
from newsclean.text.width import display_width, has_wide

MIN_VISIBLE_WIDTH = 240
"""Width of kept text below which scripts and hidden elements are searched. A wide character counts two."""
MAX_TEASERS_WIDTH = 1500
"""Width of kept text up to which it may be of teasers, where the page hides paragraphs for browsers without scripts."""
MIN_EMBEDDED_RATIO = 2
"""A story in scripts must be more than this many times as long as the visible text."""
MIN_HIDDEN_RATIO = 1.2
"""The same of a story in hidden elements, where the visible text is of teasers."""
EMBEDDED_STORY_DOUBT = 2.0
"""What the confidence loses, in log-odds, where the page does not display the story: it may be data or another text."""


class Story(NamedTuple):
    """A page with its title and verdicts."""

    page: Page
    """The parsed page: the visible one, or the one embedded in it that holds the story."""
    title: TitleChoice
    classification: Classification
    clues: StoryClues
    """What the classifier knew of the story beforehand."""
    full_page: Page
    """The page with the blocks that its form excludes from the story; ``page`` lacks them."""
    excluded: Exclusions
    """The excluded blocks, by their index in ``full_page``."""
    trims: Trims = MappingProxyType({})
    """The blocks that boilerplate words were cut off."""

    @property
    def classified_page(self) -> Page:
        """The page as it was classified: with the trimmed blocks."""
        return apply_trims(self.page, self.trims)

    @property
    def kept_blocks(self) -> list[Block]:
        """The blocks of the body, in page order, trimmed."""
        return list(_kept_blocks(self.classified_page, self.classification))

    def measure(self, max_width: int) -> int:
        """Return the width of the body's text; at least ``max_width`` where it is that wide: the rest is not measured."""
        width = 0
        for block in _kept_blocks(self.page, self.classification):
            width += display_width(block.text)
            if width >= max_width:
                break
        return width


class PreparedPage(NamedTuple):
    """A page as the classifier gets it: without the blocks that its form excludes, with its title found."""

    page: Page
    title: TitleChoice
    clues: StoryClues
    full_page: Page
    """The page with the excluded blocks."""
    excluded: Exclusions
    trims: Trims

    @property
    def trimmed_page(self) -> Page:
        """The page with boilerplate words cut off its blocks."""
        return apply_trims(self.page, self.trims)


def prepare_page(page: Page) -> PreparedPage:
    """Find the title of a page, and exclude the blocks that its form excludes from the story.

    Where a site profile states which elements hold the story, the form excludes nothing: nothing is left to guess.
    """
    if page.input == "html":
        page = without_slug_names(page)
    full_page = page
    copies = find_copies(page, active_rules())
    if copies:
        page = without_blocks(page, copies)
    title, clues = find_clues(page)
    is_stated = has_story_elements(page, active_site_profile())
    excluded = {} if is_stated else find_exclusions(page, clues, active_rules())
    if excluded:
        page = without_blocks(page, excluded)
        title = find_title_again(page, title, excluded)
        clues = _clues_of(page, title)
    if copies:
        excluded = join_exclusions(len(full_page.blocks), copies, excluded)
    return PreparedPage(page, title, clues, full_page, excluded, find_trims(page, active_rules()))


def find_story(page: Page, text: str) -> Story:
    """Find the title of a page and classify its blocks.

    Args:
        page: the parsed page.
        text: the text that it was parsed from: HTML or a dump.
    """
    profile = active_site_profile()
    if profile is not None:
        from newsclean.classify.site_profile.selection import select_by_profile

        page = select_by_profile(page, text, profile)
    prepared = prepare_page(page)
    page, title, clues, full_page, excluded, trims = prepared
    classification = classify_page(prepared.trimmed_page, text if page.input == "html" else None, clues)
    classification = apply_site_profile(page, classification, profile)
    story = Story(page, title, _add_doubts(prepared, classification), clues, full_page, excluded, trims)
    if page.input == "dump":
        return _refine_dump_title(story)
    if has_story_elements(page, profile):
        return story
    width = story.measure(MAX_TEASERS_WIDTH)
    if width >= MIN_VISIBLE_WIDTH:
        if width >= MAX_TEASERS_WIDTH or not ("<noscript" in text or "<template" in text):
            return story
        from newsclean.parse.html.embedded import has_hidden_paragraphs

        if not has_hidden_paragraphs(text):
            return story
    return _find_embedded_story(story, text)


def _add_doubts(prepared: PreparedPage, classification: Classification) -> Classification:
    """Lower the confidence, with a warning, where the excluded blocks may be what a reader came for."""
    if not prepared.excluded:
        return classification
    confidence, warnings = classification.confidence, classification.warnings
    excluded_units = measure_excluded(prepared.full_page, prepared.excluded)
    may_be_wrong = not DOUBTFUL_REASONS.isdisjoint(excluded_units)
    body_units = _kept_width(prepared.page, classification) if may_be_wrong else 0
    for code, log_odds in find_doubts(excluded_units, body_units).items():
        confidence = lower_confidence(confidence, log_odds)
        warnings = (*warnings, warn(code))
    return classification._replace(confidence=round(confidence, 3), warnings=warnings)


def find_clues(page: Page) -> tuple[TitleChoice, StoryClues]:
    """Find the title of a page and what its metadata states of the story."""
    title = find_title(page)
    return title, _clues_of(page, title)


def _clues_of(page: Page, title: TitleChoice) -> StoryClues:
    body, descriptions = find_article_body(page.hints.json_ld), find_descriptions(page.hints)
    outlets = find_author_outlets(page.hints) if has_wide(title.title or "") else ()
    return StoryClues(title.title, title.blocks, body, descriptions, outlets, is_discussion(page.hints.json_ld))


def _refine_dump_title(story: Story) -> Story:
    """Search the title of a dump again next to the body, whose place is known only now."""
    page, first_title, classification, clues, *_ = story
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    if not kept:
        return story
    title = refine_title(page, kept[0], kept[-1], first_title)
    if not title.blocks:
        # The first choice may have another wording, but its place is where the story begins.
        title = title._replace(blocks=first_title.blocks)
    if any(index not in title.blocks for index in kept):
        classification = mark_title_repeats(classification, title.blocks)
    clues = clues._replace(title=title.title, title_blocks=title.blocks)
    return story._replace(title=title, classification=classification, clues=clues)


def _find_embedded_story(visible: Story, html: str) -> Story:
    """Return the first story in scripts or hidden elements that is much longer than the visible one."""
    from newsclean.parse.html.embedded import find_embedded_pages
    from newsclean.parse.html.reader import read_html

    if is_paid_for(visible.page.hints.json_ld):
        return visible
    visible_width = _kept_width(visible.page, visible.classification)
    ratio = MIN_EMBEDDED_RATIO if visible_width < MIN_VISIBLE_WIDTH else MIN_HIDDEN_RATIO
    min_width = max(MIN_VISIBLE_WIDTH, ratio * visible_width)
    for embedded_html in find_embedded_pages(html):
        page = read_html(embedded_html, visible.page.url)._replace(
            hints=visible.page.hints, selected=visible.page.selected
        )  # fmt: skip
        title = find_title(page)
        clues = StoryClues(title.title, title.blocks, None, visible.clues.summaries)
        trims = find_trims(page, active_rules())
        classification = classify_page(apply_trims(page, trims), None, clues)
        if _kept_width(page, classification) > min_width:
            classification = classification._replace(
                confidence=round(lower_confidence(classification.confidence, EMBEDDED_STORY_DOUBT), 3),
                warnings=(*classification.warnings, warn("embedded_story")),
            )
            return Story(page, title, classification, clues, page, {}, trims)
    return visible


def _kept_width(page: Page, classification: Classification) -> int:
    return sum(display_width(block.text) for block in _kept_blocks(page, classification))


def _kept_blocks(page: Page, classification: Classification) -> Iterator[Block]:
    return (block for block, verdict in zip(page.blocks, classification.verdicts, strict=True) if verdict.keep)
