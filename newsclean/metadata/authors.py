"""Who wrote it: candidates from the markup and from the lines around the text, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.article import Person
from newsclean.judge.verdict import Judgement
from newsclean.metadata.candidates import Candidate, fold
from newsclean.metadata.chinese import zh_byline_in, zh_credited, zh_names_alone, zh_people, zh_signed
from newsclean.metadata.jsonld import Node, resolve, text_of, types
from newsclean.metadata.names import is_name
from newsclean.metadata.people import (
    by_line,
    east_people,
    names_in,
    person_of,
)
from newsclean.metadata.title import TitleFound
from newsclean.page.blocks import Block, Page

ORGANIZATION = "organization"
"""The role of an author that is no person: an agency or an outlet that the page itself states as the author."""

_META = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
         "dc.contributor", "authors", "article:author_name", "cxenseparse:author", "mediaid.author", "citation_author",
         "article.author", "news_author", "creator")  # fmt: skip
_LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_WRITTEN_BY = re.compile(
    r"written by|author|verfasst von|geschrieben von|écrit par|escrito por|scritto da|автор|geschreven door|作者|skriven av|napisane przez",
    re.IGNORECASE,
)
_MARKED = re.compile(r"byline|author|autor|auteur|redakteur|journalist|writer|contributor|zuozhe|reporter")
_HAN = re.compile("[\u4e00-\u9fff]")
_ABOVE, _BELOW, _AFTER = 10, 12, 14
"""Blocks above the title, below the body's start and after its end that may hold a byline."""
_LONGEST = 200
_END = frozenset(("related", "comments"))
"""Where other people's names begin."""
_WORDS = re.compile(r"[^\d_@/:]+(?: \d{1,4})?")
_GENERIC = frozenset(
    ("admin", "administrator", "editor", "staff", "author", "webmaster", "unknown", "guest", "redaktion", "redacción",
     "редакция", "none", "null", "user", "anonymous", "佚名", "匿名", "网络整理", "editorial", "root", "info", "web")
)  # fmt: skip


def author_candidates(
    page: Page, meta: dict[str, list[str]], found: list[Node], stories: list[Node], title: TitleFound,
    judgement: Judgement, site: str | None, roles: dict[int, str],
) -> list[Candidate[tuple[Person, ...]]]:  # fmt: skip
    """Every reading of who the authors are; blocks that only state them are noted in ``roles``."""
    out: list[Candidate[tuple[Person, ...]]] = []
    house = fold(site or "")
    out.extend(_stated(found, stories, house))
    out.extend(_in_meta(meta, house))
    kept = [index for index, verdict in enumerate(judgement.verdicts) if verdict.keep]
    if kept:
        head, tail = _zones(page, title, judgement, kept)
        edge = [page.blocks[index] for index in (*kept[:3], *kept[-3:])]
        out.extend(_chinese(edge, head, tail, roles))
        out.extend(_visible(page, head, edge, tail, roles, house))
    return out


def _stated(found: list[Node], stories: list[Node], house: str) -> Iterator[Candidate[tuple[Person, ...]]]:
    """JSON-LD: persons first; an organization where the page names no person."""
    for node in stories[:4]:
        persons: list[Person] = []
        bodies: list[Person] = []
        value = node.get("author") or node.get("creator")
        for one in value if isinstance(value, list) else [value]:
            one = resolve(one, found)
            text = text_of(one.get("name") if isinstance(one, dict) else one)
            if not text or text.startswith(("http", "#", "/")) or fold(text) in _GENERIC:
                continue
            if isinstance(one, dict) and any(
                kind in ("Organization", "NewsMediaOrganization", "Corporation") for kind in types(one)
            ):
                bodies.append(Person(text, ORGANIZATION))
                continue
            names = [person_of(name) for name in names_in(text) if fold(name) != house]
            if names:
                persons.extend(person for person in names if person not in persons)
            elif len(text) <= 60 and not text.islower():
                bodies.append(Person(text, ORGANIZATION))
        if persons:
            yield Candidate((*persons, *_unlike(bodies, house)), "json-ld:author", 0.8)
            return
        if bodies:
            yield Candidate(tuple(dict.fromkeys(bodies)), "json-ld:author", 0.5)
            return


def _unlike(bodies: list[Person], house: str) -> list[Person]:
    """Organizations beside persons, the page's own house left out."""
    return [body for body in dict.fromkeys(bodies) if fold(body.name) != house]


def _in_meta(meta: dict[str, list[str]], house: str) -> Iterator[Candidate[tuple[Person, ...]]]:
    for label, data in _LABELS:
        if meta.get(label) and _WRITTEN_BY.search(meta[label][0]) and meta.get(data):
            names = [name for name in names_in(meta[data][0]) if fold(name) not in _GENERIC]
            if names:
                yield Candidate(tuple(map(person_of, names)), f"meta:{data}", 0.72)
    for place, key in enumerate(_META):
        people: list[Person] = []
        for text in meta.get(key, ()):
            people.extend(
                person for name in names_in(text) if fold(name) != house and (person := person_of(name)) not in people
            )
        if people:
            yield Candidate(tuple(people), f"meta:{key}", 0.74 - 0.005 * place)
            return
    for key in ("author", "dc.creator"):
        for text in meta.get(key, ())[:1]:
            if 2 <= len(text) <= 60 and fold(text) not in _GENERIC and not text.islower() and _WORDS.fullmatch(text):
                yield Candidate((Person(text, ORGANIZATION),), f"meta:{key}", 0.4)
                return


def _zones(page: Page, title: TitleFound, judgement: Judgement, kept: list[int]) -> tuple[list[Block], list[Block]]:
    """The blocks around the title and the body's start, and those after the body's end."""
    first, last = kept[0], kept[-1]
    above = [index for index in title.blocks if index <= first]
    start = min(above) if above else first
    low, high = max(0, start - _ABOVE), max(first, max(above, default=first)) + _BELOW

    def short(blocks: Iterable[Block]) -> list[Block]:
        return [block for block in blocks if block.chars <= _LONGEST]

    head = short((*page.blocks[start:high], *reversed(page.blocks[low:start])))
    tail = []
    for block in short(page.blocks[last + 1 : last + 1 + _AFTER]):
        verdict = judgement.verdicts[block.index]
        if verdict.role in _END and verdict.reason != "score":
            break
        tail.append(block)
    return head, tail


def _chinese(
    edge: list[Block], head: list[Block], tail: list[Block], roles: dict[int, str]
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Chinese bylines: they name roles and stand in the text, so nothing in the markup is surer."""
    if sum(bool(_HAN.search(block.text)) for block in edge) * 2 <= len(edge):
        return
    for block in (*reversed(edge), *tail[:4]):
        people = zh_byline_in(block.text)
        if people:
            yield Candidate(tuple(people), "text:byline", 0.95)
            return
    people = zh_signed(edge[-1].text) or zh_names_alone(edge[-1].text)
    if people:
        yield Candidate(tuple(people), "text:byline", 0.6)
    people = zh_names_alone(head[0].text) if head else []
    if people:
        yield Candidate(tuple(people), "text:below-title", 0.6)
    people = next(filter(None, (zh_credited(block.text) for block in head[:4])), [])
    if people:
        yield Candidate(tuple(people), "text:byline", 0.8)
    for block in (*head, *tail[:6]):
        if block.chars <= 120 and not block.text.endswith(("。", "”", "，")):
            people = zh_people(block.text)
            if people:
                roles.setdefault(block.index, "byline")
                yield Candidate(tuple(people), "line:byline", 0.93)
                return


def _visible(
    page: Page, head: list[Block], edge: list[Block], tail: list[Block], roles: dict[int, str], house: str
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Bylines by their first word, marked elements, links to authors' pages; near the title first."""
    for zone, weight in ((head, 0.78), (tail, 0.5)):
        for block in zone:
            names = [name for name in by_line(block.text) if fold(name) != house]
            if names:
                roles.setdefault(block.index, "byline")
                yield Candidate(tuple(map(person_of, names)), "line:byline", weight)
                break
        near = {block.index for block in zone}
        marks = [name for at, text in page.hints.people if at in near for name in names_in(text) if _sound(name, house)]
        if marks:
            yield Candidate(
                tuple(person_of(name) for name in list(dict.fromkeys(marks))[:6]), "markup:author", weight - 0.03
            )
        for block in zone:
            names = (
                [name for name in names_in(_cut(block.text)) if _sound(name, house)] if _is_marked(page, block) else []
            )
            if names and block.chars <= 90:
                roles.setdefault(block.index, "byline")
                yield Candidate(tuple(map(person_of, names)), "markup:byline", weight - 0.1)
                break
        for block in zone:
            people = east_people(block.text) if block.chars <= 80 else []
            if people:
                yield Candidate(tuple(people), "line:byline", weight + 0.04)
                break
    for block in (*edge[:1], *edge[-1:]):
        names = by_line(block.text) if block.chars <= 80 else []
        if names:
            yield Candidate(tuple(map(person_of, names)), "text:byline", 0.6)


def _is_marked(page: Page, block: Block) -> bool:
    around = page.containers[block.container]
    return bool(
        _MARKED.search(block.attrs)
        or _MARKED.search(around.names)
        or _MARKED.search(page.containers[around.parent].names)
    )


_CUT = re.compile(
    r"\s[|•·–—-]\s|[|•·]|\d|\s{2,}|\bon behalf of\b|\b(?:updated|published|posted|on|last)\b", re.IGNORECASE
)


def _cut(text: str) -> str:
    """The part of a credits line that is a name: lines such as ``Dec. 19 · Ann Example`` have it in any place."""
    parts = [part.strip(" ,.") for part in _CUT.split(text)]
    return next((part for part in parts if names_in(part) and all(is_name(name) for name in names_in(part))), "")


def _sound(name: str, house: str) -> bool:
    """A visible name is capitalised, is not the site's and is more than one word unless it is in a script without case."""
    return fold(name) != house and (" " in name or not name.isascii())
