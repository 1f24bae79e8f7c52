"""Inputs → articles in the output, and the exit code of the run."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from newsclean.article.model import Article
from newsclean.cli.activity import ActivityIndicator
from newsclean.cli.messages import ignore_write_errors, log, log_error
from newsclean.cli.output_options import OutputOptions
from newsclean.cli.process_exit import exit_code_of
from newsclean.cli.signals import exit_on_signals
from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.output.formats import find_format
from newsclean.pipeline import Kind, clean_document

if TYPE_CHECKING:
    from rich.console import Console


class Input(NamedTuple):
    """One input of a run: the document, or the error in its place."""

    name: str
    content: Document | Exception


ReadInputs = Callable[[Callable[[str], None]], Iterable[Input]]
"""Reads all inputs. It calls its argument with the name of each input that it comes to, for the activity indicator."""


def write_articles(read_inputs: ReadInputs, output: OutputOptions, *, is_multiple: bool, kind: Kind = "auto") -> int:
    """Clean every input, write the articles and report the inputs that give none.

    Args:
        read_inputs: reads all inputs.
        output: where and how articles are written.
        is_multiple: whether there may be several articles.
        kind: the kind of the inputs.

    Returns:
        The exit code of the run.
    """
    format_ = find_format(output.format or ("jsonl" if is_multiple else "json"), is_multiple, output.fields)
    console = _summary_console(output)
    articles = failures = 0
    try:
        with (
            exit_on_signals(),
            _open_output(output) as file,
            ActivityIndicator(console, is_quiet=output.is_quiet) as activity,
        ):
            for name, content in read_inputs(activity.show):
                result = _clean(content, kind)
                if isinstance(result, Exception):
                    failures += 1
                    activity.hide()
                    _log_failure(name, result)
                    continue
                if output.path is None and file.isatty():
                    activity.hide()
                file.write((format_.separator if articles else format_.start) + format_.render(name, result))
                file.flush()
                articles += 1
                _report_article(name, result, console)
            if not articles and output.path is not None:
                raise _NoArticles
            file.write(format_.end if articles else "")
            file.flush()
    except _NoArticles:
        pass
    except BrokenPipeError:
        raise
    except OSError as error:
        target = output.path or "standard output"
        raise click.ClickException(f"{target}: cannot be written: {error.strerror or error}") from None
    return exit_code_of(articles, failures)


class _NoArticles(Exception):
    """No input gave an article. An existing output file is kept."""


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
        log("debug", f"warning: {warning}", name)
    if console is not None:
        from newsclean.output.summary import print_summary

        with ignore_write_errors():
            print_summary(article, name, console)


@contextmanager
def _open_output(output: OutputOptions) -> Iterator[TextIO]:
    if output.path is not None:
        from pathlib import Path

        from newsclean.output.atomic import atomic_text

        with atomic_text(Path(output.path)) as file:
            yield file
        return
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    # UTF-8 in every locale, and line ends as the format has them.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    yield sys.stdout


def _summary_console(output: OutputOptions) -> Console | None:
    has_summary = sys.stderr.isatty() if output.has_summary is None else output.has_summary
    if output.is_quiet or not has_summary:
        return None
    from newsclean.output.terminal import terminal

    return terminal(stderr=True)
