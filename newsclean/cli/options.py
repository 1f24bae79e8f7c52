"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from newsclean.cli.messages import LEVELS, Level, WrongSetting, set_up
from newsclean.cli.option_groups import FETCHING, INPUT, MESSAGES, RULES, option


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--rules DIR``: a person's own rules count for as long as the command runs."""
    return option(
        "--rules",
        group=RULES,
        type=click.Path(),
        metavar="DIR",
        envvar="NEWSCLEAN_RULES",
        expose_value=False,
        is_eager=True,
        callback=_use,
        help="Folder of your own rules and site profiles, beside those that ship.",
    )(command)


def _use(ctx: click.Context, parameter: click.Parameter, folder: str | None) -> None:
    if folder is None or ctx.resilient_parsing:
        return
    from pathlib import Path

    from newsclean.rules import RuleError, read_rule_folder, use_rules

    try:
        ctx.with_resource(use_rules(read_rule_folder(Path(folder))))
    except RuleError as error:
        raise WrongSetting(str(error)) from None


def file_named(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Refuse an empty name for a file to write, as a shell's unset variable gives it."""
    if value is not None and str(value) in ("", "."):
        raise click.BadParameter("the file's name is empty", ctx, parameter)
    return value


def log_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--log-level`` and ``--log-json``: how much is said on standard error, and in which form."""
    for add in (
        option(
            "--log-json", is_flag=True, group=MESSAGES, envvar="NEWSCLEAN_LOG_JSON", expose_value=False, is_eager=True,
            callback=_log_json, help="Messages as JSON, one object a line.",
        ),
        option(
            "--log-level", type=click.Choice(LEVELS), metavar="LEVEL", default="info", group=MESSAGES,
            envvar="NEWSCLEAN_LOG_LEVEL", expose_value=False, is_eager=True, callback=_log_level,
            help="Least messages to show: debug (every page), info, warning or error.  [default: info]",
        ),
    ):  # fmt: skip
        command = add(command)
    return command


def _log_json(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    set_up(as_json=value)


def _log_level(ctx: click.Context, parameter: click.Parameter, value: Level) -> None:
    set_up(level=value)


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--kind`` and ``--url``: what is known of a page that does not come over HTTP."""
    for add in (
        option("--url", group=INPUT, help="Where the page came from, to make its links absolute."),
        option(
            "--kind", type=click.Choice(["auto", "html", "dump"]), metavar="KIND", default="auto", group=INPUT,
            help="html, dump, or auto, which looks at the content.",
        ),
    ):  # fmt: skip
        command = add(command)
    return command


def private_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--allow-private``."""
    return option(
        "--allow-private", is_flag=True, envvar="NEWSCLEAN_ALLOW_PRIVATE", group=FETCHING,
        help="Fetch from loopback and private addresses too.",
    )(command)  # fmt: skip
