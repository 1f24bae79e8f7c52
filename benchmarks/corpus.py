"""Time for a folder of pages: a loop over clean(), newsclean corpus with one and two processes, trafilatura's command.

usage: python -m benchmarks.corpus FOLDER [--rounds N] [--only NAME]

The commands take turns. Wall time depends on the load of the machine; processor time, summed over all processes, does
not. The folder is not changed; its pages end in .html.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

_PR_SET_CHILD_SUBREAPER = 36
_BIN = Path(sys.executable).parent
_LOOP = """
import sys
from pathlib import Path
import newsclean
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for path in sorted(Path(sys.argv[1]).rglob("*.html")):
        try:
            out.write(newsclean.clean(path.read_bytes()).to_json(indent=None) + "\\n")
        except newsclean.NewscleanError:
            pass
"""


class Cost(NamedTuple):
    """Wall time and processor time of a run, in seconds."""

    wall: float
    processor: float


def measure_cost(command: list[str]) -> Cost:
    """Run a command, wait for all processes that it started, and return its cost."""
    before, start = _processor_seconds(), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.monotonic() - start
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return Cost(wall, _processor_seconds() - before)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def commands(folder: Path, out: Path) -> dict[str, list[str]]:
    """Return the commands to measure, by name; each writes to a place of its own below ``out``."""
    ours = [str(_BIN / "newsclean"), "corpus", str(folder), "-q", "-o"]
    theirs = [
        str(_BIN / "trafilatura"), "--input-dir", str(folder), "--output-dir", str(out / "trafilatura"),
        "--parallel", "2", "--json",
    ]  # fmt: skip
    return {
        "loop over clean()": [sys.executable, "-c", _LOOP, str(folder), str(out / "loop")],
        "newsclean corpus -j 1": [*ours, str(out / "one"), "-j", "1"],
        "newsclean corpus -j 2": [*ours, str(out / "two"), "-j", "2"],
        "trafilatura --parallel 2 --json": theirs,
        "the same --with-metadata": [*theirs, "--with-metadata"],
    }  # fmt: skip


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="measure only commands whose name contains this")
    options = parser.parse_args()
    # Processes that outlive their parents become children of this one, so that their time is counted.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    pages = sum(1 for _ in options.folder.rglob("*.html"))
    names = [name for name in commands(Path(), Path()) if options.only in name]
    runs: dict[str, list[Cost]] = {name: [] for name in names}
    for _ in range(options.rounds):
        for name in names:
            with tempfile.TemporaryDirectory() as out:
                runs[name].append(measure_cost(commands(options.folder, Path(out))[name]))
    print(f"{pages} pages, {options.rounds} rounds, medians\n")
    print("| | seconds | pages/s | processor seconds | processor ms per page |\n|---|---|---|---|---|")
    for name, found in runs.items():
        wall, processor = median(run.wall for run in found), median(run.processor for run in found)
        print(f"| {name} | {wall:.1f} | {pages / wall:.0f} | {processor:.1f} | {1000 * processor / pages:.2f} |")


if __name__ == "__main__":
    main()
