"""Readers' comments: boxes named so, boxes under a heading that says so, and entries of one shape below the story."""

from __future__ import annotations

from collections import Counter

from newsclean.classify.structure.ages import states_age
from newsclean.classify.structure.block_sequence import MIN_SECTION_PARAGRAPH_UNITS, states_time
from newsclean.classify.structure.exclusions import COMMENTS, ENTRIES, Exclusions
from newsclean.classify.structure.html.outline import Outline
from newsclean.classify.structure.html.slug_names import is_slug
from newsclean.parse.model import Block
from newsclean.text.letters import letters_only

MIN_STORY_UNITS = 150
"""Length of the prose between the title and a box from which on the box holds no story, in display units."""
MIN_ENTRIES = 3
MIN_ENTRY_SHARE = 0.7
"""Share of a box's prose that its entries hold."""
MAX_ENTRY_HEAD_UNITS = 80
"""Length of the line with which an entry begins: a name, a time."""
MIN_NAME_LETTERS = 3
MAX_NAME_CHARS = 30
"""Characters of a name in bold or linked, with which an entry of one block begins."""
MAX_TIME_CHARS = 40
"""Characters behind the name among which the time is."""
MIN_REST_CHARS = 20
"""Characters behind the name that are more than a time."""
_COMMENT_RULES = frozenset(("comments",))
_NAME_SPANS = frozenset(("strong", "link"))
_STATE_WORDS = frozenset(
    ("no", "open", "closed", "enabled", "disabled", "count", "link", "off", "on", "has", "with", "allow")
)
"""Words beside "comments" in names that state a setting of the page and name no box."""


def find_comment_boxes(outline: Outline) -> Exclusions:
    """Find the blocks of readers' comments after the page's story. The posts of a discussion are none."""
    found: Exclusions = {}
    if outline.is_discussion:
        return found
    page = outline.page
    story_end = _story_end(outline)
    if story_end is None:
        return found
    named = _find_named(outline)
    first = page.blocks[outline.first_prose].container
    if named and not named.isdisjoint(outline.ancestors(first)):
        # The page's first text is in such a box: its posts are all it has.
        return found
    for container in sorted(named):
        start, end = outline.ranges[container]
        if start < story_end or not end or start in found:
            continue
        if not _has_slug_name(outline, container) and not _is_thread(outline, container):
            found.update(dict.fromkeys(range(start, end), COMMENTS))
    for block in page.blocks[story_end:]:
        if block.kind != "heading" or block.index in found or block.index in outline.title_blocks:
            continue
        if outline.has_rule_role(block.index, _COMMENT_RULES):
            start, end = _box_under(outline, block.index, story_end)
            if not _is_section(outline, start + 1, end):
                found.update(dict.fromkeys(range(start, end), COMMENTS))
    found.update(_find_entries(outline, found, story_end))
    found.update(_find_entries_of_one_block(outline, found, story_end))
    for block in page.blocks[story_end:]:
        if block.table is not None and block.index not in found and _holds_comments(block.text):
            found[block.index] = ENTRIES
    return found


def _holds_comments(table: str) -> bool:
    """Whether the rows of a table state how long ago each was written."""
    rows = table.split("\n")
    return len(rows) >= MIN_ENTRIES and sum(map(states_age, rows)) >= MIN_ENTRY_SHARE * len(rows)


def _story_end(outline: Outline) -> int | None:
    """The block from which on boxes hold no story: there is enough prose before it. None where there never is."""
    units = 0
    for index in range(outline.first_prose, len(outline.page.blocks)):
        if outline.is_prose[index]:
            units += outline.units[index]
            if units >= MIN_STORY_UNITS:
                return index + 1
    return None


def _find_named(outline: Outline) -> set[int]:
    """The containers whose names say that they hold comments."""
    find_roles = outline.rule_set.container_names.find_roles
    named = {
        names
        for names in outline.container_names
        if names and "comments" in find_roles(names) and not _states_setting(names)
    }
    return {container.index for container in outline.page.containers if container.names in named} if named else set()


def _states_setting(names: str) -> bool:
    return not _STATE_WORDS.isdisjoint(names.replace("-", " ").replace("_", " ").split())


def _has_slug_name(outline: Outline, container: int) -> bool:
    """Whether a name is the slug of the heading inside, as tables of contents need it: it names the heading's topic."""
    start, end = outline.ranges[container]
    heading = next(
        (block for block in outline.page.blocks[start : min(end, start + 3)] if block.kind == "heading"), None
    )
    if heading is None:
        return False
    letters = letters_only(heading.text)
    names = outline.page.containers[container].names.split()
    return any(is_slug(letters_only(name), letters) for name in names)


def _is_thread(outline: Outline, container: int) -> bool:
    """Whether a box holds the answers of a forum: the page's first text is an entry of the same shape."""
    first = outline.page.blocks[outline.first_prose].container
    own_shapes = {outline.shape(one) for one in outline.ancestors(first)}
    shapes = Counter(
        shape
        for one in _find_inner(outline, container)
        if outline.page.containers[one].names and (shape := outline.shape(one)) in own_shapes
    )
    return any(count >= MIN_ENTRIES for count in shapes.values())


def _find_inner(outline: Outline, box: int) -> set[int]:
    """The containers with blocks in a box."""
    containers = outline.page.containers
    found: set[int] = set()
    for block in outline.page.blocks[slice(*outline.ranges[box])]:
        at = block.container
        while at > box and at not in found:
            found.add(at)
            at = containers[at].parent
    return found


def _box_under(outline: Outline, heading: int, story_end: int) -> tuple[int, int]:
    """The smallest container that holds a heading and what follows, but nothing of the story."""
    for container in outline.ancestors(outline.boxes[heading]):
        start, end = outline.ranges[container]
        if start < story_end:
            return (heading, heading)
        if end > heading + 1:
            return heading, end
    return heading, heading


def _is_section(outline: Outline, start: int, end: int) -> bool:
    """Whether long paragraphs alone stand below a heading, as in the section "Discussion" of a paper."""
    blocks = outline.page.blocks[start:end]
    paragraphs = [block for block in blocks if block.kind != "heading"]
    return (
        bool(paragraphs)
        and all(block.kind == "paragraph" and outline.is_prose[block.index] for block in paragraphs)
        and outline.prose_units(start, end) >= MIN_SECTION_PARAGRAPH_UNITS * len(paragraphs)
    )


def _find_entries(outline: Outline, excluded: Exclusions, story_end: int) -> Exclusions:
    """Entries of one shape, each with a short first line and text, in a box after the story."""
    found: Exclusions = {}
    if outline.count_prose(story_end, len(outline.page.blocks)) < MIN_ENTRIES:
        return found
    containers = outline.page.containers
    home = outline.boxes[outline.first_prose]
    own_shapes = {outline.shape(at) for at in outline.ancestors(home) if containers[at].names}
    for parent, children in outline.entry_groups.items():
        start, end = outline.ranges[parent]
        if start < story_end or start in found or not parent or outline.count_prose(start, end) < MIN_ENTRIES:
            continue
        if outline.count_prose(end, outline.ranges[home][1]) and home in outline.ancestors(parent):
            # In the story's own container, entries that prose follows are its sections.
            continue
        series = outline.find_largest_series(children, excluded)
        if len(series) < MIN_ENTRIES:
            continue
        if outline.shape(series[0]) in own_shapes:
            # The page's first text is an entry of the same shape: it is a discussion, and its posts are the text.
            continue
        entries = [child for child in series if _is_entry(outline, child)]
        heads = {outline.page.blocks[outline.ranges[child][0]].text for child in entries}
        if len(heads) < MIN_ENTRIES or 2 * len(heads) < len(entries):
            # One label above each: advertisements, not readers.
            continue
        held = sum(outline.prose_units(*outline.ranges[child]) for child in entries)
        if len(entries) >= MIN_ENTRIES and held >= MIN_ENTRY_SHARE * max(1, outline.prose_units(start, end)):
            found.update(dict.fromkeys(range(start, end), ENTRIES))
    return found


def _is_entry(outline: Outline, container: int) -> bool:
    start, end = outline.ranges[container]
    return (
        end - start >= 2
        and outline.units[start] <= MAX_ENTRY_HEAD_UNITS
        and outline.count_prose(start, end) >= 1
        # A heading begins a section, a time alone an entry of a live blog.
        and all(block.kind != "heading" for block in outline.page.blocks[start : min(end, start + 3)])
        and sum(map(str.isalpha, outline.page.blocks[start].text)) >= MIN_NAME_LETTERS
        and not outline.ends_sentence(start)
        and any(outline.is_byline(at) for at in range(start, min(end, start + 3)))
    )


def _find_entries_of_one_block(outline: Outline, excluded: Exclusions, story_end: int) -> Exclusions:
    """Runs of paragraphs after the story that begin with a name and a time, with the heading above them."""
    found: Exclusions = {}
    blocks = outline.page.blocks
    writers = {
        block.index: name
        for block in blocks[story_end:]
        # The name is the first markup of its block.
        if block.spans
        and not block.spans[0].start
        and block.kind != "heading"
        and block.index not in excluded
        and (name := _find_writer(outline, block))
    }
    if len(writers) < MIN_ENTRIES:
        return found
    index = story_end
    while index < len(blocks):
        end = index
        while end in writers:
            end += 1
        names = {writers[at] for at in range(index, end)}
        if len(names) >= MIN_ENTRIES and 2 * len(names) >= end - index:
            has_heading = index > story_end and blocks[index - 1].kind == "heading"
            found.update(dict.fromkeys(range(index - has_heading, end), ENTRIES))
        index = max(end, index + 1)
    return found


def _find_writer(outline: Outline, block: Block) -> str:
    """The name that the markup sets off at the beginning of a paragraph, before a time and text; empty for none."""
    span = next((span for span in block.spans if span.type in _NAME_SPANS), None)
    if span is None or span.start or span.end > MAX_NAME_CHARS or block.chars - span.end <= MIN_REST_CHARS:
        return ""
    name, rest = block.text[: span.end], block.text[span.end : span.end + MAX_TIME_CHARS]
    is_writer = (
        block.index not in outline.title_blocks
        and sum(map(str.isalpha, name)) >= MIN_NAME_LETTERS
        and states_time(rest)
        and not states_time(name)
    )
    return name if is_writer else ""
