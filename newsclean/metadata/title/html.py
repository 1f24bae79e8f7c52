"""The headline of an HTML page: what its markup states and what its headings say, weighed together.

Every reading of the title (og:title, JSON-LD, the document's title whole, cut and in its parts, every heading) is a
candidate; readings that come to the same letters are one. A candidate's weight is the sum of what is seen of it: who
states it, where it stands on the page, how long it is, whether text follows. The weights are log-odds, learned by
benchmarks/title_weights.py (a softmax over a page's candidates); what a news publisher states is set by hand, for the
corpora's news is too little to learn that from.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp, fsum

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text, node_types
from newsclean.metadata.markup.stated import StatedMetadata, read_stated_metadata
from newsclean.metadata.title.site_name import (
    SiteIdentity,
    ends_with_glued_name,
    find_separators,
    guess_headline,
    strip_site_name,
)
from newsclean.metadata.title.variants import MAX_TITLE_BLOCKS, TitleVariant, mark_news_metadata, mark_site_name_heading
from newsclean.parse.model import Block, Page
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import display_width, has_wide

_TITLE_NAMES = lazy_pattern(r"title|headline|heading")
# A dash between letters of the Latin alphabet parts no headline from a site, unless Chinese stands on both sides of it.
_GLUED_NAME = prefiltered_pattern(
    r"(?P<head>.*[\u4e00-\u9fff].{0,40})[-–—](?P<site>[^-–—_|｜]{0,12}[\u4e00-\u9fff][^-–—_|｜]{0,12})$",
)
# An institution's name behind a space, where Chinese titles have few: ``标题 某某区办事处``.
_BODY_NAME = prefiltered_pattern(
    "(?P<head>.*[\u4e00-\u9fff].{0,60}?)[ \u3000](?P<site>[^ _|｜]{0,24}(?:办事处|医院|大学|学院|学校|中学|小学|局|委员会|政府|政府网|公司|集团|协会|学会|"
    "研究院|研究所|法院|检察院|网|报|频道|门户))$",
)
_LOGO = lazy_pattern(r"logo|brand|masthead|site-?(?:title|name)")
_HOME = lazy_pattern(r"/|\./|#|(?:https?:)?//[^/]+/?|/?index\.\w{3,5}|/[a-z]{2}/?")
_SIDE = lazy_pattern(r"comment|related|sidebar|widget|cookie|modal|popup")
_AROUND = frozenset(("header", "nav", "footer", "aside"))
_STORY = frozenset(("article", "main"))
_LEAST_HELD = 10
_LEAST_LEVEL = 4
_MOST_PARTS = 8
_REACH = 14
"""Blocks below a heading among which its text is looked for."""
_LONG_TEXT = 80
_ANCESTORS = 6
_SOURCES = (
    ("og", "meta:og:title", ("og:title",)),
    ("ld", "json-ld:headline", ()),
    ("tw", "meta:twitter:title", ("twitter:title",)),
    (
        "other",
        "meta:title",
        ("articletitle", "newstitle", "dc.title", "title", "parsely-title", "sailthru.title", "dcterms.title"),
    ),
)
HAND_SET = {
    "news:og": 14.0,
    "news:cut-short": -17.0,
    "news:ld-in-article": 17.0,
    "document:glued&shown": 6.0,
    "links-home": -5.0,
    "h1:names-site": -6.0,
}
"""A news publisher writes og:title as the story's headline, others write it for search engines. A JSON-LD headline that
stands in the article where og:title does not is surer still. A heading that leads to the front page is the logo, and so is
one that is the last part of the document's title, where the first part heads the text."""


@cache
def _weights() -> dict[str, float]:
    text = read_package_file("metadata/title/html-weights.json")
    return {**json.loads(text), **HAND_SET}


def weight_of(reading: TitleVariant, weights: dict[str, float]) -> float:
    """The log-odds of a reading; of equals the earlier one counts. ``fsum``, since a set has another order each run."""
    return fsum(weights.get(sign, 0.0) for sign in reading.signs) - 0.0005 * reading.at


def html_title_candidates(page: Page) -> list[Candidate[str]]:
    """Every reading of the title; its weight is how likely it is to be the right one among them."""
    weights = _weights()
    found = title_variants(page)
    scores = [weight_of(one, weights) for one in found]
    best = max(scores, default=0.0)
    powers = [exp(score - best) for score in scores]
    whole = sum(powers)
    out: list[Candidate[str]] = []
    for one, power in zip(found, powers, strict=True):
        # Where several places say the same, each is a candidate, and the first of them stands for all.
        out.extend(Candidate(one.text, origin, power / whole) for origin in one.origins)
    return out


def title_variants(page: Page) -> list[TitleVariant]:
    """The readings with their signs. Learned from as well."""
    said = read_stated_metadata(page.hints)
    document = collapse_whitespace(page.hints.title or "")
    headings = [
        block
        for block in page.blocks[:MAX_TITLE_BLOCKS]
        if block.kind == "heading" and block.level <= _LEAST_LEVEL and block.chars <= 300
    ]
    site = _site_identity(page, said, headings)
    found: dict[str, TitleVariant] = {}
    news = any("news" in kind.casefold() for node in said.nodes for kind in node_types(node))
    keys = _read_markup(said, document, site, found)
    _read_document(document, site, found)
    if document:
        keys.append(letters_only(document))
    _read_headings(page, headings, keys, site, found)
    _read_lines(page, found)
    for key, reading in found.items():
        _sum_up(key, reading, site)
    mark_site_name_heading(document, found)
    if news:
        mark_news_metadata(found)
    return list(found.values())


def _add(found: dict[str, TitleVariant], text: str, origin: str, *signs: str) -> TitleVariant | None:
    text = text.strip(" —–_|｜")
    key = letters_only(text)
    if len(key) < 2:
        return None
    reading = found.get(key)
    if reading is None:
        reading = found[key] = TitleVariant(text, origin)
    elif origin not in reading.origins:
        reading.origins.append(origin)
    reading.signs.update(signs)
    return reading


def _read_markup(said: StatedMetadata, document: str, site: SiteIdentity, found: dict[str, TitleVariant]) -> list[str]:
    keys = []
    for sign, origin, names in _SOURCES:
        text = (
            said.first_meta(*names)
            if names
            else next(filter(None, (first_text(node.get("headline")) for node in said.stories)), None)
        )
        if not text or letters_only(text) in site.name_keys:
            continue
        cut = strip_site_name(text, site)
        copied = cut == text == document
        # Where it is the document's title to the letter, site and all, it was not written for this field.
        if copied and letters_only(document) not in site.heading_keys and ends_with_glued_name(cut):
            cut = guess_headline(cut)
        reading = _add(found, cut, origin, sign, *((f"{sign}:is-document",) if copied else ()))
        if reading is None:
            continue
        if sign == "og" and (likely := guess_headline(cut)) != cut:
            _add(found, likely, origin, "og:cut-copied" if copied else "og:cut")
        keys.append(letters_only(cut))
    return keys


def _read_document(document: str, site: SiteIdentity, found: dict[str, TitleVariant]) -> None:
    if not document:
        return
    known = strip_site_name(document, site)
    if known != document:
        _add(found, known, "title", "document:known")
    else:
        likely = guess_headline(document)
        _add(found, likely, "title", "document:cut" if likely != document else "document:whole")
        if likely != document:
            _add(found, document, "title", "document:uncut")
    start = 0
    for split in find_separators(document)[:_MOST_PARTS]:
        _add(found, document[: split.start()].strip(), "title", "document:before")
        _add(found, document[split.end() :].strip(), "title", "document:after")
        _add(found, document[start : split.start()].strip(), "title", "document:part")
        start = split.end()
    if start:
        _add(found, document[start:].strip(), "title", "document:part")
    if not has_wide(document):
        return
    for text in dict.fromkeys((document, known if known != document else guess_headline(document))):
        for pattern in (_GLUED_NAME, _BODY_NAME):
            if glued := pattern.match(text):
                _add(found, glued.group("head").strip(), "title", "document:glued")


def _read_headings(
    page: Page, headings: list[Block], keys: list[str], site: SiteIdentity, found: dict[str, TitleVariant]
) -> None:
    firsts = [block for block in headings if block.level == 1]
    above = 0
    places: dict[int, set[str]] = {}
    for block in headings:
        key = letters_only(block.text)
        level = f"h{min(block.level, 3)}"
        signs = [level]
        if block.level == 1:
            signs.append("h1:later" if above else "h1:first")
            above += 1
            if len(firsts) == 1:
                signs.append("h1:only")
        elif above:
            signs.append("h2:after-h1")
        elif not firsts:
            signs.append("h2:no-h1")
        if _TITLE_NAMES.search(block.attrs) or _TITLE_NAMES.search(page.containers[block.container].names):
            signs.append("h1:title-name" if block.level == 1 else "h2:title-name")
        if block.link_chars > 0.8 * block.chars:
            signs.append("linked")
            if _HOME.fullmatch(block.href or ""):
                signs.append("links-home")
        at = block.container
        if at not in places:
            places[at] = _places(page, at)
        signs += places[at]
        signs.append(f"follows:{_text_below(page, block)}")
        agreement = max((_agreement(key, other) for other in keys), default=0.0)
        signs.append("agrees:" + next(name for least, name in _AGREEMENTS if agreement >= least))
        if any(_holds(key, other) for other in keys[:-1]):
            signs.append("holds")
        if site.host_key and key in site.host_key:
            signs.append("host")
        reading = _add(found, block.text, level, *signs)
        if reading is not None:
            reading.at = min(reading.at, block.index)


_AGREEMENTS = ((0.99, "1"), (0.9, ".9"), (0.5, ".5"), (0.3, ".3"), (0.0, "0"))


def _places(page: Page, at: int) -> set[str]:
    """The kinds of containers that a heading stands in."""
    out = set()
    for _ in range(_ANCESTORS):
        around = page.containers[at]
        if around.tag in _AROUND:
            out.add(f"in:{around.tag}")
        elif around.tag in _STORY:
            out.add("in:article")
        if around.names:
            if _LOGO.search(around.names):
                out.add("in:logo")
            if _SIDE.search(around.names):
                out.add("in:side")
        if not at:
            break
        at = around.parent
    return out


def _text_below(page: Page, heading: Block) -> int:
    """Long blocks of text below a heading, before the next of its level: none, one, or two and more."""
    count = 0
    for block in page.blocks[heading.index + 1 : heading.index + _REACH]:
        if block.kind == "heading" and block.level <= heading.level:
            break
        if block.chars >= _LONG_TEXT and block.link_chars < 0.5 * block.chars:
            count += 1
            if count == 2:
                break
    return count


def _read_lines(page: Page, found: dict[str, TitleVariant]) -> None:
    """Note which readings other blocks show: many a page dresses its headline as no heading."""
    lengths = [len(key) for key in found]
    least, most = min(lengths, default=0), max(lengths, default=0) * 1.5 + 20
    firsts = {key[0] for key in found}
    for block in page.blocks[:MAX_TITLE_BLOCKS]:
        first = block.text[0]
        if first.isalnum() and first.casefold()[0] not in firsts:
            continue
        if least <= block.chars <= most and not (block.kind == "heading" and block.level <= _LEAST_LEVEL):
            reading = found.get(letters_only(block.text))
            if reading is not None:
                reading.signs.add("shown:linked" if block.link_chars > 0.8 * block.chars else "shown")
                reading.at = min(reading.at, block.index)


_STATING = frozenset(("og", "ld", "tw", "document:whole", "document:cut", "document:known"))


def _sum_up(key: str, reading: TitleVariant, site: SiteIdentity) -> None:
    """What is seen of a reading as a whole."""
    signs = reading.signs
    count = len(signs & _STATING)
    signs.add(f"stated:{count}")
    if "h1" in signs:
        signs.add(f"h1&stated:{min(count, 3)}")
        if "h1:only" in signs and not count:
            signs.add("h1:only&unstated")
        signs.update(f"h1&{source}" for source in ("og", "ld", "tw") if source in signs)
    elif "h2" in signs:
        signs.add(f"h2&stated:{min(count, 3)}")
    if key in site.name_keys:
        signs.add("house")
    if "document:glued" in signs and reading.at < MAX_TITLE_BLOCKS:
        signs.add("document:glued&shown")
    width = display_width(reading.text)
    signs.add("width:" + next(name for most, name in _WIDTHS if width < most))
    signs.add("at:" + next(name for most, name in _POSITIONS if reading.at < most))


_WIDTHS = ((8, "8"), (16, "16"), (30, "30"), (130, "130"), (1 << 30, "more"))
_POSITIONS = ((30, "30"), (100, "100"), (MAX_TITLE_BLOCKS, "300"), (1 << 30, "none"))


def _site_identity(page: Page, said: StatedMetadata, headings: list[Block]) -> SiteIdentity:
    publishers = (first_text(node.get("publisher")) for node in said.nodes if node.get("publisher"))
    spelled = tuple(filter(None, (said.first_meta("og:site_name"), said.first_meta("application-name"), *publishers)))
    return SiteIdentity(
        frozenset(filter(None, map(letters_only, spelled))), _host(page, said),
        frozenset(letters_only(block.text) for block in headings), spelled,
    )  # fmt: skip


def _host(page: Page, said: StatedMetadata) -> str:
    """The page's host, folded, without ``www.`` and its public suffix."""
    canonical = next((href for rel, href in page.hints.links if rel == "canonical"), "")
    return letters_only(strip_public_suffix(site_host(page.url or said.first_meta("og:url") or canonical)))


def _agreement(key: str, other: str) -> float:
    """How far one folded text is the other: 1 when equal or a long part of it."""
    if not key or not other:
        return 0.0
    if key == other:
        return 1.0
    short, long = sorted((key, other), key=len)
    if short in long:
        return 0.95 if len(short) > 10 else 0.4 + 0.5 * len(short) / len(long)
    same = 0
    for a, b in zip(key, other, strict=False):
        if a != b:
            break
        same += 1
    return 0.9 * same / len(long)


def _holds(key: str, stated: str) -> bool:
    """Whether a heading is the stated headline and more: a kicker before it, or a subtitle behind it."""
    return (
        len(stated) >= _LEAST_HELD
        and len(key) > len(stated) >= 0.4 * len(key)
        and (key.endswith(stated) or (key.startswith(stated) and len(key) > 1.3 * len(stated)))
    )
