"""Pages of the site that are made of something else: the commands' help, the change log, the guide to contributing."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))  # MkDocs loads this file by its path

from command_reference import commands_page  # noqa: E402
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
    files.append(File.generated(config, "reference/commands.md", content=commands_page()))
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
