"""docs/reference/commands.md: every command and every option, as the help has them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click
import pytest

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main

_spec = importlib.util.spec_from_file_location(
    "command_reference", Path(__file__).parents[2] / "docs" / "_make" / "command_reference.py"
)
assert _spec and _spec.loader
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)
PAGE = reference.commands_page()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_section_of_its_command(name: str) -> None:
    _, _, section = PAGE.partition(f"\n## newsclean {name}\n")
    section = section.partition("\n## ")[0]
    with click.Context(main) as ctx:
        command = main.get_command(ctx, name)
        assert command is not None
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert f"{max(option.opts, key=len)}" in section, option.opts
    assert ("\b" not in section and "```sh\nnewsclean " in section) or name == "completion"


def test_the_commands_of_rules_are_there() -> None:
    for name in ("list", "show", "test", "import-ftr"):
        assert f"\n## newsclean rules {name}\n" in PAGE
