"""What the tool says on standard error: one line a message, as text or as JSON, by level."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple, get_args

import click

from newsclean.text.escaping import terminal_text

Level = Literal["debug", "info", "warning", "error"]
LEVELS: tuple[Level, ...] = get_args(Level)


class WrongSetting(click.ClickException):
    """A file that the command is set up by cannot be used: as wrong as a wrong option, but no help text says more."""

    exit_code = 2


class Settings(NamedTuple):
    """How a command speaks."""

    level: Level = "info"
    json: bool = False


_settings = Settings()


def set_up(*, level: Level | None = None, as_json: bool | None = None) -> None:
    """Let the process speak in another way from now on; a message may come when its command has ended."""
    global _settings
    _settings = Settings(level or _settings.level, _settings.json if as_json is None else as_json)


def log(level: Level, message: str, name: str | None = None) -> None:
    """One line on standard error, unless the level is below the one asked for; ``name`` is the input it is about."""
    if LEVELS.index(level) < LEVELS.index(_settings.level):
        return
    whole = message if name is None or message.startswith(name) else f"{name}: {message}"
    if _settings.json:
        import json

        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        record = {"time": stamp, "level": level, "input": name, "message": terminal_text(whole)}
        line = json.dumps(record, ensure_ascii=False)
    else:
        line = f"newsclean: {terminal_text(whole)}"
    with unheard():
        click.echo(line.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


@contextmanager
def unheard() -> Iterator[None]:
    """What standard error cannot take, on a full disk, is no fault of the run; a reader that has left ends it."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        pass


def log_error(message: str, name: str | None = None) -> None:
    """:func:`tell` of an error."""
    log("error", message, name)
