"""What a worker process does with one page of a request."""

from __future__ import annotations

from typing import Literal, NamedTuple

from newsclean.corpus.worker import Outcome, failed_outcome
from newsclean.document import Document
from newsclean.output.formats import ALL_MARKUP, Markup
from newsclean.pipeline import Kind

Action = Literal["clean", "explain", "find_forward"]
SERVICE_FORMATS = {
    "json": "application/json",
    "markdown": "text/markdown; charset=utf-8",
    "front-matter": "text/markdown; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "schema.org": "application/ld+json",
}
"""The formats of an article, each with its media type."""
SENT_PAGE_NAME = "page"
"""The name of a page that the caller sends, in messages."""
_COMPACT_JSON = "jsonl"


class PageTask(NamedTuple):
    """A page, and what is wanted of it."""

    document: Document
    action: Action
    """``clean`` gives the article, ``explain`` the explanation as JSON, ``find_forward`` the address that the page
    forwards to, or an empty text."""
    kind: Kind = "auto"
    format: str = "json"
    """The article's format."""
    markup: Markup = ALL_MARKUP

    @property
    def id(self) -> str:
        """The page's name in its outcome."""
        return self.document.name


def process_task(task: PageTask) -> Outcome:
    """Do what is wanted of a page; an error of any kind is the outcome."""
    from newsclean.errors import NewscleanError

    try:
        return Outcome(task.id, "article", _perform(task))
    except NewscleanError as error:
        return Outcome(task.id, "no_article", str(error), error=error)
    except Exception as error:
        return failed_outcome(task.id, error)


def _perform(task: PageTask) -> str:
    document = task.document
    if task.action == "find_forward":
        from newsclean.fetching.forwards import find_forward_address

        return find_forward_address(document) or ""
    if task.action == "explain":
        import json

        from newsclean.api import explain

        explanation = explain(document.data, url=document.url, kind=task.kind, charset=document.charset)
        # Lone surrogates, which a page may have, are no text for a JSON parser.
        return json.dumps(explanation.to_dict(), ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"
    from newsclean.output.formats import find_format
    from newsclean.pipeline import clean_document

    article = clean_document(document, task.kind)
    name = _COMPACT_JSON if task.format == "json" else task.format
    return find_format(name, is_multiple=False, fields=(), markup=task.markup).render(document.name, article)
