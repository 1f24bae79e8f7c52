"""What can be seen of a block: named features, first of the block alone, then of its neighbourhood.

Every feature is a short name that is either there or not, so that a verdict is the sum of a few named weights and
can be read. Lengths are in units: a character, or two for a wide one (CJK, kana, hangul), which evens out scripts.

Method: the flat list and the two passes, context-free and context-sensitive, are those of jusText (Pomikalek 2011);
the density features follow Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features" (2010).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from newsclean.page.blocks import Block, Page
from newsclean.page.dump import display_width
from newsclean.rules import RuleBook
from newsclean.rules.book import Rule

_STOPS = frozenset(".!?。！？…؟۔।॥։⋯․｡")
_CLOSERS = "\"'”’»›）)]】』」〕*_ "
_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\b(?:19|20)\d\d\b|\d{1,2}:\d\d|"
    r"\d{1,2}月\d{1,2}日"
)
_DIGITS = re.compile(r"\d")
_LENGTHS = (6, 10, 16, 24, 36, 50, 70, 100, 150, 220, 320, 500, 900)
_SCRIPTS = (
    ("kana", re.compile("[\u3041-\u30ff]")),
    ("han", re.compile("[\u4e00-\u9fff]")),
    ("hangul", re.compile("[\uac00-\ud7a3]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("thai", re.compile("[\u0e00-\u0e7f]")),
    ("indic", re.compile("[\u0900-\u0dff]")),
    ("latin", re.compile("[A-Za-z]")),
)
_NAME_WORDS = re.compile(r"(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])")
_LONGEST_WORD = 18
_TRIM = ".,:;!?()[]…\"'“”«»|·-–—"
_SHARES = (0.001, 0.05, 0.15, 0.35, 0.6, 0.85, 0.97)
_LEAF_TAGS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "figcaption", "pre", "td", "th"])
_CHAIN_TAGS = frozenset(
    [
        "nav",
        "footer",
        "header",
        "aside",
        "article",
        "main",
        "form",
        "table",
        "figure",
        "ul",
        "ol",
        "dl",
        "button",
        "blockquote",
        "label",
    ]
)
_SECTION_REACH = 40
# A block's letter, folded further, for patterns over five blocks: teaser and title in turn, menus, runs of text.
_SHAPE = {"L": "D", "S": "D", "s": "d", "M": "d", "n": "n", "m": "n", "v": "v", "t": "t", "a": "a"}
# What marks the story's end when it stands below the text.
_END_ROLES = frozenset(("editor", "disclaimer", "comments", "tags", "mood", "more", "pagination", "related", "legal"))
# What stands in the middle of stories as often as at their ends: a neighbour of that kind says little.
_PASSING_ROLES = frozenset(("ad", "player", "dateline", "byline", "gallery", "cookie", "error", "share", "tools"))
_LIKELIEST = 400
"""Units of a page's likeliest text that the second pass takes for text in any case."""


class Seen(NamedTuple):
    """What the first pass notes of a block."""

    units: int
    stopped: bool
    """Ends as a sentence ends."""
    link_share: float
    rule: Rule | None
    names: list[str]


def script_of(page: Page) -> str:
    """The script most of the page's text is written in, from a sample of its longest blocks."""
    sample = "".join(block.text[:300] for block in sorted(page.blocks, key=lambda block: -block.chars)[:12])
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["kana"] > 0.15 * max(1, counts["kana"] + counts["han"]):
        return "kana"
    counts["kana"] = 0
    counts["han"] *= 3
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else "none"


def bucket(value: float, edges: tuple[float, ...]) -> int:
    """How many of ``edges`` the value reaches."""
    for index, edge in enumerate(edges):
        if value < edge:
            return index
    return len(edges)


def first_pass(page: Page, title: str | None, title_blocks: frozenset[int], book: RuleBook) -> list[Seen]:
    """Features of each block by itself, of the containers it stands in, and of its place in the page."""
    script = script_of(page)
    repeats = Counter(block.text for block in page.blocks)
    chains: dict[int, tuple[str, ...]] = {}
    title_words = set((title or "").casefold().split())
    title_at = min(title_blocks) if title_blocks else -1
    is_html = page.input == "html"
    stories = _stories(page, title_at) if is_html else []
    seen: list[Seen] = []
    for block in page.blocks:
        names, units, stopped = _shape(block, script)
        link_share = block.link_chars / block.chars
        if is_html:
            size = "s" if units < 36 else "m" if units < 100 else "l"
            names.append(f"links:{bucket(link_share, (0.01, 0.2, 0.5, 0.9))}:{size}")
            if block.links > 1:
                names.append("links:many")
            if block.datetime:
                names.append(f"timed:{size}")
            names.append(f"kind:{block.kind}")
            names.append(f"kind:{block.kind}:{size}")
            chain = chains.get(block.container)
            if chain is None:
                chain = chains[block.container] = _chain(page, block.container, book)
            names.extend(chain)
            if block.attrs:
                names.extend(f"inline:{role}" for role in book.name_roles(block.attrs))
                if "all:bold" in block.attrs:
                    names.append(f"bold:{size}")
        else:
            names.append(f"kind:{block.kind}:{bucket(units, (24, 70, 150))}")
            names.append(f"gap:{min(block.gap, 3)}")
        if repeats[block.text] > 1:
            names.append("repeated")
        rule = book.match(block.text) if block.chars <= 400 else None
        if rule:
            names.append(f"rule:{rule.role}")
            names.append(f"rule:{rule.strength}")
        if block.index in title_blocks:
            names.append("title")
        elif len(title_words) > 3 and units < 300:
            words = set(block.text.casefold().split())
            if len(words & title_words) >= 0.6 * len(title_words):
                names.append("titleish")
        if is_html:
            names.append(stories[block.container])
        if title_at >= 0:
            distance = block.index - title_at
            names.append("title:before" if distance < 0 else f"title:after:{bucket(distance, (4, 12, 40, 120))}")
        seen.append(Seen(units, stopped, link_share, rule, names))
    _neighbourhood(page, seen)
    return seen


def _shape(block: Block, script: str) -> tuple[list[str], int, bool]:
    """Features of the text alone."""
    text = block.text
    units = display_width(text)
    size = bucket(units, _LENGTHS)
    bare = text[-12:].rstrip(_CLOSERS)
    last = bare[-1:] or text[-1]
    stopped = last in _STOPS
    end = "stop" if stopped else "colon" if last in ":：" else "comma" if last in ",，、" else "none"
    if stopped and text.endswith(("...", "…")):
        end = "dots"
    names = ["bias", f"len:{size}", f"len:{size}:{end}", f"len:{size}:{script}", f"end:{end}:{script}"]
    inner = min(4, sum(map(text.count, (". ", "。", "! ", "? ", "！", "？", "۔", "। "))))
    names.append(f"sentences:{inner}")
    if units >= 24:
        commas = sum(map(text.count, (",", "，", "、", "،")))
        names.append(f"commas:{min(commas, 4)}")
    if units < 160:
        if _DATE.search(text):
            names.append(f"date:{bucket(units, (24, 70))}")
        digits = len(_DIGITS.findall(text))
        if digits:
            names.append(f"digits:{bucket(digits / len(text), (0.1, 0.3, 0.6))}")
        words = text.split()
        if units < 120:
            start = words[0].casefold().strip(_TRIM)
            names.append(f"starts:{start}")
            if len(words) > 1:
                names.append(f"starts:{start} {words[1].casefold().strip(_TRIM)}")
                names.append(f"ends:{words[-1].casefold().strip(_TRIM)}")
        if script in ("latin", "cyrillic") and len(words) > 1:
            capital = sum(word[0].isupper() for word in words) / len(words)
            names.append(f"capitals:{bucket(capital, (0.2, 0.5, 0.8))}:{'s' if len(words) < 8 else 'l'}")
        if text.isupper():
            names.append("upper")
    first = text[0]
    if first.islower():
        names.append("first:lower")
    elif first.isdigit():
        names.append("first:digit")
    elif first in '"“‘«「『《„':
        names.append("first:quote")
    elif first in "©®":
        names.append("first:copyright")
    elif not first.isalnum():
        names.append("first:sign")
    for sign in ("|", "©", ">", "@", "http", "»"):
        if sign in text:
            names.append(f"sign:{sign}")
    return names, units, stopped


def _chain(page: Page, index: int, book: RuleBook) -> tuple[str, ...]:
    """Features of the containers around a block, near (two nearest) and anywhere."""
    names: list[str] = []
    seen: set[str] = set()
    words: set[str] = set()
    level = 0
    while True:
        container = page.containers[index]
        if container.index == 0 or container.tag == "body":
            # A body's classes speak of the whole page, so they say nothing of a block.
            return tuple(names)
        place = "near" if level < 2 else "mid" if level < 5 else "far"
        if level < 2:
            names.append(f"tag{level}:{container.tag}")
        if container.tag in _CHAIN_TAGS and container.tag not in seen:
            seen.add(container.tag)
            names.append(f"in:{container.tag}:{place}")
        if container.names:
            side = "near" if level < 2 else "up"
            for word in name_words(container.names):
                if word not in words:
                    words.add(word)
                    names.append(f"word:{word}:{side}")
            for role in book.name_roles(container.names):
                if role not in seen:
                    seen.add(role)
                    names.append(f"name:{role}:{place}")
                    names.append(f"name:{role}")
        if container.hidden and "hidden" not in seen:
            seen.add("hidden")
            names.append("hidden")
        index = container.parent
        level += 1


def _stories(page: Page, title_at: int) -> list[str]:
    """For each container, whether the nearest ``<article>`` around it holds the title, stands in the one that does,
    or is another story's."""
    inner = [0] * len(page.containers)
    for container in page.containers[1:]:
        inner[container.index] = container.index if container.tag == "article" else inner[container.parent]
    home = 0
    around_title = set()
    if title_at >= 0:
        at = page.blocks[title_at].container
        home = inner[at]
        while at:
            around_title.add(at)
            at = page.containers[at].parent
    some = "some" if any(inner) else "no"
    out = []
    for at in inner:
        if not at:
            out.append(f"story:none:{some}:{bool(home)}")
        elif at in around_title:
            out.append("story:same")
        else:
            outer = inner[page.containers[at].parent]
            out.append(f"story:{'nested' if outer else 'other'}:{bool(home)}")
    return out


@lru_cache(maxsize=8192)
def name_words(names: str) -> tuple[str, ...]:
    """The words that class names and ids are made of; numbers, hashes and letters alone left out."""
    return tuple(word for word in _NAME_WORDS.findall(names) if len(word) <= _LONGEST_WORD)


def _neighbourhood(page: Page, seen: list[Seen]) -> None:
    """Add features of neighbours, of opened sections, and of the containers' make-up."""
    count = len(seen)
    total = sum(item.units for item in seen) or 1
    coarse = [_coarse(item) for item in seen]
    dense = [item.units if c in ("S", "L") else 0 for item, c in zip(seen, coarse, strict=True)]
    total_dense = sum(dense) or 1
    before = before_dense = 0
    opened, opened_at = "", -1
    shape = "".join(_SHAPE[letter] for letter in coarse)
    shape = f"^^{shape}$$"
    past: set[str] = set()
    for index, item in enumerate(seen):
        names = item.names
        names.append(f"-1:{coarse[index - 1] if index else '^'}")
        names.append(f"+1:{coarse[index + 1] if index + 1 < count else '$'}")
        names.append(f"-2:{coarse[index - 2] if index > 1 else '^'}")
        names.append(f"+2:{coarse[index + 2] if index + 2 < count else '$'}")
        names.append(f"shape:{shape[index : index + 5]}")
        names.extend(past)
        if item.rule and item.rule.role in _END_ROLES and before_dense > 0.1 * total_dense:
            past.add(f"past:{item.rule.role}")
        around = sum(dense[max(0, index - 4) : index + 5]) - dense[index]
        names.append(f"around:{bucket(around, (1, 100, 300, 700, 1500))}")
        names.append(f"at:{int(10 * before / total)}")
        names.append(f"densebefore:{bucket(before_dense / total_dense, _SHARES)}")
        if item.rule and item.rule.opens:
            opened, opened_at = item.rule.role, index
        elif opened and index - opened_at <= _SECTION_REACH:
            far = bucket(index - opened_at, (3, 8, 20))
            names.append(f"opened:{opened}:{far}")
            names.append(f"opened:{far}:{coarse[index]}")
            if item.link_share > 0.8:
                names.append(f"opened:link:{far}")
        before += item.units
        before_dense += dense[index]
    if page.input == "html":
        _containers(page, seen, dense, total_dense)
    else:
        _pattern(seen, coarse)


def _coarse(item: Seen) -> str:
    """A block in one letter: what its neighbours need to know of it."""
    if item.rule and item.rule.strength == "veto":
        return "t" if item.rule.role in _PASSING_ROLES else "v"
    if item.link_share > 0.6:
        return "a"
    if item.stopped:
        return "L" if item.units >= 150 else "S" if item.units >= 50 else "s"
    return "n" if item.units < 24 else "m" if item.units < 100 else "M"


def _pattern(seen: list[Seen], coarse: list[str]) -> None:
    """Dumps: how often the pair of this block's and its neighbour's letters stands nearby; lists are repetitive."""
    count = len(coarse)
    for index, item in enumerate(seen):
        low, high = max(0, index - 8), min(count, index + 9)
        window = coarse[low:high]
        same = window.count(coarse[index]) - 1
        item.names.append(f"same:{coarse[index]}:{bucket(same, (1, 3, 6, 10))}")
        short = sum(window.count(letter) for letter in "nmvt")
        item.names.append(f"short:{bucket(short / len(window), (0.2, 0.4, 0.6, 0.8))}")


def _containers(page: Page, seen: list[Seen], dense: list[int], total_dense: int) -> None:
    """HTML: how much of the page's dense text the containers around a block hold, and how full of links they are."""
    size = len(page.containers)
    held = [0] * size
    units = [0] * size
    linked = [0.0] * size
    for block, item, amount in zip(page.blocks, seen, dense, strict=True):
        at = block.container
        held[at] += amount
        units[at] += item.units
        linked[at] += item.units * item.link_share
    for at in range(size - 1, 0, -1):
        up = page.containers[at].parent
        held[up] += held[at]
        units[up] += units[at]
        linked[up] += linked[at]
    cache: dict[int, tuple[str, ...]] = {}
    for block, item in zip(page.blocks, seen, strict=True):
        at = block.container
        names = cache.get(at)
        if names is None:
            home = at
            if page.containers[at].tag in _LEAF_TAGS:
                home = page.containers[at].parent
            made = []
            for level in range(3):
                made.append(f"holds{level}:{bucket(held[home] / total_dense, _SHARES)}")
                made.append(f"linked{level}:{bucket(linked[home] / (units[home] or 1), (0.05, 0.2, 0.4, 0.6, 0.8))}")
                home = page.containers[home].parent
            names = cache[at] = tuple(made)
        item.names.extend(names)


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
        box = leaf.parent if leaf.tag in _LEAF_TAGS else leaf.index
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
