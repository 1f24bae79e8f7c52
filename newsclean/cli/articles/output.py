"""Where a command's articles go: a stream, a file that appears when it is complete, or one that a later run completes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO

from newsclean.cli.articles.recorded_output import RecordedOutput, WrittenRecord, record_inputs
from newsclean.cli.output_options import OutputOptions
from newsclean.cli.streams import open_standard_output
from newsclean.document import Document
from newsclean.output.formats import OutputFormat

if TYPE_CHECKING:
    from newsclean.output.part_file import StartMode


class Input(NamedTuple):
    """One input of a run: the document, or the error in its place."""

    name: str
    content: Document | Exception


class ArticleOutput(Protocol):
    """Takes the articles of a run, and knows how many inputs gave none."""

    @property
    def path(self) -> Path | None:
        """The file that stays when the run is interrupted, if there is one."""

    @property
    def done(self) -> Collection[str]:
        """The names of the inputs that an earlier run, or this one, is done with."""

    @property
    def article_count(self) -> int:
        """The number of articles."""

    @property
    def failure_count(self) -> int:
        """The number of inputs that gave no article."""

    def add_article(self, name: str, text: str) -> None:
        """Write the rendered article of an input."""

    def add_failure(self, name: str) -> None:
        """Record that an input gave no article."""


class Resumption(NamedTuple):
    """How a run of many inputs goes on where an earlier one was interrupted."""

    mode: StartMode
    names: tuple[str, ...]
    """The names of all inputs, in the order of the output."""
    skip: Callable[[Collection[str]], None]
    """Called before the inputs are read, with the names of those that are done."""
    read_finished: Callable[[], Iterable[Input]]
    """Called after an interruption; reads the inputs that are ready."""


class NoArticles(Exception):
    """No input gave an article. An existing output file is kept."""


class _StreamOutput(RecordedOutput):
    """Articles written to an open file one after the other."""

    def __init__(self, file: TextIO, format_: OutputFormat, record: WrittenRecord | None) -> None:
        super().__init__(record)
        self._file = file
        self._format = format_

    def end(self) -> None:
        self._write(self._format.end if self.article_count else "")

    def _write_article(self, name: str, text: str) -> None:
        before = self._format.separator if self.article_count else self._format.start
        self._write(before + text)

    def _write(self, text: str) -> None:
        self._file.write(text)
        self._file.flush()


def is_on_terminal(output: OutputOptions) -> bool:
    """Whether articles are shown on a terminal."""
    return output.path is None and sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def open_article_output(
    output: OutputOptions,
    format_: OutputFormat,
    format_name: str,
    resumption: Resumption | None,
    record: WrittenRecord | None = None,
    inputs_root: str | None = None,
) -> Iterator[ArticleOutput]:
    """Open the output of a run; it is complete when the block ends without an error.

    Args:
        inputs_root: the folder that all inputs are in, whose tree an output folder keeps.

    Raises:
        NoArticles: at the end of the block; an output file is not written.
        SourceError: an interrupted run has left its files; see :func:`newsclean.output.part_file.open_part_file`.
        OSError: the output cannot be written.
    """
    if output.path is None:
        stream = _StreamOutput(open_standard_output(), format_, record)
        yield stream
        stream.end()
        return
    path = Path(output.path)
    if output.is_folder:
        from newsclean.cli.articles.folder_output import FolderOutput, FolderSettings

        yield FolderOutput(FolderSettings(path, inputs_root, format_name), format_, record)
        return
    # A device or a pipe is written to directly.
    if resumption is not None and not (path.exists() and not path.is_file()):
        from newsclean.output.part_file import open_part_file

        left_out = [f"no-{name}" for name, is_written in output.markup._asdict().items() if not is_written]
        format_id = " ".join((format_name, *output.fields, *left_out))
        with open_part_file(path, format_, format_id, resumption.mode) as part:
            resumption.skip(part.done)
            yield part
            # Until the file has its name, another run may discard it.
            with record_inputs(record, part.article_names) as written:
                part.complete(resumption.names, written)
        return
    from newsclean.output.atomic import atomic_text

    with atomic_text(path) as file:
        stream = _StreamOutput(file, format_, record)
        yield stream
        if not stream.article_count:
            raise NoArticles
        stream.end()
