"""``newsclean corpus``."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

import click

from newsclean.cli.messages import log, log_error, log_skipped_files
from newsclean.cli.option_groups import INPUT, MESSAGES, OUTPUT, RUN, SELECTION, Command, option
from newsclean.cli.options import DateType, HostType, PatternType, log_options, rules_option
from newsclean.cli.process_exit import INTERRUPTED, exit_code_of
from newsclean.cli.signals import exit_on_signals
from newsclean.cli.streams import is_terminal
from newsclean.corpus.file_list import read_file_list
from newsclean.corpus.input_files import InputFile, find_input_files, find_listed_files
from newsclean.corpus.progress import Progress
from newsclean.corpus.run_folder import record_counts
from newsclean.corpus.runner import CorpusOptions, Engine, run_corpus
from newsclean.corpus.shards import SHARD_FORMATS, ShardFormat
from newsclean.corpus.worker_pool import WorkerPoolOptions, count_cores
from newsclean.errors import NewscleanError
from newsclean.inputs.columns import Columns
from newsclean.inputs.entry import SKIPPED_KINDS
from newsclean.inputs.page_selection import PageSelection
from newsclean.text.install_hints import install_hint
from newsclean.text.moments import parse_date

LOG_INTERVAL_SECONDS = 10.0
"""Seconds between two progress lines where standard error is no terminal."""


def _parse_column_names(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    if value and not all(names):
        raise click.BadParameter("a name is empty", ctx, parameter)
    return names if value else ()


@click.command(cls=Command)
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@option(
    "-o",
    "--output",
    group=OUTPUT,
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Output folder.",
)
@option(
    "-f", "--format", "format_", group=OUTPUT, type=click.Choice(SHARD_FORMATS), default="jsonl", show_default=True,
    help="Format of the shards.",
)  # fmt: skip
@option("-j", "--jobs", group=RUN, type=click.IntRange(1, 512), help="Worker processes. Default: the number of cores.")
@option(
    "--column",
    group=INPUT,
    help="Column of JSON Lines and Parquet files that holds the pages; a.b is the field b of the column a. "
    "Default: html or a similar name.",
)
@option("--url-column", group=INPUT, help="Column that holds the URLs of the pages.")
@option("--id-column", group=INPUT, help="Column that identifies the pages. Default: the file and the row's number.")
@option(
    "--keep-columns", group=INPUT, metavar="NAME,...", default="", callback=_parse_column_names,
    help="Columns whose values are written beside the article, under the key kept.",
)  # fmt: skip
@option("--base64", "is_base64", group=INPUT, is_flag=True, help="The column of pages holds Base64.")
@option(
    "--host", "hosts", group=SELECTION, type=HostType(), metavar="HOST", multiple=True,
    help="Only pages of this host and its subdomains. May be repeated.",
)  # fmt: skip
@option(
    "--url-match", "url_pattern", group=SELECTION, type=PatternType(), metavar="REGEX",
    help="Only pages whose URL contains a match.",
)  # fmt: skip
@option(
    "--since", group=SELECTION, type=DateType(parse_date), metavar="DATE",
    help="Only records of an archive of this date or later, such as 2026-11-01.",
)  # fmt: skip
@option(
    "--until", group=SELECTION, type=DateType(partial(parse_date, is_end=True)), metavar="DATE",
    help="Only records of an archive of this date or earlier.",
)  # fmt: skip
@option(
    "--language", "languages", group=SELECTION, metavar="TAG", multiple=True,
    help="Only articles in this language, such as en. May be repeated.",
)  # fmt: skip
@option("--dedup", group=RUN, is_flag=True, help="Reject near duplicates of earlier stories.")
@option(
    "--shard-pages", group=OUTPUT, type=click.IntRange(1), default=5_000, show_default=True, help="Pages per shard."
)
@option(
    "--shard-mb",
    group=OUTPUT,
    type=click.FloatRange(0.001),
    default=256.0,
    show_default=True,
    help="Maximum megabytes of text per shard.",
)
@option(
    "--page-timeout",
    group=RUN,
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    help="Time limit per page in seconds.",
)
@option(
    "--page-memory",
    group=RUN,
    type=click.IntRange(0),
    default=2_000,
    show_default=True,
    help="Memory limit per page in megabytes; 0 = no limit.",
)
@option(
    "--unordered", group=RUN, is_flag=True,
    help="Write articles as they are done instead of in input order, so that slow pages delay no others.",
)  # fmt: skip
@option(
    "--engine", group=RUN, type=click.Choice(("local", "ray")), default="local", show_default=True,
    help="local: processes of this machine; ray: Ray Data, here or on a cluster.",
)  # fmt: skip
@option(
    "--ray-address", group=RUN, envvar="RAY_ADDRESS", metavar="ADDRESS",
    help="Address of the Ray cluster: host:port or ray://host:port. Default: start Ray here for this run.",
)  # fmt: skip
@option("--restart", group=RUN, is_flag=True, help="Delete the output of an earlier run and start again.")
@rules_option
@log_options
@option("-q", "--quiet", group=MESSAGES, is_flag=True, help="Show no progress and no summary, only messages.")
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[str, ...], output: Path, format_: ShardFormat, jobs: int | None, column: str | None,
    url_column: str | None, id_column: str | None, keep_columns: tuple[str, ...], is_base64: bool, hosts: tuple[str, ...],
    url_pattern: re.Pattern[str] | None, since: datetime | None, until: datetime | None, languages: tuple[str, ...], dedup: bool,
    shard_pages: int, shard_mb: float, page_timeout: float, page_memory: int,
    unordered: bool, engine: Literal["local", "ray"], ray_address: str | None, restart: bool, quiet: bool,
) -> None:  # fmt: skip
    """Clean many pages: folders, WARC, WET, ARC, JSON Lines and Parquet files, or a list of files on standard input (-).

    Run the same command again to resume after an interruption. No page is lost or cleaned twice.

    \b
    Examples:
      newsclean corpus crawl/*.warc.gz -o articles
      newsclean corpus crawl/*.warc.gz -o out --host example.com --language de
      newsclean corpus pages.parquet --column page.html -o articles -f parquet
      newsclean corpus crawl/*.warc.gz -o articles --format parquet --engine ray
      find pages -name '*.html' | newsclean corpus - -o articles -j 8
    """
    options = CorpusOptions(
        format_, shard_pages, int(shard_mb * 1e6),
        Columns(column, url_column, is_base64, id_column, keep_columns), PageSelection(hosts, url_pattern, since, until),
        restart,
    )  # fmt: skip
    pool_options = WorkerPoolOptions(jobs or count_cores(), page_timeout, page_memory, dedup, unordered, languages)
    if format_ == "parquet":
        _require_pyarrow()
    run_engine = _ray_engine(ray_address, dedup, unordered) if engine == "ray" else None
    try:
        with exit_on_signals():
            counts = _run(_find_files(inputs, output), output, options, pool_options, quiet, run_engine)
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror or error}") from None
    except (KeyboardInterrupt, SystemExit) as end:
        log_error(f"interrupted; complete shards are kept in {output}; run the same command to resume")
        ctx.exit(end.code if isinstance(end, SystemExit) and isinstance(end.code, int) else INTERRUPTED)
    successes = counts["article"] + counts["duplicate"]
    failures = sum(counts.values()) - successes - sum(counts[kind] for kind in SKIPPED_KINDS)
    ctx.exit(exit_code_of(successes, failures))


def _find_files(inputs: tuple[str, ...], output: Path) -> list[InputFile]:
    if inputs and inputs != ("-",):
        return find_input_files(inputs, output, log_skipped_files)
    if sys.stdin is None or is_terminal(sys.stdin):
        raise click.UsageError("no input; name files or folders, or pipe a list of files to standard input")
    files = find_listed_files(read_file_list(sys.stdin.buffer.read()), output, log_skipped_files)
    if not files:
        raise click.UsageError("no input; the list of files is empty")
    return files


def _require_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise click.ClickException(f"--format parquet needs pyarrow: {install_hint('parquet')}") from None


def _ray_engine(address: str | None, dedup: bool, unordered: bool) -> Engine:
    for name, given in (("--dedup", dedup), ("--unordered", unordered)):
        if given:
            raise click.UsageError(f"{name} requires --engine local")
    try:
        from newsclean.corpus.ray import run_on_ray
    except ImportError:
        raise click.ClickException(f"--engine ray needs Ray: {install_hint('ray')}") from None
    return partial(run_on_ray, address=address)


def _run(
    files: list[InputFile], output: Path, options: CorpusOptions, pool_options: WorkerPoolOptions, quiet: bool,
    engine: Engine | None,
) -> Counter[str]:  # fmt: skip
    if quiet:
        return run_corpus(files, output, options, pool_options, _MessageListener(lambda progress: None), engine)
    from newsclean.output.progress import print_counts, progress_bar

    if sys.stderr.isatty():
        with progress_bar() as show:
            counts = run_corpus(files, output, options, pool_options, _MessageListener(show), engine)
    else:
        counts = run_corpus(files, output, options, pool_options, _MessageListener(_ProgressLog()), engine)
    print_counts(record_counts(counts), output)
    return counts


class _MessageListener:
    """Reports a run on standard error; ``show`` is called with its progress."""

    def __init__(self, show: Callable[[Progress], None]) -> None:
        self.on_progress = show

    def on_changed_inputs(self, message: str) -> None:
        log("warning", message)

    def on_unreadable(self, message: str) -> None:
        log_error(message)


class _ProgressLog:
    """Logs the progress every ten seconds."""

    def __init__(self) -> None:
        self._logged_at = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        if time.monotonic() - self._logged_at >= LOG_INTERVAL_SECONDS:
            from newsclean.output.progress import format_progress

            self._logged_at = time.monotonic()
            log("info", format_progress(progress))
