"""Dumps: what stands twice. A caption stands beside its picture's description, posts come one below the other.

Comments, posts of a blog and entries of an index each have a line of their own that looks like the others': a date and
a name, a count of votes, a button. Such lines are rungs; what stands past several of them is seldom the story.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsclean.parse.model import Block

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_TWIN = 24
"""Characters in which a line and the one beside it must agree."""
_SHORTEST_TWIN = 12
_REACH = 3
"""Lines in which a twin stands."""
_LONGEST_RUNG = 120
_TAIL = 12
"""Signs at a line's end that make its shape."""
_RUNGS = 3
"""Lines alike that make a ladder."""
_SHORTEST_RUNG = 4
_LONGEST_ROW = 200
"""Characters of an index's row."""
_ROWS = 8
_ROW_NUMBERS = 4
_SAID = re.compile(
    r"\b(?:said|says|writes|wrote|schrieb|schreibt|sagte?|a écrit|dit|escribió|dijo|disse|scrive|ha scritto|pisze|skrev)"
    r"\s?:?$",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bago\b|\bvor \d+ |\bhace \d+ |\bhá \d+ |\bil y a \d+ |(?:小时|分钟|天)前", re.IGNORECASE)
_CLOCK = "0:0"
"""A time of day, in a shape."""
_POST_FOOT = re.compile(
    r"\d\s?(?:篇|条)?\s?(?:评论|回复|回覆|評論)|(?:评论|評論)\s?[(（]\d|张贴|"
    r"\b\d+ (?:comments?|commentaires?|kommentare?|comentarios?|commenti)\b|posted (?:by|in|at|on)\b",
    re.IGNORECASE,
)
_NETWORKS = re.compile(r"facebook|whatsapp|twitter|pinterest|telegram|linkedin|微信|微博", re.IGNORECASE)
_SHARES = 4
"""Lines of share buttons that part posts; a story may have one above it, one below, and one in between."""
_FIRST_POST = 200
"""Units of text above the first of several posts' last lines from which on it is the story."""
_LONGEST_HEAD = 90
_HEAD = 40
_LONGEST_COMMENT = 30
_UNEVEN = 4
"""How many times the usual comment a longer one takes; what is longer yet is a text between two lists."""
ROW = "line.index-row"
COMMENT = "line.comment"
POST = "line.other-post"
NUMBERED = "#"
_TEXT = 40
"""Units of a line that is more than a label."""
_SIZES = (36, 70, 150)
_PASSED = (1, 2, 3, 6, 15)


class Repeats:
    """A dump's lines held against each other."""

    def __init__(self, blocks: tuple[Block, ...], units: list[int], timed: list[bool]) -> None:
        self._units = units
        self._twins = _twins(blocks)
        groups = _groups(blocks, units)
        self._ladders = _ladders(groups, units, timed)
        self._settled = _settled(blocks, groups, units, timed)

    def veto(self, index: int) -> str | None:
        """The id of what bars a line: it is one of a ladder of comments, or a row of an index."""
        return self._settled.get(index)

    def features(self, index: int) -> list[str]:
        """Features of one line."""
        names = [name for ladder in self._ladders for name in ladder.features(index)]
        twin = self._twins.get(index)
        if twin:
            size = bisect(_SIZES, self._units[index])
            names.extend((f"twin:{twin}", f"twin:{twin}:{size}"))
        return names


class _Ladder(NamedTuple):
    """Rungs of one kind."""

    kind: str
    passed: list[int]
    """Of each line, how many rungs stand above it."""
    before: int
    """How much text stands above the first, in steps."""

    def features(self, index: int) -> tuple[str, ...]:
        passed = self.passed[index]
        return _told(self.kind, bisect(_PASSED, passed), min(2, self.passed[-1] - passed), self.before)


@cache
def _told(kind: str, passed: int, left: int, before: int) -> tuple[str, ...]:
    return f"ladder:{kind}:{passed}:{left}", f"ladder:{kind}:{passed}:before:{before}"


def _twins(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Lines that begin as one near them does, or that say the same twice, and which of the two they are."""
    keys = [block.text[:_TWIN] for block in blocks]
    out: dict[int, str] = {}
    last: dict[str, int] = {}
    for index, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        if block.chars < _SHORTEST_TWIN:
            continue
        other = last.get(key, -1)
        if other >= 0 and index - other <= _REACH:
            same = blocks[other].text == block.text
            out[other] = "first:same" if same else "first"
            out[index] = "second:same" if same else "second"
        last[key] = index
        half = block.chars // 2
        if block.chars >= 2 * _TWIN and block.text[:half].rstrip() == block.text[-half:].lstrip():
            out[index] = "doubled"
    return out


def _groups(blocks: tuple[Block, ...], units: list[int]) -> dict[str, list[int]]:
    """Lines of one shape, those of which there are many enough."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if units[index] >= _SHORTEST_RUNG and block.chars <= _LONGEST_ROW:
            groups[_shape(block.text)].append(index)
    return {shape: members for shape, members in groups.items() if len(members) >= _RUNGS}


def _ladders(groups: dict[str, list[int]], units: list[int], timed: list[bool]) -> list[_Ladder]:
    rungs: dict[str, set[int]] = defaultdict(set)
    upto = (0, *accumulate(unit if unit >= _TEXT else 0 for unit in units))
    for shape, lines in groups.items():
        members = [index for index in lines if units[index] <= _LONGEST_RUNG]
        steps = sum(upto[below] - upto[above + 1] >= _TEXT for above, below in pairwise(members))
        if steps * 2 < len(members) - 1 or steps < _RUNGS - 1:
            continue
        dated = sum(timed[index] for index in members) * 2 > len(members)
        rungs["time" if dated else "number" if shape[0] == NUMBERED else "same"].update(members)
    out = []
    whole = upto[-1] or 1
    for kind, ladder in sorted(rungs.items()):
        passed = []
        count = 0
        for index in range(len(units)):
            passed.append(count)
            count += index in ladder
        passed.append(count)
        out.append(_Ladder(kind, passed, bisect((0.02, 0.1, 0.3, 0.6), upto[min(ladder)] / whole)))
    return out


def _settled(
    blocks: tuple[Block, ...], groups: dict[str, list[int]], units: list[int], timed: list[bool]
) -> dict[int, str]:
    """What lines alike settle by themselves, and why."""
    out: dict[int, str] = {}
    for shape, members in groups.items():
        if shape[0] != NUMBERED:
            if len(members) >= _SHARES and len(_NETWORKS.findall(shape)) > 1 and _is_below_text(units, members[0]):
                out.update(dict.fromkeys(range(members[0] + 1, members[-1] + 1), POST))
            continue
        if _CLOCK in shape and shape.count("0") >= _ROW_NUMBERS and len(members) >= _ROWS and _stand_close(members):
            out.update(dict.fromkeys(members, ROW))
        labels = [index for index in members if units[index] <= _LONGEST_HEAD]
        heads = [index for index in labels if _is_head(blocks[index].text[-_HEAD:], timed[index])]
        if len(heads) >= _RUNGS:
            steps = sorted(below - above for above, below in pairwise(heads))
            longest = min(_LONGEST_COMMENT, _UNEVEN * steps[len(steps) // 2])
            half = sum(units) / 2
            # Of the last one it is not known where it ends.
            for above, below in pairwise((*heads, heads[-1] + 1)):
                if below - above <= longest and sum(units[above:below]) <= half:
                    out.update(dict.fromkeys(range(above, below), COMMENT))
        feet = [index for index in labels if _POST_FOOT.search(blocks[index].text)]
        if len(feet) >= _RUNGS and _is_below_text(units, feet[0]):
            out.update(dict.fromkeys(range(feet[0] + 1, feet[-1] + 1), POST))
    return out


def _is_below_text(units: list[int], index: int) -> bool:
    return sum(unit for unit in units[:index] if unit >= _TEXT) >= _FIRST_POST


def _is_head(end: str, timed: bool) -> bool:
    """Whether a line that ends so is a comment's head: somebody said it at an hour, or somebody wrote some hours ago."""
    return _AGO.search(end) is not None or (timed and _SAID.search(end) is not None)


def _stand_close(members: list[int]) -> bool:
    """Whether most of the lines follow another at once."""
    return 2 * sum(below - above == 1 for above, below in pairwise(members)) > len(members)


def _shape(text: str) -> str:
    """A line with numbers as its last signs and numbers alone; one without numbers as it stands."""
    if not _DIGITS.search(text):
        return f"={text}"
    return f"{NUMBERED}{_LETTERS.sub('a', _DIGITS.sub('0', text[-40:]))[-_TAIL:]}"
