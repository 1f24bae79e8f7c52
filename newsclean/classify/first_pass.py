"""First pass: observe each block by itself, the containers it is in, its neighbours and its place in the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Protocol

from newsclean.article.model import InputKind
from newsclean.classify.features.html.block_features import HtmlBlockFeatures
from newsclean.classify.features.neighbours import add_neighbour_features
from newsclean.classify.features.plaintext.block_features import PlaintextBlockFeatures
from newsclean.classify.features.text import classify_ending, detect_script, text_features
from newsclean.classify.features.title import TitleFeatures
from newsclean.classify.features.vocabulary import ALL_FEATURES, Vocabulary
from newsclean.classify.observation import BlockObservation, ContainerClues
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.verdict import TITLE_VETO
from newsclean.classify.vetoes import LINK_VETO, MIN_LINK_VETO_DENSITY, OUTLET_VETO, find_veto, is_link
from newsclean.parse.model import Block, Page
from newsclean.rules import RuleSet


class BlockFeatures(Protocol):
    """What differs between the inputs. Each method describes one block of the page."""

    max_rule_chars: int
    """Characters of a block beyond which no rule is tried on it."""

    def units(self, block: Block) -> int: ...
    def container_clues(self, block: Block) -> ContainerClues: ...
    def find_veto(self, block: Block) -> str | None: ...
    def word_stems(self, block: Block) -> tuple[str, ...]: ...
    def is_transparent(self, block: Block) -> bool: ...
    def block_features(self, block: Block, units: int, link_density: float, ends_sentence: bool) -> list[str]: ...
    def page_features(self, block: Block, units: int, ends_sentence: bool, shares_title: bool) -> list[str]: ...
    def is_summary(self, block: Block, page_features: list[str]) -> bool: ...
    def complete(self, observations: list[BlockObservation], dense_units: list[int]) -> list[BlockObservation]: ...


_BLOCK_FEATURES: dict[InputKind, Callable[[Page, StoryClues, RuleSet, Vocabulary], BlockFeatures]] = {
    "html": HtmlBlockFeatures,
    "dump": lambda page, clues, rule_set, _: PlaintextBlockFeatures(page, clues, rule_set),
}


def observe_blocks(
    page: Page, clues: StoryClues, rule_set: RuleSet, vocabulary: Vocabulary = ALL_FEATURES
) -> list[BlockObservation]:
    """Observe every block of a page.

    Args:
        page: the page.
        clues: what is known of its story.
        rule_set: the rules.
        vocabulary: the features of use. Others may be left out.

    Returns:
        One observation a block. Blocks with a veto have no features.
    """
    of_input = _BLOCK_FEATURES[page.input](page, clues, rule_set, vocabulary)
    title = TitleFeatures(clues)
    script = detect_script(page)
    counts = Counter([block.text for block in page.blocks])
    max_rule_chars = of_input.max_rule_chars
    units_of, clues_of, title_blocks = of_input.units, of_input.container_clues, clues.title_blocks
    has_outlets = bool(clues.outlets)
    observations: list[BlockObservation] = []
    for block in page.blocks:
        text = block.text
        units = units_of(block)
        link_density = block.link_chars / block.chars
        container = clues_of(block)
        if block.index in title_blocks:
            observations.append(BlockObservation(units, False, link_density, None, TITLE_VETO, False, [], ()))
            continue
        if container.holds_link_boilerplate and is_link(link_density):
            # Most of a page's links: no rule is tried on them, and their ending says nothing to their neighbours.
            observations.append(BlockObservation(units, False, link_density, None, LINK_VETO, False, [], ()))
            continue
        rule = rule_set.match(text) if block.chars <= max_rule_chars else None
        if rule is not None and rule.links_only and link_density < MIN_LINK_VETO_DENSITY:
            rule = None
        veto_id = find_veto(block, units, rule, container.is_captioned) or of_input.find_veto(block)
        if has_outlets and veto_id is None and clues.is_outlet(text):
            veto_id = OUTLET_VETO
        ending = classify_ending(text)
        ends_sentence = ending in ("stop", "dots")
        stems = of_input.word_stems(block)
        if veto_id:
            observations.append(
                BlockObservation(units, ends_sentence, link_density, rule, veto_id, False, [], (), word_stems=stems)
            )
            continue
        features = text_features(text, units, ending, script)
        features += of_input.block_features(block, units, link_density, ends_sentence)
        if counts[text] > 1:
            features.append("repeated")
        if rule:
            features.append(f"rule:{rule.role}")
            features.append(f"rule:{rule.strength}")
        shares_title = title.shares_words(text, units)
        if shares_title:
            features.append("titleish")
        page_features = of_input.page_features(block, units, ends_sentence, shares_title)
        features += page_features
        features += title.position_features(block.index)
        observations.append(
            BlockObservation(
                units,
                ends_sentence,
                link_density,
                rule,
                None,
                of_input.is_summary(block, page_features),
                features,
                (),
                of_input.is_transparent(block),
                stems,
            )
        )
    return of_input.complete(observations, add_neighbour_features(observations))
