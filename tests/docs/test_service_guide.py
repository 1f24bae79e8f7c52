"""docs/howto/service.md: the service it starts, the requests it makes, the client's settings, the container's commands."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsclean.cli.main import main
from newsclean.serve.errors import STATUSES
from newsclean.serve.page_task import SERVICE_FORMATS
from tests.docs.test_guides import TOOLS, Block, blocks
from tests.serve.conftest import SiteServer, running, site

__all__ = ["site"]
GUIDE = "howto/service.md"
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / GUIDE).read_text(encoding="utf-8")
DEMO = ROOT / "newsclean" / "demo" / "page.html"


def test_the_requests_print_what_the_guide_shows(tmp_path: Path, site: SiteServer) -> None:
    first, *others = [block for block in blocks(GUIDE) if block.language in ("sh", "python", "text")]
    assert first.text == "newsclean serve\n"
    missing = [tool for tool in (*TOOLS, "curl") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{missing[0]} is not installed")
    shutil.copy(DEMO, tmp_path)
    site.story = DEMO.read_text(encoding="utf-8")
    output = ""
    with running(tmp_path) as service:
        for block in others:
            if block.language == "text":
                assert block.text.strip() in output.splitlines(), block.text
                continue
            text = block.text.replace("localhost:8090", f"localhost:{service.port}")
            output = shown(block, text.replace("https://example.com/story", f"{site.url}/story"), tmp_path)


def shown(block: Block, text: str, folder: Path) -> str:
    command = [sys.executable, "-c", text] if block.language == "python" else ["bash", "-euo", "pipefail", "-c", text]
    done = subprocess.run(command, capture_output=True, timeout=60, cwd=folder)
    assert done.returncode == 0, f"{text}\n{done.stderr.decode()}"
    return done.stdout.decode()


def test_the_settings_of_a_client_start_the_tools() -> None:
    mcp = pytest.importorskip("mcp")
    (shown,) = [block.text for block in blocks(GUIDE) if block.language == "json"]
    server = json.loads(shown)["mcpServers"]["newsclean"]
    command = shutil.which(server["command"], path=Path(sys.executable).parent)
    if command is None:
        pytest.skip("newsclean is not installed as a command")
    inherited = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    parameters = mcp.StdioServerParameters(command=command, args=server["args"], env=inherited)

    async def list_tools() -> dict[str, list[str]]:
        async with mcp.Client(parameters, read_timeout_seconds=60) as client:
            return {tool.name: list(tool.input_schema["properties"]) for tool in (await client.list_tools()).tools}

    tools = asyncio.run(list_tools())
    rows = dict(re.findall(r"^\| `(\w+)` \| (`[^|]*) \|", TEXT.partition("| tool |")[2], re.MULTILINE))
    assert {name: sorted(re.findall(r"`(\w+)`", row)) for name, row in rows.items()} == {
        name: sorted(arguments) for name, arguments in tools.items()
    }


def test_the_table_of_errors_is_whole() -> None:
    rows = re.findall(r"^\| ([\d, ]+) \| (.*) \|$", TEXT, re.MULTILINE)
    codes = {code: statuses for statuses, row in rows for code in re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", row))}
    assert set(codes) == set(STATUSES)
    assert all(str(int(STATUSES[code])) in statuses for code, statuses in codes.items())


def test_every_format_is_named() -> None:
    assert all(f"`{name}`" in TEXT for name in SERVICE_FORMATS)


def test_the_commands_of_the_container_are_understood() -> None:
    (shown,) = [block.text for block in blocks(GUIDE) if block.language == "console"]
    lines = [shlex.split(line.removeprefix("$ ")) for line in shown.splitlines()]
    assert all(line[0] == "docker" for line in lines)
    arguments = lines[-1][lines[-1].index("newsclean") + 1 :]
    assert arguments == ["mcp"]
    with click.Context(main) as ctx:
        for line in re.findall(r"`newsclean serve ([^`]*)`", TEXT):
            command = main.get_command(ctx, "serve")
            assert command is not None
            command.make_context("serve", line.split(), parent=ctx).close()
