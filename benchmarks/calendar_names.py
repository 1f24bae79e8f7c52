"""Write the names of months and weekdays in many languages from the Unicode CLDR, as Babel ships it.

usage: python -m benchmarks.calendar_names

Writes newsclean/metadata/dates/calendar_names.json. Babel is needed only here: the package ships the file. Run it after an
update of Babel; a test fails where the file is out of date.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import get_date_format, get_day_names, get_month_names

import newsclean
from benchmarks.json_rows import object_text
from newsclean.metadata.dates.calendar_names import NAMES_FILE, normalize_name, without_accents

OUT = Path(newsclean.__file__).parent / NAMES_FILE
_LOCALES = """
en en_AU en_GB de de_AT fr fr_CA es es_MX it pt pt_PT nl sv da no nn fi pl cs ru uk tr ar ar_SY ar_DZ ar_MA hi th id ro hu el
is fo sk sl hr bs bs_Cyrl sr sr_Latn mk bg be lt lv et sq az az_Cyrl uz uz_Cyrl kk ky tk tt tg mn hy ka he yi fa ps ur ug ckb
fa_AF ku sd mr ne bn as gu pa or ta te kn ml si lo km my vi ms jv su fil sw so ha yo ig zu xh rw am om mg af eu ca gl ast oc br cy ga
gd mt lb fy rm eo mi mai lg
"""
LOCALES = tuple(_LOCALES.split())
"""Locales in the order in which they decide on a name that several languages have for different months."""
_WIDTHS, _CONTEXTS, _DATE_FORMATS = ("wide", "abbreviated"), ("format", "stand-alone"), ("full", "long", "medium")
_PREPOSITION = re.compile(r"(?:d['’]|(?:de|da|dhen|am|an)\s(?:t-)?)(?=\w)", re.IGNORECASE)
"""What Romance and Celtic locales have before a name; the patterns of dates have it."""
_MONTH_FIELD = re.compile(r"(?P<before>(?:'[^']+'|[^\W\d_])*?)(?P<field>[ML]{3,4})(?P<after>(?:'[^']+'|[^\W\d_])*)")


def month_forms(locale: Locale) -> list[list[str]]:
    """The forms of each month's name: full and abbreviated, alone and in a date, with what a date glues to them."""
    glued = {("", "")}
    for width in _DATE_FORMATS:
        pattern = get_date_format(width, locale).pattern
        if match := _MONTH_FIELD.search(pattern):
            glued.add((match["before"].replace("'", ""), match["after"].replace("'", "")))
    forms = []
    for number in range(1, 13):
        names = [get_month_names(width, context, locale)[number] for width in _WIDTHS for context in _CONTEXTS]
        bare = [_PREPOSITION.sub("", name) if _PREPOSITION.match(name) else name for name in names]
        forms.append([f"{before}{name}{after}" for name in bare for before, after in sorted(glued)])
    return forms


def weekday_forms(locale: Locale) -> list[str]:
    """The names of the weekdays, full and abbreviated."""
    names = (get_day_names(width, context, locale) for width in _WIDTHS for context in _CONTEXTS)
    return [name for forms in names for name in forms.values()]


def file_text() -> str:
    """The file's text, one language a line."""
    months: dict[str, list[list[str]]] = {}
    weekdays: dict[str, list[str]] = {}
    for identifier in LOCALES:
        locale = Locale.parse(identifier)
        known = months.setdefault(locale.language, [[] for _ in range(12)])
        for forms, names in zip(known, month_forms(locale), strict=True):
            forms.extend(names)
        weekdays.setdefault(locale.language, []).extend(weekday_forms(locale))
    rows = {code: [_joined(names) for names in forms] for code, forms in months.items()}
    # The Chinese, Japanese, Korean and Vietnamese names are numbers, which patterns read.
    named = {code: names for code, names in rows.items() if all(names)}
    return (
        f'{{\n"cldr": {json.dumps(get_global("cldr")["version"])},\n"months": {object_text(named)},\n'
        f'"weekdays": {object_text({code: _joined(names) for code, names in weekdays.items()})}\n}}\n'
    )


def _joined(names: list[str]) -> str:
    normal = dict.fromkeys(map(normalize_name, names))
    normal |= dict.fromkeys(map(without_accents, normal))
    return " ".join(name for name in normal if name and not any(char.isdigit() for char in name))


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    OUT.write_text(file_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
