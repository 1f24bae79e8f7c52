"""``newsclean clean``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

import click

from newsclean.cli.articles.output import Input
from newsclean.cli.articles.writer import write_articles
from newsclean.cli.fetching.feed_files import read_feeds
from newsclean.cli.messages import log_skipped_files
from newsclean.cli.option_groups import INPUT, Command, option
from newsclean.cli.options import log_options, page_options, rules_option
from newsclean.cli.output_options import OutputOptions, output_options
from newsclean.cli.streams import is_terminal
from newsclean.errors import SourceError
from newsclean.inputs.documents import STDIN, documents
from newsclean.pipeline import Kind


@click.command(cls=Command)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@option(
    "--from-feed", group=INPUT, is_flag=True,
    help="The files are feeds: clean the stories inside them, for sites whose pages cannot be fetched.",
)  # fmt: skip
@page_options
@output_options
@rules_option
@log_options
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], from_feed: bool, kind: Kind, url: str | None, output: OutputOptions
) -> None:
    """Clean pages and dumps from FILES, folders, or standard input (-, or no file).

    Formats are detected from the content: HTML, plain text, saved pages (MHTML, .webarchive, .eml), WARC, WET, ARC,
    JSON Lines and Parquet, compressed with gzip or not.

    \b
    Examples:
      newsclean clean page.html
      newsclean clean dump.txt --format markdown
      newsclean clean pages/ -o articles.jsonl
      newsclean clean story.mhtml
      newsclean clean pages/ --format csv -o articles.csv
      newsclean clean feed.xml --from-feed > articles.jsonl
      newsclean clean page.html --fields title,published,text
      curl -s https://example.com/story | newsclean clean | jq -r .text
    """
    if not files and is_terminal(sys.stdin):
        raise click.UsageError("no input; name a file or a folder, or pipe a page to standard input")
    if from_feed:
        ctx.exit(write_articles(partial(read_feeds, files or (STDIN,), url), output, is_multiple=True, kind="html"))
    found = documents(*(files or (STDIN,)), report_skipped=log_skipped_files)

    def read_inputs(show_activity: Callable[[str], None]) -> Iterator[Input]:
        for document in found:
            show_activity(document.name)
            if not isinstance(document, SourceError) and document.url is None:
                document = document._replace(url=url)
            yield Input(document.name, document)

    inputs_root = None
    if output.is_folder:
        from newsclean.cli.articles.folder_output import find_inputs_root

        inputs_root = find_inputs_root(name for name in files if name != STDIN)
    ctx.exit(
        write_articles(
            read_inputs,
            output,
            is_multiple=not found.is_single_page,
            kind=kind,
            count=found.count,
            inputs_root=inputs_root,
        )
    )
