"""docs/usage.md and the README agree with the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main
from tests.command import newsclean
from tests.pages import ENGLISH

ROOT = Path(__file__).parents[2]
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
TOML = re.findall(r"^```toml\n(.*?)^```$", USAGE, re.MULTILINE | re.DOTALL)


def commands() -> list[click.Command]:
    with click.Context(main) as ctx:
        return [found for name in COMMANDS if (found := main.get_command(ctx, name))]


@pytest.mark.parametrize("name", ["README.md", "docs/usage.md", "docs/recipes.md"])
def test_every_named_option_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"newsclean [a-z]+[^\n`]*?(--[a-z][a-z0-9-]+)", text)) | set(
        re.findall(r"`(--[a-z][a-z0-9-]+)", text)
    )
    known = {
        flag for command in [main, *commands()] for one in command.params for flag in (*one.opts, *one.secondary_opts)
    }
    assert named <= known | {"--help", "--version"}


def test_every_command_is_in_the_table() -> None:
    for name in COMMANDS:
        assert f"| `newsclean {name}" in USAGE


def test_every_format_is_in_the_table() -> None:
    from newsclean.output.formats import FORMATS

    for name in FORMATS:
        assert f"| `{name}` |" in USAGE


def test_the_rule_files_shown_are_valid(tmp_path: Path) -> None:
    shown = [text for text in TOML if "[[rule]]" in text or "[site]" in text]
    assert len(shown) == 2
    for number, text in enumerate(shown):
        (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
    assert newsclean("rules", "test", tmp_path).stdout == "1 rule, 1 site profile, 0 problems\n"


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    (shown,) = [text for text in TOML if "[fetch]" in text]
    (tmp_path / "newsclean.toml").write_text(shown, encoding="utf-8")
    (tmp_path / "my-rules").mkdir()
    (tmp_path / "my-rules" / "off.toml").write_text("off = ['share.prompt.en']")
    done = newsclean("clean", given=ENGLISH, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list(json.loads(done.stdout)) == ["title", "published", "text"]
    assert "web address" in newsclean("fetch", "x", cwd=tmp_path).stderr
