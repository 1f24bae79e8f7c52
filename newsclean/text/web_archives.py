"""Addresses of copies in web archives: the address of the page that was copied, and when.

The forms are data (``web_archives.json``): the Wayback Machine and others that run its software, archive.today, arquivo.pt,
Common Crawl's index.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern

ARCHIVES_FILE = "text/web_archives.json"
MAX_URL_CHARS = 8000
"""Longer addresses are not read."""
MAX_NESTED_COPIES = 3
"""Copies of copies that are followed to the page."""
_COLLAPSED_SLASHES = re.compile(r"(https?:)/{1,2}(?=[^/])", re.IGNORECASE)


class AddressForm(NamedTuple):
    """A form of addresses of copies."""

    id: str
    pattern: re.Pattern[str]
    """With the group ``url``, and ``time`` where the form has one."""
    examples: tuple[tuple[str, str, str | None], ...]
    """An address, the page's address, and the time of the copy."""
    counter_examples: tuple[str, ...]


class ArchivedAddress(NamedTuple):
    """What the address of a copy says."""

    url: str
    """The address of the page that was copied."""
    archived_at: str | None
    """When it was copied, ISO 8601, UTC; ``None`` where the address does not say, or less than the day."""
    form: str
    """The id of the address's form."""


class Archives(NamedTuple):
    """What is known of web archives."""

    forms: tuple[AddressForm, ...]
    short_hosts: frozenset[str]
    """Hosts with addresses that do not name the page: those of archive.today."""
    toolbars: frozenset[str]
    """Ids of elements that archives add to their copies."""
    short_host_toolbars: frozenset[str]
    """The same in copies of ``short_hosts`` alone: other pages have such ids as well."""


@lru_cache(maxsize=1)
def load_archives() -> Archives:
    """Return what is known of web archives; later calls return the same."""
    data = json.loads(read_package_file(ARCHIVES_FILE))
    forms = tuple(
        AddressForm(
            entry["id"], lazy_pattern(entry["pattern"], re.IGNORECASE),
            tuple((address, url, time) for address, url, time in entry["examples"]), tuple(entry["counter_examples"]),
        )
        for entry in data["addresses"]
    )  # fmt: skip
    toolbars = data["toolbars"]
    return Archives(
        forms, frozenset(data["short_hosts"]["archive.today"]), frozenset(toolbars["everywhere"]),
        frozenset(toolbars["archive.today"]),
    )  # fmt: skip


def read_archived_address(url: str | None) -> ArchivedAddress | None:
    """Return what the address of an archived copy says; ``None`` for every other address.

    For the copy of a copy, the time is that of the outer one.
    """
    if url is None or not _may_be_copy(url):
        return None
    found = _read_once(url.strip())
    if found is None:
        return None
    for _ in range(MAX_NESTED_COPIES):
        inner = _read_once(found.url) if _may_be_copy(found.url) else None
        if inner is None:
            break
        found = found._replace(url=inner.url)
    return found


def original_url(url: str) -> str:
    """Return the address of the page that an address is of: that of the original where it is the address of a copy."""
    found = read_archived_address(url)
    return url if found is None else found.url


def parse_archive_time(digits: str) -> str | None:
    """Return the time that an archive writes as ``20240102030405``: ISO 8601, UTC; a day alone where it says no more.

    ``None`` where it does not state a day, or states none that exists.
    """
    digits = "".join(char for char in digits if char.isdigit())
    try:
        if len(digits) >= 12:
            stated = digits[:14].ljust(14, "0")
            return datetime.strptime(stated, "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc).isoformat()
        return datetime.strptime(digits[:8], "%Y%m%d").date().isoformat() if len(digits) >= 8 else None
    except ValueError:
        return None


def is_archive_host(host: str) -> bool:
    """Whether a host holds copies whose addresses may not name the page."""
    return host.removeprefix("www.") in load_archives().short_hosts


def _may_be_copy(url: str) -> bool:
    """Whether an address may be that of a copy: cheap, and true for all that are."""
    if len(url) > MAX_URL_CHARS:
        return False
    return url.find("/http", 8) > 0 or "archive.org/web/" in url or "commoncrawl.org/" in url


def _read_once(url: str) -> ArchivedAddress | None:
    for form in load_archives().forms:
        found = form.pattern.fullmatch(url)
        if found is None:
            continue
        original = found["url"]
        if "%3a" in original[:8].lower():
            original = unquote(original)
        original = _COLLAPSED_SLASHES.sub(r"\1//", original, count=1)
        if not original.lower().startswith(("http://", "https://")):
            original = f"http://{original}"
        time = found.groupdict().get("time")
        return ArchivedAddress(original, parse_archive_time(time) if time else None, form.id)
    return None
