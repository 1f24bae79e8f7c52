"""Two explanations held beside each other: what two versions, two settings or two pages make of the same blocks."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from newsclean.explanation.model import ExplainedBlock, Explanation

Change = Literal["same", "now kept", "now dropped", "other role", "other rule", "gone", "new"]
CHANGES: tuple[Change, ...] = ("now kept", "now dropped", "gone", "new", "other role", "other rule")
"""All that is not the same, weightiest first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block before and after; one of the two is ``None`` where only the other page has it."""

    change: Change
    before: ExplainedBlock | None
    after: ExplainedBlock | None

    @property
    def shown(self) -> ExplainedBlock:
        """The block as it is now, or as it was."""
        block = self.after or self.before
        assert block is not None
        return block


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two explanations, block by block and field by field."""

    before: Explanation
    after: Explanation
    pairs: tuple[Pair, ...]
    """In the order of the page as it is now, with what is gone where it stood."""

    @property
    def fields(self) -> dict[str, tuple[str | None, str | None]]:
        """The fields whose values differ: before and after."""
        out = {}
        for name in dict.fromkeys((*self.before.fields, *self.after.fields)):
            values = tuple(
                one.fields[name].value if name in one.fields else None for one in (self.before, self.after)
            )  # fmt: skip
            if values[0] != values[1]:
                out[name] = (values[0], values[1])
        return out

    @property
    def counts(self) -> dict[str, int]:
        """How many blocks changed, by change; without those that did not."""
        found = [pair.change for pair in self.pairs]
        return {change: found.count(change) for change in CHANGES if change in found}

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain lists and dicts; every block is in it."""
        return {
            "counts": self.counts,
            "fields": {name: {"before": old, "after": new} for name, (old, new) in self.fields.items()},
            "blocks": [
                {
                    "change": pair.change, "kind": pair.shown.kind, "text": pair.shown.text,
                    "before": _verdict(pair.before), "after": _verdict(pair.after),
                }
                for pair in self.pairs
            ],
        }  # fmt: skip


def compare(before: Explanation, after: Explanation) -> Comparison:
    """Pair the blocks of two explanations by their texts, in order, and name what changed."""
    old, new = before.blocks, after.blocks
    matcher = SequenceMatcher(None, [block.text for block in old], [block.text for block in new], autojunk=False)
    pairs: list[Pair] = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            both = zip(old[old_from:old_to], new[new_from:new_to], strict=True)
            pairs += [Pair(_change(was, now), was, now) for was, now in both]
        else:
            pairs += [Pair("gone", block, None) for block in old[old_from:old_to]]
            pairs += [Pair("new", None, block) for block in new[new_from:new_to]]
    return Comparison(before, after, tuple(pairs))


def _change(was: ExplainedBlock, now: ExplainedBlock) -> Change:
    if was.keep != now.keep:
        return "now kept" if now.keep else "now dropped"
    if was.role != now.role:
        return "other role"
    return "same" if was.rule == now.rule else "other rule"


def _verdict(block: ExplainedBlock | None) -> dict[str, Any] | None:
    if block is None:
        return None
    return {"keep": block.keep, "role": block.role, "rule": block.rule, "score": block.score}
