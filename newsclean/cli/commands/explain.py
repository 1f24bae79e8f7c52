"""``newsclean explain``."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsclean.cli.activity import Waiting
from newsclean.cli.messages import log
from newsclean.cli.option_groups import OUTPUT, Command, option
from newsclean.cli.options import file_named, log_options, page_options, private_option, rules_option
from newsclean.cli.streams import is_terminal
from newsclean.document import Document
from newsclean.errors import NewscleanError, SourceError
from newsclean.inputs.documents import STDIN, display_name, read_documents
from newsclean.pipeline import Kind

if TYPE_CHECKING:
    from newsclean.explanation.comparison import Comparison
    from newsclean.explanation.model import Explanation


_BEGINS_AS_DATA = re.compile(rb"\s*\{\s*\"")


class _NoPage(click.ClickException):
    """The page cannot be explained: the only input gave nothing."""

    exit_code = 3


class _Asked(NamedTuple):
    """How a page is to be read."""

    kind: Kind
    url: str | None
    allow_private: bool


@click.command(cls=Command)
@click.argument("names", metavar="[PAGE]...", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@page_options
@private_option
@option(
    "--diff",
    is_flag=True,
    group=OUTPUT,
    help="Show what changed: from one page to another, or what --rules changes on one page.",
)
@option(
    "--html",
    "report",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    callback=file_named,
    group=OUTPUT,
    help="Write one HTML file instead; - for standard output.",
)
@option("--json", "as_json", is_flag=True, group=OUTPUT, help="Print the same as data.")
@rules_option
@log_options
def command(
    names: tuple[str, ...], diff: bool, report: Path | None, as_json: bool, kind: Kind, url: str | None,
    allow_private: bool,
) -> None:  # fmt: skip
    """Show a whole PAGE (a file, a URL, or - for standard input): each block kept (+) or dropped (-), and why.

    With --diff, a page may also be what explain --json printed, by another version for instance.

    \b
    Examples:
      newsclean explain page.html
      newsclean explain https://example.com/story --html report.html
      newsclean explain dump.txt --json | jq '.blocks[] | select(.keep) | .text'
      newsclean explain --diff page.html --rules my-rules
      newsclean explain --diff before.json page.html --html changes.html
    """
    names = names or (STDIN,)
    if names == (STDIN,) and is_terminal(sys.stdin):
        raise click.UsageError("no input: name a file or a URL, or pipe a page in")
    asked = _Asked(kind, url, allow_private)
    if diff:
        _show_changes(names, asked, report, as_json)
    elif len(names) == 1:
        _show(names[0], asked, report, as_json)
    else:
        raise click.UsageError("one page at a time, or two to compare with --diff")


def _show(name: str, asked: _Asked, report: Path | None, as_json: bool) -> None:
    explanation = _explained(name, asked)
    if as_json:
        _print_json(explanation.to_dict())
    if report is not None:
        from newsclean.output.report import html_report

        _write(report, html_report(explanation, display_name(name)))
    elif not as_json:
        from newsclean.output.explain_terminal import print_explanation
        from newsclean.output.terminal import terminal

        print_explanation(explanation, display_name(name), terminal())


def _show_changes(names: tuple[str, ...], asked: _Asked, report: Path | None, as_json: bool) -> None:
    comparison, shown = _compared(names, asked)
    if as_json:
        _print_json(comparison.to_dict())
    if report is not None:
        from newsclean.output.report import html_comparison

        _write(report, html_comparison(comparison, shown))
    elif not as_json:
        from newsclean.output.explain_terminal import print_comparison
        from newsclean.output.terminal import terminal

        print_comparison(comparison, shown, terminal())


def _compared(names: tuple[str, ...], asked: _Asked) -> tuple[Comparison, tuple[str, str]]:
    from newsclean.explanation.comparison import compare
    from newsclean.rules import use_rules
    from newsclean.rules.active import active_custom_rules

    if len(names) == 2:
        before, after = (_explained_or_saved(name, asked) for name in names)
        return compare(before, after), (display_name(names[0]), display_name(names[1]))
    if len(names) != 1 or active_custom_rules() is None:
        raise click.UsageError("--diff takes two pages, or one page and --rules")
    found = _read(names[0], asked)
    with use_rules(None):
        before = _explain(found, names[0], asked)
    after = _explain(found, names[0], asked)
    return compare(before, after), ("the shipped rules", "with --rules")


def _explained(name: str, asked: _Asked) -> Explanation:
    return _explain(_read(name, asked), name, asked)


def _explained_or_saved(name: str, asked: _Asked) -> Explanation:
    """A page explained, or an explanation read that was printed as JSON."""
    from newsclean.explanation.model import Explanation

    found = _read(name, asked)
    if isinstance(found.data, str) or not _BEGINS_AS_DATA.match(found.data):
        return _explain(found, name, asked)
    try:
        return Explanation.from_dict(json.loads(found.data))
    except ValueError as error:
        raise _failed(name, SourceError(f"this is broken JSON: {error}")) from None
    except NewscleanError as error:
        raise _failed(name, error) from None


def _read(name: str, asked: _Asked) -> Document:
    try:
        if name.startswith(("http://", "https://")):
            from newsclean.fetching.client import fetch_page
            from newsclean.fetching.options import FetchOptions

            with Waiting(None, quiet=False) as waiting:
                waiting.at(name)
                return fetch_page(name.strip(), FetchOptions(allow_private=asked.allow_private))
        held = read_documents(name)
        found = next(held, SourceError(f"{name}: holds no page"))
        if isinstance(found, SourceError):
            raise found
        if isinstance(next(held, None), Document):
            log("warning", "this holds several pages, and the first is shown", display_name(name))
        return found
    except NewscleanError as error:
        raise _failed(name, error) from None


def _explain(found: Document, name: str, asked: _Asked) -> Explanation:
    from newsclean.api import explain

    try:
        return explain(found.data, url=found.url or asked.url, kind=asked.kind, charset=found.charset)
    except NewscleanError as error:
        raise _failed(name, error) from None


def _failed(name: str, error: NewscleanError) -> _NoPage:
    message = str(error)
    return _NoPage(message if message.startswith(name) else f"{display_name(name)}: {message}")


def _print_json(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "replace"))


def _write(path: Path, text: str) -> None:
    from newsclean.output.atomic import atomic_text

    if str(path) == STDIN:
        click.echo(text.encode(), nl=False)
        return
    try:
        with atomic_text(path) as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror or error}") from None
