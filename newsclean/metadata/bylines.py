"""Authors as a reader sees them: lines near the title and after the text, elements marked as an author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean.article import Person
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.names import is_account, is_body, is_name
from newsclean.metadata.people import ACCOUNT, ORGANIZATION, by_line, east_people, named_by, names_in, person_of
from newsclean.metadata.stated_authors import House
from newsclean.page.blocks import Block, Page
from newsclean.page.lazy import lazy

_MARKED = lazy(r"byline|author|autor|auteur|redakteur|journalist|writer|contributor|zuozhe|reporter|creator")
_LONGEST_MARKED, _LONGEST_NAMES = 90, 44
_MOST_MARKED = 6
_MARK_GAP = 3
"""Blocks between two marked names after which the second is somebody else's: a reviewer's, another story's."""
_LEAST_SAID = 12
_BETWEEN = 14
"""Dumps: lines from the title to the text up to which no menu stands between them."""
_BY_PLACE = 0.2
"""How much less a name that nothing marks is trusted than a byline of the same zone."""
_BELOW_LEAD = 4
"""Dumps: lines below the text's first one down to which its writer may be named: that one may be a lead."""
_NEAR_TITLE = 8
# Parts of e-mail and web addresses are no words.
_LOWER = lazy(r"(?<![\w@./-])[a-zà-ÿ]{2,}(?![\w@/]|[.-]\w)")
_NOTICES = frozenset((
    "copyright", "foto", "photo", "credit", "image", "bild", "quelle", "uhr", "lesedauer", "lesezeit", "information", "hinweis",
    "güncelleme", "haberler",
))  # fmt: skip
"""Words that no name has in any place, and lines beside the date have."""
_BY = frozenset((" by ", "by ", " von", "von ", "par "))
_BIO = lazy(
    r"^,? (?:is an?|is the|has been|has (?:worked|written|covered)|writes|covers|joined|studied|works|worked|ist|schreibt|"
    r"arbeitet|studierte|est (?:journaliste|rédact)|es periodista|è|jest)\b"
)
_AGO = lazy(r"\d+ (?:minute|hour|day|week|month)s? ago")
_JOB_TAIL = lazy(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*?[a-zà-ÿ]){1,2}?)\s?(?:(?:Chief|Senior|Deputy|Associate|Assistant|"
    r"Political|Parliamentary|News|Sports?|Lifestyle|Business|Crime|Health|Money|World|Royal|Showbiz|TV|Digital|Content|"
    r"Staff|Features?|Audience|Trends?|Consumer|Science|Environment|Education|Economics|Technology|Tech|Social|Court|Local|"
    r"Regional|National|Foreign|US|UK|Hub|Live)\s){0,4}"
    r"(?:[Ww]riter|[Rr]eporter(?:in)?|[Ee]ditor|[Cc]orrespondent|[Jj]ournalist(?:in|e)?|[Dd]irector|[Cc]olumnist|[Pp]roducer|"
    r"Redakteur(?:in)?|Korrespondent(?:in)?|Volontär(?:in)?|Autor(?:in)?|[Rr]edaktør|[Rr]edaktör)$",
    needs=(
        "riter",
        "eporter",
        "ditor",
        "orrespondent",
        "ournalist",
        "irector",
        "olumnist",
        "roducer",
        "edakt",
        "Volont",
        "Autor",
    ),
)
_STARTS = 3
"""Blocks of the text among which its writer may be named in bold."""
_CHECKED = lazy(r"review|edited|editor:|fact|medically|photo|foto|illustrat|updated by|translat", re.IGNORECASE)
_YEAR = lazy(r"(?:19|20)\d\d")
_CUT = lazy(r"\s[|•·–—-]\s|[|•·]|\d|\s{2,}|\bon behalf of\b|\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|on|last|in|at)\b")
_PLACE_COMMA = lazy(r"^[^\d,|•·]{2,30},\s.{0,24}\d|\d[\d ,./:-]*,\s?[^\d,|•·]{2,30}$")
_SIGNED = lazy(r"[(（](?P<names>[^()（）:：\d]{4,40})[)）][\s+*.]*$", needs=(")", "）"))


class Zones(NamedTuple):
    """Where bylines stand: blocks of no great length, the nearest first."""

    head: list[Block]
    """Around the title and down to the text's first blocks."""
    edge: list[Block]
    """The text's first blocks and its last."""
    tail: list[Block]
    """After the text."""
    first: int
    last: int
    """The text's first and last block."""
    titles: tuple[int, ...]
    """The blocks before the text that show the title, in order."""
    kept: frozenset[int]
    """The text's blocks."""

    @property
    def title(self) -> int:
        """The last block before the text that shows the title; -1 where none does."""
        return self.titles[-1] if self.titles else -1


def visible_authors(
    page: Page, zones: Zones, roles: dict[int, str], house: House, stated: float
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Bylines by their first word, marked elements, links to authors' pages; near the title first.

    Where the markup names a person (``stated`` is that candidate's weight), places that cannot outweigh it are not read.
    """
    edge = zones.edge
    for zone, weight in ((zones.head, 0.78), (zones.tail, 0.53)):
        if stated < weight or zone is zones.head:
            yield from _by_word(page, zone, weight, roles, house)
            yield from _by_mark(page, zone, zones, weight, roles, house)
        if stated < weight - _BY_PLACE:
            yield from _by_place(page, zone, zones, weight, roles, house)
        for block in zone:
            people = east_people(block.text) if _may_be_eastern(block) else []
            if people:
                yield Candidate(tuple(people), "line:byline", weight + 0.04)
                break
    for block in (*edge[:1], *edge[-1:]):
        names = by_line(block.text) if block.chars <= 80 else []
        if names:
            yield Candidate(tuple(map(_person, names)), "text:byline", 0.6)
    signed = _SIGNED.search(edge[-1].text) if edge else None
    if signed:
        names = names_in(signed.group("names"))
        if names and all(" " in name for name in names):
            yield Candidate(tuple(map(person_of, names)), "text:signed", 0.46)


def _may_be_eastern(block: Block) -> bool:
    return block.chars <= 80 and block.kind != "caption" and not block.text.isascii()


def _person(name: str) -> Person:
    """Whom a byline names: a person, or an account where it is no person's name."""
    return person_of(name) if is_name(name) or " " in name else Person(name, ACCOUNT)


def _by_word(
    page: Page, zone: list[Block], weight: float, roles: dict[int, str], house: House
) -> Iterator[Candidate[tuple[Person, ...]]]:
    body: Candidate[tuple[Person, ...]] | None = None
    for block in zone:
        names = [name for name in by_line(block.text) if not house.has(name)]
        if names:
            roles.setdefault(block.index, "byline")
            if page.input == "dump":
                names = list(dict.fromkeys((*names, *_named_on(page, block.index, house))))
            yield Candidate(tuple(map(_person, names)), "line:byline", weight)
            return
        if body is None:
            said = named_by(block.text)
            text = said.text if said else ""
            if text and (is_body(text) or house.has(text)):
                body = Candidate((Person(text, ORGANIZATION),), "line:byline", weight - 0.33)
            elif text and is_account(text) and not text.isalpha() | text.istitle() and block.chars <= _LONGEST_MARKED:
                body = Candidate((Person(text, ACCOUNT),), "line:byline", weight - 0.36)
    if body:
        yield body


def _by_mark(
    page: Page, zone: list[Block], zones: Zones, weight: float, roles: dict[int, str], house: House
) -> Iterator[Candidate[tuple[Person, ...]]]:
    near = {block.index for block in zone}
    texts = []
    latest = None
    for at, text in sorted(page.hints.people):
        if at not in near or not text or (at < len(page.blocks) and _CHECKED.search(page.blocks[at].text[:60])):
            continue
        if latest is not None and at - latest > _MARK_GAP:
            break
        texts.append(text)
        latest = at
    marks = [name for text in texts for name in names_in(text) if _sound(name, house)]
    if marks:
        people = tuple(person_of(name) for name in list(dict.fromkeys(marks))[:_MOST_MARKED])
        yield Candidate(people, "markup:author", weight - (0.03 if zone is zones.head else 0.09))
    else:
        for text in texts:
            if is_body(text):
                yield Candidate((Person(text, ORGANIZATION),), "markup:author", weight - 0.36)
                break
            if is_account(text) and not house.has(text):
                role = None if text.istitle() and is_name(text) else ACCOUNT
                yield Candidate((Person(text, role),), "markup:author", weight - 0.4)
                break
    for block in zone:
        if block.chars > _LONGEST_MARKED or not is_marked(page, block):
            continue
        text = _cut(block.text)
        names = [name for name in names_in(text) if _sound(name, house)]
        if names:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(person_of, names)), "markup:byline", weight - 0.1)
            return
        if is_body(block.text):
            yield Candidate((Person(block.text, ORGANIZATION),), "markup:byline", weight - 0.38)
            return


def _by_place(
    page: Page, zone: list[Block], zones: Zones, weight: float, roles: dict[int, str], house: House
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Names that nothing marks: alone on a line, or beside the date; surer where the page says more of their bearer."""
    starts = {block.index for block in zones.edge[:_STARTS] if block.kind == "paragraph"}
    for block in zone:
        if block.chars > _LONGEST_MARKED or block.kind in ("caption", "heading"):
            continue
        below_title = page.input == "dump" and _is_below_title(block.index, zones)
        if zones.first < block.index <= zones.last and block.index not in starts and not below_title:
            continue
        dated = _YEAR.search(block.text) is not None or (below_title and _AGO.search(block.text) is not None)
        if dated and _PLACE_COMMA.search(block.text):
            continue
        line = _without_job(block.text) if below_title else block.text
        if not dated and (len(line) > _LONGEST_NAMES or not line[0].isupper() or line[-1] in ".!?:。…"):
            continue
        text = _cut(line) if dated else line
        if below_title and is_body(text) and not _is_notice(text):
            yield Candidate((Person(text, ORGANIZATION),), "line:name", weight - 0.38)
            return
        if not 5 <= len(text) <= _LONGEST_NAMES or " " not in text or text.islower():
            continue
        names = [name for name in names_in(text) if _sound(name, house)]
        if not names or sum(map(len, names)) < 0.7 * len(text) or not all(_is_full(name) for name in names):
            continue
        if below_title:
            # What marked the line as the writer's is lost with the markup. Whom the story names is its subject.
            if not _is_subject(page, names[0], zones) and not _are_words(page, names[0]):
                names = list(dict.fromkeys((*names, *_next_names(page, block.index, house))))
                yield Candidate(tuple(map(person_of, names)), "line:name", weight - 0.27)
                return
            continue
        known = _is_known(page, names[0], block.index, zones)
        if known and page.input == "dump" and not _has_bio(page, names[0], zones):
            continue
        alone = not dated and "all:bold" in block.attrs and block.index in starts
        if known or alone:
            roles.setdefault(block.index, "byline")
            yield Candidate(tuple(map(person_of, names)), "line:name", weight - (_BY_PLACE if known else 0.27))
            return


def _is_below_title(index: int, zones: Zones) -> bool:
    """Dumps: whether a line stands where bylines do: between title and text, or right below the story's lead."""
    # Printed twice, with the byline between; a document's title, which no reader sees, has none below it.
    above = (
        at for at in zones.titles if at < index and (at == zones.title or (at and zones.title - at <= _NEAR_TITLE))
    )
    title = max(above, default=-1)
    if title < 0 or (index in zones.kept and index - zones.first not in (0, 1)):
        return False
    return index <= title + _NEAR_TITLE or (index <= zones.first + _BELOW_LEAD and zones.first + 1 <= title + _BETWEEN)


def _without_job(text: str) -> str:
    """A name without the job behind it, which may be glued to it, and once where it stands twice."""
    match = _JOB_TAIL.match(text)
    if match:
        return match.group("name")
    half = len(text) // 2
    return text[:half] if half and text[:half] == text[half + 1 :] else text


def _has_bio(page: Page, name: str, zones: Zones) -> bool:
    """Dumps: whether a line outside the story says who the bearer of a name is; a teaser says what he does."""
    return any(
        _BIO.search(block.text[at + len(name) :]) is not None or block.text[max(0, at - 4) : at].casefold() in _BY
        for block in page.blocks
        if not zones.first <= block.index < zones.last and (at := block.text.find(name)) >= 0
    )


def _is_subject(page: Page, name: str, zones: Zones) -> bool:
    """Whether the story or its title names somebody; lines of a name alone are no story."""
    least = len(name) + _LEAST_SAID
    story = (zones.title, *(index for index in zones.kept if index > zones.first + 1))
    return any(name in page.blocks[index].text and page.blocks[index].chars > least for index in story)


def _are_words(page: Page, name: str) -> bool:
    """Dumps: whether the page has all parts of what may be a name as words in lower case: it is a heading then."""
    words = set(_LOWER.findall(" ".join(block.text for block in page.blocks)))
    return all(part.casefold() in words for part in name.split())


def _named_on(page: Page, at: int, house: House) -> list[str]:
    """Dumps: whom a byline names that goes on with a comma on the next lines."""
    if (at + 1 < len(page.blocks) and page.blocks[at + 1].text[0] in ",&") or page.blocks[at].text.endswith((",", "&")):
        return _next_names(page, at, house)
    return []


def _next_names(page: Page, at: int, house: House) -> list[str]:
    """Dumps: the writers on the lines right below the first one's."""
    found: list[str] = []
    for block in page.blocks[at + 1 : at + _MOST_MARKED]:
        text = block.text.strip(",& ")
        names = [name for name in names_in(text) if _sound(name, house)] if 4 < len(text) <= _LONGEST_NAMES else []
        if not names or sum(map(len, names)) < 0.7 * len(text) or not all(map(_is_full, names)):
            break
        found.extend(names)
    return found


def _is_full(name: str) -> bool:
    """Whether a name has a first and a last part, each with a capital, in a script that has them."""
    words = name.split(",")[0].split()
    if "des" in words or _is_notice(name) or (len(words) > 2 and name.isupper()):
        return False
    return 2 <= len(words) <= 4 and words[0][0].isupper() and words[-1][0].isupper() and len(words[-1]) > 2


def _is_notice(text: str) -> bool:
    return not _NOTICES.isdisjoint(word.strip(":").casefold() for word in text.split())


def _is_known(page: Page, name: str, at: int, zones: Zones) -> bool:
    """Whether a block outside the story is about the bearer of a name: it begins with the name and says more, or has
    "by" before it."""
    for block in page.blocks:
        text = block.text
        if block.index == at or name not in text or zones.first <= block.index < zones.last:
            continue
        rest = text[len(name) :].lstrip(" ,(") if text.startswith(name) else ""
        if (len(rest) > _LEAST_SAID and rest[0].islower()) or f"by {name}" in text or f"von {name}" in text:
            return True
    return False


def is_marked(page: Page, block: Block) -> bool:
    """Whether the names of a block's elements say that it holds an author."""
    around = page.containers[block.container]
    return _marks(block.attrs) or _marks(around.names) or _marks(page.containers[around.parent].names)


@lru_cache(maxsize=4096)
def _marks(names: str) -> bool:
    return _MARKED.search(names) is not None


def _cut(text: str) -> str:
    """The part of a credits line that is a name: lines such as ``Dec. 19 · Ann Example`` have it in any place."""
    parts = [part for piece in _CUT.split(text) if (part := piece.strip(" ,.")) and not part[0].islower()]
    sound = [part for part in parts if (names := names_in(part)) and all(is_name(name.split(",")[0]) for name in names)]
    return next((part for part in sound if " " in part), sound[0] if sound else "")


def _sound(name: str, house: House) -> bool:
    """A visible name is capitalised, is not the site's and is more than one word unless it is in a script without case."""
    return not house.has(name) and (" " in name or not name.isascii())
