"""What a user may have meant: the command that reads a file or fetches a URL, or the one with a similar name."""

from __future__ import annotations

import os.path
from difflib import get_close_matches

from newsclean.cli.command_table import COMMANDS
from newsclean.inputs.folders import PAGE_SUFFIXES, TABLE_SUFFIXES
from newsclean.text.urls import complete_url


def suggest_command(argument: str) -> str:
    """Return a hint for an argument that stands in the place of a command and is none."""
    shown = f"'{argument}'" if any(map(str.isspace, argument)) else argument
    if argument.lower().startswith(("http://", "https://")):
        return f"did you mean 'newsclean fetch {shown}'?"
    if os.path.exists(argument) or argument.lower().endswith((*PAGE_SUFFIXES, *TABLE_SUFFIXES)):
        return f"did you mean 'newsclean clean {shown}'?"
    if complete_url(argument) != argument:
        return f"did you mean 'newsclean fetch {shown}'?"
    close = get_close_matches(argument, COMMANDS, 1)
    return f"did you mean '{close[0]}'?" if close else f"expected one of {', '.join(COMMANDS)}"
