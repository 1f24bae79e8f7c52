"""What a page states about its reuse: its licence, robots directives, the reservation of text and data mining.

Everything is given as it is stated. Sources: schema.org ``license``, HTML ``rel=license``, Dublin Core, the robots meta
tag and ``X-Robots-Tag``, the TDM Reservation Protocol (TDMRep).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import Node
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Container, LicenseLink, Page
from newsclean.text.whitespace import collapse_whitespace

MAX_LICENSE_CHARS = 500
MAX_DIRECTIVES = 50
MAX_DIRECTIVE_CHARS = 100

_LICENSE_META = ("dcterms.license", "dc.license", "dc.rights.license", "cc:license", "license")
_RIGHTS_META = ("dcterms.rights", "dc.rights", "rights")
"""Statements of rights, which are often no licence but a copyright notice."""
_ROBOT_META = (
    "googlebot", "googlebot-news", "bingbot", "msnbot", "slurp", "yandex", "baiduspider", "duckduckbot", "applebot",
    "ccbot", "gptbot", "google-extended", "anthropic-ai", "claudebot", "perplexitybot", "bytespider", "amazonbot",
)  # fmt: skip
"""Names of ``<meta>`` tags with directives for one robot."""
_VALUE_DIRECTIVES = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")
"""Directives with a value after a colon; another name before a colon is a robot's."""
_TDM_VALUES = {"1": True, "0": False}
_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(?:licen[sc]es|publicdomain)/[\w./-]{2,60}|\bCC[ -](?:BY|0)(?:-(?:NC|ND|SA)){0,3}\b",
    re.IGNORECASE,
)
_FOOTER_NAME = re.compile(r"\b(?:footer|colophon|licen[sc]e|licensing|copyright)\b")
_CAPTION_TAGS = ("figure", "figcaption")
_CAPTION_NAME = re.compile(r"\b(?:caption|credit|credits|figure|gallery)\b")
_LINK_HEADER = re.compile(r"<([^<>]{1,1000})>([^<,]{0,300})")
_LICENSE_RELATION = re.compile(r"\brel\s{0,3}=\s{0,3}\"?[^\";]{0,60}\blicense\b", re.IGNORECASE)


def license_candidates(page: Page, stated: StatedMetadata) -> list[Candidate[str]]:
    """Return the licences that the page states for itself, as URLs where it gives one."""
    candidates = []
    for text, origin, weight in _license_statements(page, stated):
        value = _license_value(page, text)
        if value:
            candidates.append(Candidate(value, origin, weight))
    return candidates


def _license_statements(page: Page, stated: StatedMetadata) -> Iterator[tuple[str, str, float]]:
    for node in stated.stories:
        for text in _node_licenses(node):
            yield text, "json-ld:license", 0.95
    for rel, href in page.hints.links:
        if "license" in rel.split():
            yield href, "link:license", 0.9
    for name, value in page.hints.headers:
        if name == "link":
            for url, parameters in _LINK_HEADER.findall(value):
                if _LICENSE_RELATION.search(parameters):
                    yield url, "header:link", 0.85
    for link in page.hints.licenses:
        if link.is_marked and not _is_in_caption(page, link):
            yield link.href, "rel:license", 0.8
    for name in _LICENSE_META:
        for text in stated.meta.get(name, ()):
            yield text, f"meta:{name}", 0.75
    for name in _RIGHTS_META:
        for text in stated.meta.get(name, ()):
            if _CREATIVE_COMMONS.search(text):
                yield text, f"meta:{name}", 0.7
    for link in page.hints.licenses:
        if not link.is_marked and _is_in_footer(page, link) and not _is_in_caption(page, link):
            yield link.href, "footer:license", 0.6


def _node_licenses(node: Node) -> Iterator[str]:
    values = node.get("license")
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict):
            value = next((value[key] for key in ("url", "@id", "name") if isinstance(value.get(key), str)), None)
        if isinstance(value, str):
            yield value


def _license_value(page: Page, text: str) -> str:
    """Return a licence as an absolute URL, or as the name that is stated."""
    text = collapse_whitespace(text)[:MAX_LICENSE_CHARS]
    is_name = " " in text or not any(char in text for char in "/:.")
    return text if is_name else resolve_url(page, text) or ("" if text.startswith(("/", "#", ".")) else text)


def _is_in_footer(page: Page, link: LicenseLink) -> bool:
    return any(one.tag == "footer" or _FOOTER_NAME.search(one.names) for one in _containers(page, link))


def _is_in_caption(page: Page, link: LicenseLink) -> bool:
    """Whether a link states the licence of an image."""
    return any(one.tag in _CAPTION_TAGS or _CAPTION_NAME.search(one.names) for one in _containers(page, link))


def _containers(page: Page, link: LicenseLink) -> Iterator[Container]:
    index = link.container
    while 0 < index < len(page.containers):
        container = page.containers[index]
        yield container
        index = container.parent


def robots_candidates(page: Page, stated: StatedMetadata) -> list[Candidate[tuple[str, ...]]]:
    """Return the directives of all robots meta tags and headers, as one candidate.

    Directives for one robot begin with its name: ``googlebot: noindex``.
    """
    directives: dict[str, None] = {}
    origins: dict[str, None] = {}
    meta = ((name, name if name != "robots" else "", name) for name in ("robots", *_ROBOT_META))
    for name, robot, origin in meta:
        for text in stated.meta.get(name, ()):
            origins[f"meta:{origin}"] = None
            directives.update(dict.fromkeys(_parse_directives(text, robot)))
    for name, value in page.hints.headers:
        if name == "x-robots-tag":
            origins["header:x-robots-tag"] = None
            directives.update(dict.fromkeys(_parse_directives(value, "")))
    if not directives:
        return []
    return [Candidate(tuple(directives)[:MAX_DIRECTIVES], ", ".join(origins), 1.0)]


def _parse_directives(text: str, robot: str) -> Iterator[str]:
    """Split a list of directives (``googlebot: noindex, noai``); names are given in lower case."""
    date_follows = ""
    for item in text.split(","):
        item = collapse_whitespace(item)
        if date_follows:
            # A date in the form "Saturday, 25 Jun 2030 15:00:00 GMT" has a comma.
            yield f"{date_follows}, {item}" if item[:1].isdigit() else date_follows
            complete, date_follows = item[:1].isdigit(), ""
            if complete:
                continue
        name, colon, value = item.partition(":")
        name, value = name.strip().lower(), value.strip()
        if colon and name not in _VALUE_DIRECTIVES:
            robot, name, value = name, value.lower(), ""
            name, colon, value = name.partition(":")
            name, value = name.strip(), value.strip()
        if not name or len(item) > MAX_DIRECTIVE_CHARS or " " in name:
            continue
        directive = f"{name}: {value}" if name == "unavailable_after" else f"{name}:{value}" if value else name
        directive = f"{robot}: {directive}" if robot else directive
        if name == "unavailable_after" and value.isalpha():
            date_follows = directive
            continue
        yield directive
    if date_follows:
        yield date_follows


def tdm_candidates(page: Page, stated: StatedMetadata) -> list[Candidate[bool]]:
    """Return whether text and data mining is reserved. The page's own statement precedes that of the server."""
    candidates = [
        Candidate(_TDM_VALUES[text], "meta:tdm-reservation", 1.0)
        for text in stated.meta.get("tdm-reservation", ())
        if text in _TDM_VALUES
    ]
    candidates += [
        Candidate(_TDM_VALUES[value.strip()], "header:tdm-reservation", 0.9)
        for name, value in page.hints.headers
        if name == "tdm-reservation" and value.strip() in _TDM_VALUES
    ]
    return candidates
