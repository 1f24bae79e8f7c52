"""Custom rules and site profiles: a folder of TOML files that add to the shipped rules or disable some."""

from __future__ import annotations

import os
from collections.abc import Container
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from newsclean.rules.container_names import NameRoles, merge_name_roles
from newsclean.rules.errors import Problem, RuleError
from newsclean.rules.rule import Rule
from newsclean.rules.rule_set import RuleSet
from newsclean.rules.selectors import NO_SELECTORS, Selectors
from newsclean.rules.shipped import shipped_rules
from newsclean.rules.validation import RuleFile, find_wrong_examples, parse_rule_file


@dataclass(frozen=True, eq=False, slots=True)
class SiteProfile:
    """What is known of a site: its story elements, its boilerplate elements, and rules for its pages alone."""

    file: str
    """The file that defines it."""
    hosts: tuple[str, ...]
    """Host names; their subdomains belong to the site as well."""
    story_names: frozenset[str]
    """Class and id names, as in the page or in lower case, of the elements that hold the story: nothing outside them is kept."""
    dropped_names: frozenset[str]
    """Class and id names, as in the page or in lower case, of elements of which nothing is kept."""
    rules: tuple[Rule, ...]
    name_roles: NameRoles
    disabled: frozenset[str]
    """Ids of shipped rules that are not used on the site's pages."""
    selectors: Selectors = NO_SELECTORS
    """Where the story and its fields stand."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SiteProfile) and (self.file, self.hosts) == (other.file, other.hosts)

    def __hash__(self) -> int:
        return hash((self.file, self.hosts))


@dataclass(frozen=True, eq=False, slots=True)
class CustomRules:
    """The contents of a folder of rule files. The value can be sent to other processes."""

    rules: tuple[Rule, ...]
    """The rules for all pages."""
    name_roles: NameRoles
    """The roles of class and id names."""
    disabled: frozenset[str]
    """Ids of shipped rules that are not used."""
    profiles: tuple[SiteProfile, ...]
    """The site profiles."""
    checksums: tuple[int, ...]
    """One per file; they identify the state of the folder."""

    def __eq__(self, other: object) -> bool:
        """Compare the files' checksums, so that a copy from another process uses the same cached rule set."""
        return isinstance(other, CustomRules) and self.checksums == other.checksums

    def __hash__(self) -> int:
        return hash(self.checksums)

    def find_profile(self, host: str) -> SiteProfile | None:
        """Return the profile of a host, or else of the nearest parent domain that has one."""
        profile_by_host = {one: profile for profile in self.profiles for one in profile.hosts}
        nearest = find_nearest_host(host, profile_by_host)
        return profile_by_host[nearest] if nearest is not None else None


def find_nearest_host(host: str, known: Container[str]) -> str | None:
    """Return a host itself if it is known, or else the nearest parent domain that is; ``None`` for none."""
    while host and host not in known:
        host = host.partition(".")[2]
    return host or None


@lru_cache(maxsize=64)
def build_rule_set(custom: CustomRules, profile: SiteProfile | None) -> RuleSet:
    """Return the shipped rules with custom ones and those of a site profile; custom rules take precedence."""
    shipped = shipped_rules()
    disabled = custom.disabled | (profile.disabled if profile else frozenset())
    added = (*(profile.rules if profile else ()), *custom.rules)
    name_roles = merge_name_roles(
        shipped.container_names.roles_by_token, custom.name_roles, *((profile.name_roles,) if profile else ())
    )
    # A custom rule may have the id of the shipped rule that it replaces, so the shipped one must be left out.
    kept = tuple(rule for rule in shipped.rules if rule.id not in disabled)
    return RuleSet((*added, *kept), name_roles, shipped.alternatives.without(disabled))


def read_rule_folder(folder: str | os.PathLike[str]) -> CustomRules:
    """Read and check all TOML files of a folder, and try every rule on its examples.

    Args:
        folder: the folder; its files have the ending ``.toml``.

    Raises:
        RuleError: a file cannot be used. The message names the file and the line; ``problems`` lists all problems.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise RuleError((Problem(str(folder), 0, "no such folder: --rules takes a folder of TOML files"),))
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise RuleError((Problem(str(folder), 0, "no rule files here: their names end in .toml"),))
    return combine_rule_files({str(path): read_rule_file(path) for path in paths})


def read_rule_file(path: Path) -> RuleFile:
    """Read and check one file on its own.

    Raises:
        RuleError: the file cannot be read or is invalid.
    """
    try:
        return parse_rule_file(str(path), path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise RuleError((Problem(str(path), 0, "this is no UTF-8 text"),)) from None
    except OSError as error:
        raise RuleError((Problem(str(path), 0, error.strerror or str(error)),)) from None


def combine_rule_files(files: dict[str, RuleFile]) -> CustomRules:
    """Combine rule files, given by name.

    Raises:
        RuleError: an id is taken, a rule to disable does not exist, a host has two profiles, an example is wrong.
    """
    problems = _find_conflicts(files)
    for name, file in files.items():
        problems += find_wrong_examples(name, file)
    if problems:
        raise RuleError(tuple(problems))
    general = [file for file in files.values() if file.site is None]
    return CustomRules(
        tuple(rule for file in general for rule in file.rules),
        merge_name_roles(*(file.name_roles for file in general)),
        frozenset(rule_id for file in general for rule_id in file.disabled),
        tuple(
            SiteProfile(
                name,
                file.site.hosts,
                file.site.story_names,
                file.site.dropped_names,
                file.rules,
                file.name_roles,
                frozenset(file.disabled),
                file.site.selectors,
            )
            for name, file in files.items()
            if file.site is not None
        ),
        tuple(file.checksum for file in files.values()),
    )


def _find_conflicts(files: dict[str, RuleFile]) -> list[Problem]:
    """Return the problems between files, and between files and the shipped rules."""
    shipped_ids = {rule.id for rule in shipped_rules().rules}
    disabled = {rule_id for file in files.values() for rule_id in file.disabled}
    owner_by_id = dict.fromkeys(shipped_ids - disabled, "the shipped rules: list it in off to replace it")
    file_by_host: dict[str, str] = {}
    problems = []
    for name, file in files.items():
        for rule_id in file.disabled:
            if rule_id not in shipped_ids:
                close = get_close_matches(rule_id, shipped_ids, 1)
                hint = f": did you mean {close[0]}?" if close else ": see newsclean rules list"
                line = file.lines.table("").line_of("off")
                problems.append(Problem(name, line, f"off: {rule_id} is no shipped rule{hint}"))
        for index, rule in enumerate(file.rules):
            if rule.id in owner_by_id:
                line = file.lines.table("rule", index).line_of("id")
                problems.append(Problem(name, line, f"{rule.id}: this id stands in {owner_by_id[rule.id]}"))
            owner_by_id[rule.id] = name
        for host in file.site.hosts if file.site else ():
            if host in file_by_host:
                line = file.lines.table("site").line_of("hosts")
                problems.append(Problem(name, line, f"site: {host} has a profile in {file_by_host[host]}"))
            file_by_host[host] = name
    return problems
