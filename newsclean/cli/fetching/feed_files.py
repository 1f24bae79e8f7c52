"""Files that are feeds, as the stories in them (``clean --from-feed``)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

from newsclean.cli.articles.output import Input
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.documents import STDIN, display_name


def read_feeds(files: Iterable[str], url: str | None, show_activity: Callable[[str], None]) -> Iterator[Input]:
    """Yield the stories of feeds, or an error for each feed and entry without one.

    Args:
        files: paths; ``-`` for standard input.
        url: the address of a feed that has no addresses of its own, which relative ones are relative to.
        show_activity: called with the name of each file.
    """
    from newsclean.discovery.feed_documents import read_feed_documents

    for path in files:
        name = display_name(path)
        show_activity(name)
        try:
            data = _read(path)
        except OSError as error:
            yield Input(name, SourceError(f"{name}: cannot be read: {error.strerror or error}", name))
            continue
        for story in read_feed_documents(Document(name, data, url)):
            yield Input(story.name, story)


def _read(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read() if sys.stdin is not None else b""
    with open(path, "rb") as file:
        return file.read()
