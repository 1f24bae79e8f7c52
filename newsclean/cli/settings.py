"""Settings files: what options are when neither the command line nor the environment says so."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import click

from newsclean.cli.messages import WrongSetting

NAME = "newsclean.toml"
_PROJECT = "pyproject.toml"
_MARK = b"[tool.newsclean"
_NOT_HERE = frozenset(("help", "restart", "diff"))
"""Options of one call, which no file should set for all calls to come."""
_OWN_ONLY = frozenset(("allow-private",))
"""Options that a folder which came from elsewhere must not set."""


class _File(NamedTuple):
    """A settings file that was read."""

    path: str
    table: str
    """The table that holds the settings: none, or pyproject's."""
    data: dict[str, Any]
    text: str
    own: bool
    """Whether it is the user's own, and not a project's."""


def settings(command: click.Command, name: str, known: tuple[str, ...]) -> dict[str, Any]:
    """A command's settings by parameter, as click's ``default_map`` has them; ``known`` are all commands' names.

    The user's file is read first, then the project's, which counts for more. In each, a command's own table counts
    for more than what stands above all tables.

    Raises:
        WrongSetting: a file cannot be read, or sets what does not exist; the message names file and line.
    """
    out: dict[str, Any] = {}
    for file in _files():
        shared = {key: value for key, value in file.data.items() if not isinstance(value, dict)}
        for table in file.data.keys() - shared.keys() - set(known):
            raise _wrong(file, f"{file.table}.{table}".lstrip("."), None, _unknown(f"table {table}", table, known))
        out.update(_of(command, file, shared, file.table, strict=False))
        out.update(_of(command, file, file.data.get(name, {}), f"{file.table}.{name}".lstrip("."), strict=True))
    return out


def names() -> list[str]:
    """The settings files that count here, the user's first."""
    return [file.path for file in _files()]


def _of(command: click.Command, file: _File, values: dict[str, Any], table: str, strict: bool) -> dict[str, Any]:
    """The values of one table by parameter; not ``strict``, options that only other commands have are passed over."""
    options = {
        flag[2:]: parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
        if flag.startswith("--") and flag[2:] not in _NOT_HERE
    }
    out = {}
    for key, value in values.items():
        parameter = options.get(key.replace("_", "-"))
        if parameter is None or parameter.name is None:
            if strict or key in _NOT_HERE or not _anywhere(key.replace("_", "-")):
                raise _wrong(file, table, key, _unknown(f"setting {key}", key, tuple(options)))
            continue
        if key.replace("_", "-") in _OWN_ONLY and not file.own:
            raise _wrong(file, table, key, f"{key} counts in your own settings alone: {_own_path()}")
        if parameter.is_flag and not isinstance(value, bool):
            raise _wrong(file, table, key, f"{key} must be true or false")
        if isinstance(value, list):
            value = ",".join(map(str, value))
        if isinstance(parameter.type, click.Path) and isinstance(value, str):
            value = os.path.join(os.path.dirname(file.path), os.path.expanduser(value))
        out[parameter.name] = value
    return out


def _anywhere(key: str) -> bool:
    """Whether any command has an option of a name; all are imported for it, which only an odd file costs."""
    from newsclean.cli.command_table import COMMANDS, load_command

    commands = [load_command(name) for name in COMMANDS]
    return any(f"--{key}" in parameter.opts for command in commands if command for parameter in command.params)


def _files() -> list[_File]:
    named = os.environ.get("NEWSCLEAN_CONFIG")
    if named is not None:
        return [_read(named, "", own=True)] if named else []
    out = [_read(_own_path(), "", own=True)] if os.path.isfile(_own_path()) else []
    project = _project()
    return [*out, project] if project is not None else out


def _own_path() -> str:
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(home, "newsclean", NAME)


def _project() -> _File | None:
    """The nearest file from the working folder upwards; one that belongs to somebody else is passed over."""
    try:
        here = os.getcwd()
    except OSError:
        return None
    while True:
        for name, table in ((NAME, ""), (_PROJECT, "tool.newsclean")):
            path = os.path.join(here, name)
            if _is_ours(path) and (not table or _is_marked(path)):
                return _read(path, table, own=False)
        if here == os.path.dirname(here):
            return None
        here = os.path.dirname(here)


def _is_marked(path: str) -> bool:
    """Whether a project's file says anything to this tool."""
    with open(path, "rb") as file:
        return _MARK in file.read()


def _is_ours(path: str) -> bool:
    try:
        owner = os.stat(path).st_uid
    except OSError:
        return False
    return (
        os.path.isfile(path) and (not hasattr(os, "getuid") or owner in (0, os.getuid())) and os.access(path, os.R_OK)
    )


def _read(path: str, table: str, own: bool) -> _File:
    from newsclean.text.toml import tomllib

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data: Any = tomllib.loads(text)
    except UnicodeDecodeError:
        raise WrongSetting(f"{path}: this is no UTF-8 text") from None
    except OSError as error:
        raise WrongSetting(f"{path}: cannot be read: {error.strerror or error}") from None
    except tomllib.TOMLDecodeError as error:
        raise WrongSetting(f"{path}: {error}") from None
    for part in table.split(".") if table else ():
        data = data.get(part, {}) if isinstance(data, dict) else {}
    return _File(path, table, data if isinstance(data, dict) else {}, text, own)


def _unknown(what: str, key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key.replace("_", "-"), known, 1)
    return f"there is no {what}: " + (f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}")


def _wrong(file: _File, table: str, key: str | None, what: str) -> WrongSetting:
    from newsclean.rules.toml_lines import TomlLines

    lines = TomlLines(file.text).table(table)
    return WrongSetting(f"{file.path}:{lines.line_of(key) if key else lines.header}: {what}")
