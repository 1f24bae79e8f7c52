"""``newsclean discover``."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, nullcontext
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.cli.fetching.options import build_fetch_options, request_options, transfer_options
from newsclean.cli.fetching.url_list import complete_address
from newsclean.cli.messages import log, log_error
from newsclean.cli.option_groups import FETCHING, MESSAGES, OUTPUT, SELECTION, Command, option
from newsclean.cli.options import DateType, PatternType, log_options, private_option, require_file_name
from newsclean.cli.process_exit import exit_code_of
from newsclean.cli.signals import exit_on_signals
from newsclean.cli.streams import open_standard_output
from newsclean.errors import NewscleanError
from newsclean.inputs.documents import STDIN
from newsclean.text.moments import parse_moment

if TYPE_CHECKING:
    from newsclean.discovery.address_record import AddressRecord
    from newsclean.discovery.model import DiscoveredStory
    from newsclean.discovery.selection import Selection
    from newsclean.discovery.site_reader import SiteReader


@click.command(cls=Command)
@click.argument("urls", nargs=-1, metavar="SITE|FEED|SITEMAP|PAGE...")
@option(
    "--since", group=SELECTION, type=DateType(parse_moment), metavar="DATE",
    help="Only stories of this date or later: 2d, 12h, 2026-11-01.",
)  # fmt: skip
@option(
    "--until", group=SELECTION, type=DateType(partial(parse_moment, is_end=True)), metavar="DATE",
    help="Only stories of this date or earlier.",
)  # fmt: skip
@option(
    "--match", group=SELECTION, type=PatternType(), metavar="REGEX", multiple=True,
    help="Only addresses that contain a match. May be repeated: one must match.",
)  # fmt: skip
@option(
    "--exclude", "--not", "exclude", group=SELECTION, type=PatternType(), metavar="REGEX", multiple=True,
    help="No addresses that contain a match. May be repeated.",
)  # fmt: skip
@option(
    "--language", group=SELECTION, metavar="TAG",
    help="Only stories in this language, such as en, as far as the feed or sitemap states it.",
)  # fmt: skip
@option("--limit", group=SELECTION, type=click.IntRange(1), help="Print at most N addresses.")
@option(
    "--same-site/--any-site", group=SELECTION, default=True,
    help="Leave out addresses on other sites, or not.  [default: same-site]",
)  # fmt: skip
@option(
    "--seen", "record_path", group=SELECTION, type=click.Path(dir_okay=False), metavar="FILE", callback=require_file_name,
    help="Leave out the addresses in this file, and record those that are printed.",
)  # fmt: skip
@option("--jsonl", group=OUTPUT, is_flag=True, help="JSON Lines with url, title, published, modified, found_in, kind.")
@option(
    "-o", "--output", "path", group=OUTPUT, type=click.Path(dir_okay=False, allow_dash=True),
    callback=require_file_name, help="Output file, written atomically. Default: standard output.",
)  # fmt: skip
@option("--ignore-robots", group=FETCHING, is_flag=True, help="Ignore robots.txt, but for its Sitemap lines.")
@transfer_options
@request_options
@private_option
@log_options
@option("-q", "--quiet", group=MESSAGES, is_flag=True, help="Show no summary, only messages.")
@click.pass_context
def command(
    ctx: click.Context, urls: tuple[str, ...], since: datetime | None, until: datetime | None,
    match: tuple[re.Pattern[str], ...], exclude: tuple[re.Pattern[str], ...], language: str | None, limit: int | None,
    same_site: bool, record_path: str | None, jsonl: bool, path: str | None, ignore_robots: bool, cache: Path | None, offline: bool,
    timeout: float, retries: int, delay: float, user_agent: str | None, headers: tuple[tuple[str, str], ...],
    cookies: str | None, proxy: str | None, allow_private: bool, quiet: bool,
) -> None:  # fmt: skip
    """Find the addresses of a site's stories, one a line.

    Reads the feeds that a page names, the sitemaps of the site, or else the links of the page that look like stories.

    \b
    Examples:
      newsclean discover https://example.com
      newsclean discover https://example.com/feed.xml --since 1d
      newsclean discover https://example.com --jsonl --limit 50
      newsclean discover https://example.com --match /politics/ --exclude /live/
      newsclean discover https://example.com --since 1d --jsonl |
        newsclean fetch --from - --seen seen.db -o today.jsonl
    """
    if not urls or not all(map(str.strip, urls)):
        raise click.UsageError("a URL is empty" if urls else "no URL; name a site, a feed, a sitemap or a page")
    urls = tuple(map(complete_address, urls))
    options = build_fetch_options(cache, offline, timeout, retries, user_agent, headers, cookies, proxy, allow_private)
    from newsclean.discovery.address_record import AddressRecord
    from newsclean.discovery.selection import Selection
    from newsclean.discovery.site_reader import SiteReader
    from newsclean.fetching.scheduler import choose_policy

    selection = Selection(since, until, match, exclude, language, same_site)
    policy = choose_policy(options, ignore_robots, delay)
    try:
        with ExitStack() as files:
            record = files.enter_context(closing(AddressRecord(record_path))) if record_path is not None else None
            reader = files.enter_context(closing(SiteReader(urls, options, policy)))
            files.enter_context(exit_on_signals())
            search = _Search(reader, selection, record, limit)
            if path is None or path == STDIN:
                output = open_standard_output()
                for story in search.take_all(urls):
                    output.write(_to_line(story, jsonl))
                    output.flush()
            else:
                _write_file(Path(path), search, urls, jsonl)
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise click.ClickException(
            f"{path or 'standard output'}: cannot be written: {error.strerror or error}"
        ) from None
    if not quiet:
        log("info", search.summary())
    ctx.exit(exit_code_of(search.searched - search.failed, search.failed))


class _Search:
    """The search of every URL of the command line, with its counts."""

    def __init__(
        self, reader: SiteReader, selection: Selection, record: AddressRecord | None, limit: int | None
    ) -> None:
        self.searched = self.failed = self.printed = 0
        self.record = record
        self._reader = reader
        self._selection = selection
        self._limit = limit
        self._left_out: Counter[str] = Counter()
        self._yielded: set[str] = set()

    def take_all(self, urls: tuple[str, ...]) -> Iterator[DiscoveredStory]:
        """Yield the stories of all URLs, each recorded before it is yielded, so that no other run prints it."""
        record = self.record
        for story in islice(self._find_all(urls, record.claim if record is not None else _accept), self._limit):
            self.printed += 1
            yield story

    def find_all(self, urls: tuple[str, ...]) -> list[DiscoveredStory]:
        """Return the stories of all URLs that are not recorded, without recording them."""
        record = self.record
        is_new = (lambda url: not record.is_known(url)) if record is not None else _accept
        return list(islice(self._find_all(urls, is_new), self._limit))

    def _find_all(self, urls: tuple[str, ...], is_new: Callable[[str], bool]) -> Iterator[DiscoveredStory]:
        """Yield the stories of all URLs, each address once. A URL that fails is reported, and the next one follows."""
        from newsclean.errors import FetchError

        for url in urls:
            self.searched += 1
            try:
                yield from self._find(url, is_new)
            except FetchError as error:
                self.failed += 1
                log_error(str(error), error.url)

    def _find(self, url: str, is_new: Callable[[str], bool]) -> Iterator[DiscoveredStory]:
        from newsclean.discovery.finder import StoryFinder
        from newsclean.discovery.selection import REJECTION_TEXTS

        finder = StoryFinder(self._reader, self._selection, _warn)
        try:
            for story in finder.find(url.strip()):
                if story.url in self._yielded:
                    continue
                if not is_new(story.url):
                    self._left_out["seen before"] += 1
                    continue
                self._yielded.add(story.url)
                yield story
        finally:
            self._left_out.update({REJECTION_TEXTS[kind]: count for kind, count in finder.rejections.items()})

    def summary(self) -> str:
        """Return how many addresses were printed and left out, in one line."""
        printed = f"{self.printed:,} {'address' if self.printed == 1 else 'addresses'}"
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in self._left_out.items())
        return f"{printed}; left out: {reasons}" if reasons else printed


def _accept(url: str) -> bool:
    return True


def _warn(problem: str) -> None:
    log("warning", problem)


def _to_line(story: DiscoveredStory, is_json: bool) -> str:
    return f"{json.dumps(story.to_dict(), ensure_ascii=False) if is_json else story.url}\n"


def _write_file(path: Path, search: _Search, urls: tuple[str, ...], is_json: bool) -> None:
    """Write the addresses to a file. They are recorded when it is complete: a run that is killed loses none."""
    from newsclean.output.atomic import atomic_text

    stories = search.find_all(urls)
    if search.failed == search.searched:
        # What an earlier run has found stays.
        return
    with search.record.transaction() if search.record is not None else nullcontext(), atomic_text(path) as file:
        for story in stories:
            # Another run may have printed it in the meantime.
            if search.record is None or search.record.claim(story.url):
                file.write(_to_line(story, is_json))
                search.printed += 1
