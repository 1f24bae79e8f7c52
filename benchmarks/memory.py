"""Memory of a command over time: the resident memory of its process and all descendants, one table row per interval.

usage: python -m benchmarks.memory [--every SECONDS] COMMAND...

Example: python -m benchmarks.memory --every 15 newsclean corpus pages.parquet -o out

Shared memory counts in each process that maps it, so the sum is more than what the processes take from the machine.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path

from newsclean.cli.process_exit import SOME_FAILED


def measure_descendants(root: int) -> dict[int, int]:
    """Return the resident kilobytes of a process and its descendants by process id, from /proc."""
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


def describe_exit(command: str, code: int) -> str:
    """Return the exit code of a command, and for newsclean what it says of the run."""
    is_partial = Path(command).name == "newsclean" and code == SOME_FAILED
    meaning = ": some inputs gave no article and the others are written, or the run failed" if is_partial else ""
    return f"exit code {code}{meaning}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=float, default=15.0, help="seconds between two rows")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    start = time.monotonic()
    print("| seconds | processes | first, MB | largest other, MB | all, MB |\n|---|---|---|---|---|", flush=True)
    with subprocess.Popen(options.command) as process:
        while True:
            try:
                process.wait(options.every)
                break
            except subprocess.TimeoutExpired:
                memory = measure_descendants(process.pid)
                first = memory.pop(process.pid, 0)
                largest, total = max(memory.values(), default=0), first + sum(memory.values())
                row = (
                    f"{time.monotonic() - start:.0f}",
                    len(memory) + 1,
                    *(f"{kb / 1000:.0f}" for kb in (first, largest, total)),
                )
                print(f"| {' | '.join(map(str, row))} |", flush=True)
    print(f"{time.monotonic() - start:.0f} seconds, {describe_exit(options.command[0], process.returncode)}")


if __name__ == "__main__":
    main()
