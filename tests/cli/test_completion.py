"""Completion in the shells themselves: each loads the script and completes a half-written line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import INHERITED, newsclean
from tests.terminal import Terminal

BIN = Path(sys.executable).parent
LINES = [
    ("newsclean ex", "explain"),
    ("newsclean clean --form", "--format"),
    ("newsclean clean --format mark", "markdown"),
    ("newsclean clean --fields title,publ", "title,published"),
    ("newsclean rules show share.wechat", "share.wechat.zh"),
    ("newsclean completion z", "zsh"),
]
# Each prints what the shell's own machinery makes of the line.
DRIVERS = {
    "bash": """
eval "$(newsclean completion bash)"
COMP_WORDS=($LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$LINE; COMP_POINT=${#LINE}
_newsclean_completion newsclean
printf '%s\\n' "${COMPREPLY[@]}"
""",
    "fish": """
newsclean completion fish | source
complete --do-complete "$LINE"
""",
}


@pytest.mark.parametrize("line,wanted", LINES)
@pytest.mark.parametrize("shell", DRIVERS)
def test_a_half_written_line_is_completed(shell: str, line: str, wanted: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None or not (BIN / "newsclean").exists():
        pytest.skip(f"{shell} is not installed" if program is None else "newsclean is not installed as a command")
    env = {
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LINE": line,
        "TERM": "dumb",
        "LANG": "C.UTF-8",
        **INHERITED,
    }
    done = subprocess.run([program, "-c", DRIVERS[shell]], capture_output=True, timeout=60, env=env, cwd=tmp_path)
    assert wanted in done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("line,rest", [("newsclean ex", "plain"), ("newsclean clean --format mark", "down")])
def test_a_tab_completes_in_zsh(line: str, rest: str, tmp_path: Path) -> None:
    if shutil.which("zsh") is None or not (BIN / "newsclean").exists():
        pytest.skip("zsh or the newsclean command is not installed")
    env = {"HOME": str(tmp_path), "PATH": f"{BIN}:{os.environ['PATH']}", "PS1": "> ", "ZDOTDIR": str(tmp_path)}
    with Terminal(["zsh", "-f", "-i"], **env) as shell:
        shell.type('autoload -U compinit; compinit -u -D; eval "$(newsclean completion zsh)"; print rea""dy\n')
        shell.read("ready")
        shell.type(f"{line}\t")
        shell.read(rest)


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_the_script_is_one_its_shell_reads(shell: str) -> None:
    script = newsclean("completion", shell).stdout
    assert "_NEWSCLEAN_COMPLETE" in script
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    assert subprocess.run([program, "-n"], input=script.encode(), timeout=60).returncode == 0
