"""Chromium without network access: newsclean answers all its requests.

Every request of a page is intercepted and sent over the guarded connections, so address checks, size limits and the
timeout are those of any fetch. Requests that cannot be intercepted (web sockets, WebRTC, prefetching) fail: the proxy
setting leads to a port that nothing listens on, and host names resolve to nothing.
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
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from newsclean.document import Document
from newsclean.errors import FetchError, FetchTimeoutError, SourceError
from newsclean.fetching.options import FetchOptions, UrlCheck
from newsclean.fetching.render_job import RenderJob
from newsclean.text.install_hints import install_hint

if TYPE_CHECKING:
    from playwright.async_api import Browser

_Result = TypeVar("_Result")

_CHROMIUM_COMMANDS = (
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge",
)  # fmt: skip
_NO_NETWORK_ARGUMENTS = (
    "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--no-pings", "--disable-background-networking",
    "--disable-component-update", "--disable-domain-reliability", "--js-flags=--max-old-space-size=512",
)  # fmt: skip
_CLOSE_TIMEOUT_SECONDS = 5.0


def find_chromium() -> str | None:
    """Return the path of the Chromium to use: that in ``NEWSCLEAN_CHROMIUM``, else one installed on the system."""
    configured = os.environ.get("NEWSCLEAN_CHROMIUM")
    if configured:
        return shutil.which(configured)
    return next(filter(None, map(shutil.which, _CHROMIUM_COMMANDS)), None)


class Renderer:
    """One Chromium for the process, with an event loop in a thread of its own. Every page gets a fresh profile."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._driver: Any = None
        self._browser: Browser | None = None
        self._start_lock = asyncio.Lock()
        threading.Thread(target=self._loop.run_forever, daemon=True, name="browser").start()
        atexit.register(self._stop)

    def render(self, document: Document, options: FetchOptions, check_url: UrlCheck | None = None) -> Document:
        """Run the scripts of a fetched page and return the page that they make.

        Args:
            options: ``timeout`` and ``max_bytes`` apply to the page and all its requests together.
            check_url: called with every further page that scripts load in the window; raises FetchError where it must
                not be loaded.

        Raises:
            FetchError: the scripts do not finish in time, or make too large a page; Chromium fails.
            SourceError: Chromium does not start.
        """
        from playwright.async_api import Error

        try:
            return self._run(self._render(document, options, check_url))
        except (TimeoutError, asyncio.TimeoutError):
            reason = f"scripts did not finish within {options.timeout:g} seconds"
            raise FetchTimeoutError(f"{document.name}: {reason}", url=document.name) from None
        except Error as error:
            reason = error.message.splitlines()[0][:120]
            raise FetchError(
                f"{document.name}: Chromium could not load the page: {reason}", url=document.name
            ) from None

    def _run(self, coroutine: Coroutine[Any, Any, _Result]) -> _Result:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    async def _render(self, document: Document, options: FetchOptions, check_url: UrlCheck | None) -> Document:
        start = time.monotonic()
        browser = await self._start_browser()
        context = await browser.new_context(
            user_agent=options.user_agent, service_workers="block", accept_downloads=False
        )
        try:
            job = RenderJob(document, options, check_url, start)
            return await asyncio.wait_for(job.run(context), options.timeout)
        finally:
            # A script in an endless loop may block this as well. Then the next page gets a new Chromium.
            try:
                await asyncio.wait_for(context.close(), _CLOSE_TIMEOUT_SECONDS)
            except Exception:
                self._browser = None
                with suppress(Exception):
                    await asyncio.wait_for(browser.close(), _CLOSE_TIMEOUT_SECONDS)

    async def _start_browser(self) -> Browser:
        """Return the running browser; start it where it does not run."""
        from playwright.async_api import Error, async_playwright

        async with self._start_lock:
            if self._browser is not None and self._browser.is_connected():
                return self._browser
            if self._driver is None:
                self._driver = await async_playwright().start()
            bundled = self._driver.chromium.executable_path
            path = find_chromium() or (bundled if Path(bundled).exists() else None)
            if path is None:
                raise SourceError(
                    "--render needs Chromium: install it (apt-get install chromium, or playwright install chromium)"
                )
            try:
                # Chromium's own sandbox does not work for root.
                self._browser = await self._driver.chromium.launch(
                    executable_path=path, args=list(_NO_NETWORK_ARGUMENTS), chromium_sandbox=os.geteuid() != 0
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
            asyncio.run_coroutine_threadsafe(close(), self._loop).result(_CLOSE_TIMEOUT_SECONDS)


@lru_cache(maxsize=1)
def get_renderer() -> Renderer:
    """Return the process's renderer.

    Raises:
        SourceError: Playwright is missing.
    """
    try:
        import playwright.async_api  # noqa: F401
    except ImportError:
        raise SourceError(f"--render needs Playwright: {install_hint('render')}") from None
    return Renderer()
