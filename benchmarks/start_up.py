"""Processor time of newsclean's processes from start to end, beside that of a bare Python, in turns.

usage: python -m benchmarks.start_up [--rounds N] [--tree FOLDER ...]

Each process runs the package of a source tree; --tree adds the checkouts of other commits to compare with. The modules are
compiled to bytecode first, as an installer does.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

TREE = Path(__file__).resolve().parents[1]
_DEMO = TREE / "newsclean" / "demo"
COMMANDS = {
    "bare Python": ["-c", ""],
    "newsclean --version": ["-m", "newsclean", "--version"],
    "newsclean clean page.html, the demo": ["-m", "newsclean", "clean", str(_DEMO / "page.html")],
    "newsclean clean dump.txt, the demo": ["-m", "newsclean", "clean", str(_DEMO / "dump.txt")],
}
"""Arguments of the interpreter, by the name of the row."""


def measure_milliseconds(arguments: list[str], tree: Path) -> float:
    """Return the processor milliseconds of one process that imports the package of a tree."""
    before = _processor_seconds()
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    subprocess.run([sys.executable, *arguments], cwd=tree, env=environment, stdout=subprocess.DEVNULL, check=True)
    return 1000 * (_processor_seconds() - before)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--tree", type=Path, action="append", default=[], help="checkout of another commit")
    options = parser.parse_args()
    trees = [TREE, *(tree.resolve() for tree in options.tree)]
    for tree in trees:
        compileall.compile_dir(tree / "newsclean", quiet=1)
    runs: dict[tuple[str, Path], list[float]] = {(name, tree): [] for name in COMMANDS for tree in trees}
    for _ in range(options.rounds):
        for (name, tree), found in runs.items():
            found.append(measure_milliseconds(COMMANDS[name], tree))
    print("| process | " + " | ".join(f"{tree.name}, ms: minimum, median" for tree in trees) + " |")
    print("|---" * (len(trees) + 1) + "|")
    for name in COMMANDS:
        figures = (f"{min(runs[name, tree]):.0f}, {median(runs[name, tree]):.0f}" for tree in trees)
        print(f"| {name} | {' | '.join(figures)} |")


if __name__ == "__main__":
    main()
