"""Outcome, time and memory of ``newsclean clean`` on inputs that try to break it.

usage: python -m benchmarks.hostile [--dir DIR] [--size BYTES] [--peers] [--over SECONDS]

Without --dir the inputs are those of benchmarks/hostile_kinds.py, 4 MB each. --peers runs trafilatura and
readability-lxml on the same files, where they are installed. Every run is a process of its own, with 60 seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.hostile_kinds import KINDS

SECONDS = 60
TOOLS = {
    "newsclean": [sys.executable, "-m", "newsclean", "clean", "-q", "--jsonl"],
    "trafilatura": [
        sys.executable, "-c",
        "import sys, trafilatura; print(trafilatura.extract(open(sys.argv[1], 'rb').read(), with_metadata=True))",
    ],
    "readability": [
        sys.executable, "-c",
        "import sys, readability; "
        "print(readability.Document(open(sys.argv[1], 'rb').read().decode('utf-8', 'replace')).summary())",
    ],
}  # fmt: skip


class Run(NamedTuple):
    """What one tool made of one input."""

    outcome: str
    seconds: float
    megabytes: int
    """Peak resident memory."""


def run(tool: str, path: Path) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen([*TOOLS[tool], str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return Run("hangs", SECONDS, 0)
    seconds = time.perf_counter() - start
    return Run(_outcome(tool, process.returncode, out, err), seconds, _peak(TOOLS[tool], path))


def _peak(command: list[str], path: Path) -> int:
    """Peak memory of the same command, as the kernel reports it for a child that has ended."""
    script = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", script, *command, str(path)], capture_output=True, check=True)
    return int(done.stdout)


def _outcome(tool: str, code: int, out: bytes, err: bytes) -> str:
    if code < 0:
        return f"killed by signal {-code}"
    if b"Traceback" in err:
        return "traceback"
    if tool == "newsclean":
        try:
            [json.loads(line) for line in out.decode("utf-8").splitlines()]
        except ValueError:
            return "broken output"
        return "article" if code == 0 else "one line" if len(err.splitlines()) == 1 else f"code {code}"
    return "text" if code == 0 else f"code {code}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", type=Path, help="a folder of inputs, instead of our own kinds")
    parser.add_argument("--size", type=int, default=4_000_000)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--over", type=float, default=0.0, help="show only inputs that take newsclean this long")
    options = parser.parse_args()
    tools = list(TOOLS) if options.peers else ["newsclean"]
    print("| input | MB | " + " | ".join(f"{tool} | s | MB" for tool in tools) + " |")
    print("|---" * (2 + 3 * len(tools)) + "|")
    with tempfile.TemporaryDirectory() as folder:
        if options.dir is None:
            for name, make in KINDS.items():
                (Path(folder) / name).write_bytes(make(options.size))
        for path in sorted((options.dir or Path(folder)).iterdir()):
            runs = [run(tool, path) for tool in tools]
            if runs[0].seconds >= options.over:
                cells = [f"{one.outcome} | {one.seconds:.2f} | {one.megabytes}" for one in runs]
                print(f"| {path.name} | {path.stat().st_size / 1e6:.1f} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).resolve().parents[1]))
    main()
