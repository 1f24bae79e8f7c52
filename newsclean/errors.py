"""Exceptions. Every message is one line and says what can be done.

::

    NewscleanError
    ├── NoArticle             the page has no article; kind says what it is instead
    ├── NotAPage              the input is no page
    ├── SourceError           a file or folder cannot be read
    ├── RuleError             rules cannot be used; problems lists the mistakes
    └── FetchError            a URL cannot be fetched
        ├── FetchTimeoutError     it took too long
        ├── RefusedAddressError   its address is not public
        └── HttpStatusError       the server answered with an error status

All can be pickled, so that they pass between processes.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would take most of the time of the import
if TYPE_CHECKING:
    from typing import Literal

    NoArticleKind = Literal[
        "ad_block", "bot_check", "consent", "error_page", "no_text", "paywall", "redirect", "script_shell"
    ]  # fmt: skip
    """What a page without an article is: a page against ad blockers, a bot check, a consent page, an error page, a page
    without a story's text, a login or subscription page, a page that forwards elsewhere, a shell that scripts fill."""


class NewscleanError(Exception):
    """Base of every error that newsclean raises on purpose."""


class NoArticle(NewscleanError):
    """The page was read, but no article was found in it.

    Args:
        message: one line.
        kind: what the page is instead.
        url: where the page came from, where that is known.
    """

    def __init__(self, message: str, *, kind: NoArticleKind = "no_text", url: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.url = url


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
    """A URL cannot be fetched: no such host, a refused connection, an HTTP error, a wrong media type.

    Args:
        message: one line that begins with the URL.
        url: the URL, without credentials.
        status: the HTTP status, where the server answered with an error.
        retry_after: the seconds that the server asks to wait before another request (``Retry-After``).
    """

    def __init__(
        self, message: str, *, url: str | None = None, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.url = url
        self.status = status
        self.retry_after = retry_after

    @property
    def reason(self) -> str:
        """The message without the URL."""
        return str(self).removeprefix(f"{self.url}: ")


class FetchTimeoutError(FetchError):
    """The page did not come within the timeout, or the server did not answer in time."""


class RefusedAddressError(FetchError):
    """The URL leads to a loopback, private or other special address, which is not allowed."""


class HttpStatusError(FetchError):
    """The server answered with a status other than success; :attr:`status` has it."""
