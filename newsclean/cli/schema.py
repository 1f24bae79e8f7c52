"""``newsclean schema``."""

from __future__ import annotations

import click

from newsclean.packaged import packaged


@click.command()
def command() -> None:
    """Print the JSON Schema that every output is valid against.

    \b
    Example:
      newsclean schema > article.schema.json
    """
    click.echo(packaged("article.schema.json"), nl=False)
