"""Settings files: the values of options that neither the command line nor the environment gives."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import click

from newsclean.cli.messages import SettingError

SETTINGS_FILE = "newsclean.toml"
_PYPROJECT = "pyproject.toml"
_PYPROJECT_TABLE = "tool.newsclean"
_COMMAND_LINE_ONLY = frozenset(("help", "restart", "diff"))
"""Options of one call, which no file may set for all calls."""
_USER_FILE_ONLY = frozenset(("allow-host", "allow-private", "archive-api", "cookies", "header", "proxy"))
"""Options that a project's file must not set: the project may come from somebody else."""
_USER_FILE_ONLY_BY_COMMAND = {"serve": frozenset(("host",))}
"""Such options whose names mean something else in other commands."""


class _SettingsFile(NamedTuple):
    """A settings file's contents."""

    path: str
    table: str
    """The table that holds the settings: empty for the whole file, or the table of pyproject.toml."""
    data: dict[str, Any]
    text: str
    is_user_file: bool
    """Whether it is the user's own file rather than a project's."""


def read_settings(command: click.Command, name: str, known: tuple[str, ...]) -> dict[str, Any]:
    """Return a command's settings by parameter, for click's ``default_map``.

    A project's file takes precedence over the user's. In each file, a command's own table takes precedence over the
    settings above all tables.

    Args:
        command: the command.
        name: its name.
        known: the names of all commands.

    Raises:
        SettingError: a file cannot be read, or sets an unknown option. The message names file and line.
    """
    out: dict[str, Any] = {}
    for file in _files():
        shared = {key: value for key, value in file.data.items() if not isinstance(value, dict)}
        for table in file.data.keys() - shared.keys() - set(known):
            raise _wrong(file, f"{file.table}.{table}".lstrip("."), None, _unknown(f"table '{table}'", table, known))
        user_file_only = _USER_FILE_ONLY | _USER_FILE_ONLY_BY_COMMAND.get(name, frozenset())
        refused = frozenset() if file.is_user_file else user_file_only
        own = file.data.get(name, {})
        own_table = f"{file.table}.{name}".lstrip(".")
        out.update(_table_values(command, file, shared, file.table, refused, is_strict=False))
        out.update(_table_values(command, file, own, own_table, refused, is_strict=True))
    return out


def settings_paths() -> list[str]:
    """Return the paths of the settings files in use, the user's first."""
    return [file.path for file in _files()]


def _table_values(
    command: click.Command, file: _SettingsFile, values: dict[str, Any], table: str, refused: frozenset[str], is_strict: bool
) -> dict[str, Any]:  # fmt: skip
    """Return the values of one table by parameter. Unless ``is_strict``, options of other commands are ignored.

    An option that is ``refused`` must not stand in the file.
    """
    options = {
        flag[2:]: parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
        if flag.startswith("--") and flag[2:] not in _COMMAND_LINE_ONLY
    }
    out = {}
    for key, value in values.items():
        parameter = options.get(key.replace("_", "-"))
        if parameter is None or parameter.name is None:
            if is_strict or key in _COMMAND_LINE_ONLY or not _is_option_of_any_command(key.replace("_", "-")):
                raise _wrong(file, table, key, _unknown(f"setting '{key}'", key, tuple(options)))
            continue
        if key.replace("_", "-") in refused:
            raise _wrong(file, table, key, f"{key} is allowed only in your own settings file, {_user_path()}")
        if parameter.is_flag and not isinstance(value, bool):
            raise _wrong(file, table, key, f"{key} must be true or false")
        if parameter.multiple:
            value = value if isinstance(value, list) else [value]
        elif isinstance(value, list):
            value = ",".join(map(str, value))
        if isinstance(parameter.type, click.Path) and isinstance(value, str):
            value = os.path.join(os.path.dirname(file.path), os.path.expanduser(value))
        out[parameter.name] = value
    return out


def _is_option_of_any_command(key: str) -> bool:
    """Whether any command has an option. All commands are imported, which only unusual files need."""
    from newsclean.cli.command_table import COMMANDS, load_command

    commands = [load_command(name) for name in COMMANDS]
    return any(f"--{key}" in parameter.opts for command in commands if command for parameter in command.params)


def _files() -> list[_SettingsFile]:
    named = os.environ.get("NEWSCLEAN_CONFIG")
    if named is not None:
        return [_read(named, "", is_user_file=True)] if named else []
    out = [_read(_user_path(), "", is_user_file=True)] if os.path.isfile(_user_path()) else []
    project = _read_project_file()
    return [*out, project] if project is not None else out


def _user_path() -> str:
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(home, "newsclean", SETTINGS_FILE)


def _read_project_file() -> _SettingsFile | None:
    """Read the nearest file from the working folder upwards. Files of other users are ignored."""
    try:
        here = os.getcwd()
    except OSError:
        return None
    while True:
        for name, table in ((SETTINGS_FILE, ""), (_PYPROJECT, _PYPROJECT_TABLE)):
            path = os.path.join(here, name)
            if _is_trusted(path) and (not table or _has_settings(path)):
                return _read(path, table, is_user_file=False)
        if here == os.path.dirname(here):
            return None
        here = os.path.dirname(here)


def _has_settings(path: str) -> bool:
    """Whether a pyproject.toml has a table of this tool; others are not parsed."""
    with open(path, "rb") as file:
        return f"[{_PYPROJECT_TABLE}".encode() in file.read()


def _is_trusted(path: str) -> bool:
    """Whether a readable file belongs to the user or to root."""
    try:
        owner = os.stat(path).st_uid
    except OSError:
        return False
    return (
        os.path.isfile(path) and (not hasattr(os, "getuid") or owner in (0, os.getuid())) and os.access(path, os.R_OK)
    )


def _read(path: str, table: str, is_user_file: bool) -> _SettingsFile:
    from newsclean.text.toml import tomllib

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data: Any = tomllib.loads(text)
    except UnicodeDecodeError:
        raise SettingError(f"{path}: not UTF-8 text") from None
    except OSError as error:
        raise SettingError(f"{path}: cannot be read: {error.strerror or error}") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path}: {error}") from None
    for part in table.split(".") if table else ():
        data = data.get(part, {}) if isinstance(data, dict) else {}
    return _SettingsFile(path, table, data if isinstance(data, dict) else {}, text, is_user_file)


def _unknown(what: str, key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key.replace("_", "-"), known, 1)
    return f"unknown {what}; " + (f"did you mean '{close[0]}'?" if close else f"expected one of {', '.join(known)}")


def _wrong(file: _SettingsFile, table: str, key: str | None, what: str) -> SettingError:
    from newsclean.rules.toml_lines import TomlLines

    lines = TomlLines(file.text).table(table)
    return SettingError(f"{file.path}:{lines.line_of(key) if key else lines.header}: {what}")
