"""Comparison keys of texts."""

from __future__ import annotations

import pytest

from newsclean.text.letters import letters_only


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Bridge: Reopened (again)!", "thebridgereopenedagain"),
        ("snake_case 42", "snakecase42"),
        ("Große Brücke – „offen“", "grossebrückeoffen"),
        ("《大桥》 通车 3 年", "大桥通车3年"),
        ("…", ""),
    ],
)
def test_spaces_punctuation_and_case_are_removed(text: str, key: str) -> None:
    assert letters_only(text) == key
