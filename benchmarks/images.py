"""Measure how many captioned pictures of stories are found, on the pages of corpora with whole bodies as gold.

usage: python -m benchmarks.images [--set NAME]... [--show N]

A picture counts where a ``<figure>`` with an image and a ``<figcaption>`` stands among the paragraphs of the gold, or
right above the first of them. It is found where ``images`` has the same picture with that caption or its credit. Figures
are read with lxml's tree, which newsclean does not use. The share of pages is that of those whose figures are all found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
from typing import NamedTuple

from lxml import etree, html

from benchmarks.corpora import TRUTH, Sample, require_corpora, samples

_LETTERS = re.compile(r"[\W_]+")
_TEXT_TAGS = ("p", "h2", "h3", "li", "blockquote", "div")
_PERSON = re.compile(r"author|byline|autor|avatar|teaser|newsletter|portrait", re.IGNORECASE)
"""Class names of portraits beside a name, and of other stories."""
_INLINE_DATA = re.compile(r"data:\S*")
MIN_PARAGRAPH_LETTERS = 25
MAX_BYLINE_LETTERS = 80
"""Length up to which the caption of a portrait names the author."""
MAX_ELEMENTS_ABOVE = 60
"""Elements between a figure and the gold's first paragraph."""
_IMAGE_ATTRIBUTES = (
    "src",
    "data-src",
    "srcset",
    "data-srcset",
    "data-lazy-src",
    "data-original",
    "data-lazy-srcset",
    "href",
)


class Figure(NamedTuple):
    """A captioned figure of a story."""

    addresses: str
    """What the image and its sources state, joined."""
    caption: str
    """The letters of the caption."""


class Result(NamedTuple):
    """The figures of a page, and those that were not found."""

    sample: str
    figures: int
    missing: tuple[str, ...]


def letters(text: str) -> str:
    """Return the letters and digits of a text, case-folded."""
    return _LETTERS.sub("", text).casefold()


def find_figures(text: str, gold: str, authors: list[str]) -> list[Figure]:
    """Return the captioned figures among the gold's paragraphs and right above them."""
    tree = html.document_fromstring(text)
    for element in list(tree.iter("script", "style", "noscript", etree.Comment)):
        element.drop_tree()
    body = letters(gold)
    order = list(tree.iter())
    places = {element: at for at, element in enumerate(order)}
    paragraphs = [
        places[element]
        for element in tree.iter(*_TEXT_TAGS)
        if len(own := letters(element.text_content())) >= MIN_PARAGRAPH_LETTERS
        and own in body
        and not any(one.tag in ("figure", "aside", "footer") for one in element.iterancestors())
    ]
    if not paragraphs:
        return []
    figures = []
    for figure in tree.iter("figure"):
        if not min(paragraphs) - MAX_ELEMENTS_ABOVE <= places[figure] <= max(paragraphs):
            continue
        if any(one.tag in ("aside", "footer", "nav") or one.tag == "a" for one in figure.iterancestors()):
            continue
        names = " ".join(one.get("class") or "" for one in (figure, *figure.iterancestors()))
        if _PERSON.search(names):
            continue
        captions = [letters(one.text_content()) for one in figure.iter("figcaption")]
        images = list(figure.iter("img", "source", "amp-img", "a"))
        addresses = _INLINE_DATA.sub("", " ".join(one.get(name) or "" for one in images for name in _IMAGE_ATTRIBUTES))
        if any(
            letters(author) in caption and len(caption) < MAX_BYLINE_LETTERS
            for author in authors
            for caption in captions
        ):
            continue
        if len(captions) == 1 and len(captions[0]) >= 4 and re.search(r"\w\.\w|/\w", addresses):
            figures.append(Figure(addresses, captions[0]))
    return figures


def measure(sample: Sample) -> Result:
    """Clean one page and look for its figures."""
    import newsclean
    from newsclean.decode.page import decode_page
    from newsclean.metadata.media.picture_identity import picture_key

    data = sample.read()
    name = f"{sample.set}/{sample.id}"
    figures = find_figures(decode_page(data, None).text, sample.gold["body"], sample.gold.get("authors") or [])
    if not figures:
        return Result(name, 0, ())
    try:
        images = newsclean.clean(data, url=sample.gold.get("url") or "https://site.invalid/page").images
    except newsclean.NewscleanError as error:
        return Result(name, len(figures), (str(error),))
    missing = []
    for figure in figures:
        keys = {
            picture_key(f"https://site.invalid/{part}" if "//" not in part else part)
            for part in re.split(r"[\s]+", figure.addresses.replace(", ", " "))
        }
        same = [
            image
            for image in images
            if picture_key(image.url) in keys or image.url.split("/", 3)[-1].split("?")[0] in figure.addresses
        ]
        if not same:
            missing.append(f"no picture: {figure.caption[:60]} {figure.addresses[:90]}")
        elif not any(_has_caption(figure.caption, image.caption, image.credit) for image in same):
            missing.append(f"no caption: {figure.caption[:60]}, but {same[0].caption!r:.60}, {same[0].credit!r:.40}")
    return Result(name, len(figures), tuple(missing))


def _has_caption(gold: str, caption: str | None, credit: str | None) -> bool:
    parts = [letters(part) for part in (caption, credit) if part]
    return bool(parts) and any(part in gold or gold in part for part in parts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", help="a set of the corpora (default: fundus and misinfo)")
    parser.add_argument("--show", type=int, default=0, help="how many missing pictures to print")
    args = parser.parse_args()
    require_corpora(TRUTH)
    found = [one for one in samples(TRUTH, set(args.set or ("fundus", "misinfo"))) if one.gold.get("body")]
    with multiprocessing.Pool() as pool:
        results = [one for one in pool.map(measure, found, chunksize=4) if one.figures]
    shown = [f"{one.sample}: {line}" for one in results for line in one.missing]
    print("\n".join(shown[: args.show]))
    figures = sum(one.figures for one in results)
    missing = sum(len(one.missing) for one in results)
    whole = sum(not one.missing for one in results)
    print(
        f"{figures - missing} of {figures} pictures ({1 - missing / max(figures, 1):.3f}); all of them on {whole} of {len(results)} pages ({whole / max(len(results), 1):.3f})"
    )


if __name__ == "__main__":
    main()
