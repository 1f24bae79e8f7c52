"""The search of one address as an iterator: requests are made while it is read, and its files are closed at its end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import islice

from newsclean.discovery.address_record import AddressRecord
from newsclean.discovery.finder import StoryFinder
from newsclean.discovery.model import DiscoveredStory
from newsclean.discovery.selection import Selection
from newsclean.discovery.site_reader import SiteReader
from newsclean.fetching.options import FetchOptions
from newsclean.fetching.scheduler import FetchPolicy


def iterate_stories(
    url: str, options: FetchOptions, policy: FetchPolicy, selection: Selection,
    on_problem: Callable[[str], None] | None = None, limit: int | None = None,
    record: str | os.PathLike[str] | None = None,
) -> Iterator[DiscoveredStory]:  # fmt: skip
    """Yield the stories of one address; arguments and errors as for :func:`newsclean.discover`."""
    with ExitStack() as files:
        addresses = files.enter_context(closing(AddressRecord(record))) if record is not None else None
        reader = files.enter_context(closing(SiteReader([url], options, policy)))
        found = StoryFinder(reader, selection, on_problem or _ignore).find(url)
        yield from islice((story for story in found if addresses is None or addresses.claim(story.url)), limit)


def _ignore(problem: str) -> None:
    """Pass over a problem: the caller does not want to know."""
