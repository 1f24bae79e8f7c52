"""Words split at a line end."""

from __future__ import annotations

import pytest

from newsclean.parse.plaintext.reader import read_dump
from newsclean.parse.plaintext.unwrapping.hyphenation import separator_between

GERMAN = """Der Rat von Marrow hat am Montagabend nach drei Stun-
den voller Reden beschlossen, dass die alte Brücke of-
fen bleibt, für Ein- und Ausfahrten, für Vieh und für
alle, die zu Fuß gehen, wie es seit dem Hochwasser ge-
halten wird, das die neue Brücke im Mai mitgenommen
hat.

Auf diesen Tag haben wir seit dem Hochwasser gewar-
tet, sagte die Bürgermeisterin, die ihre Pläne in ei-
ner Blechdose mitgebracht hatte und sie vorlas.
"""


def texts(dump: str) -> list[str]:
    return [block.text for block in read_dump(dump, None).blocks]


def test_hyphens_of_a_typesetter_are_removed() -> None:
    first, second = texts(GERMAN)
    assert first == (
        "Der Rat von Marrow hat am Montagabend nach drei Stunden voller Reden beschlossen, dass die alte Brücke offen "
        "bleibt, für Ein- und Ausfahrten, für Vieh und für alle, die zu Fuß gehen, wie es seit dem Hochwasser gehalten "
        "wird, das die neue Brücke im Mai mitgenommen hat."
    )
    assert second.startswith("Auf diesen Tag haben wir seit dem Hochwasser gewartet, sagte")


def test_soft_hyphens_at_line_ends_are_hyphens() -> None:
    assert texts(GERMAN.replace("-\n", "\u00ad\n")) == texts(GERMAN)


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [("a well-", "known mayor", ""), ("the CDU-", "Chef", ""), ("Ein-", "und Ausgang", " "), ("tin -", "or brass", " "), ("tin", "tube", " ")],
)  # fmt: skip
def test_the_hyphen_of_a_compound_word_is_kept(before: str, after: str, between: str) -> None:
    assert separator_between(before, after) == between


def test_a_single_hyphen_at_a_line_end_is_kept() -> None:
    dump = GERMAN.replace("Stun-\nden", "Stunden\n").replace("of-\nfen", "offen\n").replace("ge-\nhalten", "gehalten\n")
    dump = dump.replace("ei-\nner", "einer\n")
    assert any("gewar-tet" in text for text in texts(dump))
