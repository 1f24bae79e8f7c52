"""A page with the verdict on each of its blocks, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsclean.article.model import InputKind
from newsclean.classify.contributions import Contributions, find_contributions
from newsclean.errors import NotAPage
from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.fields import Fields, extract_fields
from newsclean.metadata.title.choice import TitleChoice
from newsclean.pipeline import Kind, parse_page
from newsclean.rules.active import active_rules, rules_for_page
from newsclean.story import find_story

HEAD = "structure.head"
"""What drops the lines that a tool wrote above a dump's text: they are read for fields, and judged by nobody."""


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
    reasons: Contributions


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """A value that a field might have had."""

    value: str
    origin: str
    weight: float
    """How far to trust the place it was found in: 0 to about 1, the greatest is chosen."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """A field's value as text, where it came from, and what else it might have been."""

    value: str
    origin: str
    candidates: tuple[ExplainedCandidate, ...]
    """Heaviest first, the chosen one among them; none where a field has only one source."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page as the classifier saw it."""

    input: InputKind
    title: str | None
    confidence: float
    warnings: tuple[str, ...]
    blocks: tuple[ExplainedBlock, ...]
    fields: dict[str, ExplainedField]
    """By the field's name; fields that were not found are left out."""
    rules: dict[str, str]
    """The rules that decided or were weighed, by id: their effect, where they must match, and their pattern."""

    @classmethod
    def from_dict(cls, data: Any) -> Explanation:
        """What :meth:`to_dict` gave, perhaps in another version.

        Raises:
            NotAPage: it is something else.
        """
        try:
            blocks = tuple(
                ExplainedBlock(
                    one["index"], one["kind"], one["text"], one["keep"], one["role"], one["rule"], one["score"],
                    Contributions(*(tuple(one["reasons"][which].items()) for which in ("first", "second"))),
                )
                for one in data["blocks"]
            )  # fmt: skip
            fields = {
                name: ExplainedField(
                    one["value"], one["from"],
                    tuple(
                        ExplainedCandidate(other["value"], other["from"], other["weight"], other["chosen"])
                        for other in one.get("candidates", ())
                    ),
                )
                for name, one in data["fields"].items()
            }  # fmt: skip
            return cls(
                data["input"],
                data["title"],
                data["confidence"],
                tuple(data["warnings"]),
                blocks,
                fields,
                data.get("rules", {}),
            )
        except (KeyError, TypeError, AttributeError):
            raise NotAPage("this is JSON, and no explanation: give a page, or what explain --json printed") from None

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain lists and dicts."""
        return {
            "input": self.input,
            "title": self.title,
            "confidence": self.confidence,
            "warnings": list(self.warnings),
            "fields": {name: _field_dict(field) for name, field in self.fields.items()},
            "rules": self.rules,
            "blocks": [
                {
                    "index": block.index, "kind": block.kind, "keep": block.keep, "role": block.role,
                    "rule": block.rule, "score": block.score, "text": block.text,
                    "reasons": {"first": dict(block.reasons.first), "second": dict(block.reasons.second)},
                }
                for block in self.blocks
            ],
        }  # fmt: skip


def explain_page(data: bytes | str, *, url: str | None, kind: Kind, charset: str | None) -> Explanation:
    """Explain one page; arguments and errors as those of :func:`newsclean.explain`."""
    parsed, source = parse_page(data, url, kind, charset)
    with rules_for_page(parsed.effective_url):
        page, title, classification, clues = find_story(parsed, source.text)
        why = find_contributions(page, clues)
        by_id = {rule.id: f"{rule.strength}, {rule.scope}: {rule.pattern}" for rule in active_rules().rules}
    fields = extract_fields(page, title, classification)
    above = len(page.header_lines)
    head = tuple(
        ExplainedBlock(index, "paragraph", text, False, "metadata", HEAD, 0.0, Contributions((), ()))
        for index, text in enumerate(page.header_lines)
    )
    blocks = head + tuple(
        ExplainedBlock(
            above + block.index, block.kind, block.text, verdict.keep,
            verdict.role if verdict.keep else fields.field_blocks.get(block.index, verdict.role),
            verdict.reason, verdict.score, reason,
        )
        for block, verdict, reason in zip(page.blocks, classification.verdicts, why, strict=True)
    )  # fmt: skip
    told = {id_: by_id[id_] for block in blocks if (id_ := block.rule.removeprefix("score+")) in by_id}
    warnings = source.warnings + page.warnings + classification.warnings
    return Explanation(
        page.input, title.title, classification.confidence, warnings, blocks, _fields(fields, title), told
    )


def _fields(fields: Fields, title: TitleChoice) -> dict[str, ExplainedField]:
    out = {}
    for name, origin in fields.evidence.items():
        value = title.title if name == "title" else getattr(fields, name, None)
        if value:
            out[name] = ExplainedField(_text(value), origin, _candidates(fields.candidates.get(name, ())))
    return out


def _candidates(candidates: Sequence[Candidate[Any]]) -> tuple[ExplainedCandidate, ...]:
    chosen = choose_best(candidates)
    return tuple(
        ExplainedCandidate(_text(one.value), one.origin, round(one.weight, 3), one is chosen)
        for one in sorted(candidates, key=lambda one: -one.weight)
    )


def _field_dict(field: ExplainedField) -> dict[str, Any]:
    candidates = [
        {"value": one.value, "from": one.origin, "weight": one.weight, "chosen": one.chosen}
        for one in field.candidates
    ]  # fmt: skip
    return {"value": field.value, "from": field.origin, "candidates": candidates}


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(one) for one in value)
    role = getattr(value, "role", None)
    name = getattr(value, "name", None) or getattr(value, "url", None) or str(value)
    return f"{name} ({role})" if role else name
