"""Names of files: bytes that are no UTF-8, and lists of names as programs write them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from newsclean.corpus import ray
from newsclean.corpus.file_list import read_file_list
from newsclean.corpus.pages import START, CorpusPage
from newsclean.errors import SourceError
from newsclean.inputs.entry import PageFile
from newsclean.text.escaping import escape_surrogates
from tests.corpus.test_corpus import command, page

ODD_NAMES = (b"caf\xe9.html", b"\xd0\xc2\xce\xc5.html", b"half\xe4\xbd.txt", b"\xff\xfe.html")


@pytest.mark.parametrize("format_", ["jsonl", "parquet"])
def test_a_name_that_is_no_utf_8_is_escaped_in_every_output(tmp_path: Path, format_: str) -> None:
    folder = os.fsencode(tmp_path)
    for number, name in enumerate(ODD_NAMES):
        with open(folder + b"/" + name, "wb") as file:
            file.write(page(number).encode() if number else b"")
    done = subprocess.run(command(tmp_path, "-o", tmp_path / "out", "-f", format_), capture_output=True, timeout=60)
    assert done.returncode == 1, done.stderr
    out = tmp_path / "out"
    if format_ == "parquet":
        ids = parquet.read_table(out / "articles-00000.parquet")["id"].to_pylist()
    else:
        ids = [
            json.loads(line)["id"] for line in (out / "articles-00000.jsonl").read_bytes().decode("utf-8").splitlines()
        ]
    rejects = [json.loads(line) for line in (out / "_rejects-00000.jsonl").read_bytes().decode("utf-8").splitlines()]
    names = [f"{tmp_path}/{name.decode('utf-8', 'backslashreplace')}" for name in sorted(ODD_NAMES)]
    assert sorted(ids + [row["id"] for row in rejects]) == sorted(names)
    for text in [*ids, json.dumps(rejects, ensure_ascii=False), (out / "_manifest.json").read_text("utf-8")]:
        text.encode("utf-8")
    assert "\\xe9" in json.loads((out / "_manifest.json").read_text("utf-8"))["first_input"]


def test_messages_escape_a_name(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/gone\xe9.html"
    done = subprocess.run([*command(), odd, "-o", tmp_path / "out"], capture_output=True, timeout=60)
    assert done.stderr.decode("utf-8") == f"newsclean: {tmp_path}/gone\\xe9.html: no such file\n"


def test_an_odd_name_travels_to_ray_and_back() -> None:
    for content in (PageFile("caf\udce9.html", 7), SourceError("gone", "caf\udce9.html")):
        row = ray.page_to_row(CorpusPage(START, content))
        assert row["id"] == "caf\\xe9.html"
        assert ray.row_to_page(row).content.name == "caf\udce9.html"


@pytest.mark.parametrize(
    "text,escaped",
    [("a é 新", "a é 新"), ("a\udce9b", "a\\xe9b"), ("é\ud83d", "é\\ud83d"), ("\udc80\udcff", "\\x80\\xff")],
)
def test_only_lone_surrogates_are_escaped(text: str, escaped: str) -> None:
    assert escape_surrogates(text) == escaped


@pytest.mark.parametrize(
    "data",
    [
        b"a.html\nb c.html\n", b"\xef\xbb\xbfa.html\r\nb c.html\r\n", "\ufeffa.html\r\nb c.html\r\n".encode("utf-16-le"),
        "\ufeffa.html\nb c.html\n".encode("utf-16-be"), b"a.html\0b c.html\0", b"a.html\0b c.html", b"a.html\nb c.html\n\0\0\0",
        b"\xef\xbb\xbfa.html\0b c.html\0", b"\n\na.html\n\n\nb c.html", b"a.html\n\0b c.html\n\0",
    ],
)  # fmt: skip
def test_lists_are_read_whatever_program_wrote_them(data: bytes) -> None:
    assert read_file_list(data) == ["a.html", "b c.html"]


def test_a_name_with_a_line_break_is_read_between_zero_bytes(tmp_path: Path) -> None:
    odd = str(tmp_path / "a\nb.html")
    Path(odd).write_text(page(0))
    assert read_file_list(f"{odd}\0c.html\0".encode()) == [odd, "c.html"]
    done = subprocess.run(
        command("-", "-o", tmp_path / "out"), input=f"{odd}\0".encode(), capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_a_list_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "ä.html").write_text(page(0))
    for number, encoding in enumerate(("utf-8-sig", "utf-16")):
        done = subprocess.run(
            command("-", "-o", tmp_path / str(number)), input=f"{tmp_path}/ä.html\r\n".encode(encoding),
            capture_output=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
