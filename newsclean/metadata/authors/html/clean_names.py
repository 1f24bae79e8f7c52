"""Names in lines of the page, corrected by the same names in the markup: other text may be glued to them there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsclean.article.model import Person
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.parse.model import Page
from newsclean.text.letters import letters_only

_MAX_MARKED_NAMES = 40
"""Marked names that are read. Pages of lists have thousands."""


def correct_names(page: Page, candidates: list[Candidate[tuple[Person, ...]]]) -> list[Candidate[tuple[Person, ...]]]:
    """Cut off what is glued to a name that the markup has clean, and join spellings that differ in letter case."""
    if not any(one.value for one in candidates):
        return candidates
    stated = [person.name for one in candidates if one.origin.startswith(("json-ld:", "meta:")) for person in one.value]
    marked = [name for _, text in page.hints.people[:_MAX_MARKED_NAMES] for name in split_names(text)]
    known = [name for name in dict.fromkeys((*stated, *marked)) if " " in name]
    shown = [person.name for one in candidates for person in one.value]
    spellings = _mixed_case_spellings([*known, *shown])
    return [replace(one, value=_correct(one.value, known, spellings)) for one in candidates]


def unite_spellings(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return each person once; of spellings that differ in letter case, the one in mixed case."""
    united: dict[str, Person] = {}
    for person in people:
        key = letters_only(person.name) or person.name
        other = united.get(key)
        if other is None or (_is_one_case(other.name) and not _is_one_case(person.name)):
            united[key] = person if other is None or person.role else replace(person, role=other.role)
    return tuple(united.values())


def _correct(people: tuple[Person, ...], known: list[str], spellings: dict[str, str]) -> tuple[Person, ...]:
    corrected = []
    for person in people:
        name = next((one for one in known if _is_glued(person.name, one)), person.name)
        if name.isupper():
            name = spellings.get(letters_only(name), name)
        corrected.append(person if name == person.name else replace(person, name=name))
    return unite_spellings(corrected)


def _is_glued(text: str, name: str) -> bool:
    """Whether a text is a name with more letters right behind it."""
    size = len(name)
    return (
        len(text) > size and text[size].isalpha() and text[:size].casefold() == name.casefold() and name[-1].isalpha()
    )


def _mixed_case_spellings(names: list[str]) -> dict[str, str]:
    return {letters_only(name): name for name in reversed(names) if not _is_one_case(name)}


def _is_one_case(name: str) -> bool:
    return name.isupper() or name.islower()
