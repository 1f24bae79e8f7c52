"""The command group and the entry point."""

from __future__ import annotations

import gc
import sys
from typing import Any

import click
from click.core import ParameterSource

from newsclean.cli.command_table import COMMANDS, load_command
from newsclean.cli.exit import leave, unwritten
from newsclean.cli.messages import log_error
from newsclean.cli.streams import ReaderLeft, fill_gaps
from newsclean.version import VERSION_MESSAGE


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called: ``--version`` should not pay for HTTP."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        try:
            # The group's own help is printed here.
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise ReaderLeft from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # click would end the process with 1.
            raise ReaderLeft from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load_command(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(COMMANDS)}"
            raise click.UsageError(f"no such command {args[0]}: {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "NEWSCLEAN"})
@click.version_option(message=VERSION_MESSAGE)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn the mess of a news page into a clean article.

    JSON goes to standard output, the summary and all messages to standard error.

    \b
    Examples:
      newsclean clean page.html
      newsclean fetch https://example.com/story -o story.json
      curl -s https://example.com/story | newsclean clean | jq .title
      newsclean clean pages/ > articles.jsonl

    \b
    Exit codes:
      0  every input gave an article
      1  some inputs gave none; they are named on standard error
      2  wrong usage
      3  no input gave an article
      130  interrupted; what was done is kept
    """
    from newsclean.cli.settings import settings

    name = ctx.invoked_subcommand or ""
    command = load_command(name)
    if command is not None:
        ctx.default_map = {name: settings(command, name, tuple(COMMANDS))}


def run() -> None:
    """Run the command line; a closed pipe ends it quietly."""
    fill_gaps()
    # A locale without a letter costs that letter, not the run.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    # Imports make many objects and no circles: looking for some is a twentieth of a start.
    gc.set_threshold(100_000, 20, 100)
    try:
        # Not standalone, click hands a command's exit code back instead of ending the process.
        code = main(standalone_mode=False, prog_name="newsclean")
        # What Python still holds back may be what a full disk does not take.
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
        else:
            log_error(_told(error))
        leave(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        log_error("interrupted")
        leave(130)
    except (ReaderLeft, BrokenPipeError):
        leave(0)
    except OSError as error:
        # Commands name the files that they cannot read or write: what is left is a stream.
        log_error(unwritten(error) if error.filename is None else f"{error.filename}: {error.strerror}")
        leave(1)
    leave(code if isinstance(code, int) else 0)


def _told(error: click.ClickException) -> str:
    """What went wrong as one line, as the tool itself would say it."""
    message = " ".join(error.format_message().split()).rstrip(".").replace("'. Did you", "': did you")
    message = message.replace("a valid float range", "a number").replace("a valid integer range", "a whole number")
    if message[1:2].islower():
        message = message[0].lower() + message[1:]
    place = _set_in_file(error)
    if place is not None:
        return f"{message}: set in {place}"
    if isinstance(error, click.UsageError) and error.ctx is not None and not message.endswith("?"):
        return f"{message}: see {error.ctx.command_path} -h"
    return message


def _set_in_file(error: click.ClickException) -> str | None:
    """The settings files, where a wrong value comes from one of them."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None or not error.param.name:
        return None
    if error.ctx.get_parameter_source(error.param.name) is not ParameterSource.DEFAULT_MAP:
        return None
    from newsclean.cli.settings import names

    return " or ".join(names())
