"""``newsclean schema``."""

from __future__ import annotations

import click

from newsclean.text.package_data import read_package_file


@click.command()
def command() -> None:
    """Print the JSON Schema of the article.

    \b
    Example:
      newsclean schema > article.schema.json
    """
    click.echo(read_package_file("article/article.schema.json"), nl=False)
