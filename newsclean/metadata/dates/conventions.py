"""How a page writes dates: the language of its months, and whether the month comes before the day."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.parse.model import Page
from newsclean.text.hosts import site_host

_MONTH_FIRST_REGIONS = ("us", "ph", "pr")
_COUNTRYLESS_DOMAINS = (".com", ".org", ".net", ".gov", ".edu")


class DateConventions(NamedTuple):
    """How dates are read where they can be read in two ways."""

    month_first: bool = False
    """Whether 03/04/2024 is the fourth of March. With full stops the day is always first."""
    language: str = ""
    """The language (ISO 639 code) that decides on a month's name that several languages have."""


DEFAULT_CONVENTIONS = DateConventions()


def conventions_of(page: Page, language: str | None) -> DateConventions:
    """Return how a page writes dates.

    Args:
        page: the page.
        language: the language of its text (BCP 47); None where it is unknown.
    """
    return DateConventions(_is_month_first(page), (language or "").partition("-")[0])


def _is_month_first(page: Page) -> bool:
    """Whether the month is first: in American English, and in English without a region on a host without a country."""
    tag = (page.hints.lang or "").lower().replace("_", "-")
    locale = next((value.lower().replace("_", "-") for name, value in page.hints.meta if name == "og:locale"), "")
    if (tag or locale)[:2] not in ("en", ""):
        return False
    region = tag[3:5] or locale[3:5]
    if region:
        return region in _MONTH_FIRST_REGIONS
    return bool(tag or locale) and site_host(page.url).endswith(_COUNTRYLESS_DOMAINS)
