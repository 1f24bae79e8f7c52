"""``newsclean fetch``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from newsclean.article import Article
from newsclean.cli.output import Job, make_output, output_options, write_all
from newsclean.sources.http import without_credentials


@click.command()
@click.argument("urls", nargs=-1)
@click.option(
    "--from",
    "from_",
    type=click.File("r", encoding="utf-8"),
    help="Read URLs from a file, one a line; - for standard input.",
)
@output_options
@click.pass_context
def command(
    ctx: click.Context, urls: tuple[str, ...], from_: TextIO | None, output: Path | None, format_: str | None,
    jsonl: bool, summary: bool | None, quiet: bool,
) -> None:  # fmt: skip
    """Fetch pages over HTTP and clean them.

    \b
    Examples:
      newsclean fetch https://example.com/story
      newsclean fetch --from urls.txt -o articles.jsonl
      newsclean fetch https://example.com/a https://example.com/b | jq -r .title
    """
    listed = [line.strip() for line in from_ or () if line.strip() and not line.startswith("#")]
    everything = [*urls, *listed]
    if not everything:
        raise click.UsageError("no URL: name one, or a list with --from FILE")
    many = len(everything) > 1 or from_ is not None
    ctx.exit(write_all(_jobs(everything), make_output(output, format_, jsonl, quiet, summary), many))


def _jobs(urls: list[str]) -> Iterator[Job]:
    for url in urls:
        yield without_credentials(url), partial(_fetch, url)


def _fetch(url: str) -> Article:
    from newsclean.fetching import fetch

    return fetch(url)
