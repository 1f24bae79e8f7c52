"""An explanation on the terminal and as one HTML file that needs nothing else."""

from __future__ import annotations

import json
from importlib import resources

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.explaining import ExplainedBlock, ExplainedField, Explanation
from newsclean.write.safe import terminal_text

_LONGEST_DROPPED = 160
_MARK = "<!-- DATA -->"


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


def html_report(explanation: Explanation, name: str) -> str:
    """One self-contained page: blocks side by side, a filter by role, a chart of the scores, features on a click."""
    page = resources.files("newsclean.write").joinpath("explain.html").read_text(encoding="utf-8")
    data = json.dumps({"name": terminal_text(name), **explanation.to_dict()}, ensure_ascii=False)
    # Nothing of the page's can end the element that its data stands in.
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
    return page.replace(_MARK, safe).encode("utf-8", "replace").decode("utf-8")
