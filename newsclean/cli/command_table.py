"""The commands by name. Each is imported when it is called, so that none pays for another's imports."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "clean": "Clean pages and dumps from files or standard input.",
    "fetch": "Fetch pages over HTTP and clean them.",
    "discover": "Find the addresses of a site's stories.",
    "explain": "Show each block of a page, kept or dropped, and why.",
    "corpus": "Clean millions of pages: parallel, resumable.",
    "serve": "Answer HTTP requests: clean, fetch, explain.",
    "mcp": "Serve tools of the Model Context Protocol.",
    "rules": "List, show and test the rules.",
    "schema": "Print the JSON Schema of the output.",
    "completion": "Print the completion script for bash, zsh or fish.",
}


def load_command(name: str) -> click.Command | None:
    """Import a command by its name; ``None`` if there is no such command."""
    if name not in COMMANDS:
        return None
    command: click.Command = import_module(f"newsclean.cli.commands.{name}").command
    return command
