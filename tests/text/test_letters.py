"""Comparison keys of texts."""

from __future__ import annotations

import pytest

from newsclean.text.letters import begins_lower_case, letters_only


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Bridge: Reopened (again)!", "thebridgereopenedagain"),
        ("snake_case 42", "snakecase42"),
        ("Große Brücke – „offen“", "grossebrückeoffen"),
        ("《大桥》 通车 3 年", "大桥通车3年"),
        ("…", ""),
        ("Große Brücke – „offen“ für alle_anderen, ‚heute‘: \ud800!", "grossebrückeoffenfüralleanderenheute"),
        ("Die Straße ist seit Montag wieder offen für alle", "diestrasseistseitmontagwiederoffenfüralle"),
    ],
)
def test_spaces_punctuation_and_case_are_removed(text: str, key: str) -> None:
    assert letters_only(text) == key


@pytest.mark.parametrize(
    ("text", "is_lower"), [("ann", True), ("Ann", False), ("ანა", False), ("анна", True), ("", False), ("安", False)]
)
def test_names_of_a_script_without_capitals_begin_with_no_small_letter(text: str, is_lower: bool) -> None:
    assert begins_lower_case(text) == is_lower
