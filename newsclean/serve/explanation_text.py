"""An explanation as short text for a language model: the fields with their origins, then one line for each block."""

from __future__ import annotations

import json
from collections.abc import Iterator

MAX_BLOCK_CHARS = 120


def explanation_text(explanation: str) -> str:
    """Return the text.

    Args:
        explanation: the JSON of :meth:`newsclean.explanation.model.Explanation.to_dict`.
    """
    return "\n".join(_lines(explanation)) + "\n"


def _lines(explanation: str) -> Iterator[str]:
    data = json.loads(explanation)
    yield f"kind of page: {data['page_kind']}; confidence: {data['confidence']:g}"
    if data["no_article"]:
        yield f"no article: {data['no_article']}"
    yield from (f"warning: {warning}" for warning in data["warnings"])
    yield "fields (value; origin):"
    for name, field in data["fields"].items():
        yield f"  {name}: {_shortened(field['value'])}; {field['from']}"
    yield "blocks (+ kept, - dropped; role; rule; score):"
    for block in data["blocks"]:
        sign = "+" if block["keep"] else "-"
        yield f"{sign} {block['index']} {block['role']}; {block['rule']}; {block['score']:.1f}: {_shortened(block['text'])}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_BLOCK_CHARS else f"{line[: MAX_BLOCK_CHARS - 1]}…"
