"""The options of the commands that write articles, as one value."""

from __future__ import annotations

import os.path
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from newsclean.cli.option_groups import MESSAGES, OUTPUT, option
from newsclean.cli.options import require_file_name
from newsclean.inputs.documents import STDIN
from newsclean.output.formats import (
    FORMAT_ALIASES,
    FORMAT_BY_SUFFIX,
    FORMATS,
    FORMATS_WITH_FIELDS,
    FORMATS_WITH_MARKUP,
    Markup,
)


class OutputOptions(NamedTuple):
    """Where and how articles are written."""

    path: str | None
    """The output file or folder; ``None`` for standard output."""
    format: str | None
    """``None`` for JSON or JSON Lines, by the number of articles."""
    fields: tuple[str, ...]
    """The selected fields; empty for all."""
    is_quiet: bool
    markup: Markup
    """Which markup is written in Markdown and HTML."""
    has_summary: bool | None
    """``None`` for a summary if standard error is a terminal and the inputs are few."""

    @property
    def is_folder(self) -> bool:
        """Whether each article gets a file of its own."""
        return self.path is not None and (self.path.endswith(("/", os.sep)) or os.path.isdir(self.path))


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets them as one argument, ``output``."""

    @wraps(command)
    def with_output_options(
        *arguments: Any, path: str | None, format_: str | None, jsonl: bool, fields: tuple[str, ...],
        no_links: bool, no_images: bool, summary: bool | None, quiet: bool, **others: Any,
    ) -> Any:  # fmt: skip
        format_ = _choose_format(format_, jsonl) or _format_of_file(path)
        if fields and format_ not in (None, *FORMATS_WITH_FIELDS):
            if _is_on_command_line("fields"):
                raise click.UsageError(f"--fields requires --format {', '.join(FORMATS_WITH_FIELDS)}, not {format_}")
            fields = ()
        markup = _choose_markup(format_, no_links, no_images)
        path = None if path == STDIN else path
        return command(*arguments, output=OutputOptions(path, format_, fields, quiet, markup, summary), **others)

    wrapped: Callable[..., Any] = with_output_options
    for add in (
        option("-q", "--quiet", is_flag=True, group=MESSAGES, help="Show no summary and no progress, only messages."),
        option(
            "--summary/--no-summary", default=None, group=MESSAGES,
            help="Show a summary of each article. Default: for up to three inputs, if standard error is a terminal.",
        ),
        option("--no-images", is_flag=True, group=OUTPUT, help="Leave images and embeds out of Markdown and HTML."),
        option("--no-links", is_flag=True, group=OUTPUT, help="Leave links out of Markdown and HTML; their text stays."),
        option(
            "--fields", metavar="NAME,...", default="", group=OUTPUT, callback=_parse_fields,
            shell_complete=_complete_fields,
            help="Output only these fields, such as title,published,text. For JSON and CSV.",
        ),
        option("--jsonl", is_flag=True, group=OUTPUT, help="JSON Lines, also for one page."),
        option(
            "-f", "--format", "format_", type=FormatType(FORMATS), metavar="FORMAT", group=OUTPUT,
            help=f"Output format: {', '.join(FORMATS)}. Default: by the end of the output file's name, else JSON for one page and JSON Lines for several.",
        ),
        option(
            "-o", "--output", "path", type=click.Path(allow_dash=True), group=OUTPUT,
            callback=require_file_name,
            help="Output file, written atomically; a folder, or DIR/, for one file per page. Default: standard output.",
        ),
    ):  # fmt: skip
        wrapped = add(wrapped)
    return wrapped


class FormatType(click.Choice):  # type: ignore[type-arg]
    """The name of a format, or another name for one: ``md`` for ``markdown``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the name of the format."""
        return super().convert(FORMAT_ALIASES.get(value, value) if isinstance(value, str) else value, param, ctx)


def _format_of_file(path: str | None) -> str | None:
    """Return the format that the end of an output file's name means; None where it means none."""
    return FORMAT_BY_SUFFIX.get(os.path.splitext(path)[1].lower()) if path else None


def _choose_format(format_: str | None, jsonl: bool) -> str | None:
    """Return the format of ``--format`` and ``--jsonl``; the command line takes precedence over settings files."""
    if not jsonl or format_ in (None, "jsonl"):
        return "jsonl" if jsonl else format_
    if _is_on_command_line("jsonl") and _is_on_command_line("format_"):
        raise click.UsageError(f"--jsonl and --format {format_} are mutually exclusive")
    return "jsonl" if _is_on_command_line("jsonl") else format_


def _choose_markup(format_: str | None, no_links: bool, no_images: bool) -> Markup:
    if format_ not in FORMATS_WITH_MARKUP:
        for name, is_set in (("no_links", no_links), ("no_images", no_images)):
            if is_set and _is_on_command_line(name):
                formats = ", ".join(FORMATS_WITH_MARKUP)
                flag = f"--{name.replace('_', '-')}"
                raise click.UsageError(f"{flag} requires --format {formats}, not {format_ or 'json'}")
    return Markup(not no_links, not no_images)


def _is_on_command_line(name: str) -> bool:
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def _parse_fields(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    if not value:
        return ()
    from newsclean.output.field_selection import parse_field_names

    try:
        return parse_field_names(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, parameter) from None


def _complete_fields(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from newsclean.output.field_selection import FIELD_NAMES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in FIELD_NAMES if name.startswith(last)]
