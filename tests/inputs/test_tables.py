"""Tables of pages: JSON Lines in every shape that crawlers write, Parquet files by pyarrow."""

from __future__ import annotations

import base64
import gzip
import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.columns import Columns, EncodedPage, WrongColumn
from newsclean.inputs.documents import read_file
from newsclean.inputs.tables import check_columns
from tests.pages import CHINESE, ENGLISH

ERRORS = [{"url": "https://example.com/0", "error": "timeout"}] * 15


def read(path: Path, *columns: Any) -> list[bytes | str]:
    """The pages of a table; the message of an error without the file's path."""
    entries = list(read_file(str(path), Columns(*columns)))
    contents = [entry.content for entry in entries]
    assert all(isinstance(content, (Document, SourceError)) for content in contents)
    return [
        content.data if isinstance(content, Document) else str(content).removeprefix(f"{path}: ")
        for content in contents
        if not isinstance(content, Document) or content.data
    ]  # type: ignore[union-attr]


def write_rows(path: Path, *rows: object, encoding: str = "utf-8") -> Path:
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(encoding))
    return path


@pytest.mark.parametrize(
    "rows",
    [
        [*ERRORS, {"url": "u", "html": ENGLISH}],
        [*ERRORS * 100, {"url": "u", "html": ENGLISH}],
        [{"url": "u", "text": "timeout"}, {"url": "u", "html": ENGLISH}],
        [{"html": None}, {"html": ENGLISH}],
        [{"html": ""}, {}, {"html": ENGLISH}],
        [{"page": 3, "text": ENGLISH}],
        [{"content": {"type": "html"}, "body": ENGLISH}],
        [{"content": None, "raw_html": ENGLISH}, {"content": None}],
        [{"html": ENGLISH, "meta": {"html": "no"}}],
        [[1, 2], "text", {"html": ENGLISH}],
    ],
)
def test_the_column_is_found_among_the_first_rows_that_have_pages(tmp_path: Path, rows: list[object]) -> None:
    found = read(write_rows(tmp_path / "a.jsonl", *rows))
    assert [page for page in found if "is no JSON object" not in str(page) and page != "timeout"] == [ENGLISH]


@pytest.mark.parametrize("column", ["raw", "page.html", "response.body.text", "a.b", "größe"])
def test_a_column_that_is_asked_for_is_read_wherever_it_first_occurs(tmp_path: Path, column: str) -> None:
    row: Any = ENGLISH
    for name in reversed(column.split(".")):
        row = {name: row}
    path = write_rows(tmp_path / "a.jsonl", *[{"html": "another"}] * 1500, row, {column: ENGLISH})
    assert read(path, column) == [ENGLISH] * 2
    with pytest.raises(WrongColumn, match="no column 'rare': choose one with --column: html"):
        check_columns([str(path)], Columns("rare"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "rows"])
def test_json_lines_in_utf_16_or_with_a_byte_order_mark(tmp_path: Path, encoding: str, name: str) -> None:
    path = write_rows(tmp_path / name, {"html": CHINESE}, {"html": ENGLISH + "\u2028\u0a0a"}, encoding=encoding)
    assert read(path) == [CHINESE, ENGLISH + "\u2028\u0a0a"]
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert read(path) == [CHINESE, ENGLISH + "\u2028\u0a0a"]


def test_a_row_that_is_no_utf_8_is_a_page_in_its_own_charset(tmp_path: Path) -> None:
    lines = [json.dumps({"html": text}, ensure_ascii=False) for text in (ENGLISH, "café", "été", "half \ud83d")]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([lines[0].encode(), lines[1].encode("cp1252"), lines[2].encode(), b'{"html": "x\xff']))
    assert read(path) == [ENGLISH, b"caf\xe9", "été", "line 4 is no JSON"]


@pytest.mark.parametrize("name", ["a.json", "rows", "a.json.gz", "a.txt", "a.log"])
def test_a_table_is_recognised_by_content_also_where_its_first_rows_are_errors(tmp_path: Path, name: str) -> None:
    path = write_rows(tmp_path / name, *ERRORS, {"html": ENGLISH})
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    assert read(path) == [ENGLISH]


def test_rows_without_any_usual_column_are_no_page(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.json", {"level": "info", "message": "started"}, {"level": "info"})
    assert read(path) == ["no column for the page: choose one with --column: level, message"]
    assert read(path, "message") == ["started"]


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode, base64.encodebytes])
@pytest.mark.parametrize("unpacked", [ENGLISH.encode(), gzip.compress(ENGLISH.encode(), mtime=0)])
def test_pages_in_base64_are_refused_by_name_or_decoded(tmp_path: Path, encode: Any, unpacked: bytes) -> None:
    text = encode(unpacked).decode()
    path = write_rows(
        tmp_path / "a.jsonl", {"html": text}, {"html": "data:text/html;base64," + text}, {"html": ENGLISH}
    )
    reason = "html holds Base64: newsclean corpus --base64 decodes it"
    assert read(path) == [f"line 1: {reason}", f"line 2: {reason}", ENGLISH]
    assert read(path, None, None, True) == [unpacked, unpacked, "line 3: html is no Base64"]
    with pytest.raises(EncodedPage, match="line 2: html holds Base64"):
        check_columns([str(write_rows(tmp_path / "b.jsonl", {"html": None}, {"html": text}))], Columns())
    parquet.write_table(pa.table({"html": [text.encode()]}), tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet") == [f"row 1: {reason}"]
    assert read(tmp_path / "a.parquet", None, None, True) == [unpacked]


@pytest.mark.parametrize(
    "text", [ENGLISH, CHINESE, "word\n" * 50, "a" * 40, "Wort " * 40, "<p>" + "a" * 200, "新闻" * 90]
)
def test_a_page_is_not_mistaken_for_base64(tmp_path: Path, text: str) -> None:
    assert read(write_rows(tmp_path / "a.jsonl", {"html": text})) == [text]


def test_a_table_without_the_column_affects_only_itself(tmp_path: Path) -> None:
    paths = [write_rows(tmp_path / "log.jsonl", *ERRORS), write_rows(tmp_path / "pages.jsonl", {"html": ENGLISH})]
    check_columns([str(path) for path in paths], Columns())
    with pytest.raises(WrongColumn, match=r"log\.jsonl: no column for the page"):
        check_columns([str(paths[0])], Columns())


@pytest.mark.parametrize("fault", ["truncated", "corrupt", "checksum", "tail", "members"])
def test_a_broken_gzip_file_gives_the_lines_before_the_fault(tmp_path: Path, fault: str) -> None:
    lines = [json.dumps({"html": f"{number} {random.Random(number).randbytes(3000).hex()}"}) for number in range(200)]
    rows = "".join(f"{line}\n" for line in lines).encode()
    packed = gzip.compress(rows)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes({
        "truncated": packed[: len(packed) // 2],
        "corrupt": packed[: len(packed) // 2] + b"\0" * 999 + packed[len(packed) // 2 + 999 :],
        "checksum": packed[:-8] + b"\1" * 8,
        "tail": packed + b"\0" * 512,
        "members": packed[:0] + gzip.compress(rows[:5000]) + gzip.compress(rows[5000:]),
    }[fault])  # fmt: skip
    found = [str(page) for page in read(path)]
    pages = [json.loads(line)["html"] for line in lines]
    if fault in ("tail", "members"):
        assert found == pages
        return
    least = 200 if fault == "checksum" else 95
    # Corrupt data may unpack to something before the fault shows.
    assert found[:least] == pages[:least] and len(found) <= 201
    assert "this gzip file is" in found[-1]


def text_array(kind: pa.DataType, *values: bytes | None) -> pa.Array:
    """An array of text whose values need not be UTF-8."""
    is_large = kind == pa.large_string()
    return pa.array(values, pa.large_binary() if is_large else pa.binary()).view(kind)


PAGE = ENGLISH.encode()
BAD = "<p>café</p>".encode("latin-1")
PARQUET_COLUMNS = {
    "string": text_array(pa.string(), PAGE, BAD, None, PAGE),
    "large_string": text_array(pa.large_string(), PAGE, BAD, None, PAGE),
    "dictionary": pa.DictionaryArray.from_arrays(
        pa.array([0, 1, None, 0], pa.int32()), text_array(pa.string(), PAGE, BAD), safe=False
    ),
}


@pytest.mark.parametrize("kind", PARQUET_COLUMNS)
@pytest.mark.parametrize("group_rows", [1, 3, 10])
def test_a_value_that_is_no_utf_8_is_a_page_in_its_own_charset(tmp_path: Path, kind: str, group_rows: int) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {"html": PARQUET_COLUMNS[kind], "url": text_array(pa.string(), b"http://x/1", b"http://x/\xe9", None, b"")}
    )
    parquet.write_table(table, path, row_group_size=group_rows)
    documents = [entry.content for entry in read_file(str(path))]
    assert [(one.data, one.url) for one in documents if isinstance(one, Document)] == [
        (ENGLISH, "http://x/1"), (BAD, "http://x/%E9"), (b"", None), (ENGLISH, None),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.binary(len(PAGE)), pa.string(), pa.large_string(),
                                  pa.string_view(), pa.binary_view()])  # fmt: skip
def test_every_type_of_text_and_bytes_is_read(tmp_path: Path, kind: pa.DataType) -> None:
    is_text = "string" in str(kind)
    array = pa.array([ENGLISH if is_text else PAGE, None], pa.string() if is_text else pa.binary()).cast(kind)
    parquet.write_table(pa.table({"html": array}), tmp_path / "a")
    assert read(tmp_path / "a") == [ENGLISH if is_text else PAGE]


def test_nested_columns_are_named_with_dots(tmp_path: Path) -> None:
    nested = pa.array([{"page": {"html": ENGLISH, "n": 1}}, None, {"page": None}, {"page": {"html": "four", "n": 2}}])
    dotted = pa.array(["one", "two", None, "four"])
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"response": nested, "a.b": dotted, "response.url": dotted}), path)
    assert read(path, "response.page.html") == [ENGLISH, "four"]
    assert read(path, "a.b") == ["one", "two", "four"]
    documents = [entry.content for entry in read_file(str(path), Columns("response.page.html", "response.url"))]
    assert [one.url for one in documents if isinstance(one, Document)] == ["one", "two", None, "four"]
    expected = ["no column for the page: choose one with --column: response.page.html, a.b, response.url"]
    assert read(path) == expected
    assert read(path, "response.page.n") == ["column 'response.page.n' holds int64, no text: choose one with --column"]
    assert read(path, "response") == [
        "column 'response' holds struct<page: struct<html: string, n: int64>>, no text: choose one with --column"
    ]


def test_a_usual_name_of_another_type_is_passed_over(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"html": [True], "page": [7], "text": [ENGLISH]}), tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet") == [ENGLISH]


@pytest.mark.parametrize("skip", [0, 1, 5, 7, 8])
def test_a_broken_row_group_affects_only_its_own_rows(tmp_path: Path, skip: int) -> None:
    path = tmp_path / "a.parquet"
    pages = [f"<p>{number}" + str(number) * 300 for number in range(12)]
    table = pa.table({"html": pages})
    parquet.write_table(table, path, row_group_size=4, compression="none", use_dictionary=False)
    column = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    data[column.data_page_offset : column.data_page_offset + 40] = b"\xff" * 40
    path.write_bytes(data)
    entries = list(read_file(str(path), skip=skip))
    texts = {entry.number: entry.content.data for entry in entries if isinstance(entry.content, Document)}
    assert texts == {number: pages[number] for number in (0, 1, 2, 3, 8, 9, 10, 11) if number >= skip}
    errors = [(entry.number, str(entry.content)) for entry in entries if isinstance(entry.content, SourceError)]
    assert [number for number, _ in errors] == ([7] if skip <= 7 else [])
    assert all(message.startswith(f"{path}: rows 5 to 8 cannot be read: ") for _, message in errors)
