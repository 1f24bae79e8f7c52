"""Bylines in the lines of weblogs and magazines."""

from __future__ import annotations

import pytest

from newsclean.metadata.authors.bylines import find_byline_names


@pytest.mark.parametrize(
    "line,names",
    [
        ("October 19, 2019 by Ann Example", ["Ann Example"]),
        ("9. Juni 2017, 23:39 · von Bo", ["Bo"]),
        ("Posted on 21. Juli 2019 by Riverling", ["Riverling"]),
        ("Gespeichert von rastel am 24. Juli 2017 - 18:55", ["rastel"]),
        ("Ein Artikel von Ann Example | 27.01.2022 - 12:45", ["Ann Example"]),
        ("Posted by Bo W. Beispiel at 18:52", ["Bo W. Beispiel"]),
        ("Autoren Ann Example und Bo Beispiel", ["Ann Example", "Bo Beispiel"]),
        ("By Ann Example on 3 May 2020", ["Ann Example"]),
        ("The mill was sold in 2019 by the council for three million", []),
        ("Im Jahr 2019 von der Regierung beschlossen", []),
        ("Autor gesucht", []),
    ],
)
def test_by_line(line: str, names: list[str]) -> None:
    assert find_byline_names(line) == names
