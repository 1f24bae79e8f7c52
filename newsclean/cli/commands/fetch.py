"""``newsclean fetch``."""

from __future__ import annotations

from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsclean.cli.articles.output import Resumption
from newsclean.cli.articles.writer import write_articles
from newsclean.cli.fetch_run import FetchRun
from newsclean.cli.fetching.options import build_fetch_options, request_options, transfer_options
from newsclean.cli.fetching.url_list import complete_address, read_url_list
from newsclean.cli.messages import log
from newsclean.cli.option_groups import FETCHING, INPUT, OUTPUT, Command, option
from newsclean.cli.options import log_options, private_option, require_file_name, rules_option
from newsclean.cli.output_options import OutputOptions, output_options
from newsclean.errors import NewscleanError
from newsclean.fetching.options import AVAILABILITY_URL, StoryOptions
from newsclean.inputs.documents import STDIN, display_name

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from newsclean.discovery.address_record import AddressRecord
    from newsclean.output.part_file import StartMode


@click.command(cls=Command)
@click.argument("urls", nargs=-1)
@option(
    "--from",
    "from_",
    group=INPUT,
    type=click.File("r", encoding="utf-8-sig", errors="replace"),
    help="Read URLs from a file, one per line, or JSON Lines with url; - for standard input. robots.txt applies to these.",
)
@option(
    "--seen",
    "record_path",
    group=INPUT,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    callback=require_file_name,
    help="Leave out the URLs in this file, and record those whose articles are written.",
)
@option(
    "--save",
    group=OUTPUT,
    type=click.Path(file_okay=False, path_type=Path),
    help="Save each page as a WARC file in this folder.",
)
@option(
    "--continue",
    "continue_",
    group=OUTPUT,
    is_flag=True,
    help="Fetch what an interrupted run with the same -o FILE has left.",
)
@option("--restart", group=OUTPUT, is_flag=True, help="Discard what an interrupted run has left, and start again.")
@option(
    "--pages",
    group=FETCHING,
    type=click.IntRange(1, 100),
    default=1,
    show_default=True,
    help="Maximum number of pages that are read of a story of several pages.",
)
@option(
    "--archived",
    group=FETCHING,
    is_flag=True,
    help="Read the Wayback Machine's copy of a page that is gone (404, 410).",
)
@option(
    "--archive-api",
    group=FETCHING,
    metavar="URL",
    default=AVAILABILITY_URL,
    help="Availability interface that --archived asks.  [default: the Wayback Machine's]",
)
@option("--render", group=FETCHING, is_flag=True, help="Run the scripts of pages, in Chromium, before reading them.")
@option(
    "--max-size",
    group=FETCHING,
    type=click.FloatRange(0.001, 1000),
    default=64.0,
    show_default=True,
    help="Maximum size of a page in megabytes.",
)
@option(
    "-j",
    "--hosts",
    group=FETCHING,
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="Hosts to fetch from at the same time.",
)
@option("--ignore-robots", group=FETCHING, is_flag=True, help="Ignore robots.txt for the URLs of --from.")
@transfer_options
@request_options
@private_option
@output_options
@rules_option
@log_options
@click.pass_context
def command(
    ctx: click.Context, urls: tuple[str, ...], from_: TextIO | None, record_path: str | None, save: Path | None, continue_: bool,
    restart: bool, cache: Path | None, pages: int, archived: bool, archive_api: str, offline: bool, render: bool, timeout: float, max_size: float, retries: int,
    hosts: int, delay: float, ignore_robots: bool, user_agent: str | None, headers: tuple[tuple[str, str], ...],
    cookies: str | None, proxy: str | None, allow_private: bool, output: OutputOptions,
) -> None:  # fmt: skip
    """Fetch pages over HTTP and clean them.

    \b
    Examples:
      newsclean fetch https://example.com/story
      newsclean fetch --from urls.txt -o articles.jsonl
      newsclean fetch --from urls.txt -o articles.jsonl --continue
      newsclean fetch https://example.com/a https://example.com/b | jq -r .title
      newsclean fetch https://example.com/story --save pages/
      newsclean fetch https://example.com/long-story --pages 10
      newsclean fetch --from old-urls.txt --archived -o articles.jsonl
      newsclean fetch https://example.com/app --render
      newsclean discover https://example.com --since 1d --jsonl |
        newsclean fetch --from - --seen seen.db -o today.jsonl
      newsclean fetch --from urls.txt --cache ~/.cache/news > articles.jsonl
      newsclean fetch https://example.com/story --cookies cookies.txt
      newsclean fetch https://example.com/story --header 'Accept-Language: de'
      newsclean fetch https://example.com/story --proxy socks5h://localhost:1080
    """
    if not urls and from_ is None:
        raise click.UsageError("no URL; name one, or a list of URLs with --from FILE")
    if not all(map(str.strip, urls)):
        raise click.UsageError("a URL is empty")
    urls = tuple(map(complete_address, urls))
    mode = _start_mode(continue_, restart, output)
    if save is not None:
        _require_warcio()
    options = replace(
        build_fetch_options(cache, offline, timeout, retries, user_agent, headers, cookies, proxy, allow_private),
        max_bytes=int(max_size * 1_000_000), render=render,
    )  # fmt: skip
    from newsclean.fetching.scheduler import choose_policy
    from newsclean.story_pages import StoryPageFinder

    policy = choose_policy(options, ignore_robots, delay, hosts)
    story = StoryOptions(pages, StoryPageFinder(), archive_api if archived else None)
    listed = read_url_list(from_ or (), _list_name(from_))
    run = FetchRun(urls, listed.urls, options, policy, save, story, listed.problems)
    count = len(urls) + len(listed.urls) + len(listed.problems)
    if not count:
        log("info", f"{_list_name(from_)}: this list has no URLs")
    elif len(run.names) < count:
        log("info", f"{count - len(run.names):,} of {count:,} URLs stand more than once; each is fetched once")
    is_multiple = count > 1 or from_ is not None
    try:
        with _open_record(record_path) as record:
            if record is not None:
                _skip_fetched(run, record)
            needs_part_file = (is_multiple or record is not None) and not output.is_folder
            resumption = Resumption(mode, run.names, run.skip, run.read_finished) if needs_part_file else None
            code = write_articles(
                run.read, output, is_multiple=is_multiple, resumption=resumption, record=record, count=len(run.names)
            )
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    ctx.exit(code)


def _open_record(path: str | None) -> AbstractContextManager[AddressRecord | None]:
    if path is None:
        return nullcontext()
    from newsclean.discovery.address_record import AddressRecord

    return closing(AddressRecord(path))


def _skip_fetched(run: FetchRun, record: AddressRecord) -> None:
    """Leave out the URLs whose articles an earlier run has written."""
    fetched = {name for name in run.names if record.is_fetched(name)}
    if fetched:
        log("info", f"{len(fetched):,} of {len(run.names):,} URLs are in {record.path} and left out")
        run.skip(fetched)


def _list_name(file: TextIO | None) -> str:
    name = getattr(file, "name", "")
    return display_name(STDIN if name in ("<stdin>", "") else str(name))


def _start_mode(continue_: bool, restart: bool, output: OutputOptions) -> StartMode:
    if continue_ and restart:
        raise click.UsageError("--continue and --restart are mutually exclusive")
    if continue_ and (output.path is None or output.is_folder):
        raise click.UsageError("--continue requires -o FILE")
    return "continue" if continue_ else "restart" if restart else "new"


def _require_warcio() -> None:
    from newsclean.output.warc import require_warcio

    try:
        require_warcio()
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
