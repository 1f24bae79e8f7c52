"""``newsclean completion``."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL: commands, options, formats, fields and rule ids.

    \b
    For new shells:
      newsclean completion bash >> ~/.bash_completion
      newsclean completion zsh > ~/.zfunc/_newsclean      # a folder in fpath
      newsclean completion fish > ~/.config/fish/completions/newsclean.fish

    \b
    For the current shell:
      eval "$(newsclean completion bash)"
    """
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None
    script = completion(ctx.find_root().command, {}, "newsclean", "_NEWSCLEAN_COMPLETE").source()
    # click's fish script splits type and value at every comma: of "plain,title,text" it would offer "title".
    click.echo(script.replace('string split ","', 'string split -m 1 ","'))
