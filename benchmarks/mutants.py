"""Which mutants ``make mutate`` tries, and what became of them; mutmut makes and runs them.

``sample N`` prints N names, the same ones as long as the code is; ``table`` reads names and prints the outcome by module
and each survivor. ``mutmut show NAME`` shows what was changed.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

SEED = 8
_KILLED, _UNTESTED = (1, 3), 33
_TIMEOUTS = (24, 36, 152, -24)


def outcomes(folder: Path) -> dict[str, int | None]:
    """Every mutant with the exit code of its tests; None where they were not run."""
    out: dict[str, int | None] = {}
    for path in sorted((folder / "newsclean").rglob("*.meta")):
        out.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return out


def outcome(code: int | None) -> str:
    """What an exit code of the tests says of a mutant."""
    if code is None:
        return "not run"
    return "killed" if code in _KILLED or code in _TIMEOUTS else "no test" if code == _UNTESTED else "survived"


def main() -> None:
    found = outcomes(Path("mutants"))
    if sys.argv[1] == "sample":
        print("\n".join(random.Random(SEED).sample(sorted(found), min(int(sys.argv[2]), len(found)))))
        return
    names = sys.stdin.read().split()
    counts: dict[str, Counter[str]] = {}
    for name in names:
        counts.setdefault(name.rpartition(".")[0], Counter())[outcome(found[name])] += 1
    for module in sorted(counts):
        print(f"{module:40}", *(f"{count:5} {kind}" for kind, count in sorted(counts[module].items())))
    print(f"{'all':40}", *(f"{count:5} {kind}" for kind, count in sorted(sum(counts.values(), Counter[str]()).items())))
    for name in sorted(names):
        if outcome(found[name]) in ("survived", "no test"):
            print(name)


if __name__ == "__main__":
    main()
