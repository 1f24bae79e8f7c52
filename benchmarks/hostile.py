"""Outcome, time and memory of ``newsclean clean`` on hostile inputs, compared with other tools.

usage: python -m benchmarks.hostile [--dir DIR] [--size BYTES] [--alone] [--over SECONDS]

Without --dir the inputs are those of benchmarks/hostile_kinds.py, 4 MB each. Each input is run once, in a process of
its own, with a timeout of 60 seconds. Times are processor times, since other load affects them little. The limit is 2 seconds
for every 10 MB (at least 2 seconds), and 300 MB of memory plus ten times the size of the input. Runs over the limit are
marked with an exclamation mark.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, NamedTuple

from benchmarks.hostile_kinds import KINDS

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_SECONDS = 60
_READS_JSON_LINES = "import json, sys; [json.loads(line.decode('utf-8')) for line in sys.stdin.buffer]"
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
    """The result of one tool on one input."""

    outcome: str
    seconds: float
    """Processor time, user and system."""
    megabytes: int
    """Peak resident memory."""


def run_tool(tool: str, path: Path) -> Run:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen([*TOOLS[tool], str(path)], stdout=out, stderr=err)
        alarm = threading.Timer(TIMEOUT_SECONDS, process.kill)
        alarm.start()
        # wait4 reports the resources of this child alone.
        _, status, used = os.wait4(process.pid, 0)
        alarm.cancel()
        is_timeout = time.perf_counter() - start >= TIMEOUT_SECONDS
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        outcome = "timeout" if is_timeout else _outcome(tool, process.returncode, out, err.read())
        return Run(outcome, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def is_over_limit(one: Run, size: int) -> bool:
    """Whether a run exceeds the limits for an input of ``size`` bytes."""
    return one.seconds > max(2.0, 2.0 * size / 10_000_000) or one.megabytes > 300 + 10 * size / 1_000_000


def _outcome(tool: str, code: int, out: IO[bytes], err: bytes) -> str:
    if code < 0:
        return f"killed by signal {-code}"
    if b"Traceback" in err:
        return "traceback"
    if tool == "newsclean":
        # In a process of its own: memory of this process would count for its children.
        if subprocess.run([sys.executable, "-c", _READS_JSON_LINES], stdin=out, stderr=subprocess.DEVNULL).returncode:
            return "broken output"
        return "article" if code == 0 else "error" if len(err.splitlines()) == 1 else f"code {code}"
    return "text" if code == 0 else f"code {code}"


def write_kinds(folder: Path, size: int) -> None:
    """Write an input of every kind to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in KINDS.items():
        (folder / name).write_bytes(make(size))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", type=Path, help="folder of inputs (default: benchmarks/hostile_kinds.py)")
    parser.add_argument("--size", type=int, default=4_000_000)
    parser.add_argument("--alone", action="store_true", help="run only newsclean")
    parser.add_argument(
        "--over", type=float, default=0.0, help="show only inputs that take newsclean this many seconds"
    )
    parser.add_argument("--write", type=Path, help="write the inputs to a folder and exit")
    options = parser.parse_args()
    if options.write is not None:
        write_kinds(options.write, options.size)
        return
    tools = ["newsclean"] if options.alone else list(TOOLS)
    with tempfile.TemporaryDirectory() as made:
        if options.dir is None:
            # In a process of its own: memory of this process would count for its children.
            command = [sys.executable, "-m", "benchmarks.hostile", "--size", str(options.size), "--write", made]
            subprocess.run(command, check=True)
        _print_table(sorted((options.dir or Path(made)).iterdir()), tools, options.over)


def _print_table(paths: list[Path], tools: list[str], over: float) -> None:
    print("| input | MB | " + " | ".join(f"{tool} | s | MB" for tool in tools) + " |")
    print("|---" * (2 + 3 * len(tools)) + "|")
    all_runs: dict[str, list[tuple[Run, int]]] = {tool: [] for tool in tools}
    for path in paths:
        size = path.stat().st_size
        runs = [run_tool(tool, path) for tool in tools]
        for tool, one in zip(tools, runs, strict=True):
            all_runs[tool].append((one, size))
        if runs[0].seconds >= over:
            cells = [
                f"{'!' if is_over_limit(one, size) else ''}{one.outcome} | {one.seconds:.2f} | {one.megabytes}"
                for one in runs
            ]
            print(f"| {path.name} | {size / 1e6:.1f} | {' | '.join(cells)} |", flush=True)
    print()
    for tool, runs_of in all_runs.items():
        marked = sum(is_over_limit(one, size) for one, size in runs_of)
        broken = sum(one.outcome not in ("article", "error", "text") for one, _ in runs_of)
        seconds = sum(one.seconds for one, _ in runs_of)
        most = max(one.megabytes for one, _ in runs_of)
        print(
            f"{tool}: {len(runs_of)} inputs, {broken} broken, {marked} over the limit, {seconds:.0f} s, at most {most} MB"
        )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    main()
