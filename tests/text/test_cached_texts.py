"""Functions that keep their last results keep no long texts: a page's text is freed with the page."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable

import pytest

from newsclean.metadata.authors.bylines import parse_byline
from newsclean.metadata.authors.chinese.labels import separate_labels
from newsclean.metadata.title.line_features import neighbour_features
from newsclean.metadata.title.stems import text_stems
from newsclean.parse.credit import is_credited
from newsclean.text.letters import letters_only

TEXTS = 20
TEXT_CHARS = 200_000


@pytest.mark.parametrize(
    "function", [is_credited, letters_only, neighbour_features, parse_byline, separate_labels, text_stems]
)
def test_long_texts_are_not_kept(function: Callable[[str], object]) -> None:
    function("The boats sail at noon.")
    gc.collect()
    tracemalloc.start()
    try:
        for number in range(TEXTS):
            function(f"{number} {'The boats sail at noon. ' * (TEXT_CHARS // 24)}")
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 2 * TEXT_CHARS
