"""One reader for pages, bundles, archives, tables and folders, recognised by content."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.documents import documents, read_file
from newsclean.inputs.entry import LAST_ENTRY
from tests.command import newsclean
from tests.corpus.test_corpus import warc
from tests.end_to_end.test_bundle import ONE, TWO
from tests.pages import ENGLISH

ROWS = "".join(json.dumps({"url": f"https://example.com/{number}", "html": ENGLISH}) + "\n" for number in range(3))


def names(*paths: Path) -> list[str]:
    """The documents' names below their folder; an error in brackets."""
    return [
        os.path.basename(one.name) if isinstance(one, Document) else f"[{os.path.basename(one.name)}]"
        for one in documents(*map(str, paths))
    ]


def test_a_file_is_what_its_content_is_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(ENGLISH)
    (tmp_path / "bundle").write_text(f"{ONE}\f{TWO}")
    (tmp_path / "rows.json.gz").write_bytes(gzip.compress(ROWS.encode()))
    warc(tmp_path / "crawl")
    assert names(tmp_path / "page") == ["page"]
    assert names(tmp_path / "bundle") == ["bundle: page 1", "bundle: page 2"]
    assert names(tmp_path / "rows.json.gz") == [f"rows.json.gz:{number}" for number in (1, 2, 3)]
    assert len(names(tmp_path / "crawl")) == 5


def test_parquet_is_recognised_by_its_content(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    parquet.write_table(pyarrow.table({"html": [ENGLISH] * 2}), tmp_path / "pages.parq")
    assert names(tmp_path / "pages.parq") == ["pages.parq:1", "pages.parq:2"]


@pytest.mark.parametrize("text", ['{"blocks": []}\n', '{\n "html": "x"\n}\n', "{ a story in braces }\n"])
def test_json_without_a_column_of_pages_in_its_first_line_is_one_page(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    assert names(tmp_path / "a.json") == ["a.json"]


def test_only_a_file_of_one_page_is_a_single_page(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "page.html").write_text(ENGLISH)
    (tmp_path / "one.jsonl").write_text(ROWS.splitlines()[0])
    (tmp_path / "bundle.txt").write_text(f"{ONE}\f{TWO}")
    page = str(tmp_path / "folder" / "page.html")
    assert documents(page).is_single_page
    for given in ((page, page), ("folder",), ("one.jsonl",), ("bundle.txt",)):
        assert not documents(*(str(tmp_path / name) for name in given)).is_single_page


def test_standard_input_is_no_folder_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "-").mkdir()
    assert newsclean("clean", "-", given=ENGLISH, cwd=tmp_path).stdout.startswith("{\n")


def test_what_cannot_be_read_is_an_error_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ENGLISH)
    (tmp_path / "rows.jsonl").write_text(f"{ROWS}{{cut off\n{ROWS}")
    found = names(tmp_path / "gone.html", tmp_path / "rows.jsonl", tmp_path / "page.html")
    assert found == ["[gone.html]", *(f"rows.jsonl:{n}" for n in (1, 2, 3)), "[rows.jsonl:4]",
                     *(f"rows.jsonl:{n}" for n in (5, 6, 7)), "page.html"]  # fmt: skip


@pytest.mark.parametrize("name", ["bundle.txt", "rows.jsonl", "crawl.warc.gz", "cut.warc.gz", "gone.html"])
def test_reading_can_continue_at_any_page(tmp_path: Path, name: str) -> None:
    (tmp_path / "bundle.txt").write_text(f"{ONE}\f{TWO}\f{ONE}")
    (tmp_path / "rows.jsonl").write_text(ROWS)
    warc(tmp_path / "crawl.warc.gz")
    packed = (tmp_path / "crawl.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(packed[: len(packed) // 2])

    def read(skip: int) -> list[tuple[int, str]]:
        return [(entry.number, str(entry.content)) for entry in read_file(str(tmp_path / name), skip=skip)]

    whole = read(0)
    for number, _ in whole:
        assert read(number + 1) == [entry for entry in whole if entry[0] > number]
    last = list(read_file(str(tmp_path / name)))[-1]
    assert (
        isinstance(last.content, SourceError) == (last.number == LAST_ENTRY) == (name in ("cut.warc.gz", "gone.html"))
    )
