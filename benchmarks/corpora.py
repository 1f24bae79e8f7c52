"""The corpora to measure on: where they are, their pages and their gold."""

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
        return gzip.open(self.path).read()

    @property
    def publisher(self) -> str:
        """What keeps pages of one publisher together in cross-validation."""
        if self.set == "fundus":
            return re.sub(r"_\d.*", "", self.id)
        if self.set == "zhnews":
            return re.sub(r"-\d+$", "", self.id)
        host = re.match(r"https?://(?:www\.)?([^/]+)", self.gold.get("url") or "")
        return host.group(1) if host else f"{self.set}:{self.id}"


def samples(root: Path, sets: set[str] | None = None) -> Iterator[Sample]:
    """Every page under ``root`` (SET/pages, SET/truth.jsonl) in a fixed order."""
    for truth in sorted(root.glob("*/truth.jsonl")):
        if sets and truth.parent.name not in sets:
            continue
        for line in truth.open(encoding="utf-8"):
            gold = json.loads(line)
            found = sorted((truth.parent / "pages").glob(glob_escape(gold["id"]) + ".*"))
            if found:
                yield Sample(gold["set"], gold["id"], found[0], gold)


def glob_escape(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


def scorer(root: Path = TRUTH) -> ModuleType:
    """The scorer that stands beside the corpora."""
    spec = importlib.util.spec_from_file_location("score", root / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer in {root}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
