"""The entries of a live blog among the body's blocks."""

from __future__ import annotations

from newsclean.article.model import Update
from newsclean.classify.structure.html.timed_entries import MIN_ENTRIES, TimedEntry, find_timed_entries
from newsclean.metadata.dates.parsing import parse_timestamp
from newsclean.story import Story
from newsclean.text.width import display_width

MIN_ENTRIES_SHARE = 0.6
"""Length of the entries, as a share of the body's, from which on the page is a live blog."""


def find_updates(story: Story) -> tuple[Update, ...]:
    """Find the entries of a live blog, in page order; none where the body is no live blog.

    Args:
        story: the page with its verdicts.
    """
    entries = find_timed_entries(story.page) if story.page.input == "html" else ()
    if not entries:
        return ()
    blocks = story.kept_blocks
    positions = {block.index: position for position, block in enumerate(blocks)}
    held = [[positions[at] for at in range(entry.start, entry.end) if at in positions] for entry in entries]
    filled = [(entry, inside) for entry, inside in zip(entries, held, strict=True) if inside]
    units = sum(display_width(blocks[position].text) for _, inside in filled for position in inside)
    if len(filled) < MIN_ENTRIES or units < MIN_ENTRIES_SHARE * sum(display_width(block.text) for block in blocks):
        return ()
    return tuple(_make_update(story, entry, inside) for entry, inside in filled)


def _make_update(story: Story, entry: TimedEntry, inside: list[int]) -> Update:
    blocks = story.page.blocks
    time = blocks[entry.time].datetime
    return Update(
        published=parse_timestamp(time) if time else None,
        title=next((blocks[at].text for at in entry.head if blocks[at].kind == "heading"), None),
        first=inside[0],
        last=inside[-1],
    )
