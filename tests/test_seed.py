"""The page the project was born from, where the team's data is at hand."""

from __future__ import annotations

import json

import pytest

import newsclean
from benchmarks.corpora import SHARED

SEED = SHARED / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason=f"no seed at {SEED}: it is data of the team's (NEWSCLEAN_SHARED)")
def test_the_seed_comes_out_exactly() -> None:
    article = newsclean.clean((SEED / "gmw-dump.txt").read_bytes()).to_dict()
    truth = json.loads((SEED / "gmw-truth.json").read_text(encoding="utf-8"))
    assert {key: article[key] for key in truth} == truth
