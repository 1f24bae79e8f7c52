"""The manual page, made of the same help texts as ``-h``: ``python -m newsclean.cli.manual``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main
from newsclean.version import VERSION

_ENVIRONMENT = (
    ("NEWSCLEAN_RULES", "Folder of your own rules, as --rules."),
    ("NEWSCLEAN_ALLOW_PRIVATE", "1 fetches from private addresses, as --allow-private."),
    ("NEWSCLEAN_LOG_LEVEL, NEWSCLEAN_LOG_JSON", "As --log-level and --log-json."),
    ("NEWSCLEAN_CONFIG", "Settings file to read instead of all others; empty for none."),
    ("NEWSCLEAN_COMMAND_OPTION", "Any option of any command, such as NEWSCLEAN_FETCH_TIMEOUT."),
    ("NO_COLOR", "Turns colours off."),
)
_FILES = (
    ("newsclean.toml", "Settings of a project: in the working folder or one around it."),
    ("pyproject.toml", "The same in a table [tool.newsclean]."),
    ("~/.config/newsclean/newsclean.toml", "Your own settings."),
)


def manual() -> str:
    """The page in man's own language."""
    lines = [f'.TH NEWSCLEAN 1 "" "newsclean {VERSION}" "User commands"', ".SH NAME"]
    lines += [r"newsclean \- turn the mess of a news page into a clean article"]
    lines += [".SH SYNOPSIS", ".B newsclean", r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]...", ".SH DESCRIPTION"]
    lines += _prose(main.help or "")
    with click.Context(main, info_name="newsclean", **main.context_settings) as ctx:
        lines += [".SH OPTIONS", *_options(main, ctx), ".SH COMMANDS"]
        for name in COMMANDS:
            command = main.get_command(ctx, name)
            assert command is not None
            lines += _command(command, click.Context(command, ctx, name))
    for title, entries in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES)):
        lines.append(f".SH {title}")
        for label, text in entries:
            lines += [".TP", f".B {_plain(label)}", _plain(text)]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f".SS {_plain(ctx.command_path.removeprefix('newsclean '))}"
    yield f".B {_plain(' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)]))}"
    yield ".PP"
    yield from _prose(command.help or "")
    yield from _options(command, ctx)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from _command(inner, click.Context(inner, ctx, name))


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record is not None:
            yield from (".TP", f".B {_plain(record[0])}", _plain(record[1]))


def _prose(text: str) -> Iterator[str]:
    """A help text: paragraphs, and those that click is told to leave as they are."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        lines = paragraph.strip("\n").split("\n")
        if lines[0].strip() == "\b":
            yield from (".PP", ".nf", *map(_plain, lines[1:]), ".fi")
        else:
            yield from (".PP", *map(_plain, lines))


def _plain(text: str) -> str:
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    print(manual(), end="")
