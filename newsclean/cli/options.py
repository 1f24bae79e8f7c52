"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from newsclean.cli.messages import LEVELS, Level, WrongSetting, set_up


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--rules DIR``: a person's own rules count for as long as the command runs."""
    return click.option(
        "--rules",
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="NEWSCLEAN_RULES",
        expose_value=False,
        is_eager=True,
        callback=_use,
        help="Folder of your own rules and site profiles, beside those that ship.",
    )(command)


def _use(ctx: click.Context, option: click.Parameter, folder: Path | None) -> None:
    if folder is None or ctx.resilient_parsing:
        return
    from newsclean.rules import RuleError, read_folder, use

    try:
        ctx.with_resource(use(read_folder(folder)))
    except RuleError as error:
        raise WrongSetting(str(error)) from None


def log_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--log-level`` and ``--log-json``: how much is said on standard error, and in which form."""
    for option in (
        click.option(
            "--log-json", is_flag=True, envvar="NEWSCLEAN_LOG_JSON", expose_value=False, is_eager=True,
            callback=_log_json, help="Messages as JSON, one object a line.",
        ),
        click.option(
            "--log-level", type=click.Choice(LEVELS), default="info", show_default=True,
            envvar="NEWSCLEAN_LOG_LEVEL", expose_value=False, is_eager=True, callback=_log_level,
            help="Least important messages to show; debug tells of every page.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _log_json(ctx: click.Context, option: click.Parameter, value: bool) -> None:
    set_up(as_json=value)


def _log_level(ctx: click.Context, option: click.Parameter, value: Level) -> None:
    set_up(level=value)
