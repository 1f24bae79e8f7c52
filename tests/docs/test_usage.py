"""The pages about commands, and the README, agree with the command line."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main
from newsclean.cli.settings import _USER_FILE_ONLY
from newsclean.rules.validation import _RULE_KEYS, _SITE_KEYS

ROOT = Path(__file__).parents[2]
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
FORMATS_PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
PAGES = ("usage.md", "recipes.md", "formats.md", "settings.md", "install.md", "tutorial.md", "limitations.md")
TASKS = tuple(f"howto/{path.name}" for path in sorted((ROOT / "docs" / "howto").glob("*.md")))


def commands() -> list[click.Command]:
    with click.Context(main) as ctx:
        return [found for name in COMMANDS if (found := main.get_command(ctx, name))]


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{page}" for page in (*PAGES, *TASKS))])
def test_every_named_option_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"newsclean [a-z]+[^\n`]*?(--[a-z][a-z0-9-]+)", text)) | set(
        re.findall(r"`(--[a-z][a-z0-9-]+)", text)
    )
    known = {
        flag for command in [main, *commands()] for one in command.params for flag in (*one.opts, *one.secondary_opts)
    }
    assert named <= known | {"--help", "--version"}


def test_every_option_of_the_main_commands_is_described() -> None:
    """In a table or a sentence of the pages about tasks, formats and settings."""
    described = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in (*TASKS, *PAGES))
    with click.Context(main) as ctx:
        for name in ("clean", "fetch", "discover", "explain", "corpus", "serve"):
            command = main.get_command(ctx, name)
            assert command is not None
            for parameter in command.params:
                if isinstance(parameter, click.Option) and not parameter.is_eager:
                    flags = (*parameter.opts, *parameter.secondary_opts)
                    assert any(re.search(rf"{flag}(?![\w-])", described) for flag in flags), (name, flags)


def test_every_command_is_in_the_table() -> None:
    for name in COMMANDS:
        assert f"| `newsclean {name}" in USAGE


def test_every_format_is_in_the_table() -> None:
    from newsclean.output.formats import FORMATS

    for name in FORMATS:
        assert f"| `{name}` |" in FORMATS_PAGE


def test_every_key_of_a_rule_file_is_in_a_table() -> None:
    """The key that is not known is refused with a list of those that are."""
    text = (ROOT / "docs" / "howto" / "rules.md").read_text(encoding="utf-8")
    for table, known in (("rule", _RULE_KEYS), ("site", _SITE_KEYS)):
        _, _, rows = text.partition(f"| key of `[{'[rule]' if table == 'rule' else table}]` |")
        described = re.findall(
            r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", rows.partition("\n\n")[0], re.MULTILINE))
        )
        assert set(described) == set(known), table


def test_every_setting_that_only_the_user_file_may_have_is_named() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| (.*) \| your user file only \|$", text, re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", row)) - {"serve", "host"} == set(_USER_FILE_ONLY)
