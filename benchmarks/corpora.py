"""The test corpora: their pages and their gold. They are not part of the project.

``NEWSCLEAN_SHARED`` names the folder that holds ``corpus/`` and ``dumps/``; the default is ``shared`` beside the checkout.

usage: python -m benchmarks.corpora

Checks that the corpora are there; if not, says what is missing and exits with code 1.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

SHARED = Path(os.environ.get("NEWSCLEAN_SHARED") or Path(__file__).resolve().parents[2] / "shared")
TRUTH = SHARED / "corpus"
DUMPS = SHARED / "dumps"
RENDERERS = ("resiliparse", "wet", "w3m")


class Sample(NamedTuple):
    """A page and its gold."""

    set: str
    id: str
    path: Path
    gold: dict[str, Any]

    def read(self) -> bytes:
        """Return the page's bytes."""
        return gzip.open(self.path).read()

    @property
    def publisher(self) -> str:
        """The publisher; cross-validation keeps pages of one publisher together."""
        if self.set == "fundus":
            return re.sub(r"_\d.*", "", self.id)
        if self.set == "zhnews":
            return re.sub(r"-\d+$", "", self.id)
        host = re.match(r"https?://(?:www\.)?([^/]+)", self.gold.get("url") or "")
        return host.group(1) if host else f"{self.set}:{self.id}"


def require_corpora(*paths: Path) -> None:
    """Exit with code 1 and a message of one line if any of the paths does not exist.

    Args:
        paths: what the command reads; the default is the pages, their scorer and the dumps.
    """
    missing = [str(path) for path in paths or (TRUTH / "score.py", DUMPS) if not path.exists()]
    if missing:
        sys.exit(f"test corpora not found: {', '.join(missing)}; set NEWSCLEAN_SHARED to the folder that holds them")


def samples(root: Path, sets: set[str] | None = None) -> Iterator[Sample]:
    """Yield every page below a folder (SET/pages, SET/truth.jsonl) in a fixed order."""
    for truth in sorted(root.glob("*/truth.jsonl")):
        if sets and truth.parent.name not in sets:
            continue
        for line in truth.open(encoding="utf-8"):
            gold = json.loads(line)
            found = sorted((truth.parent / "pages").glob(escape_glob(gold["id"]) + ".*"))
            if found:
                yield Sample(gold["set"], gold["id"], found[0], gold)


def escape_glob(name: str) -> str:
    """Return a glob pattern that matches a name literally."""
    return re.sub(r"([*?[])", r"[\1]", name)


def scorer(root: Path = TRUTH) -> ModuleType:
    """Import the scorer that belongs to the corpora."""
    require_corpora(root / "score.py")
    spec = importlib.util.spec_from_file_location("score", root / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    require_corpora()
