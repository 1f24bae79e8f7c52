"""A folder of site configurations → a folder of site profiles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import SourceError
from newsclean.rules.errors import Problem, RuleError
from newsclean.rules.ftr.profile import FIRST_LINE, format_profile
from newsclean.rules.ftr.reader import FILE_ENDING, read_site
from newsclean.rules.selectors import NO_SELECTORS
from newsclean.rules.validation import parse_rule_file

WriteFile = Callable[[Path, str], None]
"""Writes a text to a file."""


class FtrImport(NamedTuple):
    """What became of a folder."""

    profiles: int
    """Number of files that gave a profile."""
    without_profile: int
    problems: tuple[Problem, ...]
    """Lines that were not understood, and files that gave no profile."""


def import_folder(folder: Path, output: Path, write: WriteFile) -> FtrImport:
    """Convert every file of a folder of site configurations.

    Args:
        folder: the folder; its files end in ``.txt``.
        output: the folder for the profiles; it exists.
        write: writes a profile.

    Raises:
        SourceError: the folder cannot be read, or has no such files.
        OSError: a profile cannot be written.
    """
    try:
        # A file of a host precedes that of its subdomains: it has a profile of its own.
        paths = sorted(folder.glob(f"*{FILE_ENDING}"), key=lambda path: (path.name.startswith("."), path.name))
    except OSError as error:
        raise SourceError(f"{folder}: {error.strerror or error}", str(folder)) from None
    if not paths:
        raise SourceError(f"{folder}: no site configurations here: their names end in {FILE_ENDING}", str(folder))
    problems: list[Problem] = []
    source_by_host: dict[str, str] = {}
    for path in paths:
        problems += _import_file(path, output, write, source_by_host)
    return FtrImport(len(source_by_host), len(paths) - len(source_by_host), tuple(problems))


def _import_file(path: Path, output: Path, write: WriteFile, source_by_host: dict[str, str]) -> list[Problem]:
    name = str(path)
    try:
        site = read_site(name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = "this is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        return [Problem(name, 0, f"no profile: {reason}")]
    problems = list(site.problems)
    target = output / f"{site.host}.toml"
    if not site.host:
        problems.append(Problem(name, 0, "no profile: the file is not named for a host"))
    elif site.selectors == NO_SELECTORS:
        problems.append(Problem(name, 0, "no profile: no line of it is understood"))
    elif site.host in source_by_host:
        problems.append(Problem(name, 0, f"no profile: {site.host} has one from {source_by_host[site.host]}"))
    elif _is_own_file(target):
        problems.append(Problem(name, 0, f"no profile: {target} exists and was not imported"))
    else:
        text = format_profile(site, path.name)
        try:
            parse_rule_file(str(target), text)
        except RuleError as error:
            return [*problems, Problem(name, 0, f"no profile: {error}")]
        write(target, text)
        source_by_host[site.host] = name
    return problems


def _is_own_file(path: Path) -> bool:
    """Whether a file exists that no import has written."""
    try:
        return not path.read_bytes().startswith(FIRST_LINE.encode())
    except FileNotFoundError:
        return False
    except OSError:
        return True
