"""What the service does with pages: fetch, clean and explain them. It is shared by HTTP and MCP."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isfinite

from newsclean.document import Document
from newsclean.errors import NewscleanError
from newsclean.fetching.documents import fetch_document
from newsclean.fetching.forwards import MAX_HEAD_BYTES, may_forward
from newsclean.fetching.options import FetchOptions
from newsclean.output.formats import ALL_MARKUP, Markup
from newsclean.pipeline import Kind
from newsclean.serve.errors import ServiceError, convert_error
from newsclean.serve.page_task import PageTask
from newsclean.serve.page_workers import PageWorkers

DEFAULT_MAX_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """Options of a service."""

    workers: int = 2
    """Number of worker processes."""
    page_timeout: float = 30.0
    """Seconds for cleaning one page."""
    page_memory: int = 1_000
    """Megabytes for one page, beyond the memory of an idle worker; 0 for no limit."""
    fetch: FetchOptions = field(default_factory=lambda: FetchOptions(max_bytes=DEFAULT_MAX_BYTES))
    """Options of every fetch. ``timeout`` is the longest that a request may ask for."""


class PageService:
    """Fetches pages in the caller's thread, behind the address guard, and cleans them in worker processes.

    Threads may share it. A context manager that ends the processes.
    """

    def __init__(self, options: ServiceOptions) -> None:
        self.options = options
        self.workers = PageWorkers(options.workers, options.page_timeout, options.page_memory)

    def __enter__(self) -> PageService:
        return self

    def __exit__(self, *_: object) -> None:
        self.workers.close()

    def clean(
        self, document: Document, kind: Kind = "auto", format_: str = "json", markup: Markup = ALL_MARKUP
    ) -> str:  # fmt: skip
        """Return the article of a page in a format of ``SERVICE_FORMATS``.

        Raises:
            ServiceError: there is none, or the page broke its worker.
        """
        return self.workers.run(PageTask(document, "clean", kind, format_, markup))

    def explain(self, document: Document, kind: Kind = "auto") -> str:
        """Return the explanation of a page as JSON; errors as for :meth:`clean`."""
        return self.workers.run(PageTask(document, "explain", kind))

    def fetch(self, url: str, timeout: float | None = None) -> Document:
        """Fetch a page.

        Args:
            url: an http or https URL.
            timeout: seconds for the fetch; at most those of the service's options, which are the default.

        Raises:
            ServiceError: the page cannot be fetched, or its address is refused; the timeout is out of range.
        """
        options = self.options.fetch
        if timeout is not None:
            if not isfinite(timeout) or not 0 < timeout <= options.timeout:
                raise ServiceError("bad_request", f"timeout must be above 0 and at most {options.timeout:g} seconds")
            options = replace(options, timeout=timeout)
        try:
            return fetch_document(url, options, find_forward=self._find_forward)
        except NewscleanError as error:
            raise convert_error(error) from None

    def _find_forward(self, document: Document) -> str | None:
        """Return the address that a page forwards to. A worker parses it: no page is parsed in this process."""
        if not may_forward(document):
            return None
        head = document._replace(data=document.data[:MAX_HEAD_BYTES])
        return self.workers.run(PageTask(head, "find_forward")) or None
