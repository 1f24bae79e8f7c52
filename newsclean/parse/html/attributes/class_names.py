"""What the class names and ids of an element say of it: normalized names, hidden text, centred text, an initial."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from newsclean.text.patterns import contains_any, lazy_pattern

# Classes of text for screen readers alone, as Bootstrap, WordPress, Drupal, Foundation and their kin name them, and of the
# visual half of formulas, whose other half is their source.
_SCREEN_READER_NAME = lazy_pattern(
    r"(?:^|[\s_-])(?:sr[-_]?only|(?:for[-_])?screen[-_]?reader(?:s|[-_]?(?:text|only))?|visually[-_]?hidden|hidden[-_]?visually|"
    r"show[-_]for[-_]sr|element[-_]invisible|a11y[-_](?:hidden|text|only)|assistive[-_]text|accessib(?:ly|le|ility)[-_](?:hidden|text)|"
    r"off[-_]?screen(?:[-_]text)?|tool[-_]?tip[-_]{0,2}(?:text|content|inner|body|box|bubble|popup)|visuallyhidden|reader[-_]only|katex-html|mathjax(?:[-_](?:preview|svg|chtml|display))?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SCREEN_READER_WORDS = (
    "only", "screen", "visually", "for-sr", "for_sr", "invisible", "a11y", "assistive", "accessib", "tool", "katex", "mathjax",
)  # fmt: skip
"""Every name of text for screen readers contains one of these."""
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_CENTRING_NAMES = ("text-center", "align-center", "aligncenter", "text-centered")
_DROP_CAPS = frozenset(("dropcap", "drop-cap", "drop_cap"))
MAX_NAMES_CHARS = 400


class ClassFacts:
    """What the value of a ``class`` attribute says of its element."""

    __slots__ = ("is_centring", "is_hiding", "names")

    def __init__(self, names: str, is_hiding: bool, is_centring: bool) -> None:
        self.names = names
        """As those of a container."""
        self.is_hiding = is_hiding
        self.is_centring = is_centring


NO_CLASS = ClassFacts("", False, False)


def class_facts(names: str) -> ClassFacts:
    """Return what the value of a ``class`` attribute says; style sheets may say more."""
    lower = container_names(names)
    return ClassFacts(
        lower,
        contains_any(lower, _SCREEN_READER_WORDS) and _SCREEN_READER_NAME.search(lower) is not None,
        "cent" in names and any(name in names for name in _CENTRING_NAMES),
    )


def container_names(names: str) -> str:
    """Class names and ids in lower case; words that capitals separate (``articleBody``) are separated by hyphens."""
    names = names[:MAX_NAMES_CHARS]
    return intern((names if names.islower() else _HUMP.sub("-", names)).lower())


def is_drop_cap(names: str) -> bool:
    """Whether class names say that their element is the large first letter of a text."""
    return not _DROP_CAPS.isdisjoint(names.lower().split())


@lru_cache(maxsize=2048)
def is_screen_reader_text(names: str) -> bool:
    """Whether class names say that their element is text for screen readers alone."""
    return class_facts(names).is_hiding
