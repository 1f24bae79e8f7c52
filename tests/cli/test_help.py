"""Help, the manual page, and the messages about wrong usage."""

from __future__ import annotations

import shutil
import subprocess

import click
import pytest

from newsclean.cli.command_table import COMMANDS
from newsclean.cli.main import main
from newsclean.cli.manual import manual
from tests.command import newsclean


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples_and_every_option_says_what_it_does(name: str) -> None:
    done = newsclean(name, "-h")
    assert done.returncode == 0 and done.stdout == newsclean(name, "--help").stdout
    assert "newsclean " + name in done.stdout.split("\n\n", 1)[1]
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    for parameter in command(name).params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


@pytest.mark.parametrize("name", ["list", "show", "test", "import-ftr"])
def test_a_command_below_rules_is_shown_whole_and_has_examples(name: str) -> None:
    assert f"newsclean rules {name} " in newsclean("rules", name, "-h").stdout.split("\n\n", 1)[1]
    listed = newsclean("rules", "-h", COLUMNS="60").stdout.partition("Commands:")[2]
    assert "..." not in listed and len(listed.strip().splitlines()) == 4


def test_a_default_is_a_plain_number() -> None:
    text = " ".join(newsclean("fetch", "-h").stdout.split())
    assert "[default: 60]" in text and "[default: 1]" in text and ".0]" not in text


def test_options_come_in_groups() -> None:
    text = newsclean("fetch", "-h").stdout
    groups = [line.removesuffix(" options:") for line in text.splitlines() if line.endswith(" options:")]
    assert groups == ["Input", "Fetching", "Output", "Rules", "Messages", "Other"]


def test_the_manual_has_every_command_and_option() -> None:
    page = manual()
    plain = page.replace("\\-", "-")
    for name in COMMANDS:
        assert f".SS {name}\n" in plain
        for parameter in command(name).params:
            assert not isinstance(parameter, click.Option) or parameter.opts[-1] in plain
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    done = subprocess.run(["man", "--warnings", "-l", "-"], input=page.encode(), capture_output=True, timeout=60)
    assert done.returncode == 0 and done.stderr == b""
    assert b"newsclean clean dump.txt --format markdown" in done.stdout.replace(b"\xe2\x80\x90", b"-")


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["clena"], "unknown command 'clena'; did you mean 'clean'?"),
        (["qqqq"], "unknown command 'qqqq'; expected one of clean, fetch, "),
        (["clean", "--fromat", "csv"], "no such option"),
        (["clean", "--format", "xml"], "invalid value for"),
        (["clean", "--fields", "titel"], "invalid value for '--fields': unknown field 'titel'; did you mean 'title'?"),
        (["clean", "--fields", "title", "-f", "text"], "--fields requires --format json, jsonl, csv, not text"),
        (["clean", "--jsonl", "-f", "text"], "--jsonl and --format text are mutually exclusive"),
        (["corpus", "x"], "missing option"),
        (["completion", "ksh"], "invalid value for"),
        (["rules", "shwo"], "no such command"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], message: str) -> None:
    done = newsclean(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newsclean: {message}") and done.stderr.count("\n") == 1
    assert done.stderr.rstrip().endswith(("?", " -h"))


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["rules", "show", "share.wechat"], "share.wechat: no such rule; did you mean 'share.wechat.zh'?"),
        (["rules", "show", "zzz"], "zzz: no such rule; see newsclean rules list"),
        (["rules", "list", "zzz"], "zzz: no rule contains this"),
        (["explain", "."], ".: this is a folder: name one of its pages"),
        (["clean", "https://a.example/b"], "https://a.example/b: this is a web address: newsclean fetch gets it"),
        (["clean", "page.html", "-o", "/nowhere/a.json"], ""),
    ],
)
def test_a_failure_is_one_line_that_says_what_to_do(arguments: list[str], message: str) -> None:
    done = newsclean(*arguments)
    assert done.returncode in (1, 3) and done.stdout == ""
    assert done.stderr.startswith(f"newsclean: {message}") and done.stderr.count("\n") == 1


def test_messages_as_json_and_by_level() -> None:
    import json

    done = newsclean("clean", "nowhere.html", "--log-json")
    record = json.loads(done.stderr)
    assert record["level"] == "error" and record["message"] == "nowhere.html: no such file"
    page = "<body><article><h1>A</h1>" + "<p>The council met on Monday and agreed on a plan for the roof.</p>" * 5
    assert "blocks kept" in newsclean("clean", "--log-level", "debug", given=page).stderr
    assert newsclean("clean", "--log-level", "warning", given=page).stderr == ""
