"""``newsclean schema``."""

from __future__ import annotations

from importlib import resources

import click


@click.command()
def command() -> None:
    """Print the JSON Schema that every output is valid against.

    \b
    Example:
      newsclean schema > article.schema.json
    """
    click.echo(resources.files("newsclean").joinpath("article.schema.json").read_text(encoding="utf-8"), nl=False)
