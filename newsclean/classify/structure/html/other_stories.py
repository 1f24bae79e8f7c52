"""Another story below the page's own: a heading with a byline of its own, a sibling ``<article>``, an autoloaded copy."""

from __future__ import annotations

from newsclean.classify.structure.block_sequence import is_wide_text
from newsclean.classify.structure.exclusions import OTHER_STORY, Exclusions
from newsclean.classify.structure.html.outline import Outline, is_headline_link
from newsclean.text.patterns import lazy_pattern

MAX_BYLINE_DISTANCE = 3
"""Blocks after another story's heading among which its byline or dateline is."""
MIN_STORY_PROSE_BLOCKS = 2
"""Blocks of prose that make another story. A teaser has one."""
_MAX_BLOCKS_TO_PROSE = 2 * MIN_STORY_PROSE_BLOCKS + 2
"""Blocks from another story's byline on among which that prose is."""
MIN_ENTRIES = 3
"""Containers of one shape from which on they are the entries of one story, such as a live blog."""
MIN_SECTIONS = 2
"""``<article>`` elements of one shape, without bylines, that may be the sections of a story that is in none of them."""
MAX_ARTICLES = 300
"""``<article>`` elements of a page that are compared with each other. Lists of teasers have more."""
MAX_HEADING_LEVEL = 2
"""Level of another story's heading, unless the title's own is lower."""
MAX_STANDFIRST_BLOCKS = 2
MAX_STANDFIRST_SHARE = 0.4
"""Length of the prose between the title and the element that holds the text, as a share of the text's."""
MAX_UNMARKED_BYLINE_UNITS = 48
"""Length of a line below another story's heading that is its byline by its place alone."""
MIN_HEADLINE_UNITS = 24
"""Length of a heading below the title's rank, or of a linked line, that is another story's headline."""
MIN_WIDE_HEADLINE_UNITS = 16
"""The same for Chinese, Japanese and Korean."""
MAX_HEADLINE_UNITS = 160
MIN_PROSE_SHARE = 0.5
"""Share of the blocks below a headline that no heading element marks that are prose."""
MAX_KICKER_BLOCKS = 2
"""Short blocks that another story has above its heading."""

_NUMBER = lazy_pattern(r"\d{1,3}\s?[.):、．]")
"""The number of an entry in a list, which is a part of one story."""


def find_other_stories(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find the blocks of other stories after the beginning of the page's own.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    first = outline.first_prose
    if first >= len(outline.page.blocks):
        return found
    for container in _find_articles(outline, first):
        _exclude(found, *outline.ranges[container])
    for index in _find_first_lines(outline, first):
        if index not in excluded and index not in found and _begins_story(outline, index, first):
            start, end = _find_extent(outline, index, first)
            if end > start:
                _exclude(found, start, end)
    return found


def _find_first_lines(outline: Outline, first: int) -> list[int]:
    """The headings, and the paragraphs that begin a box, below which there is enough prose for another story."""
    ranges, boxes = outline.ranges, outline.boxes
    return [
        block.index
        for block in outline.page.blocks[first + 1 : max(0, outline.find_last_prose(MIN_STORY_PROSE_BLOCKS))]
        if block.kind == "heading" or (block.kind == "paragraph" and ranges[boxes[block.index]][0] == block.index)
    ]


def _exclude(found: Exclusions, start: int, end: int) -> None:
    found.update(dict.fromkeys(range(start, end), OTHER_STORY))


def _find_articles(outline: Outline, first: int) -> list[int]:
    """``<article>`` elements that hold whole stories and neither the title nor the beginning of the page's story."""
    containers = outline.page.containers
    articles = [one.index for one in containers if one.tag == "article" and outline.ranges[one.index][1]]
    if len(articles) > MAX_ARTICLES or not any(
        outline.ranges[at][0] > first and outline.count_prose(*outline.ranges[at]) >= MIN_STORY_PROSE_BLOCKS
        for at in articles
    ):
        return []
    own = [at for at in articles if outline.holds(at, outline.title_index) or outline.holds(at, first)]
    if not any(outline.count_prose(*outline.ranges[at]) >= MIN_STORY_PROSE_BLOCKS for at in own):
        # The title or the standfirst is above the element that holds the text: it is the first with enough prose.
        text = (at for at in articles if outline.ranges[at][0] > outline.title_index)
        own += [at for at in text if _holds_beginning(outline, first, *outline.ranges[at])][:1]
    # Entries of a live blog: the page's first prose is in one of many alike.
    entry = next((at for at in own if not outline.holds(at, outline.title_index)), None)
    if entry is not None and sum(outline.shape(at) == outline.shape(entry) for at in articles) >= MIN_ENTRIES:
        return []
    element = _story_element(outline, first)
    own_holds_title = any(outline.holds(at, outline.title_index) for at in own)
    found: list[int] = []
    for at in articles:
        start, end = outline.ranges[at]
        if at in own or start <= first or any(outline.holds(other, start) for other in found):
            continue
        alike = [other for other in articles if outline.shape(other) == outline.shape(at)]
        if len(alike) >= MIN_ENTRIES and all(outline.holds(element, outline.ranges[other][0]) for other in alike):
            # Entries of a live blog, in the element that the title and the introduction are in.
            continue
        if any(outline.holds(other, start) for other in own) and not _has_own_story(outline, start, end):
            # An article in the story's own is a box of it, unless it has a heading and a byline.
            continue
        if (
            not own_holds_title
            and not _has_own_story(outline, start, end)
            and (_is_sibling(outline, at, own) if own else len(alike) >= MIN_SECTIONS)
        ):
            # The title is in no article: the articles below it may be the story's sections.
            continue
        if outline.count_prose(start, end) >= MIN_STORY_PROSE_BLOCKS and _has_headline(outline, start, end):
            found.append(at)
    return found


def _is_sibling(outline: Outline, article: int, own: list[int]) -> bool:
    """Whether an article is beside one of the page's own story, of the same shape, with a heading of lower rank than the title."""
    containers = outline.page.containers
    heading = next(
        (block for block in outline.page.blocks[slice(*outline.ranges[article])] if block.kind == "heading"), None
    )
    return (heading is None or heading.level > outline.title_level) and any(
        containers[other].parent == containers[article].parent and outline.shape(other) == outline.shape(article)
        for other in own
    )


def _has_headline(outline: Outline, start: int, end: int) -> bool:
    """Whether an element begins with a headline. The posts of a discussion begin with their writer's name."""
    blocks = outline.page.blocks[start : min(end, start + MAX_KICKER_BLOCKS + 1)]
    return any(
        (block.kind == "heading" and block.level <= max(outline.title_level, MAX_HEADING_LEVEL))
        or (outline.units[block.index] >= MIN_HEADLINE_UNITS and (block.kind == "heading" or is_headline_link(block)))
        for block in blocks
    )


def _holds_beginning(outline: Outline, first: int, start: int, end: int) -> bool:
    """Whether an element holds the story whose title and standfirst are above it: there is little prose before it."""
    return (
        outline.count_prose(start, end) >= MIN_STORY_PROSE_BLOCKS
        and outline.count_prose(first, start) <= MAX_STANDFIRST_BLOCKS
        and outline.prose_units(first, start) <= MAX_STANDFIRST_SHARE * outline.prose_units(start, end)
    )


def _has_own_story(outline: Outline, start: int, end: int) -> bool:
    return any(
        outline.page.blocks[index].kind == "heading"
        and any(outline.is_byline(after) for after in range(index + 1, min(end, index + 1 + MAX_BYLINE_DISTANCE)))
        for index in range(start, min(end, start + MAX_KICKER_BLOCKS + 1))
    )


def _begins_story(outline: Outline, index: int, first: int) -> bool:
    """Whether a block is the heading of another story: of the title's rank or near it, with a byline of its own."""
    block = outline.page.blocks[index]
    if index in outline.title_blocks or _NUMBER.match(block.text):
        return False
    if block.kind != "heading":
        return block.kind == "paragraph" and _begins_unranked_story(outline, index, first)
    if block.level > max(outline.title_level, MAX_HEADING_LEVEL):
        return _begins_unranked_story(outline, index, first) and not _is_alike(outline, index)
    if outline.count_prose(index + 1, index + 1 + MAX_BYLINE_DISTANCE + _MAX_BLOCKS_TO_PROSE) < MIN_STORY_PROSE_BLOCKS:
        return False
    after = range(index + 1, min(len(outline.page.blocks), index + 1 + MAX_BYLINE_DISTANCE))
    byline = next((at for at in after if outline.is_byline(at)), None)
    has_title_rank = block.level <= outline.title_level
    if byline is None and has_title_rank and _is_line_in_own_box(outline, index, first):
        byline = index + 1
    if byline is not None and not has_title_rank and not outline.is_stated_byline(byline) and _is_alike(outline, index):
        # Sections of one story, with a date or a rating in them.
        return False
    if byline is None or any(outline.is_prose[at] for at in range(index + 1, byline)):
        return False
    if outline.count_prose(byline, byline + _MAX_BLOCKS_TO_PROSE) < MIN_STORY_PROSE_BLOCKS:
        return False
    return not _is_entry(outline, index, first)


def _begins_box_of_prose(outline: Outline, index: int) -> bool:
    """Whether a block is the first one of a box with enough prose for a story behind the block's next one."""
    end = index
    for container in outline.ancestors(outline.boxes[index]):
        if outline.ranges[container][0] != index:
            break
        end = outline.ranges[container][1]
    return outline.count_prose(index + 2, end) >= MIN_STORY_PROSE_BLOCKS


def _begins_unranked_story(outline: Outline, index: int, first: int) -> bool:
    """Whether a line that no heading of the title's rank marks is the headline of another story.

    It is the first line of a box after the story's beginning, a byline is the second, and prose follows.
    """
    if (
        outline.title_index < 0
        or not MIN_WIDE_HEADLINE_UNITS <= outline.units[index] <= MAX_HEADLINE_UNITS
        or (
            outline.units[index] < MIN_HEADLINE_UNITS
            and not is_wide_text(outline.page.blocks[index], outline.units[index])
        )
        or index + 1 >= len(outline.page.blocks)
        or outline.ends_sentence(index)
        # Few lines begin a box with prose, and that is cheaper to tell than a byline is.
        or not _begins_box_of_prose(outline, index)
        or not outline.is_byline(index + 1)
        or outline.is_byline(index)
    ):
        return False
    return index > first and any(
        outline.ranges[container][0] == index
        and not outline.holds(container, first)
        and _is_mostly_prose(outline, index + 2, outline.ranges[container][1])
        and not outline.is_in_series(container)
        for container in outline.ancestors(outline.boxes[index])
    )


def _is_mostly_prose(outline: Outline, start: int, end: int) -> bool:
    """Whether blocks are enough prose for a story, with few other blocks between."""
    return outline.count_prose(start, end) >= max(MIN_STORY_PROSE_BLOCKS, MIN_PROSE_SHARE * (end - start))


def _is_line_in_own_box(outline: Outline, heading: int, first: int) -> bool:
    """Whether a short line stands below a heading at the top of a box that is no part of the page's story."""
    line = heading + 1
    if line >= len(outline.page.blocks):
        return False
    block = outline.page.blocks[line]
    if block.kind != "paragraph" or outline.units[line] > MAX_UNMARKED_BYLINE_UNITS or outline.ends_sentence(line):
        return False
    home = outline.ancestors(outline.boxes[first])
    shapes = {outline.shape(container) for container in home}
    for container in outline.ancestors(outline.boxes[heading]):
        start, end = outline.ranges[container]
        if container in home or start <= first:
            return False
        if outline.count_prose(heading, end) >= MIN_STORY_PROSE_BLOCKS:
            # A box like the one that the story is in is its next part.
            return heading - start <= MAX_KICKER_BLOCKS and outline.shape(container) not in shapes
    return False


def _is_entry(outline: Outline, index: int, first: int) -> bool:
    """Whether the heading is one of many of one form, the first of which heads the beginning of the page's story."""
    alike = _find_alike(outline, index)
    if len(alike) < MIN_ENTRIES:
        return False
    return alike[0] < first or all(outline.holds(_story_element(outline, first), other) for other in alike)


def _story_element(outline: Outline, first: int) -> int:
    """The smallest container that holds the title and the beginning of the story; 0, the page, where none does."""
    title = outline.title_index
    if title < 0:
        return 0
    return next((at for at in outline.ancestors(outline.boxes[first]) if outline.holds(at, title)), 0)


def _is_alike(outline: Outline, index: int) -> bool:
    return len(_find_alike(outline, index)) >= MIN_ENTRIES


def _find_alike(outline: Outline, index: int) -> list[int]:
    """The headings of one form: level, element and box."""
    return outline.headings_by_form.get(outline.heading_form(index), [])


def _find_extent(outline: Outline, heading: int, first: int) -> tuple[int, int]:
    """The blocks of the story that a heading begins: the smallest container around both, else all that follows."""
    for container in outline.ancestors(outline.boxes[heading]):
        start, end = outline.ranges[container]
        if outline.holds(container, outline.title_index) or start <= first:
            # The page's own story is in the same container. The other one goes on to its end, unless the heading is in a
            # box of its own: then it is a teaser amid the text.
            is_flat = _is_flat(outline, heading)
            return (heading, end) if is_flat else (heading, heading)
        if heading - start > MAX_KICKER_BLOCKS and outline.count_prose(start, heading):
            return heading, end
        if outline.count_prose(heading, end) >= MIN_STORY_PROSE_BLOCKS:
            return start, end
    return heading, heading


def _is_flat(outline: Outline, heading: int) -> bool:
    """Whether a heading, the byline right below it and prose are in one container."""
    if not outline.is_byline(heading + 1):
        return False
    box = outline.boxes[heading]
    after = range(
        heading + 1, min(len(outline.page.blocks), heading + 2 + MAX_BYLINE_DISTANCE + MIN_STORY_PROSE_BLOCKS)
    )
    return sum(outline.is_prose[at] and outline.boxes[at] == box for at in after) >= MIN_STORY_PROSE_BLOCKS
