"""The explanation of a page: each block's verdict and its reasons, each field's candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsclean.article.model import InputKind
from newsclean.assemble import limit_confidence
from newsclean.classify.contributions import Contributions, find_contributions
from newsclean.classify.structure.exclusions import Exclusion
from newsclean.classify.trimming import Cut
from newsclean.classify.vetoes import VETO_SCORE
from newsclean.errors import NotAPage
from newsclean.explanation.decisions import ExplainedRule, explain_decisions
from newsclean.explanation.feature_words import describe_features
from newsclean.metadata.candidates import Candidate, choose_best
from newsclean.metadata.fields import Fields, extract_fields
from newsclean.metadata.title.choice import TitleChoice
from newsclean.page_kind.verdict import PageVerdict, find_page_verdict
from newsclean.parse.model import Block
from newsclean.pipeline import Kind, parse_page
from newsclean.rules.active import active_rules, rules_for_page
from newsclean.rules.interstitials import Interstitial, load_interstitials
from newsclean.story import find_story

HEADER_RULE = "structure.head"
"""The id of the rule for the header lines of a dump: metadata that is not classified."""


@dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """A block with its verdict and the reasons for it."""

    index: int
    """Its place in the page, from 0."""
    kind: str
    """``paragraph``, ``heading``, ``list_item``, ``quote``, ``table`` or ``code``."""
    text: str
    """The text of the page's block, before words are cut off."""
    keep: bool
    """Whether the block is in the body."""
    role: str
    """``body`` if kept; otherwise the role of the boilerplate: share, navigation, related, ..."""
    rule: str
    """The id of the rule that decided; ``score`` if the weights did, ``score+ID`` if a rule contributed to them."""
    score: float
    """Log-odds that the block is article text."""
    reasons: Contributions
    """The features with the greatest weights, of the first and of the second pass."""
    cuts: tuple[Cut, ...] = ()
    """The words of ``text`` that were cut off the block, which was classified without them."""


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
    """A candidate for the value of a field."""

    value: str
    """The value as text."""
    origin: str
    """Where it stands in the page."""
    weight: float
    """The trust in its origin, 0 to about 1. The candidate with the greatest weight is chosen."""
    chosen: bool
    """Whether it is the field's value."""


@dataclass(frozen=True, slots=True)
class ExplainedField:
    """A field's value as text, its origin, and all candidates."""

    value: str
    """The value as text."""
    origin: str
    """Where it stands in the page, as in ``Extraction.evidence``."""
    candidates: tuple[ExplainedCandidate, ...]
    """By descending weight, including the chosen one; empty if the field has only one source."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page with all verdicts and candidates."""

    input: InputKind
    """The kind of input."""
    title: str | None
    """The headline."""
    confidence: float
    """The probability that the body is right."""
    warnings: tuple[str, ...]
    """What may be wrong, as sentences."""
    blocks: tuple[ExplainedBlock, ...]
    """All blocks in the order of the page, kept and dropped."""
    fields: dict[str, ExplainedField]
    """By the field's name; without the fields that were not found."""
    rules: dict[str, ExplainedRule]
    """What decided or contributed, by id: the rules, and the facts of the page's structure."""
    page_kind: str = "article"
    """What kind of page it looks like, as in ``Extraction``."""
    no_article: str | None = None
    """Why the page gives no article, with the id of the rule; ``None`` where it gives one."""

    @classmethod
    def from_dict(cls, data: Any) -> Explanation:
        """Return the explanation from the data of :meth:`to_dict`, of this version or another.

        Raises:
            NotAPage: the data is something else.
        """
        try:
            return cls(
                data["input"],
                data["title"],
                data["confidence"],
                tuple(data["warnings"]),
                tuple(_block_from_dict(block) for block in data["blocks"]),
                {name: _field_from_dict(field) for name, field in data["fields"].items()},
                {id_: ExplainedRule.from_dict(rule) for id_, rule in data.get("rules", {}).items()},
                data.get("page_kind", "article"),
                data.get("no_article"),
            )
        except (KeyError, TypeError, AttributeError):
            raise NotAPage(
                "this JSON is no explanation; give a page, or the output of newsclean explain --json"
            ) from None

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as plain lists and dicts."""
        return {
            "input": self.input,
            "title": self.title,
            "confidence": self.confidence,
            "warnings": list(self.warnings),
            "page_kind": self.page_kind,
            "no_article": self.no_article,
            "fields": {name: _field_dict(field) for name, field in self.fields.items()},
            "rules": {id_: rule.to_dict() for id_, rule in self.rules.items()},
            "blocks": [
                {
                    "index": block.index, "kind": block.kind, "keep": block.keep, "role": block.role,
                    "rule": block.rule, "score": block.score, "text": block.text,
                    "cuts": [cut._asdict() for cut in block.cuts],
                    "reasons": {
                        "first": dict(block.reasons.first), "second": dict(block.reasons.second),
                        "words": describe_features(name for some in block.reasons for name, _ in some),
                    },
                }
                for block in self.blocks
            ],
        }  # fmt: skip


def explain_page(data: bytes | str, *, url: str | None, kind: Kind, charset: str | None) -> Explanation:
    """Explain one page; arguments and errors as for :func:`newsclean.explain`."""
    parsed_page, source, _ = parse_page(data, url, kind, charset)
    with rules_for_page(parsed_page.effective_url):
        story = find_story(parsed_page, source.text)
        contributions = find_contributions(story.classified_page, story.clues)
        rules = active_rules().rules
    page, title, classification, *_ = story
    verdict = find_page_verdict(story)
    fields = extract_fields(page, title, classification)
    header_blocks = tuple(
        ExplainedBlock(index, "paragraph", text, False, "metadata", HEADER_RULE, 0.0, Contributions((), ()))
        for index, text in enumerate(page.header_lines)
    )
    weighed = iter(
        ExplainedBlock(
            0, block.kind, block.text, verdict.keep,
            verdict.role if verdict.keep else fields.field_blocks.get(block.index, verdict.role),
            verdict.reason, verdict.score, contribution,
            story.trims[block.index].cuts if block.index in story.trims else (),
        )
        for block, verdict, contribution in zip(page.blocks, classification.verdicts, contributions, strict=True)
    )  # fmt: skip
    explained = [
        _explain_exclusion(block, exclusion) if (exclusion := story.excluded.get(block.index)) else next(weighed)
        for block in story.full_page.blocks
    ]
    blocks = header_blocks + tuple(
        replace(block, index=len(header_blocks) + index) for index, block in enumerate(explained)
    )  # fmt: skip
    return Explanation(
        page.input,
        title.title,
        limit_confidence(classification.confidence, verdict, source.is_doubtful),
        tuple(str(warning) for warning in source.warnings + page.warnings + classification.warnings + verdict.warnings),
        blocks,
        _explain_fields(fields, title),
        explain_decisions(_find_reasons(blocks), rules, _find_interstitial(verdict)),
        verdict.kind,
        verdict.no_article,
    )


def _explain_exclusion(block: Block, exclusion: Exclusion) -> ExplainedBlock:
    return ExplainedBlock(
        0, block.kind, block.text, False, exclusion.role, exclusion.reason, VETO_SCORE, Contributions((), ())
    )  # fmt: skip


def _find_reasons(blocks: Iterable[ExplainedBlock]) -> Iterator[str]:
    for block in blocks:
        yield block.rule
        yield from (cut.rule for cut in block.cuts)


def _find_interstitial(verdict: PageVerdict) -> Interstitial | None:
    """Return the rule that decided that the page is no article."""
    return next((kind for kind in load_interstitials() if kind.id == verdict.rule), None) if verdict.rule else None


def _explain_fields(fields: Fields, title: TitleChoice) -> dict[str, ExplainedField]:
    explained = {}
    for name, origin in fields.evidence.items():
        value = title.title if name == "title" else _value_of(fields, name)
        if value:
            explained[name] = ExplainedField(_to_text(value), origin, _candidates(fields.candidates.get(name, ())))
    return explained


def _value_of(fields: Fields, name: str) -> Any:
    """Return a field's value; a part of a field is named with a dot, as in ``rights.license``."""
    value: Any = fields
    for part in name.split("."):
        value = getattr(value, part, None)
    return value


def _candidates(candidates: Sequence[Candidate[Any]]) -> tuple[ExplainedCandidate, ...]:
    chosen = choose_best(candidates)
    return tuple(
        ExplainedCandidate(_to_text(candidate.value), candidate.origin, round(candidate.weight, 3), candidate is chosen)
        for candidate in sorted(candidates, key=lambda candidate: -candidate.weight)
    )


def _field_dict(field: ExplainedField) -> dict[str, Any]:
    candidates = [
        {
            "value": candidate.value, "from": candidate.origin, "weight": candidate.weight,
            "chosen": candidate.chosen,
        }
        for candidate in field.candidates
    ]  # fmt: skip
    return {"value": field.value, "from": field.origin, "candidates": candidates}


def _field_from_dict(data: Any) -> ExplainedField:
    candidates = tuple(
        ExplainedCandidate(candidate["value"], candidate["from"], candidate["weight"], candidate["chosen"])
        for candidate in data.get("candidates", ())
    )
    return ExplainedField(data["value"], data["from"], candidates)


def _block_from_dict(data: Any) -> ExplainedBlock:
    first, second = (tuple(data["reasons"][which].items()) for which in ("first", "second"))
    return ExplainedBlock(
        data["index"], data["kind"], data["text"], data["keep"], data["role"], data["rule"], data["score"],
        Contributions(first, second), tuple(Cut(**cut) for cut in data.get("cuts", ())),
    )  # fmt: skip


def _to_text(value: Any) -> str:
    """Return a field's value as text: people with their roles, images by their URLs."""
    if isinstance(value, tuple):
        return ", ".join(_to_text(item) for item in value)
    role = getattr(value, "role", None)
    name = getattr(value, "name", None) or getattr(value, "url", None) or str(value)
    return f"{name} ({role})" if role else name
