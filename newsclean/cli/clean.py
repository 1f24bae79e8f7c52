"""``newsclean clean``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from newsclean.article import Article
from newsclean.cleaning import Kind
from newsclean.cli.options import log_options, rules_option
from newsclean.cli.output import Job, make_output, output_options, write_all
from newsclean.errors import NewscleanError, SourceError
from newsclean.sources import Input
from newsclean.sources.files import STDIN, expand, holds_many, pages


@click.command()
@click.argument("files", nargs=-1)
@click.option(
    "--kind",
    type=click.Choice(["auto", "html", "dump"]),
    default="auto",
    show_default=True,
    help="What the input is; auto looks at its content.",
)
@click.option("--url", help="Where the page came from, to make its links absolute.")
@rules_option
@log_options
@output_options
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], kind: Kind, url: str | None, output: Path | None, format_: str | None,
    jsonl: bool, summary: bool | None, quiet: bool,
) -> None:  # fmt: skip
    """Clean pages and dumps from FILES, folders, or standard input (-, or no file).

    HTML, plain text, WARC and WET files are told apart by content; gzip is opened. Several files, a folder or a WARC
    file give JSON Lines.

    \b
    Examples:
      newsclean clean page.html
      newsclean clean dump.txt --format markdown
      newsclean clean pages/ -o articles.jsonl
      curl -s https://example.com/story | newsclean clean | jq -r .text
    """
    if not files and sys.stdin.isatty():
        raise click.UsageError("no input: name a file or a folder, or pipe a page in")
    names = files or (STDIN,)
    many = len(names) > 1 or holds_many(names[0])
    ctx.exit(write_all(_jobs(names, kind, url), make_output(output, format_, jsonl, quiet, summary), many))


def _jobs(names: tuple[str, ...], kind: Kind, url: str | None) -> Iterator[Job | NewscleanError]:
    for name in expand(names):
        if isinstance(name, SourceError):
            yield name
            continue
        try:
            for found in pages(name):
                yield found.name, partial(_clean, found, kind, url)
        except SourceError as error:
            yield error


def _clean(found: Input, kind: Kind, url: str | None) -> Article:
    from newsclean.cleaning import clean

    return clean(found.data, url=found.url or url, kind=kind, charset=found.charset, fetched_at=found.fetched_at)
