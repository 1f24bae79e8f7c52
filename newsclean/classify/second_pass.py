"""Second pass: what needs the first one's scores: the best run, the best container, the neighbours' scores."""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import accumulate

from newsclean.classify.features.box_scores import Held, boxes
from newsclean.classify.features.containers import box_of
from newsclean.classify.features.topic_overlap import cohesion
from newsclean.classify.features.trend import trends
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import TITLE, stands_inside
from newsclean.parse.model import Page

_LIKELIEST = 200
"""Units of a page's likeliest text that the second pass takes for text in any case."""


_MARKS = (-2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5)
_OWN = (-2.9, -2, -1.4, -0.8, -0.3, 0.3, 0.8, 1.4, 2, 3)
_SIZES = (16, 36, 70, 150)
_NEAR = (0.02, 0.06, 0.15, 0.3, 0.5)
_MASS = (0.02, 0.1, 0.3, 0.7, 0.9, 0.98)
_REACHES = (4, 10)
# Lines from an edge of the best run.
_INSIDE = (1, 3, 6, 12, 30)
_OUTSIDE = (1, 3, 7, 15, 40)


def second_pass(page: Page, seen: list[BlockObservation], scores: list[float]) -> list[list[str]]:
    """Features that need the first pass's scores (log-odds): neighbours', the best container's, the edges'.

    Settled blocks have none."""
    count = len(scores)
    raised = _raise(seen, scores)
    values = [
        0.0 if stands_inside(item) else max(-3.0, min(4.0, score + raised))
        for item, score in zip(seen, scores, strict=True)
    ]
    weights = [(item.units / 40) ** 0.5 for item in seen]
    # One in so many is text.
    odds = [1 + 2.718281828**-value for value in values]
    mass = [weight / odd for weight, odd in zip(weights, odds, strict=True)]
    total = sum(mass) or 1.0
    best, inside, share = _best_container(page, values, weights, mass, total)
    is_dump = page.input == "dump"
    bonds = cohesion(seen, scores) if is_dump else []
    trend = trends(page, seen, values, weights) if is_dump else []
    groups = _groups(page, values, weights, mass)
    held = boxes(page, seen, odds) if page.input == "html" else None
    start, end = _best_run(values, weights)
    run_share = bisect((0.4, 0.6, 0.8, 0.95), sum(mass[start:end]) / total)
    lift = bisect((0.01, 0.8, 1.6), raised)
    best_share = bisect((0.5, 0.8, 0.95), share)
    above = [index for index in range(start) if seen[index].settled == TITLE]
    title_at = above[-1] if above else start
    marks = [bisect(_MARKS, value) for value in values]
    sizes = [bisect(_SIZES, item.units) for item in seen]
    # Two neighbours beyond each end that say nothing; the sums of mass up to each block, for windows of any reach.
    padded = (0, 0, *(mark for mark, item in zip(marks, seen, strict=True) if not item.passing), 0, 0)
    far = (0, 0, 0, *marks, 0, 0, 0)
    at = 0
    upto = (0.0, *accumulate(mass))
    reaches = () if is_dump else _REACHES
    out: list[list[str]] = []
    for index, value in enumerate(values):
        item = seen[index]
        if item.settled:
            out.append([])
            at += 1
            continue
        mark, size = marks[index], sizes[index]
        where = "in" if start <= index < end else "near" if start - 3 <= index < end + 3 else "out"
        side = "in" if where == "in" else "before" if index < start else "after"
        names = [*_own(mark, size, bisect(_OWN, value)), *_run(where, side, mark, size, run_share, lift)]
        five = (*padded[at : at + 2], mark, *padded[at + 2 : at + 4]) if item.passing else padded[at : at + 5]
        names.extend(_neighbours(*five))
        at += not item.passing
        for reach in reaches:
            before = upto[index] - upto[max(0, index - reach)]
            after = upto[min(count, index + reach + 1)] - upto[index + 1]
            names.extend(_near(reach, bisect(_NEAR, before / total), bisect(_NEAR, after / total)))
        ahead = upto[index] / total
        names.extend(_edges(bisect(_MASS, ahead), bisect(_MASS, 1 - ahead - mass[index] / total)))
        if seen[index].summary:
            names.extend(_summary(side, mark, size, title_at < index <= start))
        if title_at < index < start:
            names.append(f"lead:{bisect((2, 5, 12), start - index)}:{size}")
            names.append(f"lead:{mark}:{size // 2}")
        names.extend(_from_edges(_steps(index - start), _steps(end - 1 - index), mark // 2))
        if bonds:
            names.extend(bonds[index])
            names.extend(trend[index])
        if held:
            names.extend(_around(*far[index : index + 7]))
            names.extend(_boxes(*held(page.blocks[index].container), mark))
        if groups:
            total_group, peer = groups[index]
            rest = total_group - value * weights[index]
            alike = bisect((0.005, 0.05, 0.2, 0.5, 0.8), (peer - mass[index]) / total)
            names.extend(_group(bisect((-8, -3, -0.5, 0.5, 3, 8), rest), bisect((-3, 0.5, 3), rest), alike, mark))
        if best >= 0:
            depth = inside[page.blocks[index].container]
            names.extend(_inside(bisect((0, 1, 2, 3, 5), depth), depth >= 0, mark, best_share))
        out.append(names)
    return out


# A feature's name is made once: the steps that make it are few, and the blocks of a corpus are many.


@cache
def _own(mark: int, size: int, step: int) -> tuple[str, ...]:
    return "bias2", f"own:{step}", f"own:{mark}:{size}"


@cache
def _run(where: str, side: str, mark: int, size: int, share: int, lift: int) -> tuple[str, ...]:
    return f"run:{where}:{mark}", f"run:{side}:{share}", f"run:{where}:{size}", f"lift:{lift}:{mark // 2}"


@cache
def _neighbours(two_up: int, up: int, mark: int, down: int, two_down: int) -> tuple[str, ...]:
    pair = f"p-1+1:{up // 2}:{down // 2}:{mark // 3}"
    return f"p-1:{up}", f"p+1:{down}", pair, f"p-2:{two_up}", f"p+2:{two_down}"


@cache
def _around(three: int, two: int, up: int, mark: int, down: int, below: int, far: int) -> tuple[str, ...]:
    """HTML: three neighbours on each side, passing ones among them, since a caption between paragraphs is told so."""
    both = f"{up // 2}:{mark // 2}:{down // 2}"
    return (
        f"p-3:{three}",
        f"p+3:{far}",
        f"both1:{both}",
        f"both2:{two // 3}:{up // 3}:{mark // 2}:{down // 3}:{below // 3}",
    )


@cache
def _boxes(own: Held, around: Held, further: Held, mark: int) -> tuple[str, ...]:
    """HTML: of the nearest three boxes, how much of the page's likely text they hold, and how pure it is."""
    return tuple(
        name
        for step, box in enumerate((own, around, further))
        for name in (f"box{step}:{box.share}:{box.pure}", f"box{step}:{mark}:of:{box.pure}")
    )


@cache
def _summary(side: str, mark: int, size: int, leads: bool) -> tuple[str, ...]:
    where = "lead" if leads else side
    return f"summary:{where}", f"summary:{where}:{size}", f"summary:{where}:{mark // 2}"


@cache
def _near(reach: int, before: int, after: int) -> tuple[str, ...]:
    return f"near{reach}-:{before}", f"near{reach}+:{after}"


@cache
def _edges(ahead: int, behind: int) -> tuple[str, ...]:
    return f"mass-:{ahead}", f"mass+:{behind}"


def _steps(away: int) -> int:
    """How far inside (0 and up) or outside (below 0) of an edge of the best run a line stands, in steps."""
    return bisect(_INSIDE, away) if away >= 0 else -1 - bisect(_OUTSIDE, -1 - away)


@cache
def _from_edges(start: int, end: int, mark: int) -> tuple[str, ...]:
    return f"from:{start}:{mark}", f"to:{end}:{mark}", f"from:{start}:to:{end}"


@cache
def _group(fine: int, coarse: int, alike: int, mark: int) -> tuple[str, ...]:
    return f"group:{fine}", f"group:{coarse}:{mark}", f"peers:{alike}", f"peers:{alike}:{mark}"


@cache
def _inside(depth: int, inside: bool, mark: int, share: int) -> tuple[str, ...]:
    side = "in" if inside else "out"
    return f"best:{depth}", f"best:{side}:{mark}", f"best:{side}:{share}"


def _raise(seen: list[BlockObservation], scores: list[float]) -> float:
    """How much to raise a page's scores so that its likeliest few hundred units look like text: pages differ in
    dress, and what is unlike the pages learned from still has its own most likely part."""
    left = min(_LIKELIEST, 0.15 * sum(item.units for item in seen))
    for index in sorted(range(len(scores)), key=lambda index: -scores[index]):
        if seen[index].link_share < 0.5:
            left -= seen[index].units
            if left <= 0:
                return max(0.0, min(3.0, 1.0 - scores[index]))
    return 0.0


def _groups(page: Page, values: list[float], weights: list[float], mass: list[float]) -> list[tuple[float, float]]:
    """HTML: of each block, the sum of values in the box it stands in, and the mass of all blocks dressed as it is."""
    if page.input != "html":
        return []
    sums: dict[int, float] = {}
    dress: dict[tuple[str, str, str], float] = {}
    keys = []
    for block, value, weight, amount in zip(page.blocks, values, weights, mass, strict=True):
        leaf = page.containers[block.container]
        box = box_of(page, block.container)
        key = (leaf.tag, leaf.names, page.containers[box].names)
        sums[box] = sums.get(box, 0.0) + value * weight
        dress[key] = dress.get(key, 0.0) + amount
        keys.append((box, key))
    return [(sums[box], dress[key]) for box, key in keys]


def _best_run(values: list[float], weights: list[float]) -> tuple[int, int]:
    """The stretch of blocks whose values sum highest (Kadane), as start and end."""
    best, best_start, best_end = float("-inf"), 0, 0
    total, start = 0.0, 0
    for index, (value, weight) in enumerate(zip(values, weights, strict=True)):
        if total <= 0:
            total, start = 0.0, index
        total += value * weight
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


def _best_container(
    page: Page, values: list[float], weights: list[float], mass: list[float], total: float
) -> tuple[int, list[int], float]:
    """The container whose blocks' values sum highest; each container's depth inside it, or -1; its share of mass.

    Readability's idea (score the paragraphs, let the scores rise to the parents) on signed block values.
    """
    if page.input != "html":
        return -1, [], 0.0
    size = len(page.containers)
    sums = [0.0] * size
    held = [0.0] * size
    for block, value, weight, amount in zip(page.blocks, values, weights, mass, strict=True):
        sums[block.container] += value * weight
        held[block.container] += amount
    for at in range(size - 1, 0, -1):
        up = page.containers[at].parent
        sums[up] += sums[at]
        held[up] += held[at]
    best = max(range(size), key=lambda at: (sums[at], at))
    inside = [-1] * size
    inside[best] = 0
    for at in range(best + 1, size):
        up = inside[page.containers[at].parent]
        if up >= 0:
            inside[at] = up + 1
    return best, inside, held[best] / total
