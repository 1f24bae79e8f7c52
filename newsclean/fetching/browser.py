"""A Chromium without a network of its own: whatever a page asks for, newsclean fetches for it.

Every request of the page is intercepted and answered over the guarded connections, so that the address guard, the
sizes and the deadline are those of any fetch. What could not be intercepted (web sockets, WebRTC, prefetching) meets a
proxy that nobody serves and a resolver that knows no name.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from newsclean.document import Document
from newsclean.errors import FetchError, SourceError
from newsclean.fetching.client import ask
from newsclean.fetching.options import USER_AGENT, FetchOptions, Permit
from newsclean.text.urls import without_credentials

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Request, Route

_Result = TypeVar("_Result")

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
_OFF_THE_NET = (
    "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--no-pings", "--disable-background-networking",
    "--disable-component-update", "--disable-domain-reliability", "--js-flags=--max-old-space-size=512",
)  # fmt: skip
_QUIET_SECONDS = 15.0
"""How long a page may go on asking for more before it is taken as it is."""
_MOST_REQUESTS = 400
_MOST_PAGES = 5
"""Times that scripts may lead the window elsewhere."""
_GOODBYE = 5.0
_NOT_PASSED_ON = frozenset(("host", "user-agent", "accept-encoding", "connection", "content-length"))
# These say how a body travelled; it comes unpacked and whole.
_TRANSPORT = frozenset(("content-encoding", "transfer-encoding", "content-length"))


def chromium() -> str | None:
    """The Chromium to use: ``NEWSCLEAN_CHROMIUM``, the one that Playwright installed, or one of the system's."""
    named = os.environ.get("NEWSCLEAN_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


class Renderer:
    """One Chromium for the process, with an event loop in a thread of its own; every page gets a fresh profile."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._driver: Any = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        threading.Thread(target=self._loop.run_forever, daemon=True, name="browser").start()
        atexit.register(self._stop)

    def render(self, found: Document, options: FetchOptions, permit: Permit | None = None) -> Document:
        """What a fetched page becomes when its scripts have run; time and size are those of ``options``.

        ``permit`` is called with every further page that its scripts lead to; one that it refuses is not loaded.

        Raises:
            FetchError: its scripts do not come to an end, or make too much of it; Chromium gives up on it.
            SourceError: Chromium does not start.
        """
        from playwright.async_api import Error

        try:
            return self._wait_for(self._render(found, options, permit))
        except (TimeoutError, asyncio.TimeoutError):
            raise FetchError(f"{found.name}: its scripts were not done within {options.seconds:g} seconds") from None
        except Error as error:
            why = error.message.splitlines()[0][:120]
            raise FetchError(f"{found.name}: Chromium gave up on the page: {why}") from None

    def _wait_for(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _render(self, found: Document, options: FetchOptions, permit: Permit | None) -> Document:
        start = time.monotonic()
        browser = await self._started()
        context = await browser.new_context(user_agent=USER_AGENT, service_workers="block", accept_downloads=False)
        try:
            visit = _Visit(found, options, permit, start)
            return await asyncio.wait_for(visit.run(context), options.seconds)
        finally:
            # A script that never ends may hold this up as well; the next page then gets another Chromium.
            try:
                await asyncio.wait_for(context.close(), _GOODBYE)
            except Exception:
                self._browser = None
                with suppress(Exception):
                    await asyncio.wait_for(browser.close(), _GOODBYE)

    async def _started(self) -> Browser:
        from playwright.async_api import Error, async_playwright

        async with self._starting:
            if self._browser is not None and self._browser.is_connected():
                return self._browser
            if self._driver is None:
                self._driver = await async_playwright().start()
            own = self._driver.chromium.executable_path
            path = chromium() or (own if Path(own).exists() else None)
            if path is None:
                raise SourceError(
                    "--render needs Chromium: install it (apt-get install chromium, or playwright install chromium)"
                )
            try:
                # Chromium's own sandbox does not work for root.
                self._browser = await self._driver.chromium.launch(
                    executable_path=path, args=list(_OFF_THE_NET), chromium_sandbox=os.geteuid() != 0
                )
            except Error as error:
                raise SourceError(f"{path}: Chromium does not start: {error.message.splitlines()[0][:160]}") from None
            return self._browser

    def _stop(self) -> None:
        async def close() -> None:
            if self._browser is not None:
                await self._browser.close()
            if self._driver is not None:
                await self._driver.stop()

        with suppress(Exception):
            asyncio.run_coroutine_threadsafe(close(), self._loop).result(_GOODBYE)


class _Visit:
    """One page in the browser, and what it has asked for."""

    def __init__(self, found: Document, options: FetchOptions, permit: Permit | None, start: float) -> None:
        self._permit = permit
        self._found: Document | None = found
        self._first = found
        self._options = options
        self._end = start + options.seconds
        self._bytes = len(found.data)
        self._requests = 0
        self._pages = 0
        self._url = found.url or found.name

    async def run(self, context: BrowserContext) -> Document:
        await context.route("**/*", self._answer)
        page = await context.new_page()
        # A window that a script opens is nobody's.
        context.on("page", lambda other: other.close())
        page.set_default_timeout(0)
        await page.goto(self._url, wait_until="domcontentloaded")
        with suppress(TimeoutError, asyncio.TimeoutError):
            await asyncio.wait_for(page.wait_for_load_state("networkidle"), _QUIET_SECONDS)
        return await self._take(page)

    async def _take(self, page: Page) -> Document:
        length = await page.evaluate("document.documentElement ? document.documentElement.outerHTML.length : 0")
        data = (await page.content()).encode("utf-8", "replace") if length <= self._options.max_bytes else b""
        if max(length, len(data)) > self._options.max_bytes:
            raise FetchError(f"{self._first.name}: larger than {self._options.max_bytes / 1_000_000:g} MB")
        return self._first._replace(data=data, url=without_credentials(self._url), charset="utf-8", response=None)

    async def _answer(self, route: Route) -> None:
        """Fetch what the page asks for, if it is of any use for its text."""
        from playwright.async_api import Error

        # A window that is gone, or was never there, wants no answer any more.
        with suppress(Error):
            request = route.request
            kind = request.resource_type
            whole = request.is_navigation_request() and _in_the_window(request)
            if whole and self._found is not None:
                await self._give(route, self._found)
            elif kind == "stylesheet":
                # Scripts may wait for it; what it says of looks is of no use.
                await route.fulfill(status=200, content_type="text/css", body="")
            elif kind in ("script", "xhr", "fetch", "other", "preflight") or (whole and self._pages < _MOST_PAGES):
                await self._fetch(route, request, whole)
            else:
                await route.abort()

    async def _give(self, route: Route, found: Document) -> None:
        """Hand over the page that was fetched already."""
        self._found = None
        answer = found.response
        headers = {key: value for key, value in (answer.headers if answer else ()) if key.lower() not in _TRANSPORT}
        await route.fulfill(status=200, headers=headers, body=found.data)

    async def _fetch(self, route: Route, request: Request, whole: bool) -> None:
        self._requests += 1
        left = self._end - time.monotonic()
        room = self._options.max_bytes - self._bytes
        if self._requests > _MOST_REQUESTS or left <= 0 or room <= 0:
            await route.abort()
            return
        self._pages += whole
        options = replace(self._options, seconds=left, max_bytes=room, retries=0, pages_only=whole)
        headers = {key: value for key, value in request.headers.items() if key.lower() not in _NOT_PASSED_ON}
        permit = self._permit if whole else None
        try:
            if permit is not None:
                await asyncio.to_thread(permit, request.url)
            answer = await asyncio.to_thread(
                ask, request.url, options, request.method, permit, headers=headers, data=request.post_data_buffer
            )
        except (FetchError, SourceError):
            await route.abort()
            return
        self._bytes += len(answer.content)
        if whole:
            self._url = answer.url
        kept = {key: value for key, value in answer.headers.items() if key.lower() not in _TRANSPORT}
        await route.fulfill(status=answer.status_code, headers=kept, body=answer.content)


def _in_the_window(request: Request) -> bool:
    """Whether a page is asked for as the window's own, not a frame's or another window's."""
    from playwright.async_api import Error

    try:
        return request.frame.parent_frame is None
    except Error:
        return False


@lru_cache(maxsize=1)
def renderer() -> Renderer:
    """The process's renderer.

    Raises:
        SourceError: Playwright is missing.
    """
    try:
        import playwright.async_api  # noqa: F401
    except ImportError:
        raise SourceError("--render needs Playwright: pip install 'newsclean[render]'") from None
    return Renderer()
