"""Inputs → articles in the output, and the exit code of the run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

import click

from newsclean.article.model import Article
from newsclean.article.warnings import FETCH_WARNING_CODES
from newsclean.cli.activity import ActivityIndicator
from newsclean.cli.articles.output import (
    ArticleOutput,
    Input,
    NoArticles,
    Resumption,
    is_on_terminal,
    open_article_output,
)
from newsclean.cli.articles.recorded_output import WrittenRecord
from newsclean.cli.messages import ignore_write_errors, log, log_error
from newsclean.cli.output_options import OutputOptions
from newsclean.cli.process_exit import exit_code_of
from newsclean.cli.signals import exit_on_signals
from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.output.formats import OutputFormat, find_format
from newsclean.pipeline import Kind, clean_document

if TYPE_CHECKING:
    from rich.console import Console

MAX_SUMMARIES = 3
"""Inputs of which each gets a summary; a run of more gets one closing line."""
MAX_SECONDS_AFTER_INTERRUPT = 5.0
"""How long an interrupted run goes on to clean pages that were fetched before the interruption."""

ReadInputs = Callable[[Callable[[str], None]], Iterable[Input]]
"""Reads all inputs. It calls its argument with the name of each input that it comes to, for the activity indicator."""


class _Run(NamedTuple):
    """What every input of a run needs."""

    kind: Kind
    format: OutputFormat
    target: ArticleOutput
    activity: ActivityIndicator
    console: Console | None
    hides_activity: bool
    """Whether articles and the activity indicator are shown on the same terminal."""


def write_articles(
    read_inputs: ReadInputs, output: OutputOptions, *, is_multiple: bool, kind: Kind = "auto",
    resumption: Resumption | None = None, record: WrittenRecord | None = None, count: int | None = None,
    inputs_root: str | None = None,
) -> int:  # fmt: skip
    """Clean every input, write the articles and report the inputs that give none.

    Args:
        read_inputs: reads all inputs.
        output: where and how articles are written.
        is_multiple: whether there may be several articles.
        kind: the kind of the inputs.
        resumption: how the run goes on where an earlier one was interrupted, if it can.
        record: where the inputs are recorded whose articles are written, if anywhere.
        count: the number of inputs; None where it is unknown.
        inputs_root: the folder that all inputs are in, whose tree an output folder keeps.

    Returns:
        The exit code of the run.
    """
    in_one_output = is_multiple and not output.is_folder
    format_name = output.format or ("jsonl" if in_one_output else "json")
    format_ = find_format(format_name, in_one_output, output.fields, output.markup)
    console = _summary_console(output, is_multiple and (count is None or count > MAX_SUMMARIES))
    started = time.monotonic()
    target: ArticleOutput | None = None
    try:
        with (
            exit_on_signals(),
            open_article_output(output, format_, format_name, resumption, record, inputs_root) as target,
            ActivityIndicator(console, is_quiet=output.is_quiet, total=count) as activity,
        ):
            run = _Run(kind, format_, target, activity, console, is_on_terminal(output))
            try:
                for each in read_inputs(activity.show):
                    _add(run, each)
            except (KeyboardInterrupt, SystemExit, OSError) as error:
                if resumption is not None:
                    activity.hide()
                    _stop(run, resumption, error)
                raise
    except NoArticles:
        pass
    except BrokenPipeError:
        raise
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        name = output.path or "standard output"
        raise click.ClickException(f"{name}: cannot be written: {error.strerror or error}") from None
    assert target is not None
    if not output.is_quiet:
        _report_run(target.article_count, target.failure_count, time.monotonic() - started)
    return exit_code_of(target.article_count, target.failure_count)


def _add(run: _Run, each: Input) -> None:
    """Clean an input and write its article, or report why it gives none."""
    result = _clean(each.content, run.kind)
    if isinstance(result, Exception):
        run.activity.hide()
        _log_failure(each.name, result)
        run.target.add_failure(each.name)
        return
    if run.hides_activity:
        run.activity.hide()
    run.target.add_article(each.name, run.format.render(each.name, result))
    _report_article(each.name, result, run.console)


def _stop(run: _Run, resumption: Resumption, error: BaseException) -> None:
    """Write what is ready after an interruption, and say how to go on."""
    end = time.monotonic() + MAX_SECONDS_AFTER_INTERRUPT
    if not isinstance(error, OSError):
        for each in resumption.read_finished():
            if time.monotonic() > end:
                break
            if each.name not in run.target.done:
                _add(run, each)
    path = run.target.path
    if path is not None and run.target.done:
        count, all_ = len(run.target.done), len(resumption.names)
        log(
            "warning", f"{path}: {count:,} of {all_:,} URLs are done; the same command with --continue fetches the rest"
        )


def _clean(content: Document | Exception, kind: Kind) -> Article | Exception:
    if isinstance(content, Exception):
        return content
    try:
        return clean_document(content, kind)
    except BrokenPipeError:
        raise
    except Exception as error:
        # A bug that one page triggers must not lose the others.
        return error


def _log_failure(name: str, error: Exception) -> None:
    if isinstance(error, NewscleanError):
        log_error(str(error), name)
    else:
        log_error(f"internal error ({type(error).__name__}: {error}); please report this page", name)


def _report_article(name: str, article: Article, console: Console | None) -> None:
    log("debug", f"{len(article.body)} blocks kept, confidence {article.extraction.confidence:.2f}", name)
    for warning in article.extraction.warnings:
        if warning.code in FETCH_WARNING_CODES:
            log("warning", str(warning), name)
        else:
            log("debug", f"warning: {warning}", name)
    if console is not None:
        from newsclean.output.summary import print_summary

        with ignore_write_errors():
            print_summary(article, name, console)


def _report_run(articles: int, failures: int, seconds: float) -> None:
    """Write the closing line of a run of many pages."""
    pages = articles + failures
    if pages <= MAX_SUMMARIES:
        return
    articles_text = f"{articles:,} article{'' if articles == 1 else 's'}"
    none_text = f", {failures:,} none" if failures else ""
    log("info", f"{pages:,} pages: {articles_text}{none_text} ({format_seconds(seconds)})")


def format_seconds(seconds: float) -> str:
    """Return a time as people write it: 4.2 s, 38 s, 12 min, 3 h 5 min."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    if seconds < 119.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def _summary_console(output: OutputOptions, is_long_run: bool) -> Console | None:
    has_summary = sys.stderr.isatty() and not is_long_run if output.has_summary is None else output.has_summary
    if output.is_quiet or not has_summary:
        return None
    from newsclean.output.terminal import terminal

    return terminal(stderr=True)
