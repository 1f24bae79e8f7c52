"""The extractor in real pipelines of datatrove."""

from __future__ import annotations

import gzip
import json
import os
import re
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'newsclean[datatrove]'")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader, WarcReader
from datatrove.pipeline.writers import JsonlWriter

from newsclean.adapters.datatrove import ARTICLE_KEY, NewscleanExtractor
from tests.inputs.archives import response
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH, PARAGRAPHS


def run(reader: Any, extractor: NewscleanExtractor, folder: Path) -> list[dict[str, Any]]:
    """Run a pipeline on this machine; return what it writes."""
    writer = JsonlWriter(str(folder / "out"))
    LocalPipelineExecutor([reader, extractor, writer], tasks=1, logging_dir=str(folder / "logs")).run()
    lines = [
        line
        for path in sorted((folder / "out").glob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]
    return [json.loads(line) for line in lines]


def counts(extractor: NewscleanExtractor) -> dict[str, int]:
    return {name: int(stat.total) for name, stat in extractor.stats.stats.items() if name != "doc_len"}


def page(text: str, **metadata: Any) -> Document:
    return Document(text=text, id="1", metadata=metadata)


def test_a_pipeline_from_warc_to_json_lines(tmp_path: Path) -> None:
    pytest.importorskip("cchardet")
    pytest.importorskip("magic", exc_type=ImportError)  # It needs the system's libmagic.
    (tmp_path / "in").mkdir()
    date = {"WARC-Date": "2026-11-02T12:00:00Z", "WARC-Identified-Payload-Type": "text/html"}
    records = [
        response(1, url="https://news.example/1", warc_headers=date),
        response(2, CHINESE.replace("gb2312", "utf-8").encode(), url="https://zh.example/2", warc_headers=date),
        response(
            3,
            b"<title>Just a moment...</title><p>Verify you are human.</p>",
            url="https://news.example/3",
            warc_headers=date,
        ),
    ]
    (tmp_path / "in" / "crawl.warc").write_bytes(b"".join(records))
    found = run(WarcReader(str(tmp_path / "in")), NewscleanExtractor(), tmp_path)
    assert [document["text"] for document in found] == ["\n\n".join(PARAGRAPHS), "\n\n".join(CHINESE_PARAGRAPHS)]
    assert [document["metadata"]["url"] for document in found] == ["https://news.example/1", "https://zh.example/2"]
    fields = [document["metadata"][ARTICLE_KEY] for document in found]
    assert [each["language"] for each in fields] == ["en", "zh"]
    assert fields[1]["authors"] == [{"name": "梁一舟", "role": "作者"}]
    assert fields[1]["published"] == "2024-03-05T09:12"


def test_a_pipeline_from_json_lines(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    row = {"id": "a", "text": ENGLISH, "url": "https://news.example/a"}
    (tmp_path / "in" / "pages.jsonl").write_text(json.dumps(row))
    (found,) = run(JsonlReader(str(tmp_path / "in")), NewscleanExtractor(fields=("title", "url")), tmp_path)
    assert found["metadata"][ARTICLE_KEY] == {"title": "Library stays open", "url": "https://news.example/a"}


def test_relative_dates_count_from_the_date_of_the_record() -> None:
    text = ENGLISH.replace("By Ann Example", "2 hours ago")
    extractor = NewscleanExtractor(fields=("published",))
    (found,) = extractor.run([page(text, url="https://news.example/a", date="2026-11-02T12:00:00Z")])
    assert found.metadata[ARTICLE_KEY]["published"].startswith("2026-11-02T10:00")


def test_documents_without_an_article_are_dropped_and_counted() -> None:
    extractor = NewscleanExtractor(min_confidence=0.99999)
    assert list(extractor.run([page(""), page("%PDF-1.7"), page(ENGLISH)])) == []
    found = counts(extractor)
    assert found["total"] == found["dropped"] == 3
    assert found["no_article"] == 2
    assert found["low_confidence"] == 1


def test_no_fields_and_markdown() -> None:
    (found,) = NewscleanExtractor(fields=(), markdown=True).run([page(ENGLISH)])
    assert ARTICLE_KEY not in found.metadata
    assert found.text.startswith("# Library stays open")


def test_extract_alone_takes_a_page() -> None:
    assert NewscleanExtractor().extract(ENGLISH) == "\n\n".join(PARAGRAPHS)
    assert NewscleanExtractor().extract("") == ""


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(ValueError, match="did you mean 'title'"):
        NewscleanExtractor(fields=("titel",))


class Unreliable(NewscleanExtractor):
    """Hangs on one page and dies on another."""

    def extract_article(self, page: str, url: str | None, date: str | None) -> tuple[str, dict[str, Any], str]:
        if "hang" in page:
            time.sleep(60)
        if "crash" in page:
            os._exit(1)
        return super().extract_article(page, url, date)


def test_a_page_that_hangs_or_crashes_costs_no_other() -> None:
    extractor = Unreliable(timeout=5.0)
    start = time.monotonic()
    found = list(extractor.run([page("hang"), page(ENGLISH), page("crash"), page(ENGLISH)]))
    assert len(found) == 2
    assert time.monotonic() - start < 40
    assert counts(extractor)["timeout"] == counts(extractor)["broken_process"] == 1


def test_the_example_of_the_documentation_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
    code = next(block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "datatrove" in block)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "pages.jsonl").write_text(json.dumps({"id": "a", "text": ENGLISH}))
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "scale.md", "exec"), {})
    (path,) = (tmp_path / "articles").glob("*.jsonl.gz")
    found = json.loads(gzip.decompress(path.read_bytes()))
    assert found["metadata"][ARTICLE_KEY] == {"title": "Library stays open", "published": None, "language": "en"}
