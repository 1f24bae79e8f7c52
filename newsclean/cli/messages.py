"""Messages on standard error: one line each, as text or as JSON, with a level."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple, get_args

import click

from newsclean.cli.process_exit import WRONG_USAGE
from newsclean.text.escaping import escape_surrogates, terminal_text

Level = Literal["debug", "info", "warning", "error"]
LEVELS: tuple[Level, ...] = get_args(Level)


class SettingError(click.ClickException):
    """A settings file or a rule file is wrong. The message names the file; the help text would not explain more."""

    exit_code = WRONG_USAGE


class MessageOptions(NamedTuple):
    """Which messages are written, and how."""

    min_level: Level = "info"
    is_json: bool = False


_options = MessageOptions()
MAX_LISTED_KINDS = 5
"""Kinds of skipped files that a message lists."""


def configure_messages(*, min_level: Level | None = None, is_json: bool | None = None) -> None:
    """Set the options of the process; ``None`` keeps one. They outlast the command: a message may follow its end."""
    global _options
    _options = MessageOptions(min_level or _options.min_level, _options.is_json if is_json is None else is_json)


def log(level: Level, message: str, name: str | None = None) -> None:
    """Write one line to standard error if the level is high enough.

    Args:
        level: the message's level.
        message: the text; the input's name is put before it unless it begins with it.
        name: the name of the input that the message is about.
    """
    if LEVELS.index(level) < LEVELS.index(_options.min_level):
        return
    text = message if name is None or message.startswith(name) else f"{name}: {message}"
    text = terminal_text(escape_surrogates(text))
    if _options.is_json:
        import json

        timestamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        record = {
            "time": timestamp,
            "level": level,
            "input": None if name is None else escape_surrogates(name),
            "message": text,
        }
        line = json.dumps(record, ensure_ascii=False)
    else:
        line = f"newsclean: {text}"
    with ignore_write_errors():
        click.echo(line.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


def log_error(message: str, name: str | None = None) -> None:
    """Write an error message; see :func:`log`."""
    log("error", message, name)


def log_skipped_files(folder: str, paths: list[str]) -> None:
    """Write how many files of a folder are no input, in one line, and with the level ``debug`` their paths."""
    from collections import Counter
    from os.path import basename, splitext

    folders = [path for path in paths if not basename(path)]
    kinds = Counter(splitext(path)[1].lower() or "without an extension" for path in paths if basename(path))
    listed = [f"{count:,} {kind}" for kind, count in kinds.most_common(MAX_LISTED_KINDS)]
    if len(kinds) > MAX_LISTED_KINDS:
        listed.append(
            f"{sum(kinds.values()) - sum(count for _, count in kinds.most_common(MAX_LISTED_KINDS)):,} others"
        )
    if folders:
        listed.append(f"the parts of {len(folders):,} saved pages" if len(folders) > 1 else "the parts of a saved page")
    files = len(paths) - len(folders)
    what = f"{files:,} file{'' if files == 1 else 's'}" if files else "folders"
    log("info", f"{folder}: skipped {what}: {', '.join(listed)}; --log-level debug names them", folder)
    for path in paths:
        log("debug", f"{path}: skipped: it is no page, archive or table", path)


@contextmanager
def ignore_write_errors() -> Iterator[None]:
    """Ignore a full disk under standard error; a closed pipe still ends the run."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        pass
