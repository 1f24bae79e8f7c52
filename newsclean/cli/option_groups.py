"""Help in groups: options say which one they belong to, and a command shows them by it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

INPUT, FETCHING, OUTPUT, RUN, RULES, MESSAGES = "Input", "Fetching", "Output", "Run", "Rules", "Messages"
_OTHER = "Other"
_ORDER = (INPUT, FETCHING, OUTPUT, RUN, RULES, MESSAGES, _OTHER)


class Option(click.Option):
    """An option that belongs to a group of the help."""

    def __init__(self, *arguments: Any, group: str = _OTHER, **settings: Any) -> None:
        if isinstance(settings.get("type"), (click.IntRange, click.FloatRange)):
            # Whatever its range: an error names that.
            settings.setdefault("metavar", "N")
        super().__init__(*arguments, **settings)
        self.group = group

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """What the environment says: by the option's own variable, or by NEWSCLEAN_COMMAND_OPTION."""
        value = super().resolve_envvar_value(ctx)
        if value is None and ctx.auto_envvar_prefix:
            # click goes by the parameter's name, people by the option's.
            flag = max(self.opts, key=len).lstrip("-").replace("-", "_").upper()
            value = os.environ.get(f"{ctx.auto_envvar_prefix}_{flag}") or None
        return value

    def get_help_extra(self, ctx: click.Context) -> Any:
        """What stands in brackets: the default alone, as people write it: 60, not 60.0."""
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
        for group in _ORDER:
            if group in by_group:
                with formatter.section(f"{group} options"):
                    formatter.write_dl(by_group[group])


def option(*names: str, group: str, **settings: Any) -> Callable[[F], F]:
    """:func:`click.option` in a group."""
    return click.option(*names, cls=Option, group=group, **settings)
