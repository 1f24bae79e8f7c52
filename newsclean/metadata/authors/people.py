"""Names → :class:`Person`, with the role that stands behind the name or says that it is no person's."""

from __future__ import annotations

from newsclean.article.model import Person
from newsclean.metadata.authors.name_words import AGENCIES
from newsclean.metadata.authors.names import is_name
from newsclean.text.patterns import prefiltered_pattern
from newsclean.text.width import has_wide

ORGANIZATION = "organization"
"""Role of an author that is an agency, an outlet or a desk."""
ACCOUNT = "account"
"""Role of a name that somebody writes under."""

_MAX_EAST_ASIAN_BYLINE_CHARS = 200
_NAME_AND_ROLE = prefiltered_pattern(
    r"(?:^|(?<=[\s（(【\[＝=/,、|]))(?P<name>(?=[\u3040-\u30fa]{0,7}[\u4e00-\u9fff])[\u4e00-\u9fff\u3040-\u30fa]{2,8}|[\uac00-\ud7a3]{2,4})\s?"
    r"(?P<role>記者|기자|特派員|특파원|編集委員|論説委員)(?=$|[\s）)】\]＝=/,、|・@])"
)
_KOREAN_NAME_AND_ROLE = prefiltered_pattern(
    r"(?P<name>[\uac00-\ud7a3]{2,4}) (?P<role>(?:[\uac00-\ud7a3·]{1,8} ){0,3}[\uac00-\ud7a3·]{0,6}"
    r"(?:기자|특파원|칼럼니스트|논설위원|논설실장|평론가|에디터|편집장|작가|교수|변호사))"
)


def parse_person(name: str) -> Person:
    """Make a person of a name; Korean and Japanese names may have their role behind them, and an agency is marked as one."""
    if name.casefold() in AGENCIES:
        return Person(name, ORGANIZATION)
    match = (_NAME_AND_ROLE.fullmatch(name) or _KOREAN_NAME_AND_ROLE.fullmatch(name)) if has_wide(name) else None
    return Person(match.group("name"), match.group("role")) if match else Person(name)


def parse_person_or_account(name: str) -> Person:
    """Make a person of a byline's name, or an account where it cannot be a person's."""
    return parse_person(name) if is_name(name) or " " in name else Person(name, ACCOUNT)


def find_east_asian_authors(text: str) -> list[Person]:
    """Find the people in a Japanese or Korean byline: the name first, then the role."""
    if not has_wide(text):
        return []
    matches = _NAME_AND_ROLE.finditer(text[:_MAX_EAST_ASIAN_BYLINE_CHARS])
    people = [Person(match.group("name"), match.group("role")) for match in matches]
    return [person for person in people if is_name(person.name)]
