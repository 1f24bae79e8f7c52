"""Results do not depend on the order of sets, which differs from process to process."""

from __future__ import annotations

import json
import os
import subprocess
import sys


def outputs(script: str, hash_seeds: str) -> set[bytes]:
    """What ``script`` prints in processes with these hash seeds."""
    return {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in hash_seeds
    }


def test_the_score_of_a_title_is_the_same_in_every_process() -> None:
    script = (
        "from newsclean.metadata.title.html.candidates import score_variant\n"
        "from newsclean.metadata.title.html.variants import TitleVariant\n"
        "weights = {f's{number}': number / 10 for number in range(40)}\n"
        "variant = TitleVariant('Bridge stays open', 'h1')\n"
        "variant.features.update(weights)\n"
        "print(repr(score_variant(variant, weights)))"
    )
    assert len(outputs(script, "12345678")) == 1


def test_an_article_is_the_same_in_every_process() -> None:
    script = (
        "import json, newsclean\nfrom tests.pages import ENGLISH\nprint(json.dumps(newsclean.clean(ENGLISH).to_dict()))"
    )
    found = outputs(script, "123")
    assert len(found) == 1
    assert json.loads(found.pop())["text"]
