"""``newsclean mcp``."""

from __future__ import annotations

import click

from newsclean.cli.commands.serve import service_options
from newsclean.cli.option_groups import Command
from newsclean.cli.options import log_options, private_option, rules_option
from newsclean.serve.page_service import ServiceOptions
from newsclean.text.install_hints import install_hint


@click.command(cls=Command)
@service_options
@private_option
@rules_option
@log_options
def command(options: ServiceOptions) -> None:
    """Serve tools of the Model Context Protocol over standard input and output.

    The tools are fetch_article, clean_html and explain_page. A client, such as an assistant or an editor, starts this
    command; it needs the extra mcp.

    \b
    Examples:
      newsclean mcp
      newsclean mcp --workers 1 --timeout 20
    """
    try:
        from newsclean.serve.mcp_server import build_server
    except ImportError:
        raise click.ClickException(f"newsclean mcp needs the package mcp: {install_hint('mcp')}") from None
    build_server(options).run("stdio")
