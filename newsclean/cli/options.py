"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from newsclean.cli.messages import LEVELS, Level, SettingError, configure_messages
from newsclean.cli.option_groups import FETCHING, INPUT, MESSAGES, RULES, option


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--rules DIR``, which activates a user's own rules while the command runs."""
    return option(
        "--rules",
        group=RULES,
        type=click.Path(),
        metavar="DIR",
        envvar="NEWSCLEAN_RULES",
        expose_value=False,
        is_eager=True,
        callback=_activate_rules,
        help="Folder with your own rules and site profiles, in addition to the shipped ones.",
    )(command)


def _activate_rules(ctx: click.Context, parameter: click.Parameter, folder: str | None) -> None:
    if folder is None or ctx.resilient_parsing:
        return
    from pathlib import Path

    from newsclean.rules import RuleError, read_rule_folder, use_rules

    try:
        ctx.with_resource(use_rules(read_rule_folder(Path(folder))))
    except RuleError as error:
        raise SettingError(str(error)) from None


def require_file_name(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Refuse an empty name of an output file: a shell's unset variable gives one."""
    if value is not None and str(value) in ("", "."):
        raise click.BadParameter("the file name is empty", ctx, parameter)
    return value


def log_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--log-level`` and ``--log-json``."""
    for add in (
        option(
            "--log-json", is_flag=True, group=MESSAGES, envvar="NEWSCLEAN_LOG_JSON", expose_value=False, is_eager=True,
            callback=_set_json_messages, help="Messages as JSON, one object per line.",
        ),
        option(
            "--log-level", type=click.Choice(LEVELS), metavar="LEVEL", default="info", group=MESSAGES,
            envvar="NEWSCLEAN_LOG_LEVEL", expose_value=False, is_eager=True, callback=_set_min_level,
            help="Minimum message level: debug (every page), info, warning or error.  [default: info]",
        ),
    ):  # fmt: skip
        command = add(command)
    return command


def _set_json_messages(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    configure_messages(is_json=value)


def _set_min_level(ctx: click.Context, parameter: click.Parameter, value: Level) -> None:
    configure_messages(min_level=value)


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--kind`` and ``--url``: what is known of a page that was not fetched."""
    for add in (
        option("--url", group=INPUT, help="URL of the page; relative links are resolved against it."),
        option(
            "--kind", type=click.Choice(["auto", "html", "dump"]), metavar="KIND", default="auto", group=INPUT,
            help="Kind of input: html, dump (plain text), or auto (detected from the content).  [default: auto]",
        ),
    ):  # fmt: skip
        command = add(command)
    return command


def private_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--allow-private``."""
    return option(
        "--allow-private", is_flag=True, envvar="NEWSCLEAN_ALLOW_PRIVATE", group=FETCHING,
        help="Allow loopback and private addresses.",
    )(command)  # fmt: skip


class DateType(click.ParamType):  # type: ignore[type-arg]
    """A date that a function parses.

    Args:
        parse: returns the date; raises ValueError, with a message for users, where the text states none.
    """

    name = "date"

    def __init__(self, parse: Callable[[str], datetime]) -> None:
        self._parse = parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Parse the date."""
        try:
            return value if isinstance(value, datetime) else self._parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class HostType(click.ParamType):  # type: ignore[type-arg]
    """A host name."""

    name = "host"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the host."""
        from newsclean.inputs.page_selection import parse_host

        try:
            return parse_host(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class PatternType(click.ParamType):  # type: ignore[type-arg]
    """A regular expression."""

    name = "regex"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> re.Pattern[str]:  # fmt: skip
        """Compile the pattern."""
        try:
            return value if isinstance(value, re.Pattern) else re.compile(value)
        except re.error as error:
            self.fail(f"{value!r} is no regular expression: {error}", param, ctx)
