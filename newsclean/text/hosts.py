"""Host names of web addresses, and the public suffixes that they end with.

A public suffix is what names are registered under: ``com``, ``co.uk``, ``com.cn``, ``blogspot.com``
(https://publicsuffix.org). The list comes from the package ``publicsuffixlist``: it ships a snapshot, is released with
every change of the list, has no dependencies and never uses the network. ``tldextract`` would import requests and 25 MB
with it; the list of ``publicsuffix2`` is from 2019.

Parsing the whole list takes 35 ms, more than cleaning most pages. So the few rules that can match a host are looked up among
the file's lines, and the package decides among those.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from newsclean.text.web_archives import original_url

_MAX_RULE_LABELS = 8
"""Labels at a host's end that are looked up. No rule of the list has more."""


def host_of(url: str | None) -> str:
    """Return the host name of a web address in lower case, without port; ``""`` where there is none.

    The scheme may be missing (``news.example/a``), as in some pages' metadata.
    """
    if not url:
        return ""
    if ":" not in url and "//" not in url:
        url = f"//{url}"
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def site_host(url: str | None) -> str:
    """Return the host name of the site that published a page: that of the original URL where an archive keeps a copy."""
    return host_of(original_url(url) if url else url)


def strip_public_suffix(host: str) -> str:
    """Return a host name without ``www.`` and its public suffix: ``news.marrow`` of ``www.news.marrow.co.uk``.

    An IP address comes back as it is.
    """
    host = host.removeprefix("www.")
    suffix = _public_suffix(host)
    return host.removesuffix(f".{suffix}") if suffix else host


def registered_domain(host: str) -> str:
    """Return the name that a host's owner has registered: ``marrow.co.uk`` of ``news.marrow.co.uk``.

    An IP address and a name without a public suffix come back as they are.
    """
    suffix = _public_suffix(host)
    name = host.removesuffix(f".{suffix}") if suffix else host
    return f"{name.rpartition('.')[2]}.{suffix}" if suffix and name != host else host


def _is_ip_address(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()


@lru_cache(maxsize=4096)
def _public_suffix(host: str) -> str:
    """Return the public suffix of a host, which always leaves it one label; ``""`` where it has none.

    Where the list has no rule for it, that is its last label.
    """
    labels = host.split(".")
    if "" in labels or _is_ip_address(host):
        return ""
    if len(labels) <= 2:
        # No look-up: one of the two labels is the site's.
        return ".".join(labels[1:])
    from publicsuffixlist import PublicSuffixList

    suffixes = PublicSuffixList(source=_rules_for(host), accept_encoded_idn="xn--" in host)
    suffix = suffixes.publicsuffix(host) or labels[-1]
    # ``city.gov.example`` may be a suffix itself.
    return suffix if suffix != host else ".".join(labels[1:])


def _rules_for(host: str) -> list[str]:
    """The list's rules that can match a host: its endings, bare, with a wildcard, or as an exception."""
    known = _list_lines()
    labels = [_to_unicode(label) for label in host.split(".")[-_MAX_RULE_LABELS:]]
    endings = [".".join(labels[at:]) for at in range(len(labels))]
    rules = (prefix + ending for ending in endings for prefix in ("", "*.", "!"))
    return [rule for rule in rules if rule.encode(errors="replace") in known]


def _to_unicode(label: str) -> str:
    """A label as the list spells it: international names in Unicode."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


@lru_cache(maxsize=1)
def _list_lines() -> frozenset[bytes]:
    """The list's lines. Splitting the whole list once takes less time than a search of it for one host."""
    from publicsuffixlist import PSLFILE

    with open(PSLFILE, "rb") as file:
        return frozenset(file.read().split(b"\n"))
