"""``newsclean fetch``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TextIO

import click

from newsclean.article.model import Article
from newsclean.cli.option_groups import FETCHING, INPUT, OUTPUT, Command, option
from newsclean.cli.options import log_options, private_option, rules_option
from newsclean.cli.output import Job, Output, output_options, write_all
from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.options import FetchOptions
from newsclean.text.urls import without_credentials

Waiting = tuple[str, Callable[[], Document]]
"""A URL, and what waits for its page."""


@click.command(cls=Command)
@click.argument("urls", nargs=-1)
@option(
    "--from",
    "from_",
    group=INPUT,
    type=click.File("r", encoding="utf-8-sig", errors="replace"),
    help="Read URLs from a file, one a line; - for standard input. robots.txt counts for these.",
)
@option(
    "--save", group=OUTPUT, type=click.Path(file_okay=False, path_type=Path), help="Keep each page as a WARC file here."
)
@option(
    "--cache", group=FETCHING, type=click.Path(file_okay=False, path_type=Path),
    help="Cache pages in this folder; request them again only where they may have changed.",
)  # fmt: skip
@option("--render", group=FETCHING, is_flag=True, help="Let the pages' scripts run, in Chromium, before they are read.")
@option("--offline", group=FETCHING, is_flag=True, help="Use only cached pages; make no requests.")
@option(
    "--timeout", group=FETCHING, type=click.FloatRange(0.1, 3600), default=60.0, show_default=True,
    help="Seconds for a whole page, redirects and retries included.",
)  # fmt: skip
@option(
    "--max-size",
    group=FETCHING,
    type=click.FloatRange(0.001, 1000),
    default=64.0,
    show_default=True,
    help="Megabytes of a page.",
)
@option(
    "--retries", group=FETCHING, type=click.IntRange(0, 10), default=2, show_default=True, help="Tries after a failure."
)
@option(
    "-j",
    "--hosts",
    group=FETCHING,
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="Hosts requested from at the same time.",
)
@option(
    "--delay", group=FETCHING, type=click.FloatRange(0, 600), default=1.0, show_default=True,
    help="Seconds between two requests to one host.",
)  # fmt: skip
@option("--ignore-robots", group=FETCHING, is_flag=True, help="Fetch a list's pages also where robots.txt asks not to.")
@private_option
@output_options
@rules_option
@log_options
@click.pass_context
def command(
    ctx: click.Context, urls: tuple[str, ...], from_: TextIO | None, save: Path | None, cache: Path | None,
    offline: bool, render: bool, timeout: float, max_size: float, retries: int, hosts: int, delay: float,
    ignore_robots: bool, allow_private: bool, output: Output,
) -> None:  # fmt: skip
    """Fetch pages over HTTP and clean them.

    \b
    Examples:
      newsclean fetch https://example.com/story
      newsclean fetch --from urls.txt -o articles.jsonl
      newsclean fetch https://example.com/a https://example.com/b | jq -r .title
      newsclean fetch https://example.com/story --save pages/
      newsclean fetch https://example.com/app --render
      newsclean fetch --from urls.txt --cache ~/.cache/news > articles.jsonl
    """
    listed = [line.strip() for line in from_ or () if line.strip() and not line.startswith("#")]
    if not urls and not listed:
        raise click.UsageError("no URL: name one, or a list with --from FILE")
    if not all(map(str.strip, urls)):
        raise click.UsageError("a URL is empty")
    if offline and cache is None:
        raise click.UsageError("--offline takes pages from a cache: name it with --cache DIR")
    if save is not None:
        _need_warcio()
    options = FetchOptions(allow_private, timeout, int(max_size * 1_000_000), retries, cache, offline, render=render)
    from newsclean.fetching.scheduler import FetchPolicy, fetch_all

    named: list[Waiting] = [(url, partial(fetch_document, url, options)) for url in urls]
    # Offline no requests are made.
    policy = FetchPolicy(not ignore_robots and not offline, 0.0 if offline else delay, hosts)
    many = len(urls) + len(listed) > 1 or from_ is not None
    pages = chain(named, fetch_all(listed, options, policy))
    ctx.exit(write_all(_jobs(pages, save), output, many))


def _need_warcio() -> None:
    from newsclean.output.warc import need_warcio

    try:
        need_warcio()
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None


def _jobs(pages: Iterable[Waiting], save: Path | None) -> Iterable[Job]:
    for url, wait in pages:
        yield without_credentials(url), partial(_clean, wait, save)


def _clean(wait: Callable[[], Document], save: Path | None) -> Article:
    from newsclean.pipeline import clean_document

    found = wait()
    if save is not None:
        from newsclean.output.warc import write_archive

        write_archive(found, save)
    return clean_document(found)
