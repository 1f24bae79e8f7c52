from __future__ import annotations

import pytest

from newsclean.text import whitespace as folding
from newsclean.text.whitespace import collapse_whitespace


def test_white_space_is_folded_and_what_nobody_sees_goes() -> None:
    assert collapse_whitespace("  One\u200b \n\t two\u00ad\u3000three ") == "One two three"


@pytest.mark.parametrize("step", range(1, 12))
def test_a_long_text_folds_as_a_short_one_wherever_it_is_cut(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    text = "  one two  three\n\n   four five   "
    whole = collapse_whitespace(text)
    monkeypatch.setattr(folding, "_STEP", step)
    assert collapse_whitespace(text) == whole == "one two three four five"
