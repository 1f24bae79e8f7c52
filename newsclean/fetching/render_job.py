"""One page in the browser: answers its requests over the guarded connections, and reads what its scripts make of it."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.document import Document
from newsclean.errors import FetchError, SourceError
from newsclean.fetching.client import send_request
from newsclean.fetching.options import FetchOptions, UrlCheck
from newsclean.text.urls import host_and_port, without_credentials

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Request, Route

_MAX_IDLE_WAIT_SECONDS = 15.0
"""How long to wait for a page's requests to end. Then it is read as it is."""
_MAX_REQUESTS = 400
_MAX_NAVIGATIONS = 5
"""How many times scripts may load another page in the window."""
_DATA_RESOURCE_TYPES = frozenset(("script", "xhr", "fetch", "other", "preflight"))
"""Playwright's resource types that text may depend on."""
_OWN_REQUEST_HEADERS = frozenset(("host", "user-agent", "accept-encoding", "connection", "content-length"))
"""Request headers that newsclean sets itself."""
_TRANSFER_HEADERS = frozenset(("content-encoding", "transfer-encoding", "content-length"))
"""Response headers about the body's transfer. The browser gets it decompressed and whole."""


class RenderJob:
    """One page in the browser.

    Args:
        document: the page as the server sent it.
        options: ``timeout`` and ``max_bytes`` apply to the page and all its requests together.
        check_url: called with every further page that is loaded in the window.
        start: when the job began, on the monotonic clock.
    """

    def __init__(self, document: Document, options: FetchOptions, check_url: UrlCheck | None, start: float) -> None:
        self._document = document
        self._options = options
        self._check_url = check_url
        self._end = start + options.timeout
        self._url = document.url or document.name
        self._host = host_and_port(document.name)
        """The host that the user has named: the only one that gets the user's headers."""
        self._is_delivered = False
        """Whether the browser has received the document."""
        self._byte_count = len(document.data)
        self._request_count = 0
        self._navigation_count = 0

    async def run(self, context: BrowserContext) -> Document:
        """Load the page, let its scripts run, and return the document that they leave."""
        await context.route("**/*", self._answer)
        page = await context.new_page()
        # Pop-up windows.
        context.on("page", lambda other: other.close())
        page.set_default_timeout(0)
        await page.goto(self._url, wait_until="domcontentloaded")
        with suppress(TimeoutError, asyncio.TimeoutError):
            await asyncio.wait_for(page.wait_for_load_state("networkidle"), _MAX_IDLE_WAIT_SECONDS)
        return await self._read_document(page)

    async def _read_document(self, page: Page) -> Document:
        max_bytes = self._options.max_bytes
        length = await page.evaluate("document.documentElement ? document.documentElement.outerHTML.length : 0")
        data = (await page.content()).encode("utf-8", "replace") if length <= max_bytes else b""
        if max(length, len(data)) > max_bytes:
            raise FetchError(
                f"{self._document.name}: larger than {max_bytes / 1_000_000:g} MB", url=self._document.name
            )
        return self._document._replace(data=data, url=without_credentials(self._url), charset="utf-8", response=None)

    async def _answer(self, route: Route) -> None:
        """Answer a request of the page, or abort it where the text cannot depend on it."""
        from playwright.async_api import Error

        # The window may be closed meanwhile.
        with suppress(Error):
            request = route.request
            kind = request.resource_type
            is_navigation = request.is_navigation_request() and _is_main_frame(request)
            if is_navigation and not self._is_delivered:
                await self._deliver_document(route)
            elif kind == "stylesheet":
                # Scripts may wait for it. An empty one will do.
                await route.fulfill(status=200, content_type="text/css", body="")
            elif kind in _DATA_RESOURCE_TYPES or (is_navigation and self._navigation_count < _MAX_NAVIGATIONS):
                await self._fetch(route, request, is_navigation)
            else:
                await route.abort()

    async def _deliver_document(self, route: Route) -> None:
        self._is_delivered = True
        response = self._document.response
        headers = _without(_TRANSFER_HEADERS, dict(response.headers if response else ()))
        await route.fulfill(status=200, headers=headers, body=self._document.data)

    async def _fetch(self, route: Route, request: Request, is_navigation: bool) -> None:
        self._request_count += 1
        seconds = self._end - time.monotonic()
        max_bytes = self._options.max_bytes - self._byte_count
        if self._request_count > _MAX_REQUESTS or seconds <= 0 or max_bytes <= 0:
            await route.abort()
            return
        self._navigation_count += is_navigation
        is_same_host = host_and_port(request.url) == self._host
        allowed = self._options if is_same_host else self._options.without_identity()
        options = replace(allowed, timeout=seconds, max_bytes=max_bytes, retries=0, pages_only=is_navigation)
        headers = _without(_OWN_REQUEST_HEADERS, request.headers)
        check_url = self._check_url if is_navigation else None
        try:
            if check_url is not None:
                await asyncio.to_thread(check_url, request.url)
            response = await asyncio.to_thread(
                send_request, request.url, options, request.method, check_url,
                headers=headers, data=request.post_data_buffer,
            )  # fmt: skip
        except (FetchError, SourceError):
            await route.abort()
            return
        self._byte_count += len(response.content)
        if is_navigation:
            self._url = response.url
        await route.fulfill(
            status=response.status_code,
            headers=_without(_TRANSFER_HEADERS, dict(response.headers.items())),
            body=response.content,
        )


def _without(names: frozenset[str], headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in names}


def _is_main_frame(request: Request) -> bool:
    """Whether a request is for the window's own page, not for a frame or another window."""
    from playwright.async_api import Error

    try:
        return request.frame.parent_frame is None
    except Error:
        return False
