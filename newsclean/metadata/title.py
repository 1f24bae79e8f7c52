"""The story's headline, and the blocks that repeat it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate, choose, fold
from newsclean.metadata.dump_title import READING, dump_titles
from newsclean.metadata.jsonld import articles, nodes, text_of, types
from newsclean.page.blocks import Block, Page
from newsclean.page.folding import fold_space
from newsclean.page.width import display_width

# What parts a headline from a site's or section's name in a document title.
_PARTS = re.compile(
    r"\s[|｜–—•·»ㅣ-]{1,2}\s|\s?[|｜ㅣ]\s?|_{1,2}|\s::\s|\s?[«»‹›]\s?|\s[-–—](?=\S)|(?<=[\u4e00-\u9fff\uac00-\ud7a3”》？！\"'])-{1,2}(?=\S)"
)
_HAN_DASH = re.compile("[\u4e00-\u9fff”》？！][-–—|｜_]{1,2}[^-–—|｜_]{2,16}$")
_TITLE_NAMES = re.compile(r"title|headline|heading")
_SIGNS = ("：", ":", "-", "–", "—", "|", "｜", "_", "·")
_STRIPPED = "：:-–—|｜_· "
_LEAST_HELD = 10
_SECTION_WIDTH = 16
_NAME_WIDTH = 48
_TOP = 300
"""Blocks from the top among which a title is looked for."""


class TitleFound(NamedTuple):
    """The title, where it came from, the subtitle, and the blocks that only repeat the title."""

    title: str | None
    evidence: str
    subtitle: str | None
    blocks: frozenset[int]
    considered: Sequence[Candidate[str]]
    """All candidates, the losers as well."""


def find_title(page: Page) -> TitleFound:
    """Find the page's headline. Called before the judge, who needs to know it."""
    considered = _html_candidates(page) if page.input == "html" else dump_titles(page.blocks)
    best = choose(considered)
    if best is None:
        return TitleFound(None, "", None, frozenset(), considered)
    title = best.value
    return TitleFound(title, best.origin, None, _repeats(page, title), considered)


def _repeats(page: Page, title: str) -> frozenset[int]:
    key = fold(title)
    out = set()
    for block in page.blocks:
        if block.chars > 4 * len(title) + 60:
            continue
        text = READING.sub("", block.text, count=1)
        own = fold(text)
        if own == key or (
            len(key) >= 8 and own.startswith(key) and len(own) <= len(key) + 24 and _is_suffixed(text, key)
        ):
            out.add(block.index)
    return frozenset(out)


def _is_suffixed(text: str, key: str) -> bool:
    """Whether the text is the title and, parted from it, a site's name."""
    parts = _PARTS.split(text)
    return len(parts) > 1 and any(fold("".join(parts[:count])) == key for count in range(1, len(parts)))


def _html_candidates(page: Page) -> list[Candidate[str]]:
    meta: dict[str, str] = {}
    for name, content in page.hints.meta:
        meta.setdefault(name.replace(" ", ""), fold_space(html.unescape(content)))
    document = fold_space(html.unescape(page.hints.title or ""))
    found = nodes(page.hints.json_ld)
    ld = next(filter(None, (text_of(node.get("headline")) for node in articles(found))), None)
    headings = [
        block for block in page.blocks[:_TOP] if block.kind == "heading" and block.level <= 2 and block.chars <= 300
    ]
    publishers = (text_of(node.get("publisher")) for node in found if node.get("publisher"))
    spelled = tuple(filter(None, (meta.get("og:site_name"), meta.get("application-name"), *publishers)))
    house = _House(
        frozenset(filter(None, map(fold, spelled))), _host(page, meta),
        frozenset(fold(block.text) for block in headings), spelled,
    )  # fmt: skip
    # A news publisher writes og:title as the story's headline; elsewhere it is written for search engines.
    news = any("news" in kind.casefold() for node in found for kind in types(node))
    out: list[Candidate[str]] = []
    for weight, origin, text in ((1.0 if news else 0.74, "meta:og:title", meta.get("og:title")),
                                 (0.97 if news else 0.76, "json-ld:headline", ld),
                                 (0.7, "meta:twitter:title", meta.get("twitter:title"))):  # fmt: skip
        if text and fold(text) not in house.names:
            cut = without_site(text, house)
            # Where it is the document's title to the letter, site and all, it was not written for this field.
            if cut == document and cut == text and document not in house.headings:
                cut, weight = likely_headline(cut) if _glued(cut) else cut, weight - 0.02
            out.append(Candidate(cut, origin, weight))
    if document:
        cut = without_site(document, house)
        out.append(Candidate(cut if cut != document else likely_headline(document), "title", 0.5))
    stated = [fold(candidate.value) for candidate in out] + [fold(document)]
    out.extend(_heading_candidate(page, block, stated, house) for block in headings if len(fold(block.text)) >= 4)
    return out


def _heading_candidate(page: Page, block: Block, stated: list[str], house: _House) -> Candidate[str]:
    """A heading, the surer the more it agrees with what the markup states."""
    key = fold(block.text)
    agreement = max((_agreement(key, other) for other in stated if other), default=0.0)
    weight = 0.35 + 0.5 * agreement + (0.1 if block.level == 1 else 0.0)
    if _TITLE_NAMES.search(block.attrs) or _TITLE_NAMES.search(page.containers[block.container].names):
        weight += 0.04
    if block.link_chars > 0.8 * block.chars and agreement < 0.9:
        weight -= 0.3
    if any(stated) and agreement < 0.3:
        weight -= 0.2
    if any(_holds(key, other) for other in stated[:-1]):
        weight -= 0.3
    if key in house.names:
        weight -= 0.6
    return Candidate(block.text, f"h{block.level}", weight - 0.0005 * block.index)


def _holds(key: str, stated: str) -> bool:
    """Whether a heading is the stated headline and more: a kicker before it, or a subtitle behind it."""
    return (
        len(stated) >= _LEAST_HELD
        and len(key) > len(stated) >= 0.4 * len(key)
        and (key.endswith(stated) or (key.startswith(stated) and len(key) > 1.3 * len(stated)))
    )


def _glued(text: str) -> bool:
    """Whether a title ends as Chinese portals' titles do: headline, section and site run together by signs."""
    return "_" in text or (not text.isascii() and bool(_HAN_DASH.search(text)))


def _host(page: Page, meta: dict[str, str]) -> str:
    """The page's host, folded, without "www" and the top-level name."""
    address = page.url or meta.get("og:url") or next((href for rel, href in page.hints.links if rel == "canonical"), "")
    host = address.split("//")[-1].split("/")[0].removeprefix("www.")
    return fold(host.rpartition(".")[0] or host)


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


class _House(NamedTuple):
    """How to know the site's own name in a title."""

    names: frozenset[str]
    """Folded names of the site and its publisher."""
    host: str
    """Folded host name of the page, or ""."""
    headings: frozenset[str]
    """Folded headings that the page shows."""
    spelled: tuple[str, ...]
    """The names as they are spelled."""


def without_site(text: str, house: _House) -> str:
    """A title without what is known to be the site's name, with the section before it: parts behind the headline."""
    text = fold_space(text)
    for name in house.spelled:
        rest = text.removesuffix(name)
        if rest != text and rest.rstrip().endswith(_SIGNS) and len(rest) > 8:
            text = rest.rstrip(_STRIPPED)
    splits = list(_PARTS.finditer(text))
    for split in splits:
        head = fold(text[: split.start()])
        if len(head) >= 8 and head in house.headings:
            return text[: split.start()].strip()
    if splits and _is_house(text[: splits[0].start()], house):
        return text[splits[0].end() :].strip() or text
    if not splits or not _is_house(text[splits[-1].end() :], house):
        return text
    end = splits[-1].start()
    for before in reversed(splits[:-1]):
        part = text[before.end() : end]
        if not (_is_house(part, house) or display_width(part) <= _SECTION_WIDTH):
            break
        end = before.start()
    return text[:end].strip() or text


def _is_house(part: str, house: _House) -> bool:
    key = fold(part)
    if len(key) < 2:
        return False
    if any(key == name or (len(name) > 2 and (name in key or (len(key) > 3 and key in name))) for name in house.names):
        return display_width(part) <= _NAME_WIDTH
    return len(key) > 3 and (key in house.host or (house.host.startswith(key[:8]) and len(key) >= 8))


def likely_headline(text: str) -> str:
    """A document's title without what is probably the site's and a section's name: the part that is long enough."""
    text = fold_space(text)
    splits = list(_PARTS.finditer(text))
    if not splits:
        return text
    head, tail = text[: splits[0].start()], text[splits[-1].end() :]
    # The headline is the longest part by far; what follows the first break after it is the site.
    if display_width(head) >= 16 or display_width(head) >= display_width(tail):
        best = max(
            splits,
            key=lambda split: display_width(text[: split.start()]) if display_width(text[split.end() :]) <= 40 else 0,
        )
        first = next(
            (s for s in splits if display_width(text[: s.start()]) >= 16 and _name_like(text[s.end() :])), best
        )
        return text[: first.start()].strip() or text
    return tail.strip() or text


def _name_like(text: str) -> bool:
    """Short enough for a site's and a section's name, and no sentence."""
    return display_width(text) <= _NAME_WIDTH and not text.rstrip().endswith((".", "。", "?", "？", "!"))
