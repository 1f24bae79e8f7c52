"""Derive the words that every match of the prefiltered patterns contains.

usage: python -m benchmarks.required_words

Writes newsclean/text/required-words.json: each pattern with its words. Run it after a change of such a pattern; a test fails
where the file is out of date.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import newsclean
from benchmarks.json_rows import object_text
from newsclean.text.patterns import REQUIRED_WORDS_FILE, PrefilteredPattern
from newsclean.text.words.required_words import required_words

OUT = Path(newsclean.__file__).parent / REQUIRED_WORDS_FILE
PACKAGES = ("classify", "metadata", "parse", "text")
"""The packages that have such patterns."""


def prefiltered_patterns() -> Iterator[tuple[str, PrefilteredPattern]]:
    """Every prefiltered pattern of the packages' modules, with its name."""
    for package in PACKAGES:
        path = import_module(f"newsclean.{package}").__path__
        for module in pkgutil.walk_packages(path, f"newsclean.{package}."):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, PrefilteredPattern):
                    yield f"{module.name}.{name}", value


def derived_words() -> dict[str, list[str]]:
    """The patterns' required words.

    Raises:
        ValueError: a pattern has no words, so that it must be a lazy pattern without a prefilter; or two patterns differ
            in their flags alone.
    """
    flags: dict[str, int] = {}
    words: dict[str, list[str]] = {}
    for name, pattern in prefiltered_patterns():
        if flags.setdefault(pattern.pattern, pattern.flags) != pattern.flags:
            raise ValueError(f"{name}: another pattern differs from it in its flags alone")
        words[pattern.pattern] = sorted(required_words(pattern.pattern, pattern.flags))
        if not words[pattern.pattern]:
            raise ValueError(f"{name}: no word is in every match of it")
    return words


def file_text() -> str:
    """The file's text, one pattern a line."""
    return f"{object_text(dict(sorted(derived_words().items())))}\n"


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    OUT.write_text(file_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
