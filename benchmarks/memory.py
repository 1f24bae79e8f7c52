"""A command's memory over time: the resident memory of it and all its descendants, as one table row a step.

    python -m benchmarks.memory --every 15 newsclean corpus pages.parquet -o out

Shared pages count in every process that holds them, so the sum is more than the machine has to give.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path


def descendants(root: int) -> dict[int, int]:
    """Resident kilobytes of a process and all below it, from /proc."""
    parents, memory = {}, {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = dict(line.split(":", 1) for line in (entry / "status").read_text().splitlines() if ":" in line)
        except OSError:
            continue
        parents[int(entry.name)] = int(fields["PPid"])
        memory[int(entry.name)] = int(fields.get("VmRSS", "0 kB").split()[0])
    found = {root}
    while grown := {pid for pid, parent in parents.items() if parent in found and pid not in found}:
        found |= grown
    return {pid: memory[pid] for pid in found if pid in memory}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=float, default=15.0, help="seconds between two rows")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    start = time.monotonic()
    print("| seconds | processes | first, MB | largest other, MB | all, MB |\n|---|---|---|---|---|", flush=True)
    with subprocess.Popen(given.command) as process:
        while True:
            try:
                process.wait(given.every)
                break
            except subprocess.TimeoutExpired:
                now = descendants(process.pid)
                first = now.pop(process.pid, 0)
                most, all_ = max(now.values(), default=0), first + sum(now.values())
                row = (
                    f"{time.monotonic() - start:.0f}",
                    len(now) + 1,
                    *(f"{kb / 1000:.0f}" for kb in (first, most, all_)),
                )
                print(f"| {' | '.join(map(str, row))} |", flush=True)
    print(f"{time.monotonic() - start:.0f} seconds, exit code {process.returncode}")


if __name__ == "__main__":
    main()
