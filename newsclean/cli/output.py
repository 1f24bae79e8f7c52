"""Where articles go, and how a run ends; shared by the commands that make articles."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click
from click.core import ParameterSource

from newsclean.article.model import Article
from newsclean.cli.activity import Waiting
from newsclean.cli.messages import log, log_error, unheard
from newsclean.cli.option_groups import MESSAGES, OUTPUT, option
from newsclean.cli.options import file_named
from newsclean.cli.streams import ended_by_signals
from newsclean.errors import NewscleanError
from newsclean.inputs.documents import STDIN
from newsclean.output.formats import FORMATS, FORMATS_WITH_FIELDS, find_format

if TYPE_CHECKING:
    from rich.console import Console

Job = tuple[str, Callable[[], Article]]
"""An input's name, and what cleans it."""


class Output(NamedTuple):
    """The choices that the commands share."""

    path: str | None
    format: str | None
    fields: tuple[str, ...]
    quiet: bool
    summary: bool | None


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every article-making command has; it gets them as one ``output``."""

    @wraps(command)
    def gathered(
        *arguments: Any, path: str | None, format_: str | None, jsonl: bool, fields: tuple[str, ...],
        summary: bool | None, quiet: bool, **others: Any,
    ) -> Any:  # fmt: skip
        if jsonl and format_ not in (None, "jsonl"):
            if _typed("jsonl") and _typed("format_"):
                raise click.UsageError(f"--jsonl and --format {format_} exclude each other")
            jsonl = _typed("jsonl")
        format_ = "jsonl" if jsonl else format_
        if fields and format_ not in (None, *FORMATS_WITH_FIELDS):
            if _typed("fields"):
                raise click.UsageError(
                    f"--fields goes with --format {', '.join(FORMATS_WITH_FIELDS)}, not with {format_}"
                )
            fields = ()
        target = None if path == STDIN else path
        return command(*arguments, output=Output(target, format_, fields, quiet, summary), **others)

    wrapped: Callable[..., Any] = gathered
    for add in (
        option("-q", "--quiet", is_flag=True, group=MESSAGES, help="No summary and no progress; errors still show."),
        option(
            "--summary/--no-summary", default=None, group=MESSAGES,
            help="Show the summary; on when standard error is a terminal.",
        ),
        option(
            "--fields", metavar="NAME,...", default="", group=OUTPUT, callback=_fields,
            shell_complete=_complete_fields,
            help="Hold these fields alone, such as title,published,text; in JSON and CSV.",
        ),
        option("--jsonl", is_flag=True, group=OUTPUT, help="JSON Lines, also for one page."),
        option(
            "-f", "--format", "format_", type=click.Choice(FORMATS), metavar="FORMAT", group=OUTPUT,
            help=f"{', '.join(FORMATS)}; if not said, JSON for one page and JSON Lines for several.",
        ),
        option(
            "-o", "--output", "path", type=click.Path(dir_okay=False, allow_dash=True), group=OUTPUT,
            callback=file_named, help="Write to a file, all or nothing, instead of standard output.",
        ),
    ):  # fmt: skip
        wrapped = add(wrapped)
    return wrapped


def _typed(name: str) -> bool:
    """Whether an option was given on the command line, and so counts for more than one from a settings file."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def _fields(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    if not value:
        return ()
    from newsclean.output.field_selection import parse_field_names

    try:
        return parse_field_names(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, parameter) from None


def _complete_fields(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from newsclean.output.field_selection import FIELD_NAMES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in FIELD_NAMES if name.startswith(last)]


def write_all(jobs: Iterable[Job], output: Output, many: bool) -> int:
    """Clean every input, write what comes, name what does not; the exit code."""
    console = _console(output)
    good = bad = 0
    try:
        with ended_by_signals(), _open(output) as file, Waiting(console, output.quiet) as waiting:
            format_ = find_format(output.format or ("jsonl" if many else "json"), many, output.fields)
            for job in jobs:
                article = _clean(job, waiting)
                if article is None:
                    bad += 1
                    continue
                if output.path is None and file.isatty():
                    waiting.pause()
                file.write((format_.separator if good else format_.start) + format_.render(job[0], article))
                file.flush()
                good += 1
                if console is not None:
                    from newsclean.output.summary import print_summary

                    with unheard():
                        print_summary(article, job[0], console)
            if not good and output.path is not None:
                raise _NothingToWrite
            file.write(format_.end if good else "")
            file.flush()
    except _NothingToWrite:
        pass
    except BrokenPipeError:
        raise
    except OSError as error:
        target = output.path or "standard output"
        raise click.ClickException(f"{target}: cannot be written: {error.strerror or error}") from None
    return 0 if not bad else 1 if good else 3


class _NothingToWrite(Exception):
    """No article came: an existing file stays as it was."""


def _clean(job: Job, waiting: Waiting) -> Article | None:
    name, make = job
    waiting.at(name)
    try:
        article = make()
    except NewscleanError as error:
        waiting.pause()
        log_error(str(error), name)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        # One page's bug must not cost the others; it is named so that it can be reported.
        waiting.pause()
        log_error(f"internal error ({type(error).__name__}: {error}): please report this page", name)
    else:
        found = article.extraction
        log("debug", f"{len(article.body)} blocks kept, confidence {found.confidence:.2f}", name)
        for warning in found.warnings:
            log("debug", f"warning: {warning}", name)
        return article
    return None


@contextmanager
def _open(output: Output) -> Iterator[TextIO]:
    if output.path is not None:
        from pathlib import Path

        from newsclean.output.atomic import atomic_text

        with atomic_text(Path(output.path)) as file:
            yield file
        return
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    # UTF-8 whatever the locale says, and line ends as the format has them.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    yield sys.stdout


def _console(output: Output) -> Console | None:
    wanted = sys.stderr.isatty() if output.summary is None else output.summary
    if output.quiet or not wanted:
        return None
    from newsclean.output.terminal import terminal

    return terminal(stderr=True)
