"""The services whose content pages embed (``providers.json``), and frames that are none (``rejected_frames.json``).

A provider has hosts, a pattern that the path and query begin with, a kind, examples and counter-examples. ``canonical``
is the address that is given in place of the embedded one; ``{id}`` is the identifier in the pattern, and ``{base}`` the
address without its query.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.article.model import EmbedKind
from newsclean.text.package_data import read_package_file

_SUBDOMAINS = ("www.", "m.", "web.", "de-de.", "fr-fr.", "en-gb.")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?)(?:$|[?#])", re.IGNORECASE)
_AUDIO = re.compile(r"\.(?:mp3|m4a|ogg|oga|wav|aac|flac)(?:$|[?#])", re.IGNORECASE)
_VIDEO = re.compile(r"\.(?:mp4|m3u8|webm|ogv|mov|m4v|flv|mpd)(?:$|[?#])", re.IGNORECASE)
MAX_ADDRESS_CHARS = 2000


class Provider(NamedTuple):
    """A row of the table of providers."""

    id: str
    provider: str | None
    kind: EmbedKind
    hosts: list[str]
    path: str
    examples: list[str]
    counter_examples: list[str]
    canonical: str | None = None


class RejectedFrame(NamedTuple):
    """A kind of frames that hold nothing of a story."""

    id: str
    pattern: str
    examples: list[str]
    counter_examples: list[str]


class KnownEmbed(NamedTuple):
    """An address that a provider's row matches."""

    url: str
    kind: EmbedKind
    provider: str | None


@cache
def providers() -> tuple[Provider, ...]:
    """Read the table of providers."""
    return tuple(Provider(**row) for row in json.loads(read_package_file("metadata/media/providers.json")))


@cache
def rejected_frames() -> tuple[RejectedFrame, ...]:
    """Read the table of frames that hold nothing of a story."""
    return tuple(RejectedFrame(**row) for row in json.loads(read_package_file("metadata/media/rejected_frames.json")))


@cache
def _providers_by_host() -> dict[str, list[tuple[re.Pattern[str], Provider]]]:
    by_host: dict[str, list[tuple[re.Pattern[str], Provider]]] = {}
    for provider in providers():
        pattern = re.compile(provider.path, re.IGNORECASE)
        for host in provider.hosts:
            by_host.setdefault(host, []).append((pattern, provider))
    return by_host


@cache
def _rejected() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.pattern})" for row in rejected_frames()), re.IGNORECASE)


def recognize(url: str) -> KnownEmbed | None:
    """Return what an absolute address embeds, by its provider, or ``None``."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    for name in _host_names(host):
        for pattern, provider in _providers_by_host().get(name, ()):
            match = pattern.match(target)
            if match:
                return KnownEmbed(_canonical(url, provider, match), provider.kind, provider.provider)
    return None


def is_rejected(url: str) -> bool:
    """Return whether a frame is advertising, tracking, comments or social buttons."""
    return len(url) > MAX_ADDRESS_CHARS or _rejected().search(url) is not None


def kind_of_file(url: str) -> EmbedKind | None:
    """Return the kind of a file by its extension, or ``None``."""
    path = url.split("?")[0]
    if _DOCUMENT.search(path):
        return "document"
    return "audio" if _AUDIO.search(path) else "video" if _VIDEO.search(path) else None


def _host_names(host: str) -> list[str]:
    """A host and what it is without a subdomain."""
    names = [host]
    for prefix in _SUBDOMAINS:
        if host.startswith(prefix):
            names.append(host.removeprefix(prefix))
    first, _, rest = host.partition(".")
    return [*names, rest] if "." in rest and rest not in names and len(first) < 20 else names


def _canonical(url: str, provider: Provider, match: re.Match[str]) -> str:
    if provider.canonical is None:
        return url
    return provider.canonical.format(base=url.split("?")[0].split("#")[0], **match.groupdict())
