"""Pages of the site that are made of something else: the commands' help, the change log, the guide to contributing."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from newsclean.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))  # MkDocs loads this file by its path

from python_reference import add_tables  # noqa: E402

PROJECT = {"CHANGELOG.md": "project/changelog.md", "CONTRIBUTING.md": "project/contributing.md"}
WIDE_PAGES = {"rules.md", "threat-model.md"}
"""Pages whose tables need the width of the table of contents."""
PROJECT_PAGES = {"experiments.md", "mutation.md", *PROJECT.values()}
PROJECT_BOOST = 0.1
"""The factor for the rank of pages for developers in the search."""
# The roles of docstrings, which Markdown does not know.
_ROLE = re.compile(r":(?:func|meth|class|mod):(?=<code>)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that no file in docs/ holds."""
    files.append(File.generated(config, "reference/commands.md", content=commands()))
    for name, place in PROJECT.items():
        files.append(File.generated(config, place, content=from_root(name)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Add the tables of fields, widen pages with wide tables, and rank pages for developers last in the search."""
    if page.file.src_uri in WIDE_PAGES:
        page.meta["hide"] = ["toc"]
    if page.file.src_uri in PROJECT_PAGES:
        page.meta["search"] = {"boost": PROJECT_BOOST}
    return add_tables(markdown) if page.file.src_uri == "reference/python.md" else markdown


def on_page_content(html: str, **_: object) -> str:
    """Take away what is left of docstrings' roles."""
    return _ROLE.sub("", html)


def from_root(name: str) -> str:
    """A file that stands beside docs/, with its links as they must be from project/."""
    text = (ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"\]\(docs/", "](../", text)
    return re.sub(r"\[([^\]]+)\]\((?:LICENSE|SECURITY\.md|README\.md)\)", r"\1", text)


def commands() -> str:
    """Every command's help, as ``-h`` shows it."""
    parts = ["# Commands", "As `-h` shows them. [Usage](../usage.md) names the page that describes each."]
    for title, text in helps():
        parts += [f"## {title}", f"```text\n{text}\n```"]
    return "\n\n".join(parts) + "\n"


def helps() -> Iterator[tuple[str, str]]:
    """The name and the help of each command, and of those inside it."""
    settings = {**main.context_settings, "terminal_width": 100, "max_content_width": 100}
    with click.Context(main, info_name="newsclean", **settings) as outer:
        yield "newsclean", main.get_help(outer)
        for name in COMMANDS:
            command = main.get_command(outer, name)
            assert command is not None
            with click.Context(command, parent=outer, info_name=name) as ctx:
                yield f"newsclean {name}", command.get_help(ctx)
                for inner in command.list_commands(ctx) if isinstance(command, click.Group) else ():
                    found = command.get_command(ctx, inner)
                    assert found is not None
                    with click.Context(found, parent=ctx, info_name=inner) as deeper:
                        yield f"newsclean {name} {inner}", found.get_help(deeper)
