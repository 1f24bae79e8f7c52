"""Options of the commands that fetch, and the values that they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from newsclean.cli.option_groups import FETCHING, option
from newsclean.errors import NewscleanError
from newsclean.fetching.options import FetchOptions


class HeaderType(click.ParamType):  # type: ignore[type-arg]
    """A request header, as ``Name: value``."""

    name = "header"
    # An environment variable may hold several, one a line.
    envvar_list_splitter = "\n"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:  # fmt: skip
        """Parse the header."""
        from newsclean.fetching.request_headers import parse_header

        try:
            return value if isinstance(value, tuple) else parse_header(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class ProxyType(click.ParamType):  # type: ignore[type-arg]
    """The URL of a proxy."""

    name = "proxy"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the URL."""
        from newsclean.fetching.request_headers import check_proxy

        try:
            return check_proxy(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def request_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--user-agent``, ``--header``, ``--cookies`` and ``--proxy``."""
    for add in (
        option("--proxy", type=ProxyType(), metavar="URL", group=FETCHING, help="Proxy, instead of HTTP_PROXY and HTTPS_PROXY."),
        option(
            "--cookies", type=click.Path(dir_okay=False), metavar="FILE", group=FETCHING,
            help="Cookies in the Netscape format, as browsers' extensions and curl write them.",
        ),
        option(
            "--header", "headers", type=HeaderType(), multiple=True, metavar="'NAME: VALUE'", group=FETCHING,
            help="Send this header to the hosts of the URLs, not to those of redirects. May be repeated.",
        ),
        option("--user-agent", metavar="TEXT", group=FETCHING, help="User-Agent, also for robots.txt.  [default: newsclean/VERSION]"),
    ):  # fmt: skip
        command = add(command)
    return command


def transfer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--cache``, ``--offline``, ``--timeout``, ``--retries`` and ``--delay``."""
    for add in (
        option(
            "--delay", group=FETCHING, type=click.FloatRange(0, 600), default=1.0, show_default=True,
            help="Seconds between two requests to one host.",
        ),
        option(
            "--retries", group=FETCHING, type=click.IntRange(0, 10), default=2, show_default=True,
            help="Retries after a failure.",
        ),
        option(
            "--timeout", group=FETCHING, type=click.FloatRange(0.1, 3600), default=60.0, show_default=True,
            help="Seconds per page, including redirects and retries.",
        ),
        option("--offline", group=FETCHING, is_flag=True, help="Use only cached pages; make no requests."),
        option(
            "--cache", group=FETCHING, type=click.Path(file_okay=False, path_type=Path),
            help="Cache pages in this folder; request a cached page again only if it may have changed.",
        ),
    ):  # fmt: skip
        command = add(command)
    return command


def build_fetch_options(
    cache: Path | None, offline: bool, timeout: float, retries: int, user_agent: str | None,
    headers: tuple[tuple[str, str], ...], cookies: str | None, proxy: str | None, allow_private: bool,
) -> FetchOptions:  # fmt: skip
    """Return the options of a fetch as the command line has them.

    Raises:
        click.UsageError: two options exclude each other; the ``User-Agent`` is invalid.
        click.ClickException: the file of cookies cannot be read.
    """
    from newsclean.fetching.request_headers import choose_user_agent

    if offline and cache is None:
        raise click.UsageError("--offline requires --cache DIR")
    if cache is not None and (headers or cookies):
        raise click.UsageError("--cache excludes --header and --cookies: pages behind a login are not cached")
    try:
        user_agent, headers = choose_user_agent(user_agent, headers)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return FetchOptions(
        allow_private, timeout, retries=retries, cache=cache, offline=offline, user_agent=user_agent, headers=headers,
        cookies=_cookie_file(cookies), proxy=proxy,
    )  # fmt: skip


def _cookie_file(name: str | None) -> Path | None:
    """Return the file of ``--cookies``, which must be readable before anything is fetched."""
    if name is None:
        return None
    from newsclean.fetching.cookies import load_cookies

    try:
        load_cookies(Path(name))
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    return Path(name)
