"""The command group, and how its errors become messages and exit codes."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Any

import click
from click.core import ParameterSource

from newsclean.cli.command_table import COMMANDS, load_command
from newsclean.cli.messages import log_error
from newsclean.cli.process_exit import INTERRUPTED, SOME_FAILED, SUCCESS, describe_write_error, exit_process
from newsclean.cli.streams import OutputClosed, open_closed_streams
from newsclean.version import VERSION_MESSAGE


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        try:
            # The group's own help is printed here.
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise OutputClosed from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # click would end the process with exit code 1.
            raise OutputClosed from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load_command(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from newsclean.cli.suggestions import suggest_command

            raise click.UsageError(f"unknown command '{args[0]}'; {suggest_command(args[0])}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "NEWSCLEAN"})
@click.version_option(message=VERSION_MESSAGE)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Extract clean articles from news pages.

    Articles go to standard output, the summary and all messages to standard error.

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
      130  interrupted; what went to standard output is kept, and fetch
           keeps FILE.part, which --continue completes
    """
    from newsclean.cli.settings import read_settings

    name = ctx.invoked_subcommand or ""
    command = load_command(name)
    if command is not None:
        ctx.default_map = {name: read_settings(command, name, tuple(COMMANDS))}


def run() -> None:
    """Run the command line and end the process."""
    open_closed_streams()
    # A character that the locale cannot encode is replaced.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    # Imports create many objects and no garbage: collecting it takes a twentieth of the start.
    gc.set_threshold(100_000, 20, 100)
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        # Outside standalone mode, click returns a command's exit code instead of ending the process.
        code = main(standalone_mode=False, prog_name="newsclean")
        # A full disk may show only now.
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
        else:
            log_error(_format_error(error))
        exit_process(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        log_error("interrupted")
        exit_process(INTERRUPTED)
    except (OutputClosed, BrokenPipeError):
        exit_process(SUCCESS)
    except OSError as error:
        # Commands report the files that they cannot read or write. What is left is a stream.
        log_error(describe_write_error(error) if error.filename is None else f"{error.filename}: {error.strerror}")
        exit_process(SOME_FAILED)
    exit_process(code if isinstance(code, int) else SUCCESS)


def _format_error(error: click.ClickException) -> str:
    """Return click's message as one line in the style of all messages."""
    message = " ".join(error.format_message().split()).rstrip(".").replace("'. Did you", "'; did you")
    message = message.replace("a valid float range", "a number").replace("a valid integer range", "a whole number")
    if message[1:2].islower():
        message = message[0].lower() + message[1:]
    paths = _settings_paths_of(error)
    if paths is not None:
        return f"{message}; set in {paths}"
    if isinstance(error, click.UsageError) and error.ctx is not None and not message.endswith("?"):
        return f"{message}; see {error.ctx.command_path} -h"
    return message


def _settings_paths_of(error: click.ClickException) -> str | None:
    """Return the settings files, if the wrong value comes from one of them."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None or not error.param.name:
        return None
    if error.ctx.get_parameter_source(error.param.name) is not ParameterSource.DEFAULT_MAP:
        return None
    from newsclean.cli.settings import settings_paths

    return " or ".join(settings_paths())
