"""Whether a page writes the month before the day."""

from __future__ import annotations

from newsclean.parse.model import Page
from newsclean.text.hosts import site_host

_MONTH_FIRST_REGIONS = ("us", "ph", "pr")
_COUNTRYLESS_DOMAINS = (".com", ".org", ".net", ".gov", ".edu")


def is_month_first(page: Page) -> bool:
    """Whether 03/04 is the fourth of March on this page.

    It is in American English, and in English without a region on a host without a country.
    """
    tag = (page.hints.lang or "").lower().replace("_", "-")
    locale = next((value.lower().replace("_", "-") for name, value in page.hints.meta if name == "og:locale"), "")
    if (tag or locale)[:2] not in ("en", ""):
        return False
    region = tag[3:5] or locale[3:5]
    if region:
        return region in _MONTH_FIRST_REGIONS
    return bool(tag or locale) and site_host(page.url).endswith(_COUNTRYLESS_DOMAINS)
