"""An explanation, or what changed between two, on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.explanation.comparison import Comparison
from newsclean.explanation.model import ExplainedBlock, ExplainedField, Explanation
from newsclean.text.escaping import terminal_text

_LONGEST_DROPPED = 160


def print_explanation(explanation: Explanation, name: str, console: Console) -> None:
    """The whole page in order: kept blocks plain, dropped ones dim with role, rule and score."""
    head = Table.grid(padding=(0, 1))
    head.add_column(style="dim", no_wrap=True)
    head.add_column(overflow="fold")
    for label, field in explanation.fields.items():
        head.add_row(label, _field(field))
    head.add_row("confidence", f"{explanation.confidence:.2f}")
    for warning in explanation.warnings:
        head.add_row(Text("warning", style="yellow"), Text(terminal_text(warning), style="yellow"))
    console.print(Text(terminal_text(name), style="cyan"), overflow="fold")
    console.print(head)
    console.print()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for block in explanation.blocks:
        grid.add_row(*_row(block))
    console.print(grid)


def _field(field: ExplainedField) -> Text:
    """A field's value, who agrees with it, and a line for each value that lost."""
    out = Text(terminal_text(field.value))
    out.append(f"  from {terminal_text(field.origin)}", style="dim")
    by_value: dict[str, list[str]] = {}
    for one in field.candidates:
        if not one.chosen:
            by_value.setdefault(one.value, []).append(f"{terminal_text(one.origin)} {one.weight:.2f}")
    agreed = by_value.pop(field.value, None)
    if agreed:
        out.append(f"\nalso {', '.join(agreed)}", style="dim")
    for value, origins in by_value.items():
        out.append("\nnot ", style="red dim")
        out.append(f"{_shortened(terminal_text(value))}  from {', '.join(origins)}", style="dim")
    return out


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_DROPPED else text[: _LONGEST_DROPPED - 1] + "…"


def _row(block: ExplainedBlock) -> tuple[Text, Text]:
    text = terminal_text(block.text)
    if block.keep:
        return Text("+", style="green"), Text(text)
    line = Text(_shortened(text), style="dim")
    line.append(f"  {block.role} ", style="red dim")
    line.append(f"{block.rule} {block.score:+.1f}", style="dim italic")
    return Text("-", style="red"), line


def print_comparison(comparison: Comparison, names: tuple[str, str], console: Console) -> None:
    """What changed between two explanations: fields, then blocks with the verdict before and after."""
    before, after = (Text(terminal_text(name), style="cyan") for name in names)
    console.print(Text.assemble("before ", before, "  after ", after), overflow="fold")
    head = Table.grid(padding=(0, 1))
    head.add_column(style="dim", no_wrap=True)
    head.add_column(overflow="fold")
    for name, values in comparison.fields.items():
        old, new = (_shortened(terminal_text(value)) if value else "nothing" for value in values)
        head.add_row(name, Text.assemble((old, "red"), "\n", (new, "green")))
    for change, count in comparison.counts.items():
        head.add_row(change, f"{count} block{'s' * (count != 1)}")
    console.print(head if head.row_count else "no difference")
    console.print()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for pair in comparison.pairs:
        if pair.change == "same":
            continue
        line = Text(_shortened(terminal_text(pair.shown.text)))
        line.append(f"  {pair.change}: {_told(pair.before)} → {_told(pair.after)}", style="dim")
        kept = pair.after is not None and pair.after.keep
        grid.add_row(Text("+", style="green") if kept else Text("-", style="red"), line)
    console.print(grid)


def _told(block: ExplainedBlock | None) -> str:
    return "none" if block is None else f"{block.role} {block.rule} {block.score:+.1f}"
