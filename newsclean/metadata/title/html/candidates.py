"""Title candidates of an HTML page: what its markup states and what its headings say, compared with each other.

Every wording of the title is a candidate: og:title, JSON-LD, the document title as a whole, cut and in parts, every
heading. Wordings with the same letters are one. The weight of a wording is the sum of the weights of its features: who
states it, where it is on the page, how long it is, whether text follows. The weights are log-odds, learned by
benchmarks/title_weights.py (a softmax over a page's wordings). Those of a news publisher's metadata are set by hand, since
the corpora have too few news pages to learn them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp, fsum
from typing import NamedTuple

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.title.html.variants import TitleVariant
from newsclean.metadata.title.html.wordings import title_variants
from newsclean.parse.model import Page
from newsclean.text.package_data import read_package_file

_POSITION_PENALTY = 0.0005
"""Log-odds for each block above: of two equals the earlier is chosen."""
HAND_SET = {
    "news:og": 14.0,
    "news:cut-short": -17.0,
    "news:ld-in-article": 17.0,
    "document:glued&shown": 6.0,
    "links-home": -5.0,
    "plain:above-dateline": 12.0,
    "h1:names-site": -6.0,
    "listed": 2.5,
    "listed:link": 0.5,
    "og:own": 7.0,
    "og:in-address": 4.0,
    "h1:apart": -4.0,
}
"""Weights that are not learned. A news publisher writes og:title as the story's headline, others write it for search
engines. A JSON-LD headline that is shown in the article, where og:title is not, is more reliable still. A heading that
links to the front page is the logo; so is one that is the last part of the document title, where the first part is a
heading with text below it. The title in a feed counts about as much as a heading. An og:title that is neither the
document title nor the first heading was written by hand; one that the address is made of is the headline, where the first
heading is not. A heading that shares no word with the title on which og:title, twitter:title and the document title agree
is a promotion."""


@cache
def _weights() -> dict[str, float]:
    text = read_package_file("metadata/title/html-weights.json")
    return {**json.loads(text), **HAND_SET}


def score_variant(variant: TitleVariant, weights: Mapping[str, float]) -> float:
    """Return the log-odds of a wording. ``fsum`` makes the sum independent of the order of the set."""
    return fsum([weights.get(name, 0.0) for name in variant.features]) - _POSITION_PENALTY * variant.first_block


class HtmlTitle(NamedTuple):
    """The title that was chosen, and what it was chosen from."""

    variant: TitleVariant | None
    candidates: list[Candidate[str]]
    """Every wording; a candidate's weight is its probability. Where several places have one wording, each is a candidate;
    the first of them is chosen."""


def choose_html_title(page: Page) -> HtmlTitle:
    """Return the likeliest wording of a page's title; of equals, the first."""
    weights = _weights()
    variants = title_variants(page)
    scores = [score_variant(variant, weights) for variant in variants]
    best = max(scores, default=0.0)
    odds = [exp(score - best) for score in scores]
    total = sum(odds)
    candidates = [
        Candidate(variant.text, origin, share / total)
        for variant, share in zip(variants, odds, strict=True)
        for origin in variant.origins
    ]
    return HtmlTitle(variants[scores.index(best)] if variants else None, candidates)
