"""The headline in a dump: no line says that it is the title, so many weak signs are weighed together.

The signs: the line stands again (in the document's title, in a breadcrumb), it stands just above the text or its
dateline, its words come back in the text, it is as long as headlines are, it is no caption, menu or teaser. The weights
are log-odds, learned by benchmarks/dump_title_weights.py (a softmax over a page's lines).
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from math import exp
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.title.site_name import READING, breaks
from newsclean.metadata.title.site_name import parts as title_parts
from newsclean.metadata.title.slug import Slug, cut_to, likeness, slug_of
from newsclean.parse.credit import is_credited
from newsclean.parse.model import Block
from newsclean.rules import rules
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width
from newsclean.text.word_stems import word_stems

_DATE_LINE = lazy_pattern(
    r"来源\s?[:：]|發布|发布时间|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2},? (?:19|20)\d\d|"
    r"\b\d{1,2}\.? [^\W\d]{3,10}\.?,? (?:19|20)\d\d\b|^(?:by|von|par|por|di) [^\W\d_]",
    re.IGNORECASE,
)
_BYLINE = lazy_pattern(r"(?:by|von|par|por|di|af|av|door) [^\W\d_]", re.IGNORECASE)
_BEFORE_NAME = lazy_pattern(r"\s(?:by|von|par|por|di|af|av|door)$", re.IGNORECASE)
"""What is left of a byline where the writer's name stands on the next line."""
_GLUED = lazy_pattern(r"[^\W\d_A-Z][A-Z]")
_NUMBERED = lazy_pattern(r"\d{1,2}[.、)]\s")
_CRUMB = lazy_pattern(r"(\d)\. ")
_STOPS = tuple("。，,;；.।")
_REACH = 60
"""Lines above the text among which the title is looked for."""
_DENSE = 60
_ENOUGH_GRAMS = 5
_READ = 14
"""Blocks of the text whose words are held against a line's."""
_LEAST, _MOST = 8, 260
"""Columns that a headline may take."""
_WIDTHS = (16, 24, 36, 60, 90, 130, 170)
_SHARES = (0.02, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85)
_ABOVE = (0, 1, 2, 3, 5, 8, 14, 25, 40)
_SHORTEST_HELD = 8
_MOST_PARTS = 4
_TAILS = (12, 20, 32, 48)
_FEW_WORDS = 2
_KICKER_SIGNS = ":–—-|"
_SAID = (0.2, 0.4, 0.6, 0.8, 0.99)
_OWN = (0.3, 0.5, 0.7, 0.9)
_BY_HAND = {"heading:1": 2.5, "heading:2": 1.0, "kind:heading": 0.4}
"""What no dump that is learned from shows: Markdown alone has headings."""
_WORTH_NAMING = 0.01
"""Probability from which on a line is a candidate."""


class Line(NamedTuple):
    """A line that may be the headline, and what is seen of it."""

    text: str
    origin: str
    signs: tuple[str, ...]
    """In a fixed order, so that sums come out the same in every run."""


Stretch = tuple[int, int]
"""The text's first block and the one after its last."""


@cache
def _weights(known: bool) -> dict[str, float]:
    """The signs' weights, where the classifier has told the text and where it is guessed."""
    return dict(
        json.loads(read_package_file("metadata/title/plaintext-weights.json"))["judged" if known else "guessed"]
    )


def dump_titles(
    blocks: tuple[Block, ...], stretch: Stretch | None = None, url: str | None = None
) -> list[Candidate[str]]:
    """Lines that may be the headline; each one's weight is how likely it is to be the right one among them.

    ``stretch`` is where the classifier found the text; before that it is guessed. ``url`` is the page's address, where it
    is known.
    """
    weights = _weights(stretch is not None)
    found = lines(blocks, stretch, url)
    scores = [sum(weights.get(sign, _BY_HAND.get(sign, 0.0)) for sign in line.signs) for line in found]
    best = max(scores, default=0.0)
    powers = [exp(score - best) for score in scores]
    whole = sum(powers)
    # A headline that stands there twice is as likely as both its lines.
    shares: dict[str, float] = {}
    for line, power in zip(found, powers, strict=True):
        key = letters_only(line.text)
        shares[key] = shares.get(key, 0.0) + power / whole
    order = sorted(range(len(found)), key=lambda at: -powers[at])
    out = [Candidate(found[at].text, found[at].origin, shares[letters_only(found[at].text)]) for at in order]
    return [one for one in out if one.weight >= _WORTH_NAMING] or out[:1]


def lines(blocks: tuple[Block, ...], stretch: Stretch | None = None, url: str | None = None) -> list[Line]:
    """The lines with their signs. Learned from as well."""
    if not blocks:
        return []
    slug = slug_of(url)
    host = letters_only(strip_public_suffix(site_host(url)))
    start, end = stretch or _text_run(blocks)
    read = [block for block in blocks[start : min(end, start + _READ)] if block.chars > 40]
    said = Counter(gram for block in read for gram in grams(block.text))
    keys = [letters_only(block.text) if block.chars <= 2 * _MOST else "" for block in blocks[: start + _READ]]
    counts = Counter(keys)
    pairs = Counter(pairwise(keys))
    document = keys[0] if blocks[0].kind != "list_item" else ""
    # The document's title holds the headline and the site's name: in its parts, the longest is the headline.
    parts = title_parts(blocks[0].text) if document else []
    out = []
    low, high = max(0, start - _REACH), min(start + 4, end)
    near = {key for key in (*keys[low:high], *keys[:1]) if len(key) >= _SHORTEST_HELD}
    near_text = "\n".join(near)
    around = {block.index: _around(block) for block in blocks[max(0, low - 1) : high + 4]}
    # A headline says in other words what the document's title says, as the text's sentences do; a menu's first line says
    # nothing.
    told = grams(blocks[0].text) if document and display_width(blocks[0].text) >= _WIDTHS[1] else frozenset()
    open_lines = [block.text for block in blocks[low or 1 : high] if not block.text.endswith(_STOPS)] if told else []
    retold = max([_retold(grams(text), told) for text in open_lines], default=0)
    far = [block for block in (*blocks[:low], *blocks[high:]) if slug and _is_slug(block, slug)][:1]
    for block in (*([blocks[0]] if document and low else []), *blocks[low:high], *far):
        for text, more in _wordings(blocks, block, slug, host, parts, counts[keys[0]] > 1):
            width = display_width(text)
            if not _LEAST <= width <= _MOST:
                continue
            key = letters_only(text)
            signs = [*_own_signs(block, text, width), *more]
            own_grams = grams(text)
            own = 1 if block in read else 0
            shared = sum(said[gram] > own for gram in own_grams) / len(own_grams) if own_grams else 0.0
            # Two words that come back may be the site's name; a headline shares more.
            signs.append(f"words:{bisect(_SHARES, shared * min(1.0, len(own_grams) / _ENOUGH_GRAMS))}")
            above = start - block.index
            place = f"above:{bisect(_ABOVE, above)}" if above >= 0 else "inside"
            signs.append(place)
            size = len(key)
            # Found in all lines at once: a line finds itself, and what holds it.
            if near_text.count(key) > (key in near):
                signs.append("held")
            if any([0.4 * size < len(other) < size and other in key for other in near]):
                signs.append("holds")
            if slug:
                alike = likeness(text, slug)
                signs += [f"address:{bisect(_SAID, alike.said)}", f"addressed:{bisect(_OWN, alike.own)}"]
                if alike.same:
                    signs.append("address:same")
            if counts[key] > 1 and block.index + 1 < len(keys) and pairs[key, keys[block.index + 1]] > 1:
                signs.append("repeated:pair")
            origin = _repeated_signs(block, key, width, counts, document, parts, signs)
            if READING.match(block.text):
                signs.append("reading")
                origin = "line:repeated"
            elif more:
                origin = "line:part"
            signs += _signs_around(blocks, block.index, around)
            signs += _twin_signs(blocks, block.index, key)
            if told and not block.index:
                signs.append(f"told:{retold}")
            elif told and own_grams and "stop" not in signs:
                signs += _retold_signs(own_grams, told, place, signs)
            out.append(Line(text, origin, tuple(dict.fromkeys(signs))))
    return out


def _retold(own: frozenset[str], told: frozenset[str]) -> int:
    """How much of what is told stands in the other as well, in steps."""
    return bisect(_SAID, len(own & told) / len(told))


def _retold_signs(own: frozenset[str], told: frozenset[str], place: str, signs: list[str]) -> list[str]:
    """How far a line says what the document's title says, and whether it does so where headlines stand."""
    step = _retold(own, told)
    dated = any([sign.startswith("dated:") for sign in signs])
    return [
        f"retold:{step}:{_retold(told, own)}",
        f"retold:{step}:{place}",
        f"retold:{step}:{'dated' if dated else 'bare'}",
    ]


def _is_slug(block: Block, slug: Slug) -> bool:
    return abs(block.chars - 1.2 * len(slug.letters)) < 0.4 * len(slug.letters) and likeness(block.text, slug).same


def _wordings(
    blocks: tuple[Block, ...], block: Block, slug: Slug | None, host: str, parts: list[str], shown: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How a headline may be read from a line, with what is seen of that: whole, in parts, with the line before it."""
    text = _BEFORE_NAME.sub("", READING.sub("", block.text, count=1))
    if not text:
        # A label such as "正在阅读：" alone on its line.
        return
    before = blocks[block.index - 1].text if block.index else ""
    if text[0] in ":：" and 0 < len(before) < _MOST:
        # The kicker is an element of its own, its colon the next one's.
        yield f"{before}{text}", ("joined",)
        return
    yield text, ()
    crumb = _CRUMB.match(text)
    if crumb and int(crumb[1]) > 2 and before.startswith(f"{int(crumb[1]) - 1}. "):
        # The last of a numbered breadcrumb is the page's own name.
        yield text[crumb.end() :], ("crumb",)
    if not block.index and len(parts) > 1 and not shown:
        yield from _document_parts(text, slug, host)
    if slug is None or block.chars > _MOST:
        return
    cut = cut_to(text, slug)
    if cut is not None:
        yield cut, ("cut:address", f"cut:address:{_cut_kind(text[: -len(cut)])}")
    elif 0 < len(before) < _MOST and likeness(joined := f"{before.rstrip(': ')}: {text}", slug).same:
        yield joined, ("joined:address",)


def _document_parts(text: str, slug: Slug | None, host: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A document's title without its last parts, which are the site's name in most."""
    splits = breaks(text)
    if not splits:
        # The only break belonged to the label that was cut off: "标题 : ...".
        return
    shown = splits[-_MOST_PARTS:]
    for place, split in enumerate(shown):
        name = "first" if not place else "last" if place == len(shown) - 1 else "mid"
        tail = text[split.end() :]
        signs = ["part", f"part:{name}", f"tail:{bisect(_TAILS, display_width(tail))}"]
        key = letters_only(tail)
        if key and host and (key in host or host in key):
            signs.append("tail:host")
        elif slug and likeness(tail, slug).said > _SAID[0]:
            signs.append("tail:address")
        yield text[: split.start()], tuple(signs)
    yield text[splits[0].end() :], ("part", "part:tail")


def _cut_kind(before: str) -> str:
    """How what is cut off ends: an address may lack a headline's first words as well as a kicker."""
    if not before[-1].isspace() and before[-1] not in "\"'“„«»(":
        return "glued"
    if before.rstrip()[-1:] in _KICKER_SIGNS:
        return "sign"
    return "words" if len(before.split()) > _FEW_WORDS else "few"


def _own_signs(block: Block, text: str, width: int) -> list[str]:
    """What a line tells by itself."""
    signs = [f"width:{bisect(_WIDTHS, width)}", f"kind:{block.kind}"]
    if text.rstrip('”"’» ').endswith(_STOPS) and not text.endswith("..."):
        signs.append("stop")
    elif text.endswith(("...", "…")):
        signs.append("dots")
    elif text.endswith((":", "：")):
        signs.append("colon")
    if "。" in text[:-1] or ". " in text:
        signs.append("sentences")
    signs.extend(f"sign:{sign}" for sign in (">", "|", "©", "http", "@", "/") if sign in text)
    rule = rules().match(block.text)
    if rule is not None:
        signs += ["rule", f"rule:{rule.role}"]
    if _DATE_LINE.search(text):
        signs.append("date")
    if is_credited(text):
        signs.append("credit")
    glued = len(_GLUED.findall(text))
    if glued:
        signs.append("glued:many" if glued > 2 else "glued")
    if _NUMBERED.match(text):
        signs.append("numbered")
    words = text.split()
    if len(words) > 3 and text.isascii():
        signs.append(f"capitals:{bisect((0.3, 0.6, 0.95), sum(word[0].isupper() for word in words) / len(words))}")
    return signs


def _repeated_signs(
    block: Block, key: str, width: int, counts: Counter[str], document: str, parts: list[str], signs: list[str]
) -> str:
    """Note where else the line stands; the name of the best of these places."""
    origin = "line:above-text"
    if counts[key] > 1:
        signs += ["repeated", f"repeated:{'long' if width >= 24 else 'short'}:{min(counts[key], 4)}"]
        origin = "line:repeated"
    if not block.index:
        signs.append("first")
        if len(parts) > 1:
            signs.append("first:parts")
    elif len(key) >= _SHORTEST_HELD and key in document:
        share = bisect((0.4, 0.6, 0.8, 0.95), len(key) / len(document))
        signs.append(f"document:{share}:{'start' if document.startswith(key) else 'later'}")
        if share:
            origin = "line:document-title"
    if block.kind == "heading":
        signs.append(f"heading:{min(block.level, 3)}")
        origin = "line:heading" if block.level == 1 else origin
    return origin


class _Around(NamedTuple):
    """What a line tells of those next to it."""

    dated: bool
    byline: bool
    credited: bool
    sign: str


def _around(block: Block) -> _Around:
    size = bisect((16, 36, 70, 150), display_width(block.text[:200]))
    return _Around(
        _DATE_LINE.search(block.text[:120]) is not None,
        _BYLINE.match(block.text) is not None,
        is_credited(block.text),
        f"{size}:{'stop' if block.text.endswith(_STOPS) else 'open'}",
    )


def _signs_around(blocks: tuple[Block, ...], index: int, around: dict[int, _Around]) -> list[str]:
    """What stands above and below a line."""
    signs = [f"gap:{min(blocks[index].gap, 2)}:{min(blocks[index + 1].gap, 2) if index + 1 < len(blocks) else 2}"]
    away = next((away for away in range(1, 5) if (near := around.get(index + away)) and near.dated), 0)
    if away:
        signs.append(f"dated:{away}")
    for name, at in (("up", index - 1), ("down", index + 1)):
        other = around.get(at)
        if other is not None:
            signs.append(f"{name}:{other.sign}")
            if other.credited:
                signs.append(f"{name}:credit")
            if other.byline and name == "up":
                signs.append("byline:above")
            elif other.dated and name == "up":
                signs.append("dated:above")
    return signs


def _twin_signs(blocks: tuple[Block, ...], index: int, key: str) -> list[str]:
    """Whether a line right beside begins alike: pictures' descriptions stand before their captions."""
    signs = []
    for name, at in (("up", index - 1), ("down", index + 1)):
        if not 0 <= at < len(blocks) or blocks[at].chars > 2 * _MOST:
            continue
        other = letters_only(blocks[at].text)
        if len(key) < _SHORTEST_HELD:
            continue
        if other == key:
            signs.append("twin:same")
        elif other.startswith(key):
            signs.append(f"twin:longer:{name}")
        elif key.startswith(other) and len(other) > 0.6 * len(key):
            signs.append(f"twin:shorter:{name}")
    return signs


def _text_run(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The stretch of lines where the text is: the highest sum of long lines, less what stands between them."""
    best, best_start, best_end = -1.0, 0, 0
    total, start = 0.0, 0
    for index, block in enumerate(blocks):
        units = display_width(block.text)
        value = min(units, 400) if units >= _DENSE and block.text[-1:] not in "…" else -45.0
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


_STEM_LETTERS = 5
_MIN_WORD_LETTERS = 3
_MAX_COMPARED_CHARS = 2000


@lru_cache(maxsize=512)
def grams(text: str) -> frozenset[str]:
    """Stems of a text's words."""
    return frozenset(
        word_stems(text, stem_letters=_STEM_LETTERS, min_word_letters=_MIN_WORD_LETTERS, max_chars=_MAX_COMPARED_CHARS)
    )
