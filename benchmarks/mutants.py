"""The sample of mutants that ``make mutate`` tries, and their outcomes; mutmut makes and runs the mutants.

usage: python -m benchmarks.mutants sample N
       python -m benchmarks.mutants table < NAMES

``sample`` prints N names, the same ones while the code does not change. ``table`` reads names and prints the outcomes by
module and each survivor. ``mutmut show NAME`` shows a mutant.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

SEED = 8
_KILLED_CODES = (1, 3)
"""Exit codes of pytest: failed tests, an internal error."""
_UNTESTED_CODE = 33
"""mutmut's code for a mutant that no test reaches."""
_TIMEOUT_CODES = (24, 36, 152, -24)
"""Codes of runs over the time limit, by mutmut's timer or by SIGXCPU."""


def read_exit_codes(folder: Path) -> dict[str, int | None]:
    """Return the exit code of the tests by mutant; None where they were not run."""
    codes: dict[str, int | None] = {}
    for path in sorted((folder / "newsclean").rglob("*.meta")):
        codes.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return codes


def name_outcome(code: int | None) -> str:
    """Return the outcome of a mutant by the exit code of its tests."""
    if code is None:
        return "not run"
    if code in _KILLED_CODES or code in _TIMEOUT_CODES:
        return "killed"
    return "no test" if code == _UNTESTED_CODE else "survived"


def main() -> None:
    """Run the command."""
    found = read_exit_codes(Path("mutants"))
    if sys.argv[1] == "sample":
        print("\n".join(random.Random(SEED).sample(sorted(found), min(int(sys.argv[2]), len(found)))))
        return
    names = sys.stdin.read().split()
    counts: dict[str, Counter[str]] = {}
    for name in names:
        counts.setdefault(name.rpartition(".")[0], Counter())[name_outcome(found[name])] += 1
    for module in sorted(counts):
        print(f"{module:40}", *(f"{count:5} {kind}" for kind, count in sorted(counts[module].items())))
    print(f"{'all':40}", *(f"{count:5} {kind}" for kind, count in sorted(sum(counts.values(), Counter[str]()).items())))
    for name in sorted(names):
        if name_outcome(found[name]) in ("survived", "no test"):
            print(name)


if __name__ == "__main__":
    main()
