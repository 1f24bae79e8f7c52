"""Second pass: what needs the first one's scores: the best run, the best container, the neighbours' scores."""

from __future__ import annotations

from newsclean.judge.places import LEAF_TAGS
from newsclean.judge.seen import Seen, bucket
from newsclean.page.blocks import Page

_LIKELIEST = 400
"""Units of a page's likeliest text that the second pass takes for text in any case."""


def second_pass(page: Page, seen: list[Seen], scores: list[float]) -> list[list[str]]:
    """Features that need the first pass's scores (log-odds): neighbours', the best container's, the edges'."""
    count = len(scores)
    raised = _raise(seen, scores)
    values = [max(-3.0, min(4.0, score + raised)) for score in scores]
    weights = [(item.units / 40) ** 0.5 for item in seen]
    mass = [weight / (1 + 2.718281828**-score) for weight, score in zip(weights, values, strict=True)]
    total = sum(mass) or 1.0
    best, inside, share = _best_container(page, values, weights, mass, total)
    groups = _groups(page, values, weights, mass)
    start, end = _best_run(values, weights)
    run_share = bucket(sum(mass[start:end]) / total, (0.4, 0.6, 0.8, 0.95))
    lift = bucket(raised, (0.01, 0.8, 1.6))
    out: list[list[str]] = []
    gone = 0.0
    above = [index for index in range(start) if "title" in seen[index].names]
    title_at = above[-1] if above else start
    marks = [bucket(value, (-2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5)) for value in values]
    for index, value in enumerate(values):
        size = bucket(seen[index].units, (16, 36, 70, 150))
        where = "in" if start <= index < end else "near" if start - 3 <= index < end + 3 else "out"
        side = "in" if where == "in" else "before" if index < start else "after"
        names = [
            f"run:{where}:{marks[index]}",
            f"run:{side}:{run_share}",
            f"run:{where}:{size}",
            f"lift:{lift}:{marks[index] // 2}",
            "bias2",
            f"own:{bucket(value, (-2.9, -2, -1.4, -0.8, -0.3, 0.3, 0.8, 1.4, 2, 3))}",
            f"own:{marks[index]}:{size}",
        ]
        previous = marks[index - 1] if index else 0
        following = marks[index + 1] if index + 1 < count else 0
        names.append(f"p-1:{previous}")
        names.append(f"p+1:{following}")
        names.append(f"p-1+1:{previous // 2}:{following // 2}:{marks[index] // 3}")
        names.append(f"p-2:{marks[index - 2] if index > 1 else 0}")
        names.append(f"p+2:{marks[index + 2] if index + 2 < count else 0}")
        for reach in (4, 10):
            low, high = max(0, index - reach), min(count, index + reach + 1)
            near_before = sum(mass[low:index]) / total
            near_after = sum(mass[index + 1 : high]) / total
            names.append(f"near{reach}-:{bucket(near_before, (0.02, 0.06, 0.15, 0.3, 0.5))}")
            names.append(f"near{reach}+:{bucket(near_after, (0.02, 0.06, 0.15, 0.3, 0.5))}")
        ahead = gone / total
        behind = 1 - ahead - mass[index] / total
        names.append(f"mass-:{bucket(ahead, (0.02, 0.1, 0.3, 0.7, 0.9, 0.98))}")
        names.append(f"mass+:{bucket(behind, (0.02, 0.1, 0.3, 0.7, 0.9, 0.98))}")
        if title_at < index < start:
            names.append(f"lead:{bucket(start - index, (2, 5, 12))}:{size}")
            names.append(f"lead:{marks[index]}:{size // 2}")
        if groups:
            total_group, peer = groups[index]
            rest = total_group - value * weights[index]
            names.append(f"group:{bucket(rest, (-8, -3, -0.5, 0.5, 3, 8))}")
            names.append(f"group:{bucket(rest, (-3, 0.5, 3))}:{marks[index]}")
            alike = bucket((peer - mass[index]) / total, (0.005, 0.05, 0.2, 0.5, 0.8))
            names.append(f"peers:{alike}")
            names.append(f"peers:{alike}:{marks[index]}")
        if best >= 0:
            depth = inside[page.blocks[index].container]
            names.append(f"best:{bucket(depth, (0, 1, 2, 3, 5))}")
            names.append(f"best:{'in' if depth >= 0 else 'out'}:{marks[index]}")
            names.append(f"best:{'in' if depth >= 0 else 'out'}:{bucket(share, (0.5, 0.8, 0.95))}")
        gone += mass[index]
        out.append(names)
    return out


def _raise(seen: list[Seen], scores: list[float]) -> float:
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
        box = leaf.parent if leaf.tag in LEAF_TAGS else leaf.index
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
