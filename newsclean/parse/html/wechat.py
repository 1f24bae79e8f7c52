"""What an article of a WeChat official account says in its scripts alone: whose account it is and when it was published.

A profile of that one platform, on which much of China's news stands; the pages' visible date is filled in by a script.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from newsclean.text.patterns import lazy_pattern

SITE = ("og:site_name", "微信公众平台")
"""How such a page is known."""
_PUBLISHED = lazy_pattern(r"\bvar (?:ct|oriCreateTime) ?= ?[\"'](\d{9,10})[\"']")
_ACCOUNT = lazy_pattern(r"\bvar nickname ?= ?(?:htmlDecode\()?\"([^\"<>\\]{1,60})\"")
_BEIJING = timezone(timedelta(hours=8))
"""The platform shows its times in China's zone."""


def account_hints(text: str) -> tuple[tuple[str, str], ...]:
    """The account's name and the hour of publication, as if ``<meta>`` said so; nothing where the scripts do not."""
    out = []
    account = _ACCOUNT.search(text)
    if account:
        out.append(("weixin:account", account.group(1)))
    published = _PUBLISHED.search(text)
    if published:
        when = datetime.fromtimestamp(int(published.group(1)), _BEIJING)
        out.append(("weixin:published", when.isoformat()))
    return tuple(out)
