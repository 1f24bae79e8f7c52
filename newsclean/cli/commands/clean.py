"""``newsclean clean``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

import click

from newsclean.article.model import Article
from newsclean.cli.option_groups import Command
from newsclean.cli.options import log_options, page_options, rules_option
from newsclean.cli.output import Job, Output, output_options, write_all
from newsclean.cli.streams import is_terminal
from newsclean.document import Document
from newsclean.errors import NewscleanError, SourceError
from newsclean.inputs.files import STDIN, called, expand, holds_many, pages
from newsclean.pipeline import Kind


@click.command(cls=Command)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@page_options
@output_options
@rules_option
@log_options
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], kind: Kind, url: str | None, output: Output) -> None:
    """Clean pages and dumps from FILES, folders, or standard input (-, or no file).

    HTML, plain text, WARC and WET files are told apart by content; gzip is opened. Several files, a folder or a WARC
    file give JSON Lines.

    \b
    Examples:
      newsclean clean page.html
      newsclean clean dump.txt --format markdown
      newsclean clean pages/ -o articles.jsonl
      newsclean clean pages/ --format csv -o articles.csv
      newsclean clean page.html --fields title,published,text
      curl -s https://example.com/story | newsclean clean | jq -r .text
    """
    if not files and is_terminal(sys.stdin):
        raise click.UsageError("no input: name a file or a folder, or pipe a page in")
    names = files or (STDIN,)
    many = len(names) > 1 or holds_many(names[0])
    ctx.exit(write_all(_jobs(names, kind, url), output, many))


def _jobs(names: tuple[str, ...], kind: Kind, url: str | None) -> Iterator[Job]:
    for name, error in expand(names):
        if error is not None:
            yield name, partial(_fail, error)
            continue
        if name.startswith(("http://", "https://")):
            yield name, partial(_fail, SourceError(f"{name}: this is a web address: newsclean fetch gets it"))
            continue
        try:
            for found in pages(name):
                yield found.name, partial(_clean, found, kind, url)
        except SourceError as broken:
            yield called(name), partial(_fail, broken)


def _fail(error: NewscleanError) -> Article:
    raise error


def _clean(found: Document, kind: Kind, url: str | None) -> Article:
    from newsclean.api import clean

    return clean(found.data, url=found.url or url, kind=kind, charset=found.charset, fetched_at=found.fetched_at)
