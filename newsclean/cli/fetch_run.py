"""The URLs of one ``newsclean fetch``, fetched in order; those that an interrupted run was done with are skipped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from newsclean.cli.articles.output import Input
from newsclean.cli.fetching.url_list import ListedUrl
from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.fetching.options import ONE_PAGE, FetchOptions, StoryOptions
from newsclean.fetching.stories import fetch_story
from newsclean.text.urls import without_credentials

if TYPE_CHECKING:
    from newsclean.fetching.scheduler import FetchPolicy, PageStream


class FetchRun:
    """The pages of a run.

    Args:
        urls: URLs that the user named. They are fetched first, one after the other, whatever robots.txt says.
        listed: URLs from a list, fetched as ``policy`` says.
        options: options of every fetch.
        policy: how the hosts of the list are treated.
        save: a folder that each page is saved in.
        story: what is fetched of a story beside the page of its address.
        problems: the lines of the list that have no URL.
    """

    def __init__(
        self, urls: Iterable[str], listed: Iterable[ListedUrl], options: FetchOptions, policy: FetchPolicy,
        save: Path | None, story: StoryOptions = ONE_PAGE, problems: Iterable[SourceError] = (),
    ) -> None:  # fmt: skip
        by_page: dict[str, str] = {}
        self._urls = [url for url in urls if _is_first(url, by_page)]
        first = [one for one in listed if _is_first(one.url, by_page)]
        self._listed_urls = [one.url for one in first]
        self._listings = {one.url: one.listing for one in first}
        self._problems = list(problems)
        self._options = options
        self._policy = policy
        self._save = save
        self._story = story
        self._stream: PageStream | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all inputs, in order."""
        problems = (problem.name for problem in self._problems)
        return (*problems, *map(without_credentials, (*self._urls, *self._listed_urls)))

    def skip(self, done: Collection[str]) -> None:
        """Leave out the inputs of these names."""
        self._urls = [url for url in self._urls if without_credentials(url) not in done]
        self._listed_urls = [url for url in self._listed_urls if without_credentials(url) not in done]
        self._problems = [problem for problem in self._problems if problem.name not in done]

    def read(self, show_activity: Callable[[str], None]) -> Iterator[Input]:
        """Fetch the pages. ``show_activity`` is called with the name of each before it is waited for."""
        from newsclean.fetching.scheduler import PageStream

        for problem in self._problems:
            yield Input(problem.name, problem)
        for url in self._urls:
            show_activity(without_credentials(url))
            yield self._input(url, partial(fetch_story, url, self._options, self._story, get_delay=self._get_delay))
        with closing(PageStream(self._listed_urls, self._options, self._policy, self._story)) as self._stream:
            for url, wait in self._stream:
                show_activity(without_credentials(url))
                yield self._input(url, wait)

    def read_finished(self) -> Iterator[Input]:
        """Return the pages that are fetched already, ahead of the one that was waited for."""
        for url, wait in self._stream.finished() if self._stream is not None else ():
            yield self._input(url, wait)

    def _get_delay(self) -> float:
        return self._policy.delay

    def _input(self, url: str, wait: Callable[[], Document]) -> Input:
        """Wait for a page; the input is the page, saved where pages are saved, or the error."""
        name = without_credentials(url)
        try:
            document = wait()._replace(listing=self._listings.get(url))
            if self._save is not None:
                from newsclean.output.warc import write_warc

                for page in (document, *document.further_pages):
                    write_warc(page, self._save)
        except Exception as error:
            return Input(name, error)
        return Input(name, document)


def _is_first(url: str, by_page: dict[str, str]) -> bool:
    """Whether a URL is the first of its page; others differ in credentials or in a fragment, which no server sees."""
    page, fragment = urldefrag(without_credentials(url))
    # Scripts read a fragment that begins with "!" as the address of a page.
    key = f"{page}#{fragment}" if fragment.startswith("!") else page
    return by_page.setdefault(key, url) is url
