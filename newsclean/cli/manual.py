"""The manual page, from the help texts of ``-h``: ``python -m newsclean.cli.manual``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main
from newsclean.version import VERSION

_ENVIRONMENT = (
    ("NEWSCLEAN_RULES", "Folder with your own rules, as --rules."),
    ("NEWSCLEAN_ALLOW_PRIVATE", "1 allows private addresses, as --allow-private."),
    ("NEWSCLEAN_LOG_LEVEL, NEWSCLEAN_LOG_JSON", "As --log-level and --log-json."),
    ("NEWSCLEAN_CONFIG", "The only settings file to read; empty for none."),
    ("NEWSCLEAN_COMMAND_OPTION", "Any option of a command, such as NEWSCLEAN_FETCH_TIMEOUT."),
    ("NO_COLOR", "Turns colours off."),
)
_FILES = (
    ("newsclean.toml", "Settings of a project, in the working folder or a parent of it."),
    ("pyproject.toml", "The same, in a table [tool.newsclean]."),
    ("~/.config/newsclean/newsclean.toml", "Your own settings."),
)


def manual() -> str:
    """Return the manual page in roff."""
    lines = [f'.TH NEWSCLEAN 1 "" "newsclean {VERSION}" "User commands"', ".SH NAME"]
    lines += [r"newsclean \- extract clean articles from news pages"]
    lines += [".SH SYNOPSIS", ".B newsclean", r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]...", ".SH DESCRIPTION"]
    lines += _help_paragraphs(main.help or "")
    with click.Context(main, info_name="newsclean", **main.context_settings) as ctx:
        lines += [".SH OPTIONS", *_option_entries(main, ctx), ".SH COMMANDS"]
        for name in COMMANDS:
            command = main.get_command(ctx, name)
            assert command is not None
            lines += _command_section(command, click.Context(command, ctx, name))
    for title, entries in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES)):
        lines.append(f".SH {title}")
        for label, text in entries:
            lines += [".TP", f".B {_escape(label)}", _escape(text)]
    return "\n".join(lines) + "\n"


def _command_section(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f".SS {_escape(ctx.command_path.removeprefix('newsclean '))}"
    yield f".B {_escape(' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)]))}"
    yield ".PP"
    yield from _help_paragraphs(command.help or "")
    yield from _option_entries(command, ctx)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from _command_section(inner, click.Context(inner, ctx, name))


def _option_entries(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record is not None:
            yield from (".TP", f".B {_escape(record[0])}", _escape(record[1]))


def _help_paragraphs(text: str) -> Iterator[str]:
    """Convert a help text: paragraphs are filled, except those that begin with click's ``\\b``."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        lines = paragraph.strip("\n").split("\n")
        if lines[0].strip() == "\b":
            yield from (".PP", ".nf", *map(_escape, lines[1:]), ".fi")
        else:
            yield from (".PP", *map(_escape, lines))


def _escape(text: str) -> str:
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    print(manual(), end="")
