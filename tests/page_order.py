"""Prints what a process makes of the fixtures, for :mod:`tests.test_determinism`.

usage: python -m tests.page_order [FOLDER_OF_RULES]

With rules, the process cleans more than 300 other pages before, in two threads, one page with the rules and the next one
without, and then the fixtures in reverse order.
"""

from __future__ import annotations

import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import newsclean

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
VARIANTS = 10
"""Variants of each fixture that are cleaned before, most with other class names and ids."""
UNCHANGED_ROUNDS = 2
"""Rounds in which the pages are the fixtures themselves: what is cached of them must not depend on the rules."""
MIN_OTHER_PAGES = 300


def read_pages() -> dict[str, bytes]:
    """The fixtures by name."""
    return {path.parent.name: path.read_bytes() for path in sorted(FIXTURES.glob("*/page.*"))}


def describe(page: bytes) -> str:
    """The article and the explanation of a page, or why it has none."""
    try:
        return json.dumps([newsclean.clean(page).to_dict(), newsclean.explain(page).to_dict()], sort_keys=True)
    except newsclean.NewscleanError as error:
        return repr(error)


def clean_others(pages: list[bytes], rules: str) -> None:
    """Clean variants of pages in two threads, every second one with rules."""
    cleaners = (newsclean.Cleaner(rules=rules), newsclean.Cleaner())

    def clean(number: int) -> bool:
        page = pages[number % len(pages)]
        if number >= UNCHANGED_ROUNDS * len(pages):
            page = re.sub(rb'(class|id)="', rb'\1="v%d-' % number, page)
        try:
            return bool(cleaners[number % 2].clean(page, url=f"https://post{number}.example/{number}").text)
        except newsclean.NoArticle:
            return False

    with ThreadPoolExecutor(2) as pool:
        are_articles = list(pool.map(clean, range(VARIANTS * len(pages))))
    assert len(are_articles) > MIN_OTHER_PAGES and sum(are_articles) > 0.7 * len(are_articles), sum(are_articles)


def main() -> None:
    pages = read_pages()
    names = list(pages)
    if len(sys.argv) > 1:
        clean_others(list(pages.values()), sys.argv[1])
        names.reverse()
    print(json.dumps({name: describe(pages[name]) for name in names}))


if __name__ == "__main__":
    main()
