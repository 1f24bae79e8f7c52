"""Time for a folder of pages: a loop over clean(), newsclean corpus with one and two processes, trafilatura's command.

usage: python -m benchmarks.corpus [FOLDER] [--every N] [--rounds N] [--only NAME]

The commands take turns. Wall time depends on the load of the machine; processor time, summed over all processes, does
not. The folder is not changed; its pages end in .html. Without a folder, the pages of the test corpora are written to a
temporary one; --every N takes only every N-th of them, for a quick look. The last column is how many times the processor
time of newsclean with two processes a command takes.
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

from benchmarks.corpora import TRUTH, require_corpora, samples

_PR_SET_CHILD_SUBREAPER = 36
_BIN = Path(sys.executable).parent
OURS = "newsclean corpus -j 2"
"""The command that the others are compared with."""
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
        "--parallel", "2",
    ]  # fmt: skip
    return {
        "loop over clean()": [sys.executable, "-c", _LOOP, str(folder), str(out / "loop")],
        "newsclean corpus -j 1": [*ours, str(out / "one"), "-j", "1"],
        OURS: [*ours, str(out / "two"), "-j", "2"],
        "trafilatura --parallel 2": theirs,
        "the same --json --with-metadata": [*theirs, "--json", "--with-metadata"],
    }  # fmt: skip


def write_pages(folder: Path, every: int) -> None:
    """Write the pages of the test corpora to a folder, every ``every``-th one."""
    for number, sample in enumerate(samples(TRUTH)):
        if number % every == 0:
            (folder / f"{number:05}.html").write_bytes(sample.read())


def measure(folder: Path, rounds: int, only: str) -> None:
    """Print the cost of each command on a folder.

    Args:
        folder: the folder of pages.
        rounds: how many times each command runs.
        only: what the names of the measured commands contain.
    """
    pages = sum(1 for _ in folder.rglob("*.html"))
    names = [name for name in commands(Path(), Path()) if only in name]
    runs: dict[str, list[Cost]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            with tempfile.TemporaryDirectory() as out:
                runs[name].append(measure_cost(commands(folder, Path(out))[name]))
    costs = {name: Cost(*map(median, zip(*found, strict=True))) for name, found in runs.items()}
    print(f"{pages} pages, {rounds} rounds, medians\n")
    print(
        "| | seconds | pages/s | processor seconds | processor ms per page | times newsclean's |\n|---|---|---|---|---|---|"
    )
    for name, cost in costs.items():
        ratio = f"{cost.processor / costs[OURS].processor:.1f}" if OURS in costs else ""
        print(
            f"| {name} | {cost.wall:.1f} | {pages / cost.wall:.0f} | {cost.processor:.1f} | "
            f"{1000 * cost.processor / pages:.2f} | {ratio} |"
        )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of pages; those of the test corpora by default")
    parser.add_argument("--every", type=int, default=1, help="of the test corpora, only every N-th page")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="measure only commands whose name contains this")
    options = parser.parse_args()
    # Processes that outlive their parents become children of this one, so that their time is counted.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    if options.folder is not None:
        measure(options.folder, options.rounds, options.only)
        return
    require_corpora(TRUTH)
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), options.every)
        measure(Path(folder), options.rounds, options.only)


if __name__ == "__main__":
    main()
