from __future__ import annotations

import pytest

from newsclean.page import folding
from newsclean.page.folding import fold_space


def test_white_space_is_folded_and_what_nobody_sees_goes() -> None:
    assert fold_space("  One\u200b \n\t two\u00ad\u3000three ") == "One two three"


@pytest.mark.parametrize("step", range(1, 12))
def test_a_long_text_folds_as_a_short_one_wherever_it_is_cut(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    text = "  one two  three\n\n   four five   "
    whole = fold_space(text)
    monkeypatch.setattr(folding, "_STEP", step)
    assert fold_space(text) == whole == "one two three four five"
