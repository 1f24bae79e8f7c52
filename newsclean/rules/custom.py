"""People's own rules and site profiles: a folder of TOML files that add to what ships, or take from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsclean.rules.book import Rule, RuleBook
from newsclean.rules.errors import Problem, RuleError
from newsclean.rules.shipped import join_names, shipped
from newsclean.rules.validation import RuleFile, read_rules, wrong_examples


@dataclass(frozen=True, eq=False, slots=True)
class Site:
    """A site's profile: which of its elements hold the story or never do, and rules for its pages alone."""

    file: str
    hosts: tuple[str, ...]
    story: frozenset[str]
    """Class and id names, lower case, of elements that hold the story: nothing outside them is kept."""
    drop: frozenset[str]
    """Class and id names of elements of which nothing is kept."""
    rules: tuple[Rule, ...]
    names: dict[str, frozenset[str]]
    off: frozenset[str]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Site) and (self.file, self.hosts) == (other.file, other.hosts)

    def __hash__(self) -> int:
        return hash((self.file, self.hosts))


@dataclass(frozen=True, eq=False, slots=True)
class OwnRules:
    """What a folder adds to the shipped rules; a value that processes can be given."""

    rules: tuple[Rule, ...]
    names: dict[str, frozenset[str]]
    off: frozenset[str]
    """Ids of shipped rules that do not count."""
    sites: tuple[Site, ...]
    mark: tuple[int, ...]
    """What tells one state of the folder from another."""

    def __eq__(self, other: object) -> bool:
        """Equal to what was read from the same files, in another process as well, so that its book is made once."""
        return isinstance(other, OwnRules) and self.mark == other.mark

    def __hash__(self) -> int:
        return hash(self.mark)

    def site_of(self, host: str) -> Site | None:
        """The profile of a host: its own, or the one of the nearest domain around it."""
        while host:
            for site in self.sites:
                if host in site.hosts:
                    return site
            host = host.partition(".")[2]
        return None


@lru_cache(maxsize=64)
def book_of(own: OwnRules, site: Site | None) -> RuleBook:
    """The shipped rules with a person's own, and with those of a site. A person's own come first."""
    base = shipped()
    off = own.off | (site.off if site else frozenset())
    added = (*(site.rules if site else ()), *own.rules)
    names = join_names(base.names, own.names, *((site.names,) if site else ()))
    # A rule of a person's own may have the id of one that it replaces.
    return RuleBook((*added, *(rule for rule in base.rules if rule.id not in off)), names, base.parts.without(off))


def read_folder(folder: Path) -> OwnRules:
    """Read every TOML file in a folder, check it, and try every rule on its examples.

    Raises:
        RuleError: a file cannot be used; the message names the file and the line, and ``problems`` has all of them.
    """
    if not folder.is_dir():
        raise RuleError((Problem(str(folder), 0, "no such folder: --rules takes a folder of TOML files"),))
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise RuleError((Problem(str(folder), 0, "no rule files here: their names end in .toml"),))
    return join(dict(map(read_file, paths)))


def read_file(path: Path) -> tuple[str, RuleFile]:
    """One file's name and what it says.

    Raises:
        RuleError: it cannot be read, or is no TOML.
    """
    try:
        return str(path), read_rules(str(path), path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise RuleError((Problem(str(path), 0, "this is no UTF-8 text"),)) from None
    except OSError as error:
        raise RuleError((Problem(str(path), 0, error.strerror or str(error)),)) from None


def join(files: dict[str, RuleFile]) -> OwnRules:
    """Files by name → what they say together.

    Raises:
        RuleError: an id is taken, a rule to switch off does not exist, a host has two profiles, an example is wrong.
    """
    problems = _across(files)
    for name, file in files.items():
        problems += wrong_examples(name, file)
    if problems:
        raise RuleError(tuple(problems))
    general = [file for file in files.values() if file.site is None]
    return OwnRules(
        tuple(rule for file in general for rule in file.rules),
        join_names(*(file.names for file in general)),
        frozenset(id_ for file in general for id_ in file.off),
        tuple(
            Site(name, *file.site, file.rules, file.names, frozenset(file.off))
            for name, file in files.items()
            if file.site is not None
        ),
        tuple(file.mark for file in files.values()),
    )


def _across(files: dict[str, RuleFile]) -> list[Problem]:
    """What is wrong between the files, and between them and what ships."""
    from difflib import get_close_matches

    known = {rule.id for rule in shipped().rules}
    off = {id_ for file in files.values() for id_ in file.off}
    taken = dict.fromkeys(known - off, "the shipped rules: list it in off to replace it")
    hosts: dict[str, str] = {}
    problems = []
    for name, file in files.items():
        for id_ in file.off:
            if id_ not in known:
                close = get_close_matches(id_, known, 1)
                hint = f": did you mean {close[0]}?" if close else ": see newsclean rules list"
                line = file.lines.table("").of("off")
                problems.append(Problem(name, line, f"off: {id_} is no shipped rule{hint}"))
        for number, rule in enumerate(file.rules):
            if rule.id in taken:
                line = file.lines.table("rule", number).of("id")
                problems.append(Problem(name, line, f"{rule.id}: this id stands in {taken[rule.id]}"))
            taken[rule.id] = name
        for host in file.site.hosts if file.site else ():
            if host in hosts:
                line = file.lines.table("site").of("hosts")
                problems.append(Problem(name, line, f"site: {host} has a profile in {hosts[host]}"))
            hosts[host] = name
    return problems
