"""Wrong input to a command is one line that names it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import COMMAND, newsclean
from tests.pages import ENGLISH


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(ENGLISH)
    (tmp_path / "other.html").write_text(ENGLISH.replace("another year", "two more years"))
    (tmp_path / "odd.json").write_text('{"blocks": 3}')
    (tmp_path / "half.json").write_text('{"blocks": [{"text": "The council')
    (tmp_path / "pages").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "arguments,code,words",
    [
        (("explain", "pages"), 3, "pages: this is a folder: name one of its pages"),
        (("explain", "page.html", "other.html"), 2, "expected one page, or two with --diff"),
        (("explain", "--diff", "page.html", "odd.json"), 3, "odd.json"),
        (("explain", "--diff", "page.html", "half.json"), 3, "half.json: broken JSON"),
        (("explain", "page.html", "--html", "nowhere/report.html"), 1, "report.html: cannot be written"),
        (("explain", "gone.html"), 3, "gone.html: no such file"),
        (("rules", "show", "no.such.rule"), 1, "no.such.rule"),
        (("rules", "test", "gone"), 1, "gone: no such file or folder"),
        (("clean", "gone.html"), 3, "gone.html: no such file"),
        (("clean", "page.html", "--fields", "titel"), 2, "titel"),
        (("fetch", "example.com/story", "--offline"), 2, "--offline"),
    ],
)
def test_one_line_names_what_is_wrong(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = newsclean(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert words in done.stderr and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "module,arguments,extra",
    [
        ("warcio", ("clean", "pages.warc"), "archive"),
        ("warcio", ("fetch", "http://127.0.0.1:9/", "--allow-private", "--save", "kept"), "archive"),
        ("requests_cache", ("fetch", "http://127.0.0.1:9/", "--allow-private", "--cache", "kept"), "cache"),
        ("pyarrow", ("corpus", "pages.parquet", "-o", "out"), "parquet"),
        ("playwright", ("fetch", "http://127.0.0.1:9/", "--allow-private", "--render"), "render"),
    ],
)
def test_what_an_option_needs_and_is_missing_is_named(
    folder: Path, module: str, arguments: tuple[str, ...], extra: str
) -> None:
    (folder / "pages.warc").write_bytes(b"WARC/1.0\r\n\r\n")
    (folder / "pages.parquet").write_bytes(b"PAR1")
    script = f"import sys; sys.modules[{module!r}] = None; from newsclean.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=folder, timeout=60
    )
    assert done.returncode in (1, 3) and f"pip install 'newsclean[{extra}]'" in done.stderr, done.stderr
    assert done.stderr.count("\n") == 1 and not (folder / "out").exists()


def test_broken_files_are_named_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "broken.html.gz").write_bytes(b"\x1f\x8b\x08\x00 no gzip")
    (folder / "empty.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    done = newsclean("clean", "broken.html.gz", "empty.warc", "page.html", cwd=folder)
    assert done.returncode == 1 and json.loads(done.stdout)["title"] == "Library stays open"
    broken, empty = done.stderr.splitlines()
    assert "broken.html.gz" in broken and "gzip" in broken
    assert "empty.warc: no pages in this archive" in empty


def test_a_saved_explanation_is_compared_with_a_page(folder: Path) -> None:
    saved = newsclean("explain", "page.html", "--json", cwd=folder)
    (folder / "saved.json").write_text(saved.stdout)
    same = newsclean("explain", "--diff", "saved.json", "page.html", "--json", cwd=folder)
    changed = newsclean("explain", "--diff", "saved.json", "other.html", "--json", cwd=folder)
    assert same.returncode == changed.returncode == 0, changed.stderr
    kinds = [json.dumps(json.loads(done.stdout)) for done in (same, changed)]
    assert "two more years" in kinds[1] and "two more years" not in kinds[0]


@pytest.mark.parametrize(
    "content,words",
    [(b"rules = \xff", "not UTF-8 text"), (b"rules = ", "Invalid value"), (b"[clean]\nfeilds = ['title']", "did you mean 'fields'?")],
)  # fmt: skip
def test_a_settings_file_s_mistake_names_the_file(folder: Path, content: bytes, words: str) -> None:
    (folder / "newsclean.toml").write_bytes(content)
    done = newsclean("clean", "page.html", cwd=folder)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "newsclean.toml" in done.stderr and words in done.stderr


def test_a_deleted_working_folder_does_not_matter(folder: Path) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *COMMAND, "clean", str(folder / "page.html"), "--format", "text"],
        capture_output=True, text=True, cwd=folder, timeout=60, env={**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == 0 and "Library stays open" in done.stdout, done.stderr


@pytest.mark.parametrize("name", ["gone.html", "pages", "http://x.example/", "-", "odd.json"])
def test_every_message_about_an_input_has_its_name_as_data(folder: Path, name: str) -> None:
    done = newsclean("clean", name, "--log-json", cwd=folder)
    (line,) = done.stderr.splitlines()
    assert json.loads(line)["input"] == {"-": "standard input"}.get(name, name)


def test_a_value_that_is_no_number_is_reported_as_such(folder: Path) -> None:
    assert "'soon' is not a number; see" in newsclean("fetch", "http://x.example/", "--timeout", "soon").stderr
    assert "'few' is not a whole number; see" in newsclean("corpus", "pages", "-o", "out", "-j", "few").stderr
