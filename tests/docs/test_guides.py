"""The tutorial and the guides: their commands are run in order and print what the guides show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.utils import formatdate
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from pkgutil import resolve_name
from threading import Thread
from typing import NamedTuple

import click
import pytest

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main

ROOT = Path(__file__).parents[2]
GUIDES = (
    "../README.md",
    "index.md",
    "install.md",
    "tutorial.md",
    "howto/files.md",
    "howto/fetch.md",
    "howto/monitor.md",
    "howto/corpus.md",
    "howto/explain.md",
    "howto/rules.md",
    "howto/python.md",
    "formats.md",
    "settings.md",
    "rules.md",
    "coming-from.md",
)
TOOLS = ("jq",)
FILES = {".fish", ".toml"}
_FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block of a guide."""

    language: str
    file: str
    text: str


def blocks(guide: str) -> list[Block]:
    return [Block(*found) for found in _FENCE.findall((ROOT / "docs" / guide).read_text(encoding="utf-8"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("page.html", "dump.txt"):
        shutil.copy(ROOT / "newsclean" / "demo" / name, tmp_path)
        shutil.copy(ROOT / "newsclean" / "demo" / name, pages)
    return tmp_path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site whose feed lists the demo's page."""
    (tmp_path / "www").mkdir()
    page = (ROOT / "newsclean" / "demo" / "page.html").read_bytes()
    (tmp_path / "www" / "story.html").write_bytes(page)
    (tmp_path / "www" / "index.html").write_text("<link rel=alternate type=application/rss+xml href=feed.xml>")
    item = f"<item><title>Ferry sails again</title><link>/story.html</link><pubDate>{formatdate()}</pubDate></item>"
    (tmp_path / "www" / "feed.xml").write_text(f"<rss version='2.0'><channel>{item}</channel></rss>")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "www")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def on_site(text: str, site: str) -> str:
    """A guide's text with the address of the server in place of that of the site."""
    return re.sub(r"https://example\.com/story(?!\.html)", f"{site}/story.html", text).replace(
        "https://example.com", site
    )


def shown(block: Block, folder: Path, site: str) -> str:
    text = on_site(block.text, site)
    missing = [tool for tool in TOOLS if f"| {tool} " in text and shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{missing[0]} is not installed")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCLEAN_", "XDG_"))}
    kept |= {"PATH": f"{Path(sys.executable).parent}:{kept['PATH']}", "NEWSCLEAN_ALLOW_PRIVATE": "1"}
    if block.language == "python":
        (folder / "guide.py").write_text(text, encoding="utf-8")
        command = [sys.executable, "guide.py"]
    else:
        command = ["bash", "-euo", "pipefail", "-c", text]
    done = subprocess.run(command, capture_output=True, timeout=120, cwd=folder, env=kept)
    assert done.returncode == 0, f"{text}\n{done.stderr.decode()}"
    return done.stdout.decode().replace(site, "https://example.com")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_commands_of_a_guide_print_what_it_shows(guide: str, folder: Path, site: str) -> None:
    if not (Path(sys.executable).parent / "newsclean").exists():
        pytest.skip("newsclean is not installed as a command")
    (folder / "urls.txt").write_text(f"{site}/story.html\n", encoding="utf-8")
    output = ""
    for block in blocks(guide):
        if block.file:
            (folder / block.file).parent.mkdir(exist_ok=True)
            (folder / block.file).write_text(on_site(block.text, site), encoding="utf-8")
        elif block.language in ("sh", "python"):
            output = shown(block, folder, site)
        elif block.language in ("text", "json"):
            for line in block.text.splitlines():
                assert line in output, f"{guide}: {line}"


def test_every_kind_of_block_is_known() -> None:
    for guide in GUIDES:
        assert {block.language for block in blocks(guide)} <= {"sh", "python", "text", "json", "toml", "ini", "console"}
        assert 2 * len(blocks(guide)) == (ROOT / "docs" / guide).read_text(encoding="utf-8").count("```")


DOCS = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_python_name_exists(path: Path) -> None:
    """``newsclean.article.html.to_html`` and the like, wherever they stand."""
    for name in set(re.findall(r"\bnewsclean((?:\.[A-Za-z_]\w*)+)", path.read_text(encoding="utf-8"))) - FILES:
        resolve_name(f"newsclean{name}")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_option_exists(path: Path) -> None:
    with click.Context(main) as ctx:
        for name, rest in re.findall(r"\bnewsclean ([a-z]+)([^\n`|]*)", path.read_text(encoding="utf-8")):
            command = main.get_command(ctx, name) if name in COMMANDS else None
            if command is None or isinstance(command, click.Group):
                continue
            known = {flag for one in command.params for flag in (*one.opts, *one.secondary_opts)} | {"-h", "--help"}
            assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest)) <= known, f"newsclean {name}{rest}"


def title_of(path: Path) -> str:
    found = re.search(r"^# (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_to_a_page_has_its_title_as_text(path: Path) -> None:
    """Links to a part of a page may have other texts."""
    menu = dict(re.findall(r"- ([^:\n]+): (\S+\.md)\n", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    names = {page: label for label, page in menu.items()}
    for text, target in re.findall(r"\[([^\]]+)\]\(([^)\s:#]+\.md)\)", path.read_text(encoding="utf-8")):
        page = (path.parent / target).resolve()
        if page.is_file() and page.is_relative_to(ROOT / "docs"):
            assert text in (title_of(page), names[str(page.relative_to(ROOT / "docs"))]), f"{text}: {target}"


def test_every_page_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]
    assert [str(page) for page in pages if f": {page}\n" not in menu] == []
