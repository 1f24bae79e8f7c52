"""All candidates for a story's authors: those that the markup states and those that readers see, weighed against each other."""

from __future__ import annotations

from dataclasses import replace

from newsclean.article.model import Person
from newsclean.classify.verdict import Classification
from newsclean.metadata.authors.byline_zones import BylineZones, find_byline_zones
from newsclean.metadata.authors.html.clean_names import correct_names
from newsclean.metadata.authors.markup import find_json_ld_authors, find_meta_authors, find_selected_authors
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.visible_authors import find_visible_authors
from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.title.choice import TitleChoice
from newsclean.parse.model import Page
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

_HAN = lazy_pattern("[\u4e00-\u9fff]")
_MARKUP_ORIGINS = ("json-ld:", "meta:")
_BYLINE_ORIGINS = ("line:byline", "markup:byline")
_SHOWN_BONUS = 0.09
"""What a stated author gains whom a line of the page names as well."""
_MARKED_BONUS = 0.03
"""What a stated author gains who is among those in elements named for authors."""
_MIN_COMPLETE_WEIGHT = 0.7
"""Weight of a byline below the title, which may name more authors than the markup."""
_UNSHOWN_PENALTY = 0.12
"""What a stated author loses whom the page never shows, where its byline names somebody else."""

Authors = tuple[Person, ...]


def author_candidates(
    page: Page,
    metadata: StatedMetadata,
    title: TitleChoice,
    classification: Classification,
    publisher: PublisherNames,
    editors: tuple[Person, ...],
    roles: dict[int, str],
) -> list[Candidate[Authors]]:
    """Find all candidates for the authors.

    Args:
        page: the page.
        metadata: what its markup states.
        title: its title, with the blocks that show it.
        classification: the verdicts on its blocks.
        publisher: the names of the page's publisher and of the outlets that the story is credited to.
        editors: the story's editors, whom many systems state as its authors.
        roles: roles of blocks by their indexes; blocks that only state authors are added to it.
    """
    editor_names = {person.name for person in editors}
    candidates: list[Candidate[Authors]] = [
        one
        for one in (*find_json_ld_authors(metadata, publisher), *find_meta_authors(metadata, publisher))
        if not (has_wide(one.value[0].name) and editor_names.issuperset(person.name for person in one.value))
    ]
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    if kept:
        stated_weight = max((one.weight for one in candidates), default=0.0)
        zones = find_byline_zones(page, title, classification, kept)
        if _is_chinese(zones):
            from newsclean.metadata.authors.chinese.candidates import find_chinese_authors

            candidates.extend(find_chinese_authors(zones, title.blocks, publisher.includes, editor_names, roles))
        if has_wide(zones.edge[0].text) or has_wide(title.title or ""):
            from newsclean.metadata.authors.japanese.candidates import find_japanese_bylines
            from newsclean.metadata.authors.korean.candidates import find_korean_bylines

            shown_titles = (title.title or "", *(page.blocks[index].text for index in zones.titles))
            candidates.extend(find_japanese_bylines(zones, shown_titles))
            candidates.extend(find_korean_bylines(zones))
        candidates.extend(find_visible_authors(page, zones, roles, publisher, stated_weight))
    weighed = _lower_unshown(page, _raise_confirmed(_raise_complete(correct_names(page, candidates))))
    return [*find_selected_authors(page), *weighed] if page.selected else weighed


def _is_chinese(zones: BylineZones) -> bool:
    """Whether most blocks at the text's edges have Chinese characters."""
    return sum(has_wide(block.text) and bool(_HAN.search(block.text)) for block in zones.edge) * 2 > len(zones.edge)


def _raise_complete(candidates: list[Candidate[Authors]]) -> list[Candidate[Authors]]:
    """Raise the weight of a byline that names all whom the markup states, and more: markup often has the first author only."""
    stated = choose_best(one for one in candidates if one.origin.startswith(_MARKUP_ORIGINS))
    names = _folded_names(stated) if stated else frozenset()
    if stated is None or not all(" " in person.name for person in stated.value):
        return candidates
    return [
        replace(one, weight=stated.weight + _SHOWN_BONUS)
        if one.origin == "line:byline" and one.weight >= _MIN_COMPLETE_WEIGHT and names < _folded_names(one)
        else one
        for one in candidates
    ]


def _raise_confirmed(candidates: list[Candidate[Authors]]) -> list[Candidate[Authors]]:
    """Raise the weight of authors in meta tags whom the visible page names too.

    A line of the page alone may name a photographer.
    """
    marked = choose_best(one for one in candidates if one.origin == "markup:author")
    marked_names = _folded_names(marked) if marked else frozenset()
    shown = {_folded_names(one) for one in candidates if not one.origin.startswith(_MARKUP_ORIGINS)}
    weighed = []
    for candidate in candidates:
        if candidate.origin.startswith("meta:"):
            names = _folded_names(candidate)
            bonus = _SHOWN_BONUS if names in shown else _MARKED_BONUS if names <= marked_names else 0.0
            candidate = replace(candidate, weight=candidate.weight + bonus)
        weighed.append(candidate)
    return weighed


def _folded_names(candidate: Candidate[Authors]) -> frozenset[str]:
    return frozenset(letters_only(person.name) for person in candidate.value)


def _lower_unshown(page: Page, candidates: list[Candidate[Authors]]) -> list[Candidate[Authors]]:
    """Lower the weight of stated authors whom the page never shows, where its byline names somebody else.

    Many systems state whoever filed the story as its author.
    """
    shown = choose_best(one for one in candidates if one.origin in _BYLINE_ORIGINS)
    stated = choose_best(one for one in candidates if one.origin.startswith(_MARKUP_ORIGINS))
    if shown is None or stated is None or not shown.weight < stated.weight <= shown.weight + _UNSHOWN_PENALTY:
        return candidates
    if not _folded_names(stated).isdisjoint(_folded_names(shown)):
        return candidates
    if any(person.name in block.text for block in page.blocks for person in stated.value):
        return candidates
    return [
        replace(one, weight=one.weight - _UNSHOWN_PENALTY) if one.origin.startswith(_MARKUP_ORIGINS) else one
        for one in candidates
    ]
