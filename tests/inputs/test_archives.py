"""WARC, WET and ARC files, whole and broken: a broken record affects only itself."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from pathlib import Path

import pytest

from newsclean.document import Document
from newsclean.errors import SourceError
from newsclean.inputs.documents import read_file
from newsclean.inputs.entry import SkippedRecord
from newsclean.pipeline import clean_document
from tests.command import newsclean
from tests.inputs.archives import HTML, arc, chunked, edit_header, http, response, story

zstd = pytest.importorskip("backports.zstd")


def read(path: Path, data: bytes) -> list[object]:
    """The contents of an archive's entries."""
    path.write_bytes(data)
    return [entry.content for entry in read_file(str(path))]


def pages(contents: list[object]) -> list[int]:
    """The numbers of the pages that were read whole."""
    found = [content.data for content in contents if isinstance(content, Document)]
    return [number for data in found for number in range(9) if data == story(number)]


def faults(contents: list[object]) -> list[str]:
    return [str(content) for content in contents if isinstance(content, SourceError)]


def codes(document: object) -> list[str]:
    assert isinstance(document, Document)
    return [warning.code for warning in document.warnings]


RECORDS = [response(number) for number in range(3)]


def in_two_members(record: bytes) -> bytes:
    head = record.index(b"\r\n\r\n") + 4
    return gzip.compress(record[:head]) + gzip.compress(record[head:])


@pytest.mark.parametrize(
    "data",
    [
        b"".join(RECORDS),
        b"".join(map(gzip.compress, RECORDS)),
        gzip.compress(b"".join(RECORDS)),
        b"".join(map(in_two_members, RECORDS)),
        b"".join(map(gzip.compress, RECORDS)) + bytes(5000),
        b"\r\n\r\n" + b"".join(RECORDS),
        b"\xef\xbb\xbf" + b"".join(RECORDS),
        b"".join(map(gzip.compress, RECORDS)) + b"\n\n",
        b"".join(RECORDS).replace(b"WARC/1.0", b"WARC/1.1"),
        b"".join(RECORDS).replace(b"\r\n\r\nWARC/", b"\n\nWARC/"),
        b"".join(map(zstd.compress, RECORDS)),
        zstd.compress(b"".join(RECORDS)),
    ],
    ids=[
        "plain",
        "gzip",
        "gzip-whole",
        "gzip-halves",
        "padded",
        "blank-first",
        "bom",
        "newlines-last",
        "1.1",
        "lf",
        "zstd",
        "zstd-whole",
    ],
)
def test_every_way_of_compression_and_separation_is_read(tmp_path: Path, data: bytes) -> None:
    found = read(tmp_path / "a.warc.gz", data)
    assert pages(found) == [0, 1, 2] and not faults(found)


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_zstd_dictionary_is_read(tmp_path: Path, is_packed: bool) -> None:
    dictionary = zstd.train_dict([response(number) for number in range(200)], 4000)
    content = zstd.compress(dictionary.dict_content) if is_packed else dictionary.dict_content
    frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    data = frame + b"".join(zstd.compress(record, zstd_dict=dictionary) for record in RECORDS)
    assert pages(read(tmp_path / "a.warc.zst", data)) == [0, 1, 2]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("error", [50, 5_000, 10_000_000, -50, -400])
def test_a_wrong_length_costs_no_other_record(tmp_path: Path, pack: type[bytes], error: int) -> None:
    length = int(RECORDS[1].split(b"Content-Length: ")[1].split(b"\r\n")[0])
    wrong = edit_header(RECORDS[1], b"Content-Length", b"%d" % (length + error))
    for order in ((RECORDS[0], wrong, RECORDS[2]), (wrong, RECORDS[0], RECORDS[2]), (RECORDS[0], RECORDS[2], wrong)):
        assert {0, 2} <= set(pages(read(tmp_path / "a.warc", b"".join(map(pack, order)))))


@pytest.mark.parametrize("value", [None, b"", b"many", b"-5", b"12.5"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_record_without_a_length_is_an_error_and_the_next_is_read(
    tmp_path: Path, pack: type[bytes], value: bytes | None
) -> None:
    records = [RECORDS[0], edit_header(RECORDS[1], b"Content-Length", value), RECORDS[2]]
    found = read(tmp_path / "a.warc", b"".join(map(pack, records)))
    assert pages(found) == [0, 2]
    [fault] = faults(found)
    assert "states no length" in fault and "http://example.com/1" in fault


@pytest.mark.parametrize("spoil", ["bits", "checksum", "zeros", "lost", "head"])
def test_reading_continues_after_a_corrupt_member(tmp_path: Path, spoil: str) -> None:
    packed = [gzip.compress(response(number)) for number in range(4)]
    broken = bytearray(packed[1])
    middle = len(broken) // 2
    if spoil == "bits":
        broken[middle : middle + 20] = bytes(byte ^ 0xFF for byte in broken[middle : middle + 20])
    elif spoil == "checksum":
        broken[-8] ^= 0xFF
    elif spoil == "zeros":
        broken[30:] = bytes(len(broken) - 30)
    elif spoil == "lost":
        del broken[middle:]
    else:
        broken[:4] = b"junk"
    found = read(tmp_path / "a.warc.gz", b"".join([packed[0], bytes(broken), *packed[2:]]))
    assert pages(found) == [0, 2, 3]
    assert faults(found) and not any("cut off" in fault for fault in faults(found))


def test_reading_continues_after_bytes_that_belong_to_no_record(tmp_path: Path) -> None:
    for junk in (b"no record at all\r\n\r\n", b"WARC/", bytes(range(256)) * 40):
        found = read(tmp_path / "a.warc", RECORDS[0] + junk + RECORDS[1] + RECORDS[2])
        assert {1, 2} <= set(pages(found))
        found = read(tmp_path / "a.warc", RECORDS[0] + RECORDS[1] + junk)
        assert 0 in pages(found)


def test_a_first_record_that_is_corrupt_does_not_hide_the_archive(tmp_path: Path) -> None:
    packed = list(map(gzip.compress, RECORDS))
    found = read(tmp_path / "a.warc.gz", packed[0][:40] + b"\xff" * 200 + packed[1] + packed[2])
    assert pages(found) == [1, 2] and faults(found)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress], ids=["plain", "gzip", "zstd"])
def test_a_page_that_is_cut_off_is_read_with_a_warning_and_reported(tmp_path: Path, pack: type[bytes]) -> None:
    data = pack(RECORDS[0]) + pack(RECORDS[1])[: -len(pack(RECORDS[1])) // 4]
    found = read(tmp_path / "a.warc.gz", data)
    assert pages(found) == [0]
    assert "cut off" in str(found[-1]) and isinstance(found[-1], SourceError)
    if pack is bytes:
        assert codes(found[1]) == ["body_truncated"]


@pytest.mark.parametrize(
    "body",
    [
        chunked(story(0)), chunked(story(0), extension=b";name=value"), chunked(chunked(story(0))),
        chunked(chunked(story(0), 100), 77, b" ; a"), chunked(story(0)).replace(b"0\r\n\r\n", b"0\r\nExpires: 0\r\n\r\n"),
        chunked(story(0), 10), story(0),
    ],
    ids=["once", "extensions", "twice", "twice-odd", "trailer", "small", "not"],
)  # fmt: skip
@pytest.mark.parametrize("header", ["chunked", "Chunked", "chunked, chunked", None])
def test_chunk_marks_are_removed(tmp_path: Path, body: bytes, header: str | None) -> None:
    headers = [("Content-Type", "text/html"), *([("Transfer-Encoding", header)] if header else [])]
    found = read(tmp_path / "a.warc", response(0, body, headers))
    assert pages(found) == [0] and codes(found[0]) == []


def test_chunks_and_content_coding_together(tmp_path: Path) -> None:
    headers = [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]
    packed = {"gzip": gzip.compress(story(0)), "deflate": zlib.compress(story(0)), "zstd": zstd.compress(story(0))}
    for coding, body in packed.items():
        record = response(0, chunked(body), [*headers, ("Content-Encoding", coding)])
        [document] = read(tmp_path / "a.warc", record)
        assert isinstance(document, Document)
        article = clean_document(document)
        assert article.title == "Council number 0 approves new budget" and not article.extraction.warnings


@pytest.mark.parametrize(
    "content_type",
    ["application/octet-stream", "html", '"text/html"', "unk", "", None, "TEXT/HTML ;charset=utf-8", "text/html, text/html",
     "text/plain", "application/unknown", "utf-8", "text/xml"],
)  # fmt: skip
def test_odd_content_types_are_pages(tmp_path: Path, content_type: str | None) -> None:
    headers = [] if content_type is None else [("Content-Type", content_type)]
    assert pages(read(tmp_path / "a.warc", response(0, None, headers))) == [0]


@pytest.mark.parametrize(
    "content_type",
    ["image/png", "application/pdf", "text/css", "application/javascript", "text/javascript; charset=utf-8", "text/vtt",
     "text/csv", "text/calendar", "application/rss+xml", "image/svg+xml", "application/json", "font/woff2"],
)  # fmt: skip
def test_records_of_other_media_types_are_no_pages(tmp_path: Path, content_type: str) -> None:
    found = read(tmp_path / "a.warc", response(0, None, [("Content-Type", content_type)]) + RECORDS[1])
    assert pages(found) == [1] and [type(content) for content in found] == [SkippedRecord, Document]


def test_every_record_has_an_outcome(tmp_path: Path) -> None:
    data = b"".join(
        [
            response(0), response(1, b"", status="301 Moved"), response(2, b"gone", status="404 Not Found"),
            response(3, kind="revisit"), response(4, kind="request", status="GET / HTTP/1.1"), response(5, status="503 Busy"),
        ]
    )  # fmt: skip
    found = read(tmp_path / "a.warc", data)
    kinds = [content.kind if isinstance(content, SkippedRecord) else "page" for content in found]
    assert kinds == ["page", "redirect", "error_status", "revisit", "other_record", "error_status"]


def test_truncated_records_give_a_warning(tmp_path: Path) -> None:
    short = response(0, None, [("Content-Type", "text/html"), ("Content-Length", "99999")])
    stated = response(0, warc_headers={"WARC-Truncated": "length"})
    cut_chunks = response(
        0, chunked(story(0))[:-300], [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]
    )
    partial = response(0, status="206 Partial Content")
    for record in (short, stated, cut_chunks, partial):
        [document] = read(tmp_path / "a.warc", record)
        assert codes(document) == ["body_truncated"]
        assert isinstance(document, Document)
        assert [warning.code for warning in clean_document(document).extraction.warnings] == ["body_truncated"]
    [document] = read(tmp_path / "a.warc", response(0, None, [("Content-Length", str(len(story(0))))]))
    assert codes(document) == []


def test_records_of_one_address_have_different_names(tmp_path: Path) -> None:
    record = edit_header(RECORDS[1], b"WARC-Target-URI", None)
    found = read(tmp_path / "a.warc", RECORDS[0] * 3 + record * 2)
    assert pages(found) == [0, 0, 0, 1, 1]
    names = [content.name.removeprefix(str(tmp_path / "a.warc")) for content in found if isinstance(content, Document)]
    assert names == [
        ": http://example.com/0", ": http://example.com/0 (2)", ": http://example.com/0 (3)", ": record 4", ": record 5",
    ]  # fmt: skip
    assert [content.url for content in found if isinstance(content, Document)][3:] == [None, None]


def test_interim_responses_and_other_versions_of_http(tmp_path: Path) -> None:
    for head in (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK", b"HTTP/2 200", b"HTTP/1.0 200 OK", b"HTTP/1.1 200"):
        record = RECORDS[0].replace(b"HTTP/1.1 200 OK", head)
        size = int(RECORDS[0].split(b"Content-Length: ")[1].split(b"\r\n")[0])
        record = edit_header(record, b"Content-Length", b"%d" % (size + len(head) - len(b"HTTP/1.1 200 OK")))
        assert pages(read(tmp_path / "a.warc", record)) == [0]


ARC_PAGES = [(b"http://example.com/%d" % number, http(story(number))) for number in range(3)]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("pack", ["plain", "gzip", "gzip-whole"])
def test_arc_files_are_read(tmp_path: Path, version: int, pack: str) -> None:
    records = arc(ARC_PAGES, version)
    data = b"".join(map(gzip.compress, records)) if pack == "gzip" else b"".join(records)
    found = read(tmp_path / "a.arc.gz", gzip.compress(data) if pack == "gzip-whole" else data)
    assert pages(found) == [0, 1, 2] and not faults(found)
    document = found[1]
    assert isinstance(document, Document)
    assert (document.url, document.fetched_at, document.charset) == (
        "http://example.com/0", "2008-04-30T20:48:26Z", "utf-8",
    )  # fmt: skip


def test_arc_records_with_odd_fields(tmp_path: Path) -> None:
    head, *records = arc(
        [(b"http://example.com/a b", http(story(0))), (b"http://example.com/1", story(1)), ARC_PAGES[2]]
    )
    records[0] = records[0].replace(b"text/html ", b"text/html; charset=utf-8 ", 1)
    found = read(tmp_path / "a.arc", b"".join([head, *records]))
    assert pages(found) == [0, 1, 2]


@pytest.mark.parametrize("error", [200, -200])
def test_a_wrong_length_in_an_arc_file_costs_no_other_record(tmp_path: Path, error: int) -> None:
    records = arc(ARC_PAGES)
    size = len(ARC_PAGES[1][1])
    records[2] = records[2].replace(b"text/html %d\n" % size, b"text/html %d\n" % (size + error))
    assert {0, 2} <= set(pages(read(tmp_path / "a.arc", b"".join(records))))


def test_a_corrupt_member_of_an_arc_file_costs_no_other_record(tmp_path: Path) -> None:
    packed = list(map(gzip.compress, arc(ARC_PAGES)))
    packed[2] = packed[2][: len(packed[2]) // 2] + b"\xff" * 90
    found = read(tmp_path / "a.arc.gz", b"".join(packed))
    assert pages(found) == [0, 2] and faults(found)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_page_about_warc_files_is_one_page(tmp_path: Path, pack: type[bytes]) -> None:
    body = story(0).replace(b"</body>", b"<pre>\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</pre></body>")
    found = read(tmp_path / "a.warc", pack(response(0, body)) + pack(RECORDS[1]))
    assert [content.data for content in found if isinstance(content, Document)] == [body, story(1)]


def test_headers_of_a_record_state_the_rights_of_its_page(tmp_path: Path) -> None:
    headers = [("Content-Type", HTML), ("X-Robots-Tag", "noai"), ("tdm-reservation", "1")]
    path = tmp_path / "a.warc"
    path.write_bytes(response(1, headers=headers) + response(2))
    first, second = map(json.loads, newsclean("clean", path).stdout.splitlines())
    assert first["rights"] == {"license": None, "robots": ["noai"], "tdm_reservation": True}
    assert first["extraction"]["evidence"]["rights.robots"] == "header:x-robots-tag"
    assert second["rights"] == {"license": None, "robots": [], "tdm_reservation": None}


def test_an_archive_whose_line_ends_were_changed_is_read(tmp_path: Path) -> None:
    assert pages(read(tmp_path / "a.warc", b"".join(RECORDS).replace(b"\r\n", b"\n"))) == [0, 1, 2]


def test_pages_before_a_fault_in_a_file_that_is_one_member_are_read(tmp_path: Path) -> None:
    rare = [response(number, story(number) + random.Random(number).randbytes(4000)) for number in range(3)]
    data = bytearray(gzip.compress(b"".join(rare)))
    data[-3000:-2980] = bytes(20)
    found = read(tmp_path / "a.warc.gz", bytes(data))
    assert [type(content) for content in found[:2]] == [Document, Document] and faults(found)


def test_a_corrupt_member_that_takes_the_next_for_its_data_costs_only_itself(tmp_path: Path) -> None:
    packed = list(map(gzip.compress, RECORDS))
    # The header states a file name, which has no end.
    broken = packed[1][:3] + b"\x08" + packed[1][4:].replace(b"\0", b"x")
    found = read(tmp_path / "a.warc.gz", packed[0] + broken + packed[2].replace(b"\0", b"\0"))
    assert 2 in pages(found) and faults(found)
