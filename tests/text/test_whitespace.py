from __future__ import annotations

import pytest

from newsclean.text import whitespace
from newsclean.text.whitespace import collapse_whitespace


def test_white_space_is_collapsed_and_invisible_characters_are_removed() -> None:
    assert collapse_whitespace("  One\u200b \n\t two\u00ad\u3000three ") == "One two three"


@pytest.mark.parametrize("step", range(1, 12))
def test_a_long_text_is_collapsed_as_a_short_one_wherever_it_is_cut(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    text = "  one two  three\n\n   four five   "
    whole = collapse_whitespace(text)
    monkeypatch.setattr(whitespace, "_CHUNK_CHARS", step)
    assert collapse_whitespace(text) == whole == "one two three four five"
