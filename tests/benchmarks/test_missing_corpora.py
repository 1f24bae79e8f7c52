"""Without the test corpora, make targets that need them say so in one line, fail, and change nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ["accuracy", "rules_table"]
TARGETS = ["accuracy", "rules", "weights"]


def run_without_corpora(command: list[str], missing: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NEWSCLEAN_SHARED": str(missing), "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, env=environment, check=False)


def file_states() -> dict[Path, int]:
    """Return the modification times of the files that the targets write."""
    written = (*(ROOT / "docs").glob("rules.md"), *(ROOT / "newsclean").rglob("*.json"))
    return {path: path.stat().st_mtime_ns for path in written}


@pytest.mark.parametrize("target", TARGETS)
def test_make_target(target: str, tmp_path: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    before = file_states()
    # The folder for the environment does not exist: a target that installs anything would create it.
    command = ["make", "--no-print-directory", target, f"PYTHON={sys.executable}", f"VENV={tmp_path / 'venv'}"]
    done = run_without_corpora(command, tmp_path / "nowhere")
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert len(lines) == 1 and lines[0].startswith("test corpora not found: "), done.stderr
    assert "NEWSCLEAN_SHARED" in lines[0]
    assert done.returncode != 0 and done.stdout == ""
    assert file_states() == before and not list(tmp_path.iterdir())


@pytest.mark.parametrize("module", MODULES)
def test_module(module: str, tmp_path: Path) -> None:
    before = file_states()
    done = run_without_corpora([sys.executable, "-m", f"benchmarks.{module}"], tmp_path / "nowhere")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("test corpora not found: ") and done.stderr.count("\n") == 1
    assert file_states() == before
