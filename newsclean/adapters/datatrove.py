"""An extractor for datatrove: HTML and text dumps in, the text of articles out, their fields in the metadata.

>>> from newsclean.adapters.datatrove import NewscleanExtractor
>>> extractor = NewscleanExtractor(fields=("title", "published", "language"), min_confidence=0.5)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
from datatrove.utils.typeshelper import StatHints

from newsclean.corpus.worker import WARM_UP_PAGE
from newsclean.output.field_selection import parse_field_names, select_fields

ARTICLE_KEY = "article"
"""The key of a document's metadata that holds the fields."""
DEFAULT_FIELDS = ("title", "authors", "source", "published", "language", "extraction.confidence")
DEFAULT_TIMEOUT_SECONDS = 30.0


class NewscleanExtractor(BaseExtractor):  # type: ignore[misc]  # datatrove has no types
    """Replaces the text of each document, a page, by the text of its article.

    Documents without an article, below the confidence, or over the time limit are dropped; the statistics count them as
    ``no_article``, ``low_confidence`` and ``timeout``. The address and the date of a document's record come from its
    metadata (``url``, ``date``), as datatrove's ``WarcReader`` writes them.

    Args:
        timeout: seconds for one page.
        fields: fields of the article that are kept in ``metadata["article"]``; names as for ``newsclean clean --fields``.
            Empty for none.
        min_confidence: the confidence, 0 to 1, below which an article is dropped.
        markdown: whether the text is Markdown instead of plain paragraphs.

    Raises:
        ValueError: a field is unknown.
    """

    name = "📰 newsclean"

    def __init__(
        self,
        timeout: float = DEFAULT_TIMEOUT_SECONDS,
        fields: Sequence[str] = DEFAULT_FIELDS,
        min_confidence: float = 0.0,
        markdown: bool = False,
    ) -> None:
        super().__init__(timeout)
        self.fields = parse_field_names(",".join(fields)) if fields else ()
        self.min_confidence = min_confidence
        self.markdown = markdown

    def extract(self, text: str) -> str:
        """Return the text of the article in a page; ``""`` where there is none."""
        extracted = self.extract_article(text, None, None)[0]
        return extracted

    def extract_article(self, page: str, url: str | None, date: str | None) -> tuple[str, dict[str, Any], str]:
        """Return the text of an article, its fields, and how the page counts in the statistics.

        Args:
            page: HTML or a text dump.
            url: where it came from.
            date: when it was recorded, ISO 8601; relative dates in the page count from it.
        """
        from newsclean.api import clean
        from newsclean.errors import NewscleanError

        try:
            article = clean(page, url=url, fetched_at=date)
        except NewscleanError:
            return "", {}, "no_article"
        except Exception:
            # datatrove would lose its process, and with it the time to start another.
            return "", {}, "clean_error"
        if article.extraction.confidence < self.min_confidence:
            return "", {}, "low_confidence"
        text = article.to_markdown(images=False) if self.markdown else article.text
        return text, select_fields("", article, self.fields), "extracted"

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Extract each document of a pipeline: a step of datatrove."""
        with ExtractorSandbox(timeout=self.timeout, warmup_text=(WARM_UP_PAGE, None, None)) as sandbox:
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    try:
                        url, date = (_text(document.metadata.get(key)) for key in ("url", "date"))
                        extracted = sandbox.process_document((document.text, url, date), self.extract_article)
                    except TimeoutError:
                        self.stat_update("timeout")
                        continue
                    except EOFError:
                        self.stat_update("broken_process")
                        continue
                document.text, fields, outcome = extracted
                self.stat_update(outcome)
                if not document.text:
                    self.stat_update(StatHints.dropped)
                    continue
                if fields:
                    document.metadata[ARTICLE_KEY] = fields
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document


def _text(value: object) -> str | None:
    """A value of a document's metadata as text; readers of tables may give a ``datetime``."""
    if value is None or value == "":
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
