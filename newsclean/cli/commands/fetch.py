"""``newsclean fetch``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsclean.cli.article_output import Resumption
from newsclean.cli.article_writer import write_articles
from newsclean.cli.fetch_run import FetchRun
from newsclean.cli.messages import log
from newsclean.cli.option_groups import FETCHING, INPUT, OUTPUT, Command, option
from newsclean.cli.options import log_options, private_option, request_options, rules_option
from newsclean.cli.output_options import OutputOptions, output_options
from newsclean.errors import NewscleanError
from newsclean.fetching.options import FetchOptions, StoryOptions
from newsclean.fetching.request_headers import choose_user_agent

if TYPE_CHECKING:
    from newsclean.output.part_file import StartMode


@click.command(cls=Command)
@click.argument("urls", nargs=-1)
@option(
    "--from",
    "from_",
    group=INPUT,
    type=click.File("r", encoding="utf-8-sig", errors="replace"),
    help="Read URLs from a file, one per line; - for standard input. robots.txt applies to these.",
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
    "--cache",
    group=FETCHING,
    type=click.Path(file_okay=False, path_type=Path),
    help="Cache pages in this folder; request a cached page again only if it may have changed.",
)
@option(
    "--pages",
    group=FETCHING,
    type=click.IntRange(1, 100),
    default=1,
    show_default=True,
    help="Maximum number of pages that are read of a story of several pages.",
)
@option("--render", group=FETCHING, is_flag=True, help="Run the scripts of pages, in Chromium, before reading them.")
@option("--offline", group=FETCHING, is_flag=True, help="Use only cached pages; make no requests.")
@option(
    "--timeout",
    group=FETCHING,
    type=click.FloatRange(0.1, 3600),
    default=60.0,
    show_default=True,
    help="Seconds per page, including redirects and retries.",
)
@option(
    "--max-size",
    group=FETCHING,
    type=click.FloatRange(0.001, 1000),
    default=64.0,
    show_default=True,
    help="Maximum size of a page in megabytes.",
)
@option(
    "--retries",
    group=FETCHING,
    type=click.IntRange(0, 10),
    default=2,
    show_default=True,
    help="Retries after a failure.",
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
@option(
    "--delay",
    group=FETCHING,
    type=click.FloatRange(0, 600),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to one host.",
)
@option("--ignore-robots", group=FETCHING, is_flag=True, help="Ignore robots.txt for the URLs of --from.")
@request_options
@private_option
@output_options
@rules_option
@log_options
@click.pass_context
def command(
    ctx: click.Context, urls: tuple[str, ...], from_: TextIO | None, save: Path | None, continue_: bool,
    restart: bool, cache: Path | None, pages: int, offline: bool, render: bool, timeout: float, max_size: float, retries: int,
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
      newsclean fetch https://example.com/app --render
      newsclean fetch --from urls.txt --cache ~/.cache/news > articles.jsonl
      newsclean fetch https://example.com/story --cookies cookies.txt
      newsclean fetch https://example.com/story --header 'Accept-Language: de'
      newsclean fetch https://example.com/story --proxy socks5h://localhost:1080
    """
    listed_urls = [line.strip() for line in from_ or () if line.strip() and not line.startswith("#")]
    if not urls and not listed_urls:
        raise click.UsageError("no URL; name one, or a list of URLs with --from FILE")
    if not all(map(str.strip, urls)):
        raise click.UsageError("a URL is empty")
    if offline and cache is None:
        raise click.UsageError("--offline requires --cache DIR")
    if cache is not None and (headers or cookies):
        raise click.UsageError("--cache excludes --header and --cookies: pages behind a login are not cached")
    mode = _start_mode(continue_, restart, output)
    if save is not None:
        _require_warcio()
    try:
        user_agent, headers = choose_user_agent(user_agent, headers)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    options = FetchOptions(
        allow_private, timeout, int(max_size * 1_000_000), retries, cache, offline, render=render,
        user_agent=user_agent, headers=headers, cookies=_cookie_file(cookies), proxy=proxy,
    )  # fmt: skip
    from newsclean.fetching.scheduler import FetchPolicy
    from newsclean.story_pages import StoryPageFinder

    # Offline no host needs to be spared.
    policy = FetchPolicy(not ignore_robots and not offline, 0.0 if offline else delay, hosts)
    run = FetchRun(urls, listed_urls, options, policy, save, StoryOptions(pages, StoryPageFinder()))
    url_count = len(urls) + len(listed_urls)
    if len(run.names) < url_count:
        log("info", f"{url_count - len(run.names):,} of {url_count:,} URLs stand more than once; each is fetched once")
    is_multiple = url_count > 1 or from_ is not None
    resumption = Resumption(mode, run.names, run.skip, run.read_finished) if is_multiple else None
    ctx.exit(write_articles(run.read, output, is_multiple=is_multiple, resumption=resumption))


def _start_mode(continue_: bool, restart: bool, output: OutputOptions) -> StartMode:
    if continue_ and restart:
        raise click.UsageError("--continue and --restart are mutually exclusive")
    if continue_ and output.path is None:
        raise click.UsageError("--continue requires -o FILE")
    return "continue" if continue_ else "restart" if restart else "new"


def _cookie_file(name: str | None) -> Path | None:
    """Return the file of ``--cookies``, which must be readable before anything is fetched."""
    if name is None:
        return None
    from newsclean.fetching.cookies import load_cookies

    try:
        load_cookies(Path(name))
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    return Path(name)


def _require_warcio() -> None:
    from newsclean.output.warc import require_warcio

    try:
        require_warcio()
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
