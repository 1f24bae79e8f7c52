"""``newsclean explain``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from newsclean.cleaning import Kind
from newsclean.cli.options import log_options, rules_option
from newsclean.errors import NewscleanError
from newsclean.sources import Input
from newsclean.sources.files import STDIN, pages


@click.command()
@click.argument("page", default=STDIN)
@click.option("--html", "report", type=click.Path(dir_okay=False, path_type=Path), help="Write one HTML file instead.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.option("--kind", type=click.Choice(["auto", "html", "dump"]), default="auto", show_default=True)
@click.option("--url", help="Where the page came from.")
@rules_option
@log_options
@click.option("--allow-private", is_flag=True, envvar="NEWSCLEAN_ALLOW_PRIVATE", help="Fetch from private addresses.")
def command(
    page: str, report: Path | None, as_json: bool, kind: Kind, url: str | None, allow_private: bool
) -> None:  # fmt: skip
    """Show a whole PAGE (a file, a URL, or - for standard input): each block kept (+) or dropped (-), and why.

    \b
    Examples:
      newsclean explain page.html
      newsclean explain https://example.com/story --html report.html
      newsclean explain dump.txt --json | jq '.blocks[] | select(.keep) | .text'
    """
    if page == STDIN and sys.stdin.isatty():
        raise click.UsageError("no input: name a file or a URL, or pipe a page in")
    from newsclean.explaining import explain

    try:
        found = _get(page, allow_private)
        explanation = explain(found.data, url=found.url or url, kind=kind, charset=found.charset)
    except NewscleanError as error:
        message = str(error)
        raise click.ClickException(message if message.startswith(page) else f"{page}: {message}") from None
    if as_json:
        text = json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2)
        click.echo(text.encode("utf-8", "replace"))
    elif report is not None:
        from newsclean.write.atomic import atomic_text
        from newsclean.write.explain import html_report

        try:
            with atomic_text(report) as file:
                file.write(html_report(explanation, found.name))
        except OSError as error:
            raise click.ClickException(f"{report}: cannot be written: {error.strerror or error}") from None
    else:
        from rich.console import Console

        from newsclean.write.explain import print_explanation

        print_explanation(explanation, found.name, Console(highlight=False))


def _get(page: str, allow_private: bool) -> Input:
    if page.startswith(("http://", "https://")):
        from newsclean.sources.http import FetchOptions, get

        return get(page, FetchOptions(allow_private=allow_private))
    return next(pages(page))
