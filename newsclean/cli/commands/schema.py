"""``newsclean schema``."""

from __future__ import annotations

import click

from newsclean.text.package_data import read_package_file


@click.command()
def command() -> None:
    """Print the JSON Schema that every output is valid against.

    \b
    Example:
      newsclean schema > article.schema.json
    """
    click.echo(read_package_file("article/article.schema.json"), nl=False)
