"""Record what newsclean makes of every fixture, corpus page and dump, and compare two records.

usage: python -m benchmarks.outputs record FILE.jsonl [--every N]
       python -m benchmarks.outputs compare BEFORE.jsonl AFTER.jsonl [--show N]

A record has one JSON line per page: its name and the whole article, or the error. A change that must not alter any output
is checked by comparing the records from before and after it. Pages that the second record lacks are not compared.
Fixtures are always recorded, corpora and dumps where they are present.

Warnings and error messages that a change reworded on purpose are listed in ``REWORDED``; they do not count as differences.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpora import DUMPS, RENDERERS, TRUTH, samples

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"

REWORDED = {
    r"unsure of the body: readability was asked for a second opinion": "low confidence; also checked with readability",
    r"no block looked like article text: this is a best guess": (
        "no block was classified as article text; the body is a best guess"
    ),
    r"no element of the page has a name that (.+) gives for the story": r"no element matches the story elements of \1",
    r"the gzip file is cut off or broken: the end of the page may be missing": (
        "the gzip file is truncated or corrupt; the end of the page may be missing"
    ),
    r"(\d+) characters had been read in the wrong encoding, and are put right": (
        r"repaired \1 characters that had been decoded with the wrong charset"
    ),
    r"(\d+) characters could not be read as (.+)": r"\1 characters could not be decoded as \2",
    r"the page shows no text: this was found in its scripts or hidden elements": (
        "the page shows no text; the story was found in scripts or hidden elements"
    ),
    r"(.+) blocks: what comes after them was not read": r"\1 blocks; the rest was not read",
    r"NoArticle: no article found: the page has no run of text; is it a front page or filled by scripts\?": (
        "NoArticle: no article found; the page may be a front page or may be filled by scripts"
    ),
}
"""Reworded messages: a pattern of the whole old text → the new text. ``compare`` applies it to the warnings and errors
of the older record. An error's text begins with the name of its class."""


class Page(NamedTuple):
    """A page to record."""

    name: str
    path: Path
    url: str | None


def pages() -> Iterator[Page]:
    """Every page, in a fixed order."""
    for path in sorted(FIXTURES.glob("*/page.*")):
        yield Page(f"fixtures/{path.parent.name}", path, None)
    for root in (TRUTH, *(DUMPS / renderer for renderer in RENDERERS)):
        for sample in samples(root):
            yield Page(f"{root.name}/{sample.set}/{sample.id}", sample.path, sample.gold.get("url"))


def record_page(page: Page) -> str:
    """Clean one page; return its line of the record."""
    import newsclean

    data = page.path.read_bytes()
    try:
        outcome: dict[str, Any] = {"article": newsclean.clean(data, url=page.url).to_dict()}
        outcome["article"]["extraction"].pop("version")
    except newsclean.NewscleanError as error:
        outcome = {"error": f"{type(error).__name__}: {error}"}
    except Exception as error:  # a crash is an outcome as well
        outcome = {"crash": f"{type(error).__name__}: {error}"}
    return json.dumps({"name": page.name, **outcome}, ensure_ascii=True)


def record(target: Path, every: int) -> None:
    """Write the record of every ``every``-th page to ``target``."""
    with multiprocessing.Pool() as pool:
        lines = pool.map(record_page, list(pages())[::every], chunksize=16)
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} pages recorded")


def read_record(path: Path) -> dict[str, dict[str, Any]]:
    """Read a record; return its lines by the pages' names."""
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return {row.pop("name"): row for row in rows}


def reword(outcome: dict[str, Any]) -> None:
    """Apply ``REWORDED`` to the warnings and the error of a page of the older record."""
    if "error" in outcome:
        outcome["error"] = reworded(outcome["error"])
    extraction = outcome.get("article", {}).get("extraction", {})
    if "warnings" in extraction:
        extraction["warnings"] = [
            {**warning, "text": reworded(warning["text"])} if isinstance(warning, dict) else reworded(warning)
            for warning in extraction["warnings"]
        ]


def reworded(text: str) -> str:
    """Return the message as it reads today; one that was not reworded stays the same."""
    for old, new in REWORDED.items():
        if re.fullmatch(old, text):
            return re.sub(old, new, text)
    return text


def differences(before: Any, after: Any, key: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each field that differs, with its values before and after."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*before, *after)):
            yield from differences(before.get(name), after.get(name), f"{key}.{name}".lstrip("."))
    elif before != after:
        yield key, before, after


def compare(before: Path, after: Path, show: int) -> int:
    """Print how two records differ, by field; return how many pages do."""
    old, new = read_record(before), read_record(after)
    for outcome in old.values():
        reword(outcome)
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    changed = 0
    for name in new:
        found = list(differences(old.get(name, {}), new.get(name, {})))
        changed += bool(found)
        counts.update({field for field, _, _ in found})
        for field, was, now in found:
            pair = (field, json.dumps(was, ensure_ascii=False)[:300], json.dumps(now, ensure_ascii=False)[:300])
            pairs[pair] += 1
            examples.setdefault(pair, name)
    print(f"{changed} of {len(new)} pages differ")
    for field, count in counts.most_common():
        print(f"{count:6} {field}")
    for pair, count in pairs.most_common(show):
        print(f"\n{pair[0]} ({count} pages, e.g. {examples[pair]})\n  - {pair[1]}\n  + {pair[2]}")
    return changed


def main() -> int:
    """Run the command; exit code 1 when two records differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    recording.add_argument("file", type=Path)
    recording.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th page, for a quick check")
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    comparing.add_argument("--show", type=int, default=20, help="differences to print in full")
    options = parser.parse_args()
    if options.command == "record":
        record(options.file, options.every)
        return 0
    return int(compare(options.before, options.after, options.show) > 0)


if __name__ == "__main__":
    sys.exit(main())
