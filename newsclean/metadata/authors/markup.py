"""Authors as the markup states them: JSON-LD, meta tags, and elements that a site profile selects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article.model import Person
from newsclean.metadata.authors.html.clean_names import unite_spellings
from newsclean.metadata.authors.name_words import AGENCIES
from newsclean.metadata.authors.non_persons import (
    find_lower_case_name,
    is_account_name,
    is_editorial_desk,
    is_placeholder,
)
from newsclean.metadata.authors.people import ACCOUNT, ORGANIZATION, parse_person
from newsclean.metadata.authors.publisher_names import PublisherNames
from newsclean.metadata.authors.split_names import split_names
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text, node_types, resolve_reference
from newsclean.metadata.markup.selected import SELECTED_WEIGHT, selected_origin, selected_texts
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.parse.model import Page
from newsclean.text.bylines.words import words_of
from newsclean.text.patterns import contains_any, lazy_pattern
from newsclean.text.width import has_wide

_META_KEYS = (
    "head:author", "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.contributor", "authors", "article:author_name", "cxenseparse:author", "mediaid.author", "citation_author",
    "article.author", "news_author", "creator", "article:byline", "articleauthor", "dable:author", "author_name", "bt:author",
    "rbauthors", "publishauthor", "og:article:author", "og:author",
)  # fmt: skip
"""Keys of meta tags that name authors, the most reliable first."""
_META_WEIGHT, _META_RANK_LOSS = 0.74, 0.004
"""Weight of the second key, and how much less each further one is trusted."""
_CARD_FIELDS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_CHINESE_CARD_LABEL = "作者"
_ORGANIZATION_NAME = lazy_pattern(r"[^\d_@/:]+(?: \d{1,4})?")
_LAST_NAME_FIRST = lazy_pattern(r"(?P<last>[^\s,]+(?: [^\s,]+)?), (?P<first>[^,]+)")
_HOST = lazy_pattern(r"\bwww\.|\w\.(?:com|org|net|de|co\.uk|fr|it|es)\b")
_WHOLE_HOST = lazy_pattern(r"(?:www\.)?[\w-]+(?:\.[\w-]+)?\.(?:com|net|org|cn|com\.cn)", re.IGNORECASE)
_ORGANIZATION_TYPES = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))
_REPORTER_WORDS = ("记者", "記者", "報導", "快訊", "作者", "文／", "文/", "撰文")
"""Words of Chinese bylines, one of which each of them has."""
_MAX_STORY_NODES = 4
_MAX_STATED_AUTHORS = 100
"""Authors of one node that are read. Each may be a reference, which is searched among all nodes."""
_MAX_ORGANIZATION_CHARS = 60
_MAX_JOB_TITLE_CHARS = 60


def _read_chinese_byline(text: str) -> str:
    """Return the names of a whole byline that stands in an author's field: ``記者陳佳凝／東嶼報導`` → ``陳佳凝``."""
    if not has_wide(text) or not contains_any(text, _REPORTER_WORDS):
        return text
    from newsclean.metadata.authors.chinese.bylines import parse_chinese_byline
    from newsclean.metadata.authors.chinese.taiwan import parse_taiwanese_byline

    people = parse_taiwanese_byline(text) or parse_chinese_byline(text)
    return "、".join(person.name for person in people) or text


def find_json_ld_authors(
    metadata: StatedMetadata, publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the authors of the first story node that has any.

    Persons come first; an organization or an account counts where the node names no person.
    """
    for node in metadata.stories[:_MAX_STORY_NODES]:
        persons: list[Person] = []
        organizations: list[Person] = []
        accounts: list[Person] = []
        value = node.get("author") or node.get("creator")
        for stated in value[:_MAX_STATED_AUTHORS] if isinstance(value, list) else [value]:
            author = resolve_reference(stated, metadata.nodes)
            text = first_text(author.get("name") if isinstance(author, dict) else author)
            if not text or text.startswith(("http", "#", "/")) or is_placeholder(text):
                continue
            if isinstance(author, dict) and not _ORGANIZATION_TYPES.isdisjoint(node_types(author)):
                organizations.append(Person(text, ORGANIZATION))
                continue
            text = _read_chinese_byline(text)
            names = [name for name in split_names(text) if not publisher.includes(name)] or find_lower_case_name(text)
            if names:
                job = _job_title(author) if len(names) == 1 else None
                people = [Person(names[0], job)] if job else list(map(parse_person, names))
                persons.extend(person for person in people if person not in persons)
            elif text.casefold() in AGENCIES or publisher.includes(text):
                organizations.append(Person(text, ORGANIZATION))
            elif is_account_name(text) and text.islower():
                accounts.append(Person(text, ACCOUNT))
            elif not persons and len(text) <= _MAX_ORGANIZATION_CHARS and not text.islower() and "@" not in text:
                organizations.append(Person(text, ORGANIZATION))
        if persons:
            others = [one for one in dict.fromkeys(organizations) if not publisher.includes(one.name)]
            yield Candidate((*unite_spellings(persons), *others), "json-ld:author", 0.8)
        elif organizations:
            is_own_desk = all(is_editorial_desk(one.name) or publisher.includes(one.name) for one in organizations)
            yield Candidate(tuple(dict.fromkeys(organizations)), "json-ld:author", 0.46 if is_own_desk else 0.5)
        elif accounts:
            yield Candidate(tuple(dict.fromkeys(accounts)), "json-ld:author", 0.44)
        else:
            continue
        return


def _job_title(node: object) -> str | None:
    job = first_text(node.get("jobTitle")) if isinstance(node, dict) else None
    return job if job and len(job) <= _MAX_JOB_TITLE_CHARS else None


def find_selected_authors(page: Page) -> list[Candidate[tuple[Person, ...]]]:
    """Return the people in the texts that the selectors of a site profile found, as one candidate."""
    names = (name for text in selected_texts(page, "author") for name in split_names(_read_chinese_byline(text)))
    people = unite_spellings(map(parse_person, names))
    return [Candidate(people, selected_origin("author"), SELECTED_WEIGHT)] if people else []


def find_meta_authors(metadata: StatedMetadata, publisher: PublisherNames) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Yield the authors that meta tags name."""
    yield from _find_card_authors(metadata.meta, publisher)
    for rank, key in enumerate(_META_KEYS):
        people: list[Person] = []
        for text in metadata.meta.get(key, ()):
            if is_placeholder(text) or _HOST.search(text):
                continue
            text = _read_chinese_byline(text)
            inverted = _LAST_NAME_FIRST.fullmatch(text) if key == "citation_author" else None
            if inverted:
                text = f"{inverted.group('first')} {inverted.group('last')}"
            found = [parse_person(name) for name in split_names(text) if not publisher.includes(name)]
            people.extend(person for person in found if person not in people)
        if people:
            yield Candidate(unite_spellings(people), f"meta:{key}", _META_WEIGHT - _META_RANK_LOSS * (rank - 1))
            return
    yield from _find_meta_organization(metadata.meta, publisher)


def _find_card_authors(
    meta: dict[str, list[str]], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The labelled fields of a Twitter card: ``Written by``, ``Est. reading time``."""
    for label, data in _CARD_FIELDS:
        if not (meta.get(label) and meta.get(data) and _names_author(meta[label][0].casefold())):
            continue
        text = meta[data][0]
        names = [] if is_placeholder(text) else [name for name in split_names(text) if not publisher.includes(name)]
        if names:
            yield Candidate(tuple(map(parse_person, names)), f"meta:{data}", 0.72)
        elif is_account_name(text):
            yield Candidate((Person(text, ACCOUNT),), f"meta:{data}", 0.36)
        elif is_editorial_desk(text):
            yield Candidate((Person(text, ORGANIZATION),), f"meta:{data}", 0.38)


def _names_author(label: str) -> bool:
    """Whether a folded label says that its field names an author.

    A pattern of the one word that the label has is compiled in a tenth of the time of one of all words.
    """
    words = words_of("phrase", "filing_phrase", "label")
    return _CHINESE_CARD_LABEL in label or any(re.search(rf"\b{word}\b", label) for word in words if word in label)


def _find_meta_organization(
    meta: dict[str, list[str]], publisher: PublisherNames
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """An agency, an organization or an account that a meta tag names."""
    for key in _META_KEYS:
        for text in meta.get(key, ())[:1]:
            is_own = publisher.is_chinese and (_WHOLE_HOST.fullmatch(text) or publisher.includes(text))
            if is_placeholder(text) or is_own:
                continue
            if text.casefold() in AGENCIES:
                yield Candidate((Person(text, ORGANIZATION),), f"meta:{key}", 0.52)
            elif (
                2 <= len(text) <= _MAX_ORGANIZATION_CHARS and not text.islower() and _ORGANIZATION_NAME.fullmatch(text)
            ):
                yield Candidate((Person(text, ORGANIZATION),), f"meta:{key}", 0.4)
            elif is_account_name(text):
                yield Candidate((Person(text, ACCOUNT),), f"meta:{key}", 0.38)
            else:
                return
            return
