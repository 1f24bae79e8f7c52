"""Ages such as “3 hours ago”, by which readers' comments and teasers state their time. ``ages.json`` has their patterns."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import contains_any


class AgeForm(NamedTuple):
    """One way to state an age."""

    id: str
    """The languages, and what tells their forms apart."""
    pattern: str
    """Searched without regard to case."""
    words: tuple[str, ...]
    """Case-folded words of which every match contains one."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def states_age(text: str) -> bool:
    """Return whether a text says how long ago something was."""
    # The search for the words takes a tenth of the time of the patterns, and few lines have one.
    return contains_any(text.casefold(), _words()) and _any_form().search(text) is not None


def load_age_forms() -> tuple[AgeForm, ...]:
    """Return all forms, as the data file has them."""
    return tuple(
        AgeForm(row["id"], row["pattern"], tuple(row["words"]), tuple(row["examples"]), tuple(row["counter_examples"]))
        for row in json.loads(read_package_file("classify/structure/ages.json"))
    )


@cache
def _any_form() -> re.Pattern[str]:
    return re.compile("|".join(form.pattern for form in load_age_forms()), re.IGNORECASE)


@cache
def _words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for form in load_age_forms() for word in form.words))
