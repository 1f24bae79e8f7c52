"""The structural facts of a page, found in order. Each is found on what the ones before leave."""

from __future__ import annotations

from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure import html, plaintext
from newsclean.classify.structure.exclusions import Exclusions
from newsclean.parse.model import Page
from newsclean.rules import RuleSet


def find_exclusions(page: Page, clues: StoryClues, rule_set: RuleSet) -> Exclusions:
    """Find the blocks that the form of a page excludes from its story.

    Args:
        page: the page.
        clues: its title and where it is.
        rule_set: the rules, for labels and names.
    """
    find = html.find_exclusions if page.input == "html" else plaintext.find_exclusions
    return find(page, clues, rule_set)


def find_copies(page: Page, rule_set: RuleSet) -> Exclusions:
    """Find the blocks of a copy of the story that can be recognized before the title. Only dumps have such.

    Args:
        page: the page.
        rule_set: the rules, for bylines.
    """
    return plaintext.find_repeated_copies(page, rule_set) if page.input == "dump" else {}
