"""``newsclean completion``."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands, options, formats, fields and rule ids.

    \b
    For good:
      newsclean completion bash >> ~/.bash_completion
      newsclean completion zsh > ~/.zfunc/_newsclean      # a folder in fpath
      newsclean completion fish > ~/.config/fish/completions/newsclean.fish

    \b
    For this shell alone:
      eval "$(newsclean completion bash)"
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    assert complete is not None
    script = complete(ctx.find_root().command, {}, "newsclean", "_NEWSCLEAN_COMPLETE").source()
    # click's script for fish parts type and value at every comma: of "plain,title,text" it would offer "title".
    click.echo(script.replace('string split ","', 'string split -m 1 ","'))
