"""Dumps: structural facts from the order and the form of lines. Each is found on what the ones before leave."""

from __future__ import annotations

from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.exclusions import Exclusions
from newsclean.classify.structure.plaintext.comments import find_comments
from newsclean.classify.structure.plaintext.copies import find_copies
from newsclean.classify.structure.plaintext.insertions import find_insertions
from newsclean.classify.structure.plaintext.labels import find_labels
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.classify.structure.plaintext.link_lists import find_link_lists
from newsclean.classify.structure.plaintext.other_stories import find_other_stories
from newsclean.classify.structure.plaintext.repeated_runs import find_repeated_runs
from newsclean.classify.structure.plaintext.repeats import find_repeated_lines
from newsclean.classify.structure.plaintext.streams import find_streams
from newsclean.parse.model import Page
from newsclean.rules import RuleSet

_NO_CLUES = StoryClues(None, frozenset(), None, ())


def find_exclusions(page: Page, clues: StoryClues, rule_set: RuleSet) -> Exclusions:
    """Find the lines that the form of a dump excludes from its story."""
    lines = Lines(page, clues, rule_set)
    excluded = find_repeated_runs(lines)
    excluded.update(find_streams(lines, excluded))
    excluded.update(find_comments(lines))
    excluded.update(find_other_stories(lines, excluded))
    excluded.update(find_repeated_lines(lines, excluded))
    excluded.update(find_link_lists(lines, excluded))
    excluded.update(find_insertions(lines, excluded))
    excluded.update(find_labels(lines, excluded))
    return excluded


def find_repeated_copies(page: Page, rule_set: RuleSet) -> Exclusions:
    """Find the lines of a copy of the story. They are found before its title.

    Args:
        page: the dump.
        rule_set: the rules, for bylines.
    """
    return find_copies(Lines(page, _NO_CLUES, rule_set))
