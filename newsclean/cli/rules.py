"""``newsclean rules``."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from newsclean.errors import NewscleanError
from newsclean.rules import rules
from newsclean.rules.book import Rule
from newsclean.write.safe import terminal_text


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the rules that furniture is known by, show one, or test a rule file.

    \b
    Examples:
      newsclean rules
      newsclean rules list wechat
      newsclean rules show share.line
      newsclean rules test my-rules.toml
    """
    if ctx.invoked_subcommand is None:
        _print_list("")


@command.command("list")
@click.argument("words", default="")
def list_(words: str) -> None:
    """List the rules whose id, role, pattern or examples hold WORDS."""
    _print_list(words)


@command.command()
@click.argument("rule_id")
def show(rule_id: str) -> None:
    """Show one rule whole."""
    rule = next((rule for rule in rules().rules if rule.id == rule_id), None)
    if rule is None:
        raise click.ClickException(f"{terminal_text(rule_id)}: no such rule: see newsclean rules list")
    lines = [
        ("id", rule.id), ("role", rule.role), ("matches", _SCOPES[rule.scope]), ("effect", _STRENGTHS[rule.strength]),
        ("opens", "a section of furniture" if rule.opens else ""), ("languages", ", ".join(rule.languages)),
        ("up to", f"{rule.max_chars} characters"), ("pattern", rule.pattern),
        *(("example", text) for text in rule.examples), *(("not", text) for text in rule.counter),
    ]  # fmt: skip
    for label, value in lines:
        if value:
            click.echo(f"{label:<10} {value}")


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def test(file: Path) -> None:
    """Check a rule file, and run its examples and counter-examples."""
    from newsclean.rules.book import RuleBook
    from newsclean.rules.load import check_patterns, read_rules

    found: list[Rule] = []
    try:
        read_rules(str(file), file.read_text(encoding="utf-8"), found, defaultdict(set))
        check_patterns(str(file), found)
    except NewscleanError as error:
        raise click.ClickException(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file}: {getattr(error, 'strerror', None) or 'this is no UTF-8 text'}") from None
    book = RuleBook(tuple(found), {})
    wrong = 0
    for rule in found:
        for text, wanted in [(text, True) for text in rule.examples] + [(text, False) for text in rule.counter]:
            if book.holds(rule, " ".join(text.casefold().split())) is not wanted:
                wrong += 1
                click.echo(f"{rule.id}: {'does not match' if wanted else 'matches'} {text!r}")
    click.echo(f"{len(found)} rules, {wrong} examples wrong")
    if wrong:
        raise click.exceptions.Exit(1)


_SCOPES = {"line": "the whole block", "start": "a block's start", "within": "anywhere in a block"}
_STRENGTHS = {"veto": "drops the block by itself", "evidence": "one piece of evidence among others"}


def _print_list(words: str) -> None:
    asked = words.casefold()
    for rule in rules().rules:
        if asked in " ".join((rule.id, rule.role, rule.pattern, *rule.examples)).casefold():
            click.echo(f"{rule.id:<28} {rule.role:<12} {rule.strength:<9} {rule.examples[0]}")
