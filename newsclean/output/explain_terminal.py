"""An explanation, or the comparison of two, on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.explanation.comparison import Comparison
from newsclean.explanation.model import ExplainedBlock, ExplainedField, Explanation
from newsclean.output.terminal import print_table
from newsclean.text.escaping import escape_surrogates, terminal_text

MAX_DROPPED_CHARS = 160
"""Characters shown of a dropped block or of a candidate that was not chosen."""


def print_explanation(explanation: Explanation, name: str, console: Console) -> None:
    """Print the fields, then all blocks in page order; dropped blocks with role, rule and score."""
    head = Table.grid(padding=(0, 1))
    head.add_column(style="dim", no_wrap=True)
    head.add_column(overflow="fold")
    for label, field in explanation.fields.items():
        head.add_row(label, _field(field))
    head.add_row("confidence", f"{explanation.confidence:.2f}")
    if explanation.no_article is not None:
        head.add_row(Text("no article", style="red"), Text(terminal_text(explanation.no_article), style="red"))
    elif explanation.page_kind != "article":
        head.add_row("page kind", terminal_text(explanation.page_kind))
    for warning in explanation.warnings:
        head.add_row(Text("warning", style="yellow"), Text(terminal_text(warning), style="yellow"))
    console.print(Text(terminal_text(escape_surrogates(name)), style="cyan"), overflow="fold")
    print_table(console, head)
    console.print()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for block in explanation.blocks:
        grid.add_row(*_block_row(block))
    print_table(console, grid)


def _field(field: ExplainedField) -> Text:
    """Return a field's value, the other origins of the same value, and a line for each value that was not chosen."""
    out = Text(terminal_text(field.value))
    out.append(f"  from {terminal_text(field.origin)}", style="dim")
    by_value: dict[str, list[str]] = {}
    for candidate in field.candidates:
        if not candidate.chosen:
            origin = f"{terminal_text(candidate.origin)} {candidate.weight:.2f}"
            by_value.setdefault(candidate.value, []).append(origin)
    same_value_origins = by_value.pop(field.value, None)
    if same_value_origins:
        out.append(f"\nalso {', '.join(same_value_origins)}", style="dim")
    for value, origins in by_value.items():
        out.append("\nnot ", style="red dim")
        out.append(f"{_shorten(terminal_text(value))}  from {', '.join(origins)}", style="dim")
    return out


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_DROPPED_CHARS else text[: MAX_DROPPED_CHARS - 1] + "…"


def _block_row(block: ExplainedBlock) -> tuple[Text, Text]:
    text = terminal_text(block.text)
    if block.keep:
        kept = Text(text)
        for cut in block.cuts:
            kept.append("\ncut ", style="red dim")
            kept.append(f"{terminal_text(cut.text)}  {cut.role} {cut.rule}", style="dim italic")
        return Text("+", style="green"), kept
    line = Text(_shorten(text), style="dim")
    line.append(f"  {block.role} ", style="red dim")
    line.append(f"{block.rule} {block.score:+.1f}", style="dim italic")
    return Text("-", style="red"), line


def print_comparison(comparison: Comparison, names: tuple[str, str], console: Console) -> None:
    """Print the differences of two explanations: fields, then blocks with the verdict before and after."""
    before, after = (Text(terminal_text(escape_surrogates(name)), style="cyan") for name in names)
    console.print(Text.assemble("before ", before, "  after ", after), overflow="fold")
    head = Table.grid(padding=(0, 1))
    head.add_column(style="dim", no_wrap=True)
    head.add_column(overflow="fold")
    for name, values in comparison.fields.items():
        old, new = (_shorten(terminal_text(value)) if value else "none" for value in values)
        head.add_row(name, Text.assemble((old, "red"), "\n", (new, "green")))
    for change, count in comparison.counts.items():
        head.add_row(change, f"{count} block{'s' * (count != 1)}")
    if head.row_count:
        print_table(console, head)
    else:
        console.print("no difference")
    console.print()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for pair in comparison.pairs:
        if pair.change == "same":
            continue
        line = Text(_shorten(terminal_text(pair.current.text)))
        line.append(f"  {pair.change}: {_format_verdict(pair.before)} → {_format_verdict(pair.after)}", style="dim")
        kept = pair.after is not None and pair.after.keep
        grid.add_row(Text("+", style="green") if kept else Text("-", style="red"), line)
    print_table(console, grid)


def _format_verdict(block: ExplainedBlock | None) -> str:
    return "none" if block is None else f"{block.role} {block.rule} {block.score:+.1f}"
