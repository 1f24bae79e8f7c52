"""``newsclean serve``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from newsclean.cli.messages import log
from newsclean.cli.option_groups import FETCHING, RUN, SERVICE, Command, option
from newsclean.cli.options import log_options, private_option, rules_option
from newsclean.cli.process_exit import SOME_FAILED, SUCCESS
from newsclean.corpus.worker_pool import count_cores
from newsclean.fetching.options import USER_AGENT, FetchOptions
from newsclean.serve.page_service import DEFAULT_MAX_BYTES, PageService, ServiceOptions

DEFAULT_PORT = 8090
_MEGABYTE = 1_000_000


def service_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets them as one argument, ``options``. It must have ``--allow-private``."""

    @wraps(command)
    def with_service_options(
        *arguments: Any, workers: int | None, page_timeout: float, page_memory: int, timeout: float, max_size: float,
        user_agent: str | None, allow_private: bool, **others: Any,
    ) -> Any:  # fmt: skip
        fetch = FetchOptions(
            allow_private, timeout, int(max_size * _MEGABYTE), user_agent=user_agent or USER_AGENT
        )  # fmt: skip
        options = ServiceOptions(workers or count_cores(), page_timeout, page_memory, fetch)
        return command(*arguments, options=options, **others)

    wrapped: Callable[..., Any] = with_service_options
    for add in (
        option("--user-agent", metavar="TEXT", group=FETCHING, help="User-Agent of fetches.  [default: newsclean/VERSION]"),
        option(
            "--max-size", group=FETCHING, type=click.FloatRange(0.001, 1000), default=DEFAULT_MAX_BYTES / _MEGABYTE,
            show_default=True, help="Maximum size of a page in megabytes, sent or fetched.",
        ),
        option(
            "--timeout", group=FETCHING, type=click.FloatRange(0.1, 3600), default=30.0, show_default=True,
            help="Seconds per fetch, including redirects and retries.",
        ),
        option(
            "--page-memory", group=RUN, type=click.IntRange(0), default=1_000, show_default=True,
            help="Memory limit per page in megabytes; 0 = no limit.",
        ),
        option(
            "--page-timeout", group=RUN, type=click.FloatRange(0.1), default=30.0, show_default=True,
            help="Time limit for cleaning a page in seconds.",
        ),
        option(
            "-j", "--workers", group=RUN, type=click.IntRange(1, 512),
            help="Worker processes. Default: the number of cores.",
        ),
    ):  # fmt: skip
        wrapped = add(wrapped)
    return wrapped


@click.command(cls=Command)
@option(
    "--host", group=SERVICE, default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on."
)
@option(
    "--port", group=SERVICE, type=click.IntRange(0, 65_535), default=DEFAULT_PORT, show_default=True,
    help="Port to listen on; 0 for any free one.",
)  # fmt: skip
@option(
    "--allow-host", "allow_hosts", group=SERVICE, multiple=True, metavar="NAME",
    help="Further host name that requests may state, such as that of a reverse proxy. May be repeated.",
)  # fmt: skip
@service_options
@private_option
@rules_option
@log_options
@click.pass_context
def command(ctx: click.Context, host: str, port: int, allow_hosts: tuple[str, ...], options: ServiceOptions) -> None:
    """Answer HTTP requests: POST /clean, /fetch and /explain, GET /health.

    The service has no passwords: whoever can connect can use it. It listens on loopback unless --host says otherwise, and
    answers no web page. SIGTERM and Ctrl-C let open requests finish.

    \b
    Examples:
      newsclean serve
      newsclean serve --port 9000 --workers 4
      curl -H 'Content-Type: text/html' --data-binary @page.html \\
        localhost:8090/clean
      curl --json '{"url": "https://example.com/story"}' localhost:8090/fetch
    """
    from newsclean.serve.http.request_checks import LOCAL_HOSTS, allowed_hosts
    from newsclean.serve.http.server import PageServer, serve_until_signal

    hosts = allowed_hosts(host, allow_hosts)
    with PageService(options) as service:
        try:
            server = PageServer(host, port, service, hosts, log)
        except OSError as error:
            raise click.ClickException(f"{host}:{port}: cannot listen: {error.strerror or error}") from None
        log("info", f"listening on {server.url}")
        if host.strip("[]") not in {name.strip("[]") for name in LOCAL_HOSTS}:
            log("warning", f"{host} is no loopback address: whoever reaches it can use the service")
        is_complete = serve_until_signal(server)
    ctx.exit(SUCCESS if is_complete else SOME_FAILED)
