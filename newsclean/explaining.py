"""A page with the verdict on each of its blocks, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsclean.article import InputKind
from newsclean.cleaning import Kind, read_page
from newsclean.judge.reasons import Reasons


@dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """A block, what became of it, and why."""

    index: int
    kind: str
    text: str
    keep: bool
    role: str
    """``body`` when kept; else what the block is: share, navigation, related, ..."""
    rule: str
    """The id of the rule that decided; ``score`` when the weights did, ``score+ID`` when a rule added to them."""
    score: float
    """Log-odds that the block is article text."""
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page as the judge saw it."""

    input: InputKind
    title: str | None
    confidence: float
    warnings: tuple[str, ...]
    blocks: tuple[ExplainedBlock, ...]
    fields: dict[str, tuple[str, str]]
    """Each field's value as text, and where it came from."""

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain lists and dicts."""
        return {
            "input": self.input,
            "title": self.title,
            "confidence": self.confidence,
            "warnings": list(self.warnings),
            "fields": {name: {"value": value, "from": origin} for name, (value, origin) in self.fields.items()},
            "blocks": [
                {
                    "index": block.index, "kind": block.kind, "keep": block.keep, "role": block.role,
                    "rule": block.rule, "score": block.score, "text": block.text,
                    "reasons": {"first": dict(block.reasons.first), "second": dict(block.reasons.second)},
                }
                for block in self.blocks
            ],
        }  # fmt: skip


def explain(
    data: bytes | str, *, url: str | None = None, kind: Kind = "auto", charset: str | None = None
) -> Explanation:
    """Say of each block of a page whether it is kept, in which role, and why; a page without an article is explained
    as well.

    Raises:
        NotAPage: the data is empty, a PDF, an image, an archive.
    """
    from newsclean.assemble import read_story
    from newsclean.judge.reasons import reasons
    from newsclean.metadata.fields import extract

    read = read_page(data, url=url, kind=kind, charset=charset)
    page, title, judgement, stated = read_story(read.page, read.text)
    fields = extract(page, title, judgement)
    why = reasons(page, title.title, title.blocks, stated)
    blocks = tuple(
        ExplainedBlock(
            block.index, block.kind, block.text, verdict.keep,
            verdict.role if verdict.keep else fields.field_blocks.get(block.index, verdict.role),
            verdict.reason, verdict.score, reason,
        )
        for block, verdict, reason in zip(page.blocks, judgement.verdicts, why, strict=True)
    )  # fmt: skip
    values = {**{name: getattr(fields, name, None) for name in fields.evidence}, "title": title.title}
    shown = {name: (_text(values.get(name)), origin) for name, origin in fields.evidence.items() if values.get(name)}
    warnings = read.warnings + page.warnings + judgement.warnings
    return Explanation(page.input, title.title, judgement.confidence, warnings, blocks, shown)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(one) for one in value)
    role = getattr(value, "role", None)
    name = getattr(value, "name", None) or getattr(value, "url", None) or str(value)
    return f"{name} ({role})" if role else name
