"""Articles of WeChat official accounts: the account and the publication time, which only the page's scripts state.

A profile of one platform, on which much of China's news is published. Scripts fill in the visible date.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from newsclean.text.patterns import lazy_pattern

WECHAT_SITE_NAME = ("og:site_name", "微信公众平台")
"""The ``meta`` hint that identifies the platform."""
_PUBLISHED_TIMESTAMP = lazy_pattern(r"\bvar (?:ct|oriCreateTime) ?= ?[\"'](\d{9,10})[\"']")
_ACCOUNT_NAME = lazy_pattern(r"\bvar nickname ?= ?(?:htmlDecode\()?\"([^\"<>\\]{1,60})\"")
_BEIJING = timezone(timedelta(hours=8))
"""UTC+8: the platform displays all times in China's zone."""


def read_account_hints(text: str) -> tuple[tuple[str, str], ...]:
    """The account's name and the publication time as ``meta`` hints, as far as the scripts state them."""
    hints = []
    account = _ACCOUNT_NAME.search(text)
    if account:
        hints.append(("weixin:account", account.group(1)))
    published = _PUBLISHED_TIMESTAMP.search(text)
    if published:
        published_at = datetime.fromtimestamp(int(published.group(1)), _BEIJING)
        hints.append(("weixin:published", published_at.isoformat()))
    return tuple(hints)
