"""HTML: structural facts from headings, containers and their names. Each is found on what the ones before leave."""

from __future__ import annotations

from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.exclusions import Exclusions
from newsclean.classify.structure.html.archive_toolbars import find_archive_toolbars
from newsclean.classify.structure.html.comments import find_comment_boxes
from newsclean.classify.structure.html.form_boxes import find_form_boxes
from newsclean.classify.structure.html.label_boxes import find_label_boxes
from newsclean.classify.structure.html.link_lists import find_headed_lists, find_link_lists
from newsclean.classify.structure.html.other_stories import find_other_stories
from newsclean.classify.structure.html.outline import Outline
from newsclean.classify.structure.html.repeats import find_repeated_blocks
from newsclean.classify.structure.html.streams import find_streams
from newsclean.parse.model import Page
from newsclean.rules import RuleSet


def find_exclusions(page: Page, clues: StoryClues, rule_set: RuleSet) -> Exclusions:
    """Find the blocks that the form of an HTML page excludes from its story."""
    outline = Outline(page, clues, rule_set)
    excluded = find_archive_toolbars(page, outline.container_names)
    excluded.update(find_comment_boxes(outline))
    excluded.update(find_other_stories(outline, excluded))
    excluded.update(find_streams(outline, excluded))
    excluded.update(find_repeated_blocks(outline, excluded))
    excluded.update(find_link_lists(outline, excluded))
    excluded.update(find_headed_lists(outline, excluded))
    excluded.update(find_label_boxes(outline, excluded))
    excluded.update(find_form_boxes(outline))
    return excluded
