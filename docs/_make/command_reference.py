"""The page of all commands, from the texts of ``-h``: usage, description, examples, and a table of each group of options."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from newsclean.cli.main import COMMANDS, main

HEAD = """# Commands

These are the texts of `-h`. [Usage](../usage.md) names the page that describes each command."""
OTHER = "Other"


def commands_page() -> str:
    """Return the page."""
    with click.Context(main, info_name="newsclean", **main.context_settings) as outer:
        sections = [HEAD, *_section(main, outer)]
        for name in COMMANDS:
            command = main.get_command(outer, name)
            assert command is not None
            with click.Context(command, parent=outer, info_name=name) as ctx:
                sections += _section(command, ctx)
                for inner in command.list_commands(ctx) if isinstance(command, click.Group) else ():
                    found = command.get_command(ctx, inner)
                    assert found is not None
                    with click.Context(found, parent=ctx, info_name=inner) as deeper:
                        sections += _section(found, deeper)
    return "\n\n".join(sections) + "\n"


def _section(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f"## {ctx.command_path}"
    yield f"```text\n{' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)])}\n```"
    yield from _description(command.help or "")
    if isinstance(command, click.Group) and command is not main:
        rows = [(f"`{name}`", _short_help(command, ctx, name)) for name in command.list_commands(ctx)]
        yield _table("command", rows)
    by_group: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record is not None:
            by_group.setdefault(getattr(parameter, "group", OTHER), []).append((f"`{record[0]}`", record[1]))
    for group, rows in by_group.items():
        if group != OTHER or command is main:
            yield _table(f"{group.lower()} option", rows)


def _short_help(group: click.Group, ctx: click.Context, name: str) -> str:
    command = group.get_command(ctx, name)
    assert command is not None
    return command.get_short_help_str(200)


def _description(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; those after a backspace are kept as they are: examples."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b"):
            title, *lines = paragraph.splitlines()[1:]
            yield f"{title}\n\n```sh\n" + inspect.cleandoc("\n".join(lines)) + "\n```"
        else:
            yield re.sub(r"\s+", " ", paragraph).replace("<", "&lt;")


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"| {title} | meaning |", "|---|---|"]
    # A bar inside a code span parts no cells in Python-Markdown.
    lines += [f"| {name} | {text.replace('|', '&#124;').replace('<', '&lt;')} |" for name, text in rows]
    return "\n".join(lines)
