"""Where articles and messages go, and how a run ends; shared by the commands that make articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from newsclean.article import Article
from newsclean.cli.messages import complain
from newsclean.errors import NewscleanError
from newsclean.write.formats import FORMATS, SEPARATORS

if TYPE_CHECKING:
    from rich.console import Console

Job = tuple[str, Callable[[], Article]]
"""An input's name, and what cleans it."""


@dataclass(frozen=True, slots=True)
class Output:
    """The choices that the commands share."""

    path: Path | None
    format: str | None
    quiet: bool
    summary: bool | None


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every article-making command has."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No summary; errors still show."),
        click.option(
            "--summary/--no-summary", default=None, help="Show the summary; on when standard error is a terminal."
        ),
        click.option("--jsonl", is_flag=True, help="JSON Lines, also for one page."),
        click.option(
            "--format",
            "format_",
            type=click.Choice(list(FORMATS)),
            help="Output format; JSON for one page, JSON Lines for several.",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write to a file, all or nothing, instead of standard output.",
        ),
    ):
        command = option(command)
    return command


def make_output(path: Path | None, format_: str | None, jsonl: bool, quiet: bool, summary: bool | None) -> Output:
    if jsonl and format_ not in (None, "jsonl"):
        raise click.UsageError(f"--jsonl and --format {format_} exclude each other")
    return Output(path, "jsonl" if jsonl else format_, quiet, summary)


def write_all(jobs: Iterable[Job | NewscleanError], output: Output, many: bool) -> int:
    """Clean every input, write what comes, name what does not; the exit code."""
    format_ = output.format or ("jsonl" if many else "json")
    console = _console(output)
    good = bad = 0
    try:
        with _open(output) as file:
            for job in jobs:
                article = _clean(job)
                if article is None:
                    bad += 1
                    continue
                if good:
                    file.write(SEPARATORS[format_])
                file.write(FORMATS[format_](article))
                file.flush()
                good += 1
                if console is not None and not isinstance(job, NewscleanError):
                    from newsclean.write.summary import print_summary

                    print_summary(article, job[0], console)
            if not good and output.path is not None:
                raise _NothingToWrite
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


def _clean(job: Job | NewscleanError) -> Article | None:
    if isinstance(job, NewscleanError):
        complain(str(job))
        return None
    name, make = job
    try:
        return make()
    except NewscleanError as error:
        complain(str(error), name)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        # One page's bug must not cost the others; it is named so that it can be reported.
        complain(f"internal error ({type(error).__name__}: {error}): please report this page", name)
    return None


@contextmanager
def _open(output: Output) -> Iterator[TextIO]:
    if output.path is not None:
        from newsclean.write.atomic import atomic_text

        with atomic_text(output.path) as file:
            yield file
        return
    # JSON is UTF-8 whatever the locale says.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    yield sys.stdout


def _console(output: Output) -> Console | None:
    wanted = sys.stderr.isatty() if output.summary is None else output.summary
    if output.quiet or not wanted:
        return None
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=False)
