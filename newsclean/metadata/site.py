"""The name of the site that published the page."""

from __future__ import annotations

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text, node_types
from newsclean.metadata.markup.stated import StatedMetadata

_META_WEIGHTS = (("head:site", 0.9), ("og:site_name", 0.9), ("sitename", 0.85), ("application-name", 0.6))


def site_candidates(stated: StatedMetadata) -> list[Candidate[str]]:
    """Return every name that the markup gives for the site."""
    candidates = [
        Candidate(stated.meta[name][0], f"meta:{name}", weight)
        for name, weight in _META_WEIGHTS
        if stated.meta.get(name)
    ]
    for node in stated.nodes:
        publisher = first_text(node.get("publisher"))
        if publisher and not publisher.startswith("http"):
            candidates.append(Candidate(publisher, "json-ld:publisher", 0.8))
            break
        name = first_text(node.get("name")) if "WebSite" in node_types(node) else None
        if name:
            candidates.append(Candidate(name, "json-ld:website", 0.7))
    return candidates
