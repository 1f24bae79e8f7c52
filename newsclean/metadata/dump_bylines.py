"""Bylines in dumps: what marked them is lost with the markup, so place, neighbours and words have to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Person
from newsclean.metadata.byline_dress import once, strip_pictures, undress
from newsclean.metadata.byline_names import body_or_account, cut, is_full, is_known, is_notice, person_or_account, sound
from newsclean.metadata.candidates import Candidate, fold
from newsclean.metadata.names import AGENCIES, is_account, is_body, is_name
from newsclean.metadata.people import MONTH_TAIL, ORGANIZATION, by_line, named_by, names_in, person_of
from newsclean.metadata.stated_authors import House
from newsclean.metadata.zones import Zones
from newsclean.page.blocks import Block, Page
from newsclean.page.lazy import lazy

_LONGEST, _LONGEST_NAMES, _LONGEST_LIST = 90, 44, 90
_MOST_NEXT = 6
"""Lines below a byline that may name further writers."""
_LEAST_SAID = 12
_BETWEEN = 14
"""Lines from the title to the text up to which no menu stands between them."""
_BELOW_LEAD = 4
"""Lines below the text's first one down to which its writer may be named: that one may be a lead."""
_NEAR_TITLE, _RIGHT_BELOW, _RIGHT_ABOVE = 8, 3, 2
_STARTS = 3
_ALONE, _AGENCY, _KNOWN = 0.27, 0.38, 0.2
"""How much less a name alone, an agency alone and a name that the page says more of are trusted than a byline."""
# Parts of e-mail and web addresses are no words.
_LOWER = lazy(r"(?<![\w@./-])[a-zà-ÿ]{2,}(?![\w@/]|[.-]\w)")
_BY = frozenset((" by ", "by ", " von", "von ", "par "))
BIO = lazy(
    r"^,? (?:is an?|is the|has been|has (?:worked|written|covered)|writes|covers|joined|studied|works|worked|ist|schreibt|"
    r"arbeitet|studierte|est (?:journaliste|rédact)|es periodista|è|jest)\b"
)
_MAY = lazy(r"\sMay (?=\d)", needs=(" May ",))
_YEAR = lazy(r"(?:19|20)\d\d")
_DIGITS = lazy(r"\s?\d")
_AGO = lazy(
    r"\d{1,3} (?:minute|hour|day|week|month)s? ago|\bvor \d{1,3} (?:Minute|Stunde|Tag|Woche|Monat)e?n?\b|\bil y a \d{1,3} "
)
_CLOCK = lazy(r"\b\d{1,2}(?:[:.]\d{2}\b|\s?[AP]M\b)")
_PLACE_COMMA = lazy(r"^[^\d,|•·]{2,30},\s.{0,24}\d|\d[\d ,./:-]*,\s?[^\d,|•·]{2,30}$")
_NAME_DATE = lazy(r"^(?P<first>[^\W\d_][\w’'-]{1,20}) [^\W\d_][\w’'-]{2,24}, \d[^,]{4,24}\d{1,2}[:.]\d{2}")
_TITLES_BEHIND = lazy(r"(?<=[a-zà-ÿ])(?: [A-Z]{2,5}){1,3}$")
_MOST_PARTS, _SHORT_PART = 3, 3
_PARTICLES = frozenset(("de", "del", "da", "dos", "di", "van", "von", "der", "la", "y", "bin", "el", "al"))
_RULE = lazy(r"[━─═_]{4,400}$", needs=("━━", "──", "══", "__"))
_BY_ONE = lazy(
    r"^(?:(?:written |posted |geschrieben |gepostet )?(?:by|von|vom|par|por|door|av|af)\s?:?\s|By(?=[A-Z][a-z]))"
    r"(?P<name>[^\W\d][\w.-]{2,23}?)(?:$|\s?[|·•/–—]|\s-\s|\s(?:am|on|veröffentlicht|published|updated|in)\b|\s?\d)",
    re.IGNORECASE,
)
ONE_NAME = 0.26
"""How much less a name of one word is trusted than a whole one."""
_SHORT_NAME = lazy(r"[A-ZÀ-Þ][a-zà-ÿ]{1,20} [A-ZÀ-Þ]\.")
_BY_WITH_NOTE = lazy(
    r"By (?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'.-]{0,20}){1,2}), (?:an?|the|who) ", needs=("By ",)
)
_TITLE_BY = lazy(r"\s[Bb]y (?P<names>[A-ZÀ-Þ][^\d|@:]{4,40})$", needs=("by ", "By "))
_FAR_ABOVE, _FAR_BELOW = 0.28, 0.03
_PLACES = frozenset((
    "new", "san", "los", "las", "santa", "saint", "st", "bad", "el", "la", "le", "cape", "fort", "port", "north", "south", "east",
    "west", "rio", "são", "sao", "den", "kuala", "hong", "tel", "abu", "addis", "buenos", "palm", "salt", "baton", "washington",
))  # fmt: skip
"""First words of towns' names that look like persons'."""
_BARE_BY = lazy(
    r"(?:(?:written|authored|words|story|posted|reported|opinion|analysis|interview|comment|review) by|"
    r"(?:(?:ein |eine )?(?:kommentar|gastbeitrag|gastkommentar|beitrag|artikel|interview|analyse|kolumne|essay|reportage|text) |geschrieben )von|by|von|vom|par|por|di|door|av|af|od|oleh|yazan|автор|текст|autor(?:in|a|en)?|"
    r"autorin/autor|authors?|auteurs?)\s?[:：]?",
    re.IGNORECASE,
)
_BETWEEN_NAMES = frozenset((",", "&", "and", "und", "et", "y", "…", "..."))
_AND = lazy(r"\s(?:and|und|et|y|e|en|og|och|&)\s|[,/|]")
_CYRILLIC = lazy(r"[\u0400-\u04ff’'-]+")
_LONGEST_BY, _LONGEST_DRESSED = 24, 160
_MOST_WORDS = 5
_STOPS = ".!?:。…"
_ABBREVIATED = (".D.", "Jr.", "Sr.")
_SIGNATURE = lazy(r"[(（][^()（）]{4,120}[)）][\s+*.]{0,4}$")
_LONGEST_SIGNATURE = 90
_INITIAL = lazy(r"^\S+ [A-ZÀ-Þ]\.?$")
_CREDITED = 4
"""Lines above the text in which a name is told by the job or the prompt below it."""
_CREDIT = lazy(
    r"[–—-]?\s?(?:(?:staff|senior|political|news|sports?) )?(?:writer|reporter|journalist(?:in|e)?|correspondent|columnist|"
    r"redakteur(?:in)?|korrespondent(?:in)?|redaktør|reporter(?:in)?)|tips meg|følg (?:meg|forfatteren)|follow (?:me|author)",
    re.IGNORECASE,
)


def by_words(
    page: Page, zone: list[Block], zones: Zones, weight: float, roles: dict[int, str], house: House
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """The nearest line that is a byline by its words; an agency, the house or an account where none names a person."""
    body: Candidate[tuple[Person, ...]] | None = None
    for block in zone:
        names = _named_by_word(page, block, zones, house)
        if names:
            roles.setdefault(block.index, "byline")
            loss = _loss(names[0], block, zone, zones)
            yield Candidate(tuple(map(person_or_account, names)), "line:byline", weight - loss)
            return
        one = one_name(page, block, zones, house) if zone is zones.head else ""
        if one:
            yield Candidate((person_or_account(one),), "line:byline", weight - ONE_NAME)
            return
        text = "" if body else _said_by(page, block)
        body = body or (body_or_account(text, block, weight, house) if text else None)
    if body:
        yield body


def _loss(name: str, block: Block, zone: list[Block], zones: Zones) -> float:
    """What a byline loses above the title and below the text: lists of stories stand there, and name writers too."""
    if zone is zones.tail:
        return 0.0 if any(name in one.text for one in zones.head) else _FAR_BELOW
    return _FAR_ABOVE if block.index < min(zones.titles, default=0) - 1 else 0.0


def _is_bare(text: str) -> bool:
    return len(text) <= _LONGEST_BY and _BARE_BY.fullmatch(text) is not None


def _said_by(page: Page, block: Block) -> str:
    """What a byline names, or the line below a bare "By"."""
    if _is_bare(block.text):
        return page.blocks[block.index + 1].text if block.index + 1 < len(page.blocks) else ""
    said = named_by(block.text)
    return said.text if said else ""


def _named_by_word(page: Page, block: Block, zones: Zones, house: House) -> list[str]:
    """Whom a line names that is a byline by its words, or a bare "By" above names, with those on the lines below it."""
    text = strip_pictures(_RULE.sub("", block.text))
    if _is_bare(text):
        return next_names(page, block.index, house) or _with_affiliation(page, block.index + 1, house)
    noted = _BY_WITH_NOTE.match(text)
    said = [noted.group("name")] if noted else by_line(text)
    names = [name for name in map(once, said) if not house.has(name)]
    if not names:
        return _behind_title(page, text, zones, house)
    further = next_names(page, block.index, house) if _goes_on(page, block.index) else []
    if len(names) == 1 and _INITIAL.search(names[0]):
        # An account's name cut short: the line below has it in full.
        return next_names(page, block.index, house)[:1] or names
    return list(dict.fromkeys((*names, *further)))


def one_name(page: Page, block: Block, zones: Zones, house: House) -> str:
    """A byline's name of one word, beside or above a date: weblogs' writers go by such."""
    at = block.index
    if at >= zones.first or block.chars > _LONGEST:
        return ""
    below = [one.text for one in page.blocks[at + 1 : at + 4]]
    text = f"{block.text} {below[0]}" if below and _is_bare(block.text) else block.text
    match = _BY_ONE.match(text)
    if match is None or not _is_below_title(at, zones):
        return ""
    name = MONTH_TAIL.sub("", match.group("name")).strip(".:-")
    if not name or house.has(name) or not (is_account(name) or (is_name(name) and name[0].isupper())):
        return ""
    if not any(_YEAR.search(one) for one in (text, *below)):
        return ""
    word = name.casefold()
    said = any(word in page.blocks[index].text.split() for index in zones.kept) if name.islower() else False
    return "" if said else name


def _with_affiliation(page: Page, at: int, house: House) -> list[str]:
    """Below a bare "By": a name with all that its bearer is behind a comma."""
    text = page.blocks[at].text if at < len(page.blocks) else ""
    if len(text) > _LONGEST_DRESSED:
        return []
    text = once(text.removeprefix("& "))
    if _SHORT_NAME.fullmatch(text):
        return [text]
    if "," not in text:
        return []
    names = [name for name in names_in(text) if sound(name, house)]
    return names[:1] if names and text.startswith(names[0]) and is_full(names[0]) else []


def _behind_title(page: Page, text: str, zones: Zones, house: House) -> list[str]:
    """Whom a line names behind the title: ``Headline by Ann Example``."""
    match = _TITLE_BY.search(text)
    if match is None:
        return []
    title = fold(text[: match.start()])
    shown = (fold(page.blocks[at].text) for at in (0, *zones.titles))
    if len(title) < _LEAST_SAID or not any(title in one for one in shown):
        return []
    return names_alone(match.group("names"), house)


def _goes_on(page: Page, at: int) -> bool:
    """Whether a byline goes on with a comma on the next lines."""
    below = page.blocks[at + 1].text if at + 1 < len(page.blocks) else ""
    return below.startswith((",", "&")) or page.blocks[at].text.endswith((",", "&"))


def next_names(page: Page, at: int, house: House) -> list[str]:
    """The writers on the lines right below the first one's."""
    found: list[str] = []
    joined = False
    for block in page.blocks[at + 1 : at + 1 + _MOST_NEXT]:
        if block.text.casefold() in _BETWEEN_NAMES:
            joined = True
            continue
        text = undress(block.text.strip(",& "))
        names = names_alone(text, house)
        if block.text.startswith("& "):
            names = names or _with_affiliation(page, block.index, house)
        if (found or joined) and text.casefold() in AGENCIES:
            names = [text]
        if not names:
            break
        found.extend(names)
    return list(dict.fromkeys(found))


def names_alone(text: str, house: House) -> list[str]:
    """Persons' whole names that are all a line says."""
    if not 4 < len(text) <= _LONGEST_LIST or " " not in text:
        return []
    words = text.split()
    if sum(word[0].islower() for word in words) * 2 > len(words):
        return []
    names = _in_pairs(text) or [name for name in names_in(text) if sound(name, house)]
    bodies = [part for part in map(str.strip, _AND.split(text)) if part.casefold() in AGENCIES] if names else []
    if sum(map(len, (*names, *bodies))) < 0.7 * len(text) or not all(map(is_full, names)):
        return []
    for name in names:
        words = [word.casefold() for word in _TITLES_BEHIND.sub("", name.split(",")[0]).split() if "." not in word]
        if len(words) > _MOST_PARTS and _PARTICLES.isdisjoint(words):
            return []
    return names if len(text) <= _LONGEST_NAMES * len(names) else []


def _in_pairs(text: str) -> list[str]:
    """Cyrillic names of two words each that nothing parts."""
    words = text.split()
    if len(words) not in (4, 6) or not all(_CYRILLIC.fullmatch(word) and word[0].isupper() for word in words):
        return []
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]


def named_by_place(
    page: Page, zone: list[Block], zones: Zones, weight: float, house: House
) -> Iterator[Candidate[tuple[Person, ...]]]:
    """Names alone on a line, or beside the date, between title and text; elsewhere where the page says who that is."""
    starts = {block.index for block in zones.edge[:_STARTS] if block.kind == "paragraph"}
    for block in zone:
        at = block.index
        if block.kind in ("caption", "heading") or block.chars > _LONGEST_DRESSED or "©" in block.text:
            continue
        below_title = _is_below_title(at, zones)
        near = at in starts or (at <= zones.first + _BELOW_LEAD and at not in zones.kept)
        if zones.first < at <= zones.last and not near and not below_title:
            continue
        line = undress(block.text) if below_title or at < zones.first else block.text
        if not line or len(line) > _LONGEST:
            continue
        dated = _YEAR.search(line) is not None or (
            below_title and (_AGO.search(line) or _CLOCK.search(line)) is not None
        )
        if dated and _PLACE_COMMA.search(line) and not (below_title and _is_name_and_hour(line)):
            continue
        text = undress(MONTH_TAIL.sub("", cut(_MAY.sub(" ", line)))) if dated else line
        if below_title and dated and not text:
            # A desk is no person's name, which the cut looks for.
            text = _DIGITS.split(line)[0].strip(" ,|·•–—-")
        if below_title and _is_body_alone(text):
            yield Candidate((Person(text, ORGANIZATION),), "line:name", weight - _AGENCY)
            return
        if not dated and (not line[0].isupper() or (line[-1] in _STOPS and not line.endswith(_ABBREVIATED))):
            continue
        names = names_alone(text, house)
        if not names:
            continue
        if below_title or _is_credited(page, at, zones) or _is_above_title(page, at, zones, bool(dated)):
            # Whom the story names is its subject.
            if not is_subject(page, names[0], zones) and not _is_heading(page, names[0], at):
                if at > min(zones.titles, default=-1):
                    names = list(dict.fromkeys((*names, *next_names(page, at, house))))
                yield Candidate((*map(person_of, names), *_agencies(text)), "line:name", weight - _ALONE)
                return
            continue
        if is_known(page, names[0], at, zones.first, zones.last) and _has_bio(page, names[0], zones):
            yield Candidate(tuple(map(person_of, names)), "line:name", weight - _KNOWN)
            return


def _is_above_title(page: Page, at: int, zones: Zones, dated: bool) -> bool:
    """Whether a line stands right above the title, with a date on it or below it."""
    if not 0 < min(zones.titles, default=0) - at <= _RIGHT_ABOVE:
        return False
    below = strip_pictures(page.blocks[at + 1].text)
    return dated or (len(below) <= _LONGEST_NAMES and (_YEAR.search(below) or _AGO.search(below)) is not None)


def _is_heading(page: Page, name: str, at: int) -> bool:
    """Whether the page has all parts of a name as words, or one of them where no date stands near it."""
    if are_words(page, name):
        return True
    near = (block.text for block in page.blocks[max(0, at - 3) : at + 4] if block.chars <= _LONGEST)
    if any(_YEAR.search(text) or _AGO.search(text) or _CLOCK.search(text) for text in near):
        return False
    return any(len(part) > _SHORT_PART and is_word(page, part.casefold()) for part in name.split())


def _is_body_alone(text: str) -> bool:
    """Whether a line is an agency or a desk, and no picture's credit."""
    if not is_body(text) or is_notice(text) or len(text.split()) > _MOST_WORDS:
        return False
    return text[0].isupper() or text.casefold() in AGENCIES


def _agencies(text: str) -> Iterator[Person]:
    """Agencies that a line names beside persons."""
    for part in map(str.strip, _AND.split(text)):
        if part.casefold() in AGENCIES:
            yield Person(part, ORGANIZATION)


def _is_name_and_hour(line: str) -> bool:
    """Whether a line is a name with day and hour behind it: places have their day there, and seldom an hour."""
    match = _NAME_DATE.match(line)
    return match is not None and match.group("first").casefold() not in _PLACES


def _is_credited(page: Page, at: int, zones: Zones) -> bool:
    """Whether the line below a name, above the text, says what its bearer does or how to reach them."""
    if not 0 < zones.first - at <= _CREDITED:
        return False
    below = page.blocks[at + 1].text
    return _CREDIT.fullmatch(below) is not None or (
        # The name once more, with its date.
        below.startswith(page.blocks[at].text) and _YEAR.search(below) is not None
    )


def _is_below_title(index: int, zones: Zones) -> bool:
    """Whether a line stands where bylines do: between title and text, or right below the story's lead."""
    # Printed twice, with the byline between; a document's title, which no reader sees, has none below it.
    above = (
        at
        for at in zones.titles
        if at < index
        and (at == zones.title or (at and (zones.title - at <= _NEAR_TITLE or index - at <= _RIGHT_BELOW)))
    )
    title = max(above, default=-1)
    if title < 0 or index > zones.last or (index in zones.kept and index - zones.first not in (0, 1)):
        return False
    return index <= title + _NEAR_TITLE or (index <= zones.first + _BELOW_LEAD and zones.first + 1 <= title + _BETWEEN)


def _has_bio(page: Page, name: str, zones: Zones) -> bool:
    """Whether a line outside the story says who the bearer of a name is; a teaser says what he does."""
    return any(
        BIO.search(block.text[at + len(name) :]) is not None or block.text[max(0, at - 4) : at].casefold() in _BY
        for block in page.blocks
        if not zones.first <= block.index < zones.last and (at := block.text.find(name)) >= 0
    )


def is_subject(page: Page, name: str, zones: Zones) -> bool:
    """Whether the story or its title names somebody; lines of a name alone are no story, and a note on the writer that
    ends it is none."""
    least = len(name) + _LEAST_SAID
    story = (zones.title, *(index for index in zones.kept if index > zones.first + 1))
    said = (page.blocks[index].text for index in story)
    return any(name in text and _is_about(once(text), name, least) for text in said)


def _is_about(text: str, name: str, least: int) -> bool:
    at = text.find(name)
    if at < 0 or len(text) <= least:
        return False
    if text.endswith((f"/ {name}", f": {name}")) or _SIGNATURE.search(text, max(0, at - _LONGEST_SIGNATURE)):
        return False
    return text[max(0, at - 4) : at].casefold() not in _BY and not (at == 0 and BIO.search(text[len(name) :]))


def are_words(page: Page, name: str) -> bool:
    """Whether the page has all parts of what may be a name as words in lower case: it is a heading then."""
    return all(is_word(page, part.casefold()) for part in name.split())


def is_word(page: Page, part: str) -> bool:
    return any(part in block.text and part in _LOWER.findall(block.text) for block in page.blocks)
