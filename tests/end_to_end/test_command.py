"""The installed command, as its users run it."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.version import VERSION
from tests.pages import CHINESE, ENGLISH, PARAGRAPHS

COMMAND = [sys.executable, "-m", "newsclean"]


def run(*arguments: str, stdin: bytes = b"", **kwargs: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, timeout=60, **kwargs)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(ENGLISH, encoding="utf-8")
    (folder / "b.txt").write_bytes(CHINESE.encode("gb18030"))
    (folder / "c.html.gz").write_bytes(gzip.compress(ENGLISH.encode()))
    (folder / "notes.md").write_text("no page")
    return folder


def test_one_file_gives_one_object(pages: Path) -> None:
    done = run("clean", str(pages / "a.html"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "Library stays open"
    assert done.stdout.startswith(b"{\n  ")
    assert done.stderr == b""


def test_standard_input() -> None:
    for arguments in ((), ("-",)):
        done = run("clean", *arguments, stdin=ENGLISH.encode())
        assert json.loads(done.stdout)["text"] == "\n\n".join(PARAGRAPHS)


def test_a_folder_gives_lines(pages: Path) -> None:
    done = run("clean", str(pages))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["language"] for line in lines] == ["en", "zh", "en"]
    assert done.returncode == 0


def test_bad_inputs_are_named_and_the_rest_is_written(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "paper.html").write_bytes(b"%PDF-1.5 ...")
    (tmp_path / "bare").mkdir()
    names = ["missing.html", str(tmp_path / "empty.html"), str(tmp_path / "paper.html"), str(tmp_path / "bare")]
    done = run("clean", *names, str(pages / "a.html"))
    assert done.returncode == 1
    assert json.loads(done.stdout)["title"] == "Library stays open"
    *messages, closing = done.stderr.decode().splitlines()
    assert len(messages) == len(names) and closing.startswith("newsclean: 5 pages: 1 article, 4 none (")
    for name, line in zip(names, messages, strict=True):
        assert line.startswith(f"newsclean: {name}: ")


def test_no_article_at_all_is_3() -> None:
    done = run("clean", "missing.html")
    assert (done.returncode, done.stdout) == (3, b"")


def test_wrong_usage_is_2() -> None:
    assert run("clean", "--format", "xml").returncode == 2
    assert run("clena").returncode == 2
    assert run("fetch").returncode == 2


def test_the_output_file_is_complete_or_unchanged(pages: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("clean", str(pages), "-o", str(target)).returncode == 0
    assert len(target.read_bytes().splitlines()) == 3
    before = target.read_bytes()
    assert run("clean", "missing.html", "-o", str(target)).returncode == 3
    assert target.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["out.jsonl", "pages"]


def test_output_to_a_missing_folder_is_one_line(pages: Path, tmp_path: Path) -> None:
    done = run("clean", str(pages / "a.html"), "-o", str(tmp_path / "no" / "out.json"))
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "name,start", [("markdown", b"# Library"), ("text", b"Library"), ("jsonl", b"{"), ("json", b"{\n")]
)
def test_formats(name: str, start: bytes, pages: Path) -> None:
    assert run("clean", str(pages / "a.html"), "--format", name).stdout.startswith(start)


def test_a_closed_pipe_ends_quietly(pages: Path) -> None:
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [*COMMAND, "clean", *[str(pages / "a.html")] * 40], stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    os.read(reader, 10)
    os.close(reader)
    _, errors = process.communicate(timeout=60)
    assert errors == b""


def test_summary_on_a_narrow_terminal(pages: Path) -> None:
    environment = os.environ | {"COLUMNS": "60", "NO_COLOR": "1"}
    done = run("clean", str(pages / "b.txt"), "--summary", env=environment)
    text = done.stderr.decode()
    assert "老图书馆下月重新开放" in text and "kept" in text and "dropped" in text
    assert "\x1b" not in text
    for line in text.splitlines():
        assert sum(2 if "\u2e80" <= char <= "\uffef" else 1 for char in line) <= 60


def test_quiet(pages: Path) -> None:
    assert run("clean", str(pages / "a.html"), "--summary", "-q").stderr == b""


def test_no_text_of_the_page_controls_the_terminal() -> None:
    page = ENGLISH.replace("Library stays", "&#27;[31m[bold red]\u202eLibrary stays")
    done = run("clean", "--summary", stdin=page.encode(), env=os.environ | {"NO_COLOR": "1"})
    assert b"\x1b" not in done.stderr and "\u202e" not in done.stderr.decode()
    assert b"[bold red]" in done.stderr


def test_no_locale(pages: Path) -> None:
    done = run("clean", str(pages / "b.txt"), env=os.environ | {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert json.loads(done.stdout.decode("utf-8"))["title"] == "老图书馆下月重新开放"


def test_schema_and_version() -> None:
    assert json.loads(run("schema").stdout)["required"]
    # The version alone is printed without click, in the same words.
    assert run("--version").stdout == run("--version", "--help").stdout == f"newsclean, version {VERSION}\n".encode()
    assert b"Examples" in run("clean", "-h").stdout


def test_a_named_pipe_is_read_once() -> None:
    script = '"$@" clean -q <(cat newsclean/demo/page.html)'
    done = subprocess.run(["bash", "-c", script, "bash", *COMMAND], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"]


def test_a_dash_is_standard_output(pages: Path) -> None:
    done = run("clean", str(pages / "a.html"), "-o", "-", cwd=pages)
    assert done.stdout == run("clean", str(pages / "a.html")).stdout
    assert not (pages / "-").exists()


@pytest.mark.parametrize("arguments", [("clean", "a.html", "-o", ""), ("explain", "a.html", "--html", "")])
def test_a_file_to_write_has_a_name(pages: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=pages)
    assert done.returncode == 2
    assert b"the file name is empty" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_an_empty_name_fails_alone(pages: Path) -> None:
    done = run("clean", "", "a.html", cwd=pages)
    assert done.returncode == 1
    assert done.stderr == b'newsclean: "": no such file\n'
    assert done.stdout.count(b"\n") == 1


def test_a_broken_link_is_reported(pages: Path) -> None:
    (pages / "gone.html").symlink_to("nowhere.html")
    done = run("clean", str(pages))
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[1:-1] == [f"newsclean: {pages / 'gone.html'}: no such file"]


@pytest.mark.parametrize("command", ["explain", "clean", "rules"])
def test_characters_that_the_locale_lacks_are_replaced(pages: Path, command: str) -> None:
    (pages / "[31m你.html").write_text(CHINESE, encoding="utf-8")
    arguments = (command,) if command == "rules" else (command, str(pages / "[31m你.html"))
    done = run(*arguments, env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout
