"""``newsclean mcp`` with the official client, over the standard input and output of a real process."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.command import newsclean as newsclean_command
from tests.pages import ENGLISH
from tests.serve.conftest import CRASHES, HANGS, REFUSED_PATHS, SiteServer, patched_environment

mcp = pytest.importorskip("mcp", reason="newsclean mcp needs the package mcp: pip install 'newsclean[mcp]'")


class Client:
    """Calls tools, and returns the texts of the results."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def call(self, tool: str, **arguments: Any) -> list[str]:
        result = await self.client.call_tool(tool, arguments)
        assert not result.is_error, result.content[0].text
        return [content.text for content in result.content]

    async def error(self, tool: str, **arguments: Any) -> str:
        result = await self.client.call_tool(tool, arguments)
        assert result.is_error
        text: str = result.content[0].text
        return text.removeprefix(f"Error executing tool {tool}: ")


def run(folder: Path, talk: Callable[[Client], Awaitable[None]], *arguments: str) -> None:
    """Start the server, let ``talk`` use it, and end it."""
    parameters = mcp.StdioServerParameters(
        command=sys.executable, env=patched_environment(folder),
        args=["-m", "newsclean", "mcp", "--page-timeout", "2", "--timeout", "5", "--max-size", "1", *arguments],
    )  # fmt: skip

    async def main() -> None:
        async with mcp.Client(parameters, read_timeout_seconds=60) as client:
            await talk(Client(client))

    asyncio.run(main())


def test_the_tools_are_described(tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.client.list_tools()).tools}
        assert list(tools) == ["fetch_article", "clean_html", "explain_page"]
        for tool in tools.values():
            assert tool.description and tool.annotations.read_only_hint
            assert all(each.get("description") for each in tool.input_schema["properties"].values())
        assert list(tools["fetch_article"].input_schema["properties"]) == ["url", "max_chars", "start", "links"]

    run(tmp_path, talk)


def test_an_article_is_fetched_as_markdown_in_parts(tmp_path: Path, site: SiteServer) -> None:
    async def talk(client: Client) -> None:
        (whole,) = await client.call("fetch_article", url=f"{site.url}/story")
        assert whole.startswith("# Library stays open\n\n*Ann Example*\n\nThe town council") and "Home" not in whole
        requests = len(site.paths)
        first, note = await client.call("fetch_article", url=f"{site.url}/story", max_chars=100)
        assert note == f"[characters 0 to 100 of {len(whole)}; continue with start=100]"
        parts = [first, (await client.call("fetch_article", url=f"{site.url}/story", start=100))[0]]
        assert "".join(parts) == whole
        # The next part comes from the same fetch.
        assert len(site.paths) == requests + 1
        explained = [
            (await client.call("explain_page", url=f"{site.url}/story", start=start, max_chars=200))[0]
            for start in (0, 200)
        ]
        assert len(site.paths) == requests + 2 and "  title: Library stays open; " in "".join(explained)
        assert "start must be below" in await client.error("fetch_article", url=f"{site.url}/story", start=99_999)
        for wrong in ({"max_chars": 0}, {"start": -1}, {"max_chars": 10**9}):
            await client.error("fetch_article", url=f"{site.url}/story", **wrong)

    run(tmp_path, talk)


def test_no_redirect_leads_to_a_private_address(tmp_path: Path, site: SiteServer) -> None:
    async def talk(client: Client) -> None:
        for path in REFUSED_PATHS:
            for tool in ("fetch_article", "explain_page"):
                error = await client.error(tool, url=site.url + path)
                assert error.startswith("refused_address: "), (path, error)
        for url in ("http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/latest/", "http://2130706434/"):
            assert (await client.error("fetch_article", url=url)).startswith("refused_address: ")
        for url in ("file:///etc/passwd", "/etc/passwd", f"{site.url}/file"):
            assert (await client.error("fetch_article", url=url)).startswith("fetch_failed: ")

    run(tmp_path, talk)
    assert site.paths and "/secret" not in site.paths


def test_a_page_that_is_sent_is_cleaned_and_explained(tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        page = ENGLISH.replace("signed a petition", "<a href='/p'>signed</a> a petition")
        (text,) = await client.call("clean_html", html=page, url="https://example.com/a")
        assert "[signed](<https://example.com/p>)" in text
        assert "[signed]" not in (await client.call("clean_html", html=page, links=False))[0]
        (explained,) = await client.call("explain_page", html=page)
        assert "  title: Library stays open; " in explained
        assert "\n+ " in explained and "\n- " in explained
        assert (await client.error("explain_page")).startswith("bad_request: ")
        assert (await client.error("clean_html", html="a" * 1_000_001)).startswith("too_large: ")
        assert (await client.error("explain_page", html="a" * 1_000_001)).startswith("too_large: ")
        assert (await client.error("clean_html", html="<body><a href=/>Home</a></body>")).startswith("no_article: ")

    run(tmp_path, talk)


def test_a_page_that_breaks_its_worker_affects_only_itself(tmp_path: Path) -> None:
    async def talk(client: Client) -> None:
        broken = [client.error("clean_html", html=mark + ENGLISH) for mark in (HANGS, CRASHES)]
        whole = client.call("clean_html", html=ENGLISH)
        hanging, crashing, (text,) = await asyncio.gather(*broken, whole)
        assert hanging.startswith("page_timeout: ") and crashing.startswith("page_crash: ")
        assert text.startswith("# Library stays open\n")

    run(tmp_path, talk, "--workers", "3")


def test_the_server_ends_with_its_input_and_writes_nothing_else(tmp_path: Path) -> None:
    done = newsclean_command("mcp", given="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_the_package_the_message_names_the_extra() -> None:
    script = "import sys; sys.modules['mcp'] = None; from newsclean.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", script, "mcp"], capture_output=True, text=True, timeout=60, env=os.environ
    )  # fmt: skip
    assert done.returncode == 1 and "pip install 'newsclean[mcp]'" in done.stderr and done.stderr.count("\n") == 1
