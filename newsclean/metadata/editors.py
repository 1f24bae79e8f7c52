"""The people who edited the story."""

from __future__ import annotations

from newsclean.article.model import Person
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text
from newsclean.metadata.markup.stated import StatedMetadata

_META_NAMES = ("editor", "article:editor", "responsibleeditor", "editorname", "责任编辑")


def editor_candidates(stated: StatedMetadata, visible: tuple[Person, ...]) -> list[Candidate[tuple[Person, ...]]]:
    """Return every list of editors.

    Args:
        stated: what the page's markup states.
        visible: the editors that a line of the page names.
    """
    candidates = [Candidate(visible, "line:editor", 0.9)] if visible else []
    for node in stated.stories[:1]:
        value = node.get("editor")
        people = tuple(
            Person(name, first_text(editor.get("jobTitle")) if isinstance(editor, dict) else None)
            for editor in (value if isinstance(value, list) else [value])
            if editor
            for name in split_names(first_text(editor) or "")
        )
        if people:
            candidates.append(Candidate(people, "json-ld:editor", 0.7))
    for name in _META_NAMES:
        people = tuple(Person(editor) for text in stated.meta.get(name, ()) for editor in split_names(text))
        if people:
            candidates.append(Candidate(people, f"meta:{name}", 0.6))
            break
    return candidates
