"""Which pages of the inputs are read: by their host, their address and their date, before anything of them is parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from newsclean.inputs.entry import SkippedKind
from newsclean.text.hosts import host_of
from newsclean.text.moments import moment_of


@dataclass(frozen=True, slots=True)
class PageSelection:
    """Which pages are read. A page whose address or date is unknown is not among those of a host, a pattern or a time."""

    hosts: tuple[str, ...] = ()
    """Hosts, lower case, each with its subdomains; empty for any host."""
    url_pattern: re.Pattern[str] | None = None
    """Found in the page's address."""
    since: datetime | None = None
    """The earliest time at which the page was recorded, with a time zone."""
    until: datetime | None = None
    """The latest time at which it was recorded."""

    @property
    def is_all(self) -> bool:
        """Whether all pages are read."""
        return not self.hosts and self.url_pattern is None and self.since is None and self.until is None

    def find_reason_to_skip(self, url: str | None, recorded_at: str | None) -> SkippedKind | None:
        """Return why a page is left out; ``None`` where it is read.

        Args:
            url: the page's address, if known.
            recorded_at: when it was recorded, ISO 8601, if known.
        """
        if self.hosts and not self._is_of_hosts(url):
            return "other_host"
        if self.url_pattern is not None and (url is None or self.url_pattern.search(url) is None):
            return "other_url"
        return "other_date" if not self._is_in_time(recorded_at) else None

    def describe(self) -> dict[str, str | list[str]]:
        """Return what is selected, for a manifest; empty for all pages."""
        return {
            **({"host": list(self.hosts)} if self.hosts else {}),
            **({"url_match": self.url_pattern.pattern} if self.url_pattern is not None else {}),
            **({"since": self.since.isoformat()} if self.since is not None else {}),
            **({"until": self.until.isoformat()} if self.until is not None else {}),
        }

    def _is_of_hosts(self, url: str | None) -> bool:
        host = _ascii_host(host_of(url))
        return any(host == wanted or host.endswith(f".{wanted}") for wanted in self.hosts)

    def _is_in_time(self, recorded_at: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if recorded_at is None:
            return False
        try:
            first, last = moment_of(recorded_at, is_end=False), moment_of(recorded_at, is_end=True)
        except ValueError:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


ALL_PAGES = PageSelection()


def parse_host(text: str) -> str:
    """Return a host as :class:`PageSelection` takes it, from ``example.com``, ``*.example.com`` or an address.

    Raises:
        ValueError: it is no host.
    """
    host = _ascii_host(host_of(text.strip().removeprefix("*.").lower()))
    if not host or any(char.isspace() or char in "*/?" for char in host):
        raise ValueError(f"{text!r} is no host, such as example.com")
    return host


def _ascii_host(host: str) -> str:
    """Return a host with international names in Punycode, as most addresses spell them; empty where it is no host name."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
