"""Results depend neither on the order of sets, which differs from process to process, nor on the pages cleaned before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


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


RULES = """
[[rule]]
id = "my.line"
role = "promotion"
scope = "line"
strength = "veto"
max_chars = 60
pattern = ".{1,60}"
examples = ["Read this"]

[[rule]]
id = "my.trim"
role = "promotion"
scope = "end"
strength = "trim"
pattern = "and more"
examples = ["Bridges and more"]

[[names]]
role = "ad"
tokens = ["article", "content", "body", "story"]
"""


def test_a_page_is_cleaned_alike_first_and_after_many_others_with_other_rules(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RULES, encoding="utf-8")
    command = [sys.executable, "-m", "tests.page_order"]
    first, after = (
        json.loads(subprocess.run([*command, *more], stdout=subprocess.PIPE, check=True).stdout)
        for more in ((), (str(tmp_path),))
    )
    assert len(first) > 30
    assert [name for name in first if first[name] != after[name]] == []
