"""``newsclean corpus --id-column`` and ``--keep-columns``, and a Parquet folder that other tools read as a whole."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as dataset
import pyarrow.parquet as parquet
import pytest

from newsclean.corpus.pages import read_pages
from newsclean.corpus.ray import page_to_row, row_to_page
from newsclean.inputs.columns import Columns
from newsclean.inputs.kept_columns import to_id, to_kept_json
from tests.corpus.test_corpus import corpus, page, rows

KEPT = ("--id-column", "doc", "--keep-columns", "lang,score,meta.source")


def write_json_lines(path: Path) -> Path:
    lines = [
        {"html": page(1), "doc": "a", "lang": "en", "score": 0.5, "meta": {"source": "crawl"}, "other": 1},
        {"html": page(2), "doc": 17, "lang": None, "score": [1, 2], "meta": {}},
        {"html": "", "doc": "c", "lang": "de", "score": True},
        {"html": page(3)},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def write_parquet(path: Path) -> Path:
    table = pa.table({
        "html": [page(1), page(2), "", page(3)],
        "doc": ["a", "17", "c", None],
        "lang": ["en", None, "de", None],
        "score": [0.5, 1.0, 2.0, None],
        "meta": [{"source": "crawl"}, {"source": None}, None, None],
    })  # fmt: skip
    parquet.write_table(table, path)
    return path


def test_ids_and_kept_values_of_json_lines_are_written(tmp_path: Path) -> None:
    table = write_json_lines(tmp_path / "in.jsonl")
    done = corpus(table, "-o", tmp_path / "out", *KEPT, "-j", 1)
    assert done.returncode == 1, done.stderr
    found = rows(tmp_path / "out")
    assert [list(row)[:2] for row in found] == [["id", "kept"]] * 3
    assert {str(row["id"]): row["kept"] for row in found} == {
        "a": {"lang": "en", "score": 0.5, "meta.source": "crawl"},
        "17": {"lang": None, "score": [1, 2], "meta.source": None},
        f"{table}:4": {"lang": None, "score": None, "meta.source": None},
    }
    (reject,) = rows(tmp_path / "out", "_rejects-*")
    assert (reject["id"], reject["kept"]) == ("c", {"lang": "de", "score": True, "meta.source": None})


def test_ids_and_kept_values_of_parquet_are_columns_of_parquet(tmp_path: Path) -> None:
    table = write_parquet(tmp_path / "in.parquet")
    done = corpus(table, "-o", tmp_path / "out", *KEPT, "-j", 1, "-f", "parquet", "--shard-pages", 2)
    assert done.returncode == 1, done.stderr
    found = parquet.read_table(tmp_path / "out")
    assert found.column_names[:2] == ["id", "kept"]
    assert found.select(["id", "kept"]).to_pylist() == [
        {"id": "a", "kept": {"lang": "en", "score": "0.5", "meta.source": "crawl"}},
        {"id": "17", "kept": {"lang": None, "score": "1.0", "meta.source": None}},
        {"id": f"{table}:4", "kept": {"lang": None, "score": None, "meta.source": None}},
    ]


def test_a_parquet_folder_is_a_data_set(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(5):
        (tmp_path / "in" / f"{number}.html").write_text(page(number))
    (tmp_path / "in" / "5.html").write_text("")
    out = tmp_path / "out"
    assert corpus(tmp_path / "in", "-o", out, "-f", "parquet", "--shard-pages", 2, "-j", 1).returncode == 1
    names = sorted(path.name for path in out.iterdir())
    assert [name for name in names if name[0] not in "._"] == [f"articles-0000{number}.parquet" for number in range(3)]
    assert {"_journal.json", "_manifest.json", "_rejects-00000.jsonl"} <= {*names}
    assert parquet.read_table(out).num_rows == dataset.dataset(out, format="parquet").count_rows() == 5
    pandas = pytest.importorskip("pandas")
    assert len(pandas.read_parquet(out)) == 5


def test_pages_of_no_table_have_empty_kept_values(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(1))
    table = write_json_lines(tmp_path / "in.jsonl")
    assert corpus(tmp_path / "a.html", table, "-o", tmp_path / "out", *KEPT, "-j", 1).returncode == 1
    first = rows(tmp_path / "out")[0]
    assert (first["id"], first["kept"]) == (
        str(tmp_path / "a.html"), {"lang": None, "score": None, "meta.source": None},
    )  # fmt: skip
    found = corpus(tmp_path / "a.html", "-o", tmp_path / "parquet", "--keep-columns", "lang", "-f", "parquet", "-j", 1)
    assert found.returncode == 0, found.stderr
    assert parquet.read_table(tmp_path / "parquet").column("kept").to_pylist() == [{"lang": None}]


def test_without_the_options_nothing_is_added(tmp_path: Path) -> None:
    table = write_json_lines(tmp_path / "in.jsonl")
    assert corpus(table, "-o", tmp_path / "out", "-j", 1).returncode == 1
    assert [row["id"] for row in rows(tmp_path / "out")] == [f"{table}:{number}" for number in (1, 2, 4)]
    assert not any("kept" in row for row in rows(tmp_path / "out") + rows(tmp_path / "out", "_rejects-*"))


@pytest.mark.parametrize("write", [write_json_lines, write_parquet])
@pytest.mark.parametrize(
    "arguments,words",
    [
        (("--id-column", "no"), "no column 'no': choose one with --id-column: "),
        (("--keep-columns", "lang,no"), "no column 'no' to keep: there are html, doc, lang, score, meta, meta.source"),
    ],
)
def test_a_column_that_no_table_has_ends_the_run(tmp_path: Path, write, arguments, words: str) -> None:  # type: ignore[no-untyped-def]
    table = write(tmp_path / ("in.parquet" if write is write_parquet else "in.jsonl"))
    done = corpus(table, "-o", tmp_path / "out", *arguments)
    assert done.returncode == 1 and done.stderr.startswith(f"newsclean: {table}: {words[:40]}"), done.stderr
    assert not list((tmp_path / "out").glob("articles*"))


def test_an_empty_name_is_wrong_usage(tmp_path: Path) -> None:
    done = corpus(tmp_path, "-o", tmp_path / "out", "--keep-columns", "a,,b")
    assert done.returncode == 2 and "a name is empty" in done.stderr


def test_another_choice_of_columns_is_another_run(tmp_path: Path) -> None:
    table = write_json_lines(tmp_path / "in.jsonl")
    assert corpus(table, "-o", tmp_path / "out", *KEPT, "-j", 1).returncode == 1
    done = corpus(table, "-o", tmp_path / "out", "-j", 1)
    assert done.returncode == 1 and "--restart" in done.stderr


def test_ray_keeps_the_values(tmp_path: Path) -> None:
    columns = Columns(id="doc", kept=("lang", "score"))
    for path in (write_json_lines(tmp_path / "in.jsonl"), write_parquet(tmp_path / "in.parquet")):
        from newsclean.corpus.input_files import InputFile

        for one in read_pages([InputFile(str(path), 0)], columns):
            assert row_to_page(page_to_row(one)).kept == one.kept != ""


def test_values_of_every_type_become_json() -> None:
    moment = datetime(2024, 3, 5, 9, 12, tzinfo=timezone.utc)
    values = {
        "a": b"\xff1", "b": float("nan"), "c": Decimal("1.50"), "d": moment, "e": date(2024, 3, 5), "f": "\ud800",
        "g": {1: [b"x", None]}, "h": True, "i": 2**70,
    }  # fmt: skip
    assert json.loads(to_kept_json(values)) == {
        "a": "\ufffd1", "b": None, "c": "1.50", "d": "2024-03-05T09:12:00+00:00", "e": "2024-03-05", "f": "\\ud800",
        "g": {"1": ["x", None]}, "h": True, "i": 2**70,
    }  # fmt: skip
    assert [to_id(value) for value in ("a", 5, b"b", None, True, [1], "", 1.5)] == [
        "a",
        "5",
        "b",
        "",
        "",
        "",
        "",
        "1.5",
    ]
