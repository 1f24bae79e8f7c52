"""The summary of an article on the terminal: fields, kept blocks, dropped blocks by role."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.article.model import Article, Person
from newsclean.text.escaping import terminal_text

LOW_CONFIDENCE = 0.6
"""Confidence below which it is highlighted."""


def print_summary(article: Article, name: str, console: Console) -> None:
    """Print an article's summary. It fits any width, and no text of the page can control the terminal."""
    extraction = article.extraction
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    rows = [
        ("title", Text(terminal_text(article.title or "none found"), style="bold")),
        ("by", Text(_people(article.authors))),
        ("site", Text(terminal_text(article.site or ""))),
        ("source", Text(terminal_text(article.source or ""))),
        ("date", Text(terminal_text(article.published or ""))),
        ("section", Text(terminal_text(" > ".join(article.section)))),
        ("editors", Text(_people(article.editors))),
        ("language", Text(terminal_text(article.language or ""))),
        ("kept", Text(f"{len(article.body)} blocks, {len(article.text):,} characters", style="green")),
        (
            "dropped",
            Text(
                ", ".join(f"{terminal_text(role)} {count}" for role, count in extraction.dropped.items()) or "nothing"
            ),
        ),
        (
            "confidence",
            Text(str(extraction.confidence), style="yellow" if extraction.confidence < LOW_CONFIDENCE else ""),
        ),
    ]
    for label, value in rows:
        if value.plain:
            grid.add_row(label, value)
    for warning in extraction.warnings:
        grid.add_row(Text("warning", style="yellow"), Text(terminal_text(str(warning)), style="yellow"))
    console.print(Text(terminal_text(name), style="cyan"), overflow="fold")
    console.print(grid)


def _people(people: tuple[Person, ...]) -> str:
    return terminal_text(
        ", ".join(f"{person.name} ({person.role})" if person.role else person.name for person in people)
    )
