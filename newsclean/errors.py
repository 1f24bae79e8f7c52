"""Exceptions. Every message is one line and says what can be done."""

from __future__ import annotations


class NewscleanError(Exception):
    """Base of every error that newsclean raises on purpose."""


class NoArticle(NewscleanError):
    """The page was read, but no article was found in it."""


class NotAPage(NewscleanError):
    """The input is neither a web page nor text: a PDF, an image, an archive, or empty."""


class SourceError(NewscleanError):
    """A file or folder cannot be read.

    Args:
        message: one line that begins with the input's name.
        name: the input's name: a path, or a path and the number of a row.
    """

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name


class FetchError(NewscleanError):
    """A URL cannot be fetched: no such host, a refused connection, an HTTP error, a wrong media type."""
