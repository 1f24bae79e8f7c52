"""What a corpus of pages costs: a bare loop, one process, two, and trafilatura's command, in turns over one folder.

    python -m benchmarks.corpus FOLDER --rounds 3

Wall time says how fast it is on this machine now; processor time, of all processes, is what a busy machine does not
distort. The folder is not changed; its pages end in .html.
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

_SUBREAPER = 36
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
    """Seconds of a run, by the clock and of processors."""

    wall: float
    cpu: float


def cost(command: list[str]) -> Cost:
    """Run a command and all that it leaves behind."""
    before, start = _cpu(), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.monotonic() - start
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return Cost(wall, _cpu() - before)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def commands(folder: Path, out: Path) -> dict[str, list[str]]:
    """What is measured, each writing to a folder of its own."""
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="part of the names of what to measure")
    given = parser.parse_args()
    # Processes that outlive their parents come to this one, so that their time is counted.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    pages = sum(1 for _ in given.folder.rglob("*.html"))
    names = [name for name in commands(Path(), Path()) if given.only in name]
    runs: dict[str, list[Cost]] = {name: [] for name in names}
    for _ in range(given.rounds):
        for name in names:
            with tempfile.TemporaryDirectory() as out:
                runs[name].append(cost(commands(given.folder, Path(out))[name]))
    print(f"{pages} pages, {given.rounds} rounds in turns, medians\n")
    print("| | seconds | pages/s | processor seconds | ms of processor a page |\n|---|---|---|---|---|")
    for name, found in runs.items():
        wall, cpu = median(run.wall for run in found), median(run.cpu for run in found)
        print(f"| {name} | {wall:.1f} | {pages / wall:.0f} | {cpu:.1f} | {1000 * cpu / pages:.2f} |")


if __name__ == "__main__":
    main()
