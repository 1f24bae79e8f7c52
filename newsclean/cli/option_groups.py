"""Options in groups: each option names its group, and a command's help shows them by group."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

INPUT, SELECTION, SERVICE, FETCHING, OUTPUT, RUN, RULES, MESSAGES = (
    "Input", "Selection", "Service", "Fetching", "Output", "Run", "Rules", "Messages",
)  # fmt: skip
_OTHER = "Other"
_GROUPS = (INPUT, SELECTION, SERVICE, FETCHING, OUTPUT, RUN, RULES, MESSAGES, _OTHER)
"""The groups in the order of the help."""


class Option(click.Option):
    """An option that belongs to a group of the help."""

    def __init__(self, *arguments: Any, group: str = _OTHER, **settings: Any) -> None:
        if isinstance(settings.get("type"), (click.IntRange, click.FloatRange)):
            # The range is left to the error message.
            settings.setdefault("metavar", "N")
        super().__init__(*arguments, **settings)
        self.group = group

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """Return the value from the environment: of the option's own variable, or of NEWSCLEAN_COMMAND_OPTION."""
        value = super().resolve_envvar_value(ctx)
        if value is None and ctx.auto_envvar_prefix:
            # click uses the name of the parameter. Users know the name of the option.
            flag = max(self.opts, key=len).lstrip("-").replace("-", "_").upper()
            value = os.environ.get(f"{ctx.auto_envvar_prefix}_{flag}") or None
        return value

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Return what the help shows in brackets: the default alone, as 60 rather than 60.0."""
        extra: Any = super().get_help_extra(ctx)
        extra.pop("range", None)
        if "default" in extra:
            extra["default"] = extra["default"].removesuffix(".0")
        return extra


class Command(click.Command):
    """A command whose help shows its options by group."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        by_group: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                by_group.setdefault(getattr(parameter, "group", _OTHER), []).append(record)
        for group in _GROUPS:
            if group in by_group:
                with formatter.section(f"{group} options"):
                    formatter.write_dl(by_group[group])


def option(*names: str, group: str, **settings: Any) -> Callable[[F], F]:
    """Declare an option of a group; otherwise as :func:`click.option`."""
    return click.option(*names, cls=Option, group=group, **settings)
