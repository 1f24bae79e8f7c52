"""``newsclean rules``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.cli.options import rules_option
from newsclean.cli.process_exit import exit_code_of
from newsclean.rules import RuleError, active_rules
from newsclean.rules.errors import Problem
from newsclean.rules.interstitials import Interstitial, load_interstitials
from newsclean.rules.page_links import PageLinkRule, load_page_links
from newsclean.text.escaping import terminal_text

if TYPE_CHECKING:
    from newsclean.rules.validation import RuleFile


@click.group(invoke_without_command=True)
@rules_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the boilerplate rules, show one, or test a rule file.

    \b
    Examples:
      newsclean rules
      newsclean rules list wechat
      newsclean rules show share.prompt.en
      newsclean rules test my-rules/
      newsclean rules --rules my-rules list
    """
    if ctx.invoked_subcommand is None:
        _print_list("")


@command.command("list", short_help="List rules: all, or those that match a text.")
@click.argument("text", default="")
def list_(text: str) -> None:
    """List the rules whose id, role, pattern or examples contain TEXT.

    \b
    Examples:
      newsclean rules list
      newsclean rules list newsletter
    """
    _print_list(text)


def _complete_ids(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [id_ for id_ in _all_ids() if id_.startswith(incomplete)]


def _all_ids() -> list[str]:
    return [
        *(rule.id for rule in active_rules().rules),
        *(kind.id for kind in load_interstitials()),
        *(rule.id for rule in load_page_links().rules),
    ]


@command.command()
@click.argument("rule_id", shell_complete=_complete_ids)
def show(rule_id: str) -> None:
    """Show all of one rule.

    An id such as structure.link-list, which has no pattern, is shown with its meaning.

    \b
    Example:
      newsclean rules show share.prompt.en
      newsclean rules show wall.gone.en
      newsclean rules show structure.link-list
    """
    rule = next((rule for rule in active_rules().rules if rule.id == rule_id), None)
    interstitials = load_interstitials() if rule is None else ()
    interstitial = next((kind for kind in interstitials if kind.id == rule_id), None)
    if interstitial is not None:
        _show_interstitial(interstitial)
        return
    page_link = next((each for each in load_page_links().rules if each.id == rule_id), None) if rule is None else None
    if page_link is not None:
        _show_page_link(page_link)
        return
    if rule is None:
        from difflib import get_close_matches

        from newsclean.explanation.decisions import load_facts, load_kinds

        fact = load_facts().get(rule_id)
        if fact is not None:
            _print_fields([("id", rule_id), ("effect", load_kinds()[fact.kind]), ("meaning", fact.words)])
            return
        ids = [*_all_ids(), *load_facts()]
        close = [id_ for id_ in ids if id_.startswith(rule_id)] or get_close_matches(rule_id, ids, 1)
        hint = f"did you mean '{close[0]}'?" if close else "see newsclean rules list"
        raise click.ClickException(f"{terminal_text(rule_id)}: no such rule; {hint}")
    _print_fields([
        ("id", rule.id), ("role", rule.role), ("matches", _SCOPES[rule.scope]), ("effect", _STRENGTHS[rule.strength]),
        ("only", "blocks that are nothing but a link" if rule.links_only else ""),
        ("opens", "a section of boilerplate" if rule.opens_section else ""), ("languages", ", ".join(rule.languages)),
        ("up to", f"{rule.max_chars} characters"), ("pattern", rule.pattern),
        *(("example", text) for text in rule.examples), *(("not", text) for text in rule.counter_examples),
    ])  # fmt: skip


def _show_interstitial(kind: Interstitial) -> None:
    """Show all of one rule for pages that a site shows instead of a story."""
    _print_fields([
        ("id", kind.id), ("role", "interstitial"), ("matches", _INTERSTITIAL_SCOPES[kind.scope]),
        ("effect", f"the page gives no article: it is {kind.message}"), ("languages", ", ".join(kind.languages)),
        ("pattern", kind.pattern.pattern), *(("example", text) for text in kind.examples),
        *(("not", text) for text in kind.counter_examples),
    ])  # fmt: skip


def _show_page_link(rule: PageLinkRule) -> None:
    """Show all of one rule for links between the pages of a story."""
    _print_fields([
        ("id", rule.id), ("role", "page link"), ("matches", _PAGE_LINK_SCOPES[rule.scope]),
        ("effect", _PAGE_LINK_KINDS[rule.kind]), ("languages", ", ".join(rule.languages)), ("pattern", rule.pattern.pattern),
        *(("example", text) for text in rule.examples), *(("not", text) for text in rule.counter_examples),
    ])  # fmt: skip


def _print_fields(lines: list[tuple[str, str]]) -> None:
    for label, value in lines:
        if value:
            click.echo(f"{label:<10} {value}")


@command.command(short_help="Test rule files on their examples.")
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("pages", metavar="[PAGE]...", nargs=-1, type=click.Path(readable=False))
def test(path: Path, pages: tuple[str, ...]) -> None:
    """Check a rule file or a folder of them, and test every rule on its examples and counter-examples.

    A site profile has no examples: its story and drop take class and id names, its other keys selectors. With PAGE files,
    the hosts of each profile are compared with those of the pages.

    \b
    Examples:
      newsclean rules test my-rules/
      newsclean rules test my-rules/appeals.toml
      newsclean rules test my-rules/ page.html
    """
    from newsclean.rules.custom import combine_rule_files, read_rule_file
    from newsclean.rules.shipped import DATA_FOLDER
    from newsclean.rules.validation import find_wrong_examples

    if not path.exists():
        raise click.ClickException(f"{path}: no such file or folder")
    files: dict[str, RuleFile] = {}
    problems: list[Problem] = []
    for file_path in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
        try:
            files[str(file_path)] = read_rule_file(file_path)
        except RuleError as error:
            problems += error.problems
    if not files and not problems:
        raise click.ClickException(f"{path}: no rule files (*.toml) in this folder")
    # The ids of the shipped files are not duplicates of themselves.
    shipped = {
        name: file for name, file in files.items() if Path(name).resolve().is_relative_to(Path(DATA_FOLDER).resolve())
    }
    for name, file in shipped.items():
        problems += find_wrong_examples(name, file)
    try:
        combine_rule_files({name: file for name, file in files.items() if name not in shipped})
    except RuleError as error:
        problems += error.problems
    for problem in sorted(problems):
        click.echo(terminal_text(str(problem)))
    if pages:
        _print_profile_matches(files, [_find_host(page) for page in pages])
    rules = sum(len(file.rules) for file in files.values())
    profiles = sum(file.site is not None for file in files.values())
    counts = [(rules, "rule"), *([(profiles, "site profile")] if profiles else []), (len(problems), "problem")]
    click.echo(", ".join(f"{count} {noun}{'s' * (count != 1)}" for count, noun in counts))
    if problems:
        raise click.exceptions.Exit(1)


def _find_host(name: str) -> str:
    """Return the host that a page is of, by its address or its canonical link; ``""`` where it states none."""
    from newsclean.document import Document
    from newsclean.errors import NewscleanError
    from newsclean.inputs.documents import read_documents
    from newsclean.pipeline import parse_page
    from newsclean.text.hosts import site_host

    try:
        document = next(read_documents(name), None)
        if not isinstance(document, Document):
            raise click.ClickException(str(document or f"{name}: no page in this file"))
        return site_host(parse_page(document.data, document.url, "auto", document.charset).page.effective_url)
    except NewscleanError as error:
        raise click.ClickException(f"{name}: {error}") from None


def _print_profile_matches(files: dict[str, RuleFile], page_hosts: list[str]) -> None:
    """Print for each site profile how many pages are of its site, and the pages' hosts where none is."""
    from newsclean.rules.custom import find_nearest_host

    total = f"{len(page_hosts)} page{'s' * (len(page_hosts) != 1)}"
    known = {host for file in files.values() if file.site is not None for host in file.site.hosts}
    nearest = {host: find_nearest_host(host, known) for host in page_hosts}
    for name, file in files.items():
        if file.site is None:
            continue
        hosts = file.site.hosts
        count = sum(nearest[page_host] in hosts for page_host in page_hosts)
        line = f"{name}: {', '.join(hosts)}: {count} of {total}"
        if not count:
            found = sorted({_describe_host(host, nearest[host]) for host in page_hosts})
            line += f"; the profile is not used, the host is {' or '.join(found)}"
        click.echo(terminal_text(line))


def _describe_host(host: str, nearest: str | None) -> str:
    """Return a page's host in words, with the host whose profile is used for it."""
    if not host:
        return "unknown, to be stated with --url of clean and explain"
    return f"{host}, which has the profile for {nearest}" if nearest is not None else host


@command.command("import-ftr", short_help="Convert ftr-site-config files.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="RULES",
    help="Folder for the site profiles.",
)  # fmt: skip
def import_ftr(folder: Path, output: Path) -> None:
    """Convert the site configurations of Full-Text RSS (ftr-site-config) in DIR to site profiles.

    title, body, author, date, strip, strip_id_or_class and next_page_link are read. Other lines are named on standard error.

    \b
    Example:
      newsclean rules import-ftr ftr-site-config -o my-rules
    """
    from newsclean.cli.messages import log
    from newsclean.errors import SourceError
    from newsclean.output.atomic import atomic_text
    from newsclean.rules.ftr.folder import import_folder

    def write(path: Path, text: str) -> None:
        with atomic_text(path) as file:
            file.write(text)

    try:
        if folder.is_dir():
            output.mkdir(parents=True, exist_ok=True)
        done = import_folder(folder, output, write)
    except SourceError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror or error}") from None
    for problem in done.problems:
        log("warning", str(problem))
    profiles = f"{done.profiles} site profile{'s' * (done.profiles != 1)}"
    lines = sum(problem.line > 0 for problem in done.problems)
    files = f"{done.without_profile} file{'s' * (done.without_profile != 1)} without one"
    click.echo(f"{profiles}, {files}, {lines} line{'s' * (lines != 1)} not understood")
    if done.without_profile:
        raise click.exceptions.Exit(exit_code_of(done.profiles, done.without_profile))


_SCOPES = {
    "line": "the whole block",
    "start": "a block's start",
    "end": "a block's end",
    "within": "anywhere in a block",
}
_INTERSTITIAL_SCOPES = {
    "within": "anywhere in the title or the text of a page with a short body",
    "start": "the start of the title, a heading or a block of a page with a short body",
    "title": "the start of the title or a heading of a page with a short body",
}
_PAGE_LINK_SCOPES = {"line": "the whole text of a link", "start": "the start of a link's text"}
_PAGE_LINK_KINDS = {
    "next_page": "the link leads to the story's next page, if its address is one of the story",
    "next": "the link leads to the story's next page, if its address is clearly one of the story",
    "number": "the link leads to this page of the story, if its address is one of the story",
    "all_pages": "the link leads to the whole story on one page, if its address is one of the story",
    "other_story": "the link leads to another story, whatever its address is",
}
_STRENGTHS = {
    "veto": "drops the block, whatever its score is", "trim": "cuts the words off the block",
    "evidence": "one piece of evidence among others",
}  # fmt: skip


def _print_list(text: str) -> None:
    searched = text.casefold()
    matching = [
        rule
        for rule in active_rules().rules
        if searched in " ".join((rule.id, rule.role, rule.pattern, *rule.examples)).casefold()
    ]
    interstitials = [
        kind
        for kind in load_interstitials()
        if searched in " ".join((kind.id, "interstitial", kind.pattern.pattern, *kind.examples)).casefold()
    ]
    page_links = [
        rule
        for rule in load_page_links().rules
        if searched in " ".join((rule.id, "page link", rule.pattern.pattern, *rule.examples)).casefold()
    ]
    if not matching and not interstitials and not page_links:
        raise click.ClickException(f"{terminal_text(text)}: no rule contains this in its id, role, pattern or examples")
    for rule in matching:
        click.echo(f"{rule.id:<28} {rule.role:<12} {rule.strength:<9} {rule.examples[0]}")
    for kind in interstitials:
        click.echo(f"{kind.id:<28} {'interstitial':<12} {'page':<9} {kind.examples[0]}")
    for link in page_links:
        click.echo(f"{link.id:<28} {'page link':<12} {link.kind:<9} {link.examples[0]}")
