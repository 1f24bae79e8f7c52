"""The comparison of two explanations: what two versions, two settings or two pages make of the same blocks."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from newsclean.explanation.model import ExplainedBlock, Explanation

Change = Literal["same", "now kept", "now dropped", "other role", "other rule", "gone", "new"]
CHANGES: tuple[Change, ...] = ("now kept", "now dropped", "gone", "new", "other role", "other rule")
"""All changes but ``same``, most important first."""


@dataclass(frozen=True, slots=True)
class BlockPair:
    """A block before and after; one of the two is ``None`` if only the other page has it."""

    change: Change
    before: ExplainedBlock | None
    after: ExplainedBlock | None

    @property
    def current(self) -> ExplainedBlock:
        """The block after the change, or before it if it is gone."""
        block = self.after or self.before
        assert block is not None
        return block


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of two explanations, by block and by field."""

    before: Explanation
    after: Explanation
    pairs: tuple[BlockPair, ...]
    """In the order of the page after the change; a block that is gone is at its old place."""

    @property
    def fields(self) -> dict[str, tuple[str | None, str | None]]:
        """The fields whose values differ, with the values before and after."""
        changed = {}
        for name in dict.fromkeys((*self.before.fields, *self.after.fields)):
            old, new = (
                explanation.fields[name].value if name in explanation.fields else None
                for explanation in (self.before, self.after)
            )
            if old != new:
                changed[name] = (old, new)
        return changed

    @property
    def counts(self) -> dict[str, int]:
        """The number of changed blocks, by change."""
        changes = [pair.change for pair in self.pairs]
        return {change: changes.count(change) for change in CHANGES if change in changes}

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison, with all blocks, as plain lists and dicts."""
        return {
            "counts": self.counts,
            "fields": {name: {"before": old, "after": new} for name, (old, new) in self.fields.items()},
            "blocks": [
                {
                    "change": pair.change, "kind": pair.current.kind, "text": pair.current.text,
                    "before": _verdict_dict(pair.before), "after": _verdict_dict(pair.after),
                }
                for pair in self.pairs
            ],
        }  # fmt: skip


def compare(before: Explanation, after: Explanation) -> Comparison:
    """Compare two explanations. Blocks are paired by their texts, in order."""
    old, new = before.blocks, after.blocks
    matcher = SequenceMatcher(None, [block.text for block in old], [block.text for block in new], autojunk=False)
    pairs: list[BlockPair] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            for old_block, new_block in zip(old[old_start:old_end], new[new_start:new_end], strict=True):
                pairs.append(BlockPair(_find_change(old_block, new_block), old_block, new_block))
        else:
            pairs += [BlockPair("gone", block, None) for block in old[old_start:old_end]]
            pairs += [BlockPair("new", None, block) for block in new[new_start:new_end]]
    return Comparison(before, after, tuple(pairs))


def _find_change(old: ExplainedBlock, new: ExplainedBlock) -> Change:
    if old.keep != new.keep:
        return "now kept" if new.keep else "now dropped"
    if old.role != new.role:
        return "other role"
    return "same" if old.rule == new.rule else "other rule"


def _verdict_dict(block: ExplainedBlock | None) -> dict[str, Any] | None:
    if block is None:
        return None
    return {"keep": block.keep, "role": block.role, "rule": block.rule, "score": block.score}
