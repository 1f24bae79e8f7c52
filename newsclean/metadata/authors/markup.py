"""Authors as the markup states them: JSON-LD and meta tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.article.model import Person
from newsclean.metadata.authors.names import (
    AGENCIES,
    NON_NAME_WORDS,
    is_account_name,
    is_editorial_desk,
    is_placeholder,
)
from newsclean.metadata.authors.people import ACCOUNT, ORGANIZATION, parse_person, split_names
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text, node_types, resolve_reference
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.title.site_name import split_title
from newsclean.text.hosts import site_host, strip_public_suffix
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import display_width, has_wide

_META = ("head:author", "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
         "dc.contributor", "authors", "article:author_name", "cxenseparse:author", "mediaid.author", "citation_author",
         "article.author", "news_author", "creator", "article:byline", "articleauthor", "dable:author", "author_name",
         "bt:author", "rbauthors", "publishauthor", "og:article:author", "og:author")  # fmt: skip
_LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_WRITTEN_BY = lazy_pattern(
    r"written by|author|verfasst von|geschrieben von|écrit par|escrito por|scritto da|автор|geschreven door|作者|skriven av|napisane przez"
)
_WORDS = lazy_pattern(r"[^\d_@/:]+(?: \d{1,4})?")
_LAST_FIRST = lazy_pattern(r"(?P<last>[^\s,]+(?: [^\s,]+)?), (?P<first>[^,]+)")
_HOST = lazy_pattern(r"\bwww\.|\w\.(?:com|org|net|de|co\.uk|fr|it|es)\b")
_ADDRESS = lazy_pattern(r"(?:www\.)?[\w-]+(?:\.[\w-]+)?\.(?:com|net|org|cn|com\.cn)", re.IGNORECASE)
_LONGEST_SITE = 32
_LOWER_NAME = lazy_pattern(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,2}")
_BODIES = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))
_MOST = 4
"""Story nodes that are asked for their author."""
_LONGEST_BODY = 60
_LONGEST_JOB = 60


class PublisherNames(NamedTuple):
    """The page's own outlet under all its names, folded."""

    names: frozenset[str]
    chinese: bool = False
    """Its title has Chinese characters: such portals write their own name where the writer's belongs."""

    def includes(self, name: str) -> bool:
        """Whether a name is the outlet's; a Chinese one also where it begins the site's (``青溪`` of ``青溪新闻网``), unless
        it is a person's."""
        key = letters_only(name)
        if key in self.names:
            return True
        if len(key) < 2 or not has_wide(key):
            return False
        from newsclean.metadata.authors.chinese import is_chinese_name

        return not is_chinese_name(key) and any(one.startswith(key) for one in self.names)


def find_publisher_names(
    said: StatedMetadata, site: str | None, url: str | None, document: str | None = None
) -> PublisherNames:
    """The names of a page's outlet: its site's, its publisher's, its host's, and what ends the document's title."""
    names = {site or "", said.first_meta("og:site_name") or "", said.first_meta("application-name") or ""}
    names.update(first_text(node.get("publisher")) or "" for node in said.nodes[:20] if node.get("publisher"))
    host = site_host(url or said.first_meta("og:url"))
    names.update((host.removeprefix("www."), strip_public_suffix(host)))
    chinese = has_wide(document or "")
    if document and chinese:
        # Chinese portals: headline_section_site.
        names.update(part for part in split_title(document)[1:] if display_width(part) <= _LONGEST_SITE)
    return PublisherNames(frozenset(filter(None, map(letters_only, names))), chinese)


def find_json_ld_authors(said: StatedMetadata, publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The story node's authors: persons first; an agency, an outlet or an account where it names no person."""
    for node in said.stories[:_MOST]:
        persons: list[Person] = []
        bodies: list[Person] = []
        accounts: list[Person] = []
        value = node.get("author") or node.get("creator")
        for one in value if isinstance(value, list) else [value]:
            one = resolve_reference(one, said.nodes)
            text = first_text(one.get("name") if isinstance(one, dict) else one)
            if not text or text.startswith(("http", "#", "/")) or is_placeholder(text):
                continue
            if isinstance(one, dict) and not _BODIES.isdisjoint(node_types(one)):
                bodies.append(Person(text, ORGANIZATION))
                continue
            names = [name for name in split_names(text) if not publisher.includes(name)] or _lower_case(text)
            if names:
                title = _job(one) if len(names) == 1 else None
                people = [Person(names[0], title)] if title else list(map(parse_person, names))
                persons.extend(person for person in people if person not in persons)
            elif text.casefold() in AGENCIES or publisher.includes(text):
                bodies.append(Person(text, ORGANIZATION))
            elif is_account_name(text) and text.islower():
                accounts.append(Person(text, ACCOUNT))
            elif not persons and len(text) <= _LONGEST_BODY and not text.islower() and "@" not in text:
                bodies.append(Person(text, ORGANIZATION))
        if persons:
            beside = [body for body in dict.fromkeys(bodies) if not publisher.includes(body.name)]
            yield Candidate((*persons, *beside), "json-ld:author", 0.8)
        elif bodies:
            desk = all(is_editorial_desk(body.name) or publisher.includes(body.name) for body in bodies)
            yield Candidate(tuple(dict.fromkeys(bodies)), "json-ld:author", 0.46 if desk else 0.5)
        elif accounts:
            yield Candidate(tuple(dict.fromkeys(accounts)), "json-ld:author", 0.44)
        else:
            continue
        return


def _job(node: object) -> str | None:
    """What JSON-LD says that a person is."""
    said = first_text(node.get("jobTitle")) if isinstance(node, dict) else None
    return said if said and len(said) <= _LONGEST_JOB else None


def _lower_case(text: str) -> list[str]:
    """A person who writes the name without capitals: two or three words, none of them a word of bylines."""
    if text.islower() and _LOWER_NAME.fullmatch(text) and not any(word in NON_NAME_WORDS for word in text.split()):
        return [text] if not is_editorial_desk(text) else []
    return []


def find_meta_authors(said: StatedMetadata, publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The authors that meta tags name."""
    meta = said.meta
    for label, data in _LABELS:
        if meta.get(label) and _WRITTEN_BY.search(meta[label][0].casefold()) and meta.get(data):
            text = meta[data][0]
            names = [] if is_placeholder(text) else [name for name in split_names(text) if not publisher.includes(name)]
            if names:
                yield Candidate(tuple(map(parse_person, names)), f"meta:{data}", 0.72)
            elif is_account_name(text):
                yield Candidate((Person(text, ACCOUNT),), f"meta:{data}", 0.36)
            elif is_editorial_desk(text):
                yield Candidate((Person(text, ORGANIZATION),), f"meta:{data}", 0.38)
    for place, key in enumerate(_META, -1):
        people: list[Person] = []
        for text in meta.get(key, ()):
            if is_placeholder(text) or _HOST.search(text):
                continue
            last_first = _LAST_FIRST.fullmatch(text) if key == "citation_author" else None
            if last_first:
                text = f"{last_first.group('first')} {last_first.group('last')}"
            people.extend(
                person
                for name in split_names(text)
                if not publisher.includes(name) and (person := parse_person(name)) not in people
            )
        if people:
            yield Candidate(tuple(people), f"meta:{key}", 0.74 - 0.004 * place)
            return
    yield from _bodies_in_meta(meta, publisher)


def _bodies_in_meta(meta: dict[str, list[str]], publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    for key in _META:
        for text in meta.get(key, ())[:1]:
            if is_placeholder(text) or (publisher.chinese and (_ADDRESS.fullmatch(text) or publisher.includes(text))):
                continue
            if text.casefold() in AGENCIES:
                yield Candidate((Person(text, ORGANIZATION),), f"meta:{key}", 0.52)
                return
            if 2 <= len(text) <= _LONGEST_BODY and not text.islower() and _WORDS.fullmatch(text):
                yield Candidate((Person(text, ORGANIZATION),), f"meta:{key}", 0.4)
                return
            if is_account_name(text):
                yield Candidate((Person(text, ACCOUNT),), f"meta:{key}", 0.38)
                return
