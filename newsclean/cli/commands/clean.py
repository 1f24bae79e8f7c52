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
from newsclean.inputs.documents import STDIN, Documents, documents
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
    found = documents(*(files or (STDIN,)))
    ctx.exit(write_all(_jobs(found, kind, url), output, many=not found.is_single_page))


def _jobs(found: Documents, kind: Kind, url: str | None) -> Iterator[Job]:
    for document in found:
        if isinstance(document, SourceError):
            yield document.name, partial(_fail, document)
        else:
            yield document.name, partial(_clean, document, kind, url)


def _fail(error: NewscleanError) -> Article:
    raise error


def _clean(found: Document, kind: Kind, url: str | None) -> Article:
    from newsclean.api import clean

    return clean(found.data, url=found.url or url, kind=kind, charset=found.charset, fetched_at=found.fetched_at)
