"""``newsclean explain``."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsclean.cli.activity import ActivityIndicator
from newsclean.cli.messages import log
from newsclean.cli.option_groups import OUTPUT, Command, option
from newsclean.cli.options import log_options, page_options, private_option, require_file_name, rules_option
from newsclean.cli.process_exit import ALL_FAILED
from newsclean.cli.streams import is_terminal
from newsclean.document import Document
from newsclean.errors import NewscleanError, SourceError
from newsclean.inputs.documents import STDIN, display_name, read_documents
from newsclean.pipeline import Kind

if TYPE_CHECKING:
    from newsclean.explanation.comparison import Comparison
    from newsclean.explanation.model import Explanation


_JSON_OBJECT_START = re.compile(rb"\s*\{\s*\"")


class _ExplainError(click.ClickException):
    """The page cannot be explained."""

    exit_code = ALL_FAILED


class _PageOptions(NamedTuple):
    """How pages are read."""

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
    help="Compare two pages, or one page without and with --rules.",
)
@option(
    "--html",
    "report",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    callback=require_file_name,
    group=OUTPUT,
    help="Write a self-contained HTML report; - for standard output.",
)
@option("--json", "as_json", is_flag=True, group=OUTPUT, help="Print JSON.")
@rules_option
@log_options
def command(
    names: tuple[str, ...], diff: bool, report: Path | None, as_json: bool, kind: Kind, url: str | None,
    allow_private: bool,
) -> None:  # fmt: skip
    """Show each block of a PAGE, kept (+) or dropped (-), and why. PAGE is a file, a URL, or - for standard input.

    With --diff, a page may also be the output of explain --json, from another version for example.

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
        raise click.UsageError("no input; name a file or a URL, or pipe a page to standard input")
    options = _PageOptions(kind, url, allow_private)
    if diff:
        _show_comparison(names, options, report, as_json)
    elif len(names) == 1:
        _show_explanation(names[0], options, report, as_json)
    else:
        raise click.UsageError("expected one page, or two with --diff")


def _show_explanation(name: str, options: _PageOptions, report: Path | None, as_json: bool) -> None:
    explanation = _explain(_read_document(name, options), name, options)
    if as_json:
        _print_json(explanation.to_dict())
    if report is not None:
        from newsclean.output.report import html_report

        _write_report(report, html_report(explanation, display_name(name)))
    elif not as_json:
        from newsclean.output.explain_terminal import print_explanation
        from newsclean.output.terminal import terminal

        print_explanation(explanation, display_name(name), terminal())


def _show_comparison(names: tuple[str, ...], options: _PageOptions, report: Path | None, as_json: bool) -> None:
    comparison, labels = _compare(names, options)
    if as_json:
        _print_json(comparison.to_dict())
    if report is not None:
        from newsclean.output.report import html_comparison

        _write_report(report, html_comparison(comparison, labels))
    elif not as_json:
        from newsclean.output.explain_terminal import print_comparison
        from newsclean.output.terminal import terminal

        print_comparison(comparison, labels, terminal())


def _compare(names: tuple[str, ...], options: _PageOptions) -> tuple[Comparison, tuple[str, str]]:
    """Compare two pages, or one page without and with the user's rules; return the labels of the two as well."""
    from newsclean.explanation.comparison import compare
    from newsclean.rules import use_rules
    from newsclean.rules.active import active_custom_rules

    if len(names) == 2:
        before, after = (_explain_or_load(name, options) for name in names)
        return compare(before, after), (display_name(names[0]), display_name(names[1]))
    if len(names) != 1 or active_custom_rules() is None:
        raise click.UsageError("--diff requires two pages, or one page and --rules")
    document = _read_document(names[0], options)
    with use_rules(None):
        before = _explain(document, names[0], options)
    after = _explain(document, names[0], options)
    return compare(before, after), ("the shipped rules", "with --rules")


def _explain_or_load(name: str, options: _PageOptions) -> Explanation:
    """Explain a page, or load an explanation that ``--json`` printed."""
    from newsclean.explanation.model import Explanation

    document = _read_document(name, options)
    if isinstance(document.data, str) or not _JSON_OBJECT_START.match(document.data):
        return _explain(document, name, options)
    try:
        return Explanation.from_dict(json.loads(document.data))
    except ValueError as error:
        raise _explain_error(name, f"broken JSON: {error}") from None
    except NewscleanError as error:
        raise _explain_error(name, str(error)) from None


def _read_document(name: str, options: _PageOptions) -> Document:
    try:
        if name.startswith(("http://", "https://")):
            return _fetch(name, options)
        found = read_documents(name)
        document = next(found, SourceError(f"{name}: no page in this file"))
        if isinstance(document, SourceError):
            raise document
        if isinstance(next(found, None), Document):
            log("warning", "the file holds several pages; only the first is shown", display_name(name))
        return document
    except NewscleanError as error:
        raise _explain_error(name, str(error)) from None


def _fetch(url: str, options: _PageOptions) -> Document:
    from newsclean.fetching.client import fetch_page
    from newsclean.fetching.options import FetchOptions

    with ActivityIndicator() as activity:
        activity.show(url)
        return fetch_page(url.strip(), FetchOptions(allow_private=options.allow_private))


def _explain(document: Document, name: str, options: _PageOptions) -> Explanation:
    from newsclean.api import explain

    try:
        return explain(document.data, url=document.url or options.url, kind=options.kind, charset=document.charset)
    except NewscleanError as error:
        raise _explain_error(name, str(error)) from None


def _explain_error(name: str, message: str) -> _ExplainError:
    return _ExplainError(message if message.startswith(name) else f"{display_name(name)}: {message}")


def _print_json(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "replace"))


def _write_report(path: Path, text: str) -> None:
    from newsclean.output.atomic import atomic_text

    if str(path) == STDIN:
        click.echo(text.encode(), nl=False)
        return
    try:
        with atomic_text(path) as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror or error}") from None
