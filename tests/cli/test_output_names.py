"""Formats by name and by the output file's suffix; output folders; runs of many pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.cli.articles.folder_output import MAX_NAME_CHARS, output_parts
from newsclean.cli.articles.writer import format_seconds
from newsclean.text.width import display_width
from tests.command import COMMAND, newsclean
from tests.pages import CHINESE, ENGLISH
from tests.terminal import Terminal

CLOSING = re.compile(r"newsclean: 5 pages: 4 articles, 1 none \(\d+(?:\.\d)? s\)\n$")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Four pages and an empty one, in a tree."""
    folder = tmp_path / "pages"
    (folder / "2024" / "本地").mkdir(parents=True)
    (folder / "a.html").write_text(ENGLISH)
    (folder / "a.txt").write_text(ENGLISH)
    (folder / "2024" / "a.html").write_text(ENGLISH)
    (folder / "2024" / "本地" / "图书馆.html").write_text(CHINESE)
    (folder / "z.html").write_text("")
    return folder


@pytest.mark.parametrize(
    "name,start",
    [
        ("story.md", "# Library"), ("story.MARKDOWN", "# Library"), ("story.txt", "Library"), ("story.html", "<!DOCTYPE"),
        ("story.csv", "id,"), ("story.jsonl", '{"schema'), ("story.jsonld", '{"@context"'), ("story.json", "{\n"), ("story", "{\n"),
    ],
)  # fmt: skip
def test_the_suffix_of_the_output_file_chooses_the_format(name: str, start: str, tmp_path: Path) -> None:
    done = newsclean("clean", "-o", tmp_path / name, given=ENGLISH)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_text(encoding="utf-8-sig").startswith(start)


def test_the_format_option_counts_more_than_the_suffix(tmp_path: Path) -> None:
    newsclean("clean", "-o", tmp_path / "story.md", "-f", "text", given=ENGLISH)
    assert (tmp_path / "story.md").read_text().startswith("Library")


@pytest.mark.parametrize(
    "name,start", [("md", "# Library"), ("txt", "Library"), ("ndjson", "{"), ("jsonld", '{"@context"')]
)
def test_other_names_of_formats(name: str, start: str) -> None:
    assert newsclean("clean", "-f", name, given=ENGLISH).stdout.startswith(start)


@pytest.mark.parametrize("target", ["out/", "made"])
def test_a_folder_gets_a_file_for_each_page(pages: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "made").mkdir()
    done = newsclean("clean", pages, "-o", f"{tmp_path}/{target}", "-f", "md")
    assert done.returncode == 1
    written = {str(path.relative_to(tmp_path / target)) for path in (tmp_path / target).rglob("*") if path.is_file()}
    assert written == {"a.md", "a-2.md", "2024/a.md", "2024/本地/图书馆.md"}
    assert (tmp_path / target / "2024" / "a.md").read_text().startswith("# Library stays open")


def test_files_keep_the_tree_below_their_common_folder(pages: Path, tmp_path: Path) -> None:
    newsclean("clean", "pages/a.html", "pages/2024/a.html", "-o", "out/", cwd=tmp_path)
    assert json.loads((tmp_path / "out" / "a.json").read_text())["title"] == "Library stays open"
    assert (tmp_path / "out" / "2024" / "a.json").is_file()
    assert newsclean("clean", "-o", "one/", given=ENGLISH, cwd=tmp_path).returncode == 0
    assert (tmp_path / "one" / "standard input.json").is_file()


def test_no_article_makes_no_folder(tmp_path: Path) -> None:
    assert newsclean("clean", "-o", f"{tmp_path}/out/", given="").returncode == 3
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "name,root,parts",
    [
        ("/in/a/b.html", "/in", ["a", "b.html"]),
        ("https://example.com/2024/story.html?id=3", None, ["example.com", "2024", "story.html_id=3"]),
        ("https://example.com", None, ["example.com", "index"]),
        ("/in/c.warc.gz: https://a.example/x", "/in", ["c.warc.gz", "a.example", "x"]),
        ("https://a.example/../../etc/passwd", None, ["a.example", "etc", "passwd"]),
        ("https://a.example/..%2f\x1b\ud800/:*?", None, ["a.example", "..%2f_".replace("%", "_").strip("."), "_"]),
        ("/in/" + "x" * 300, "/in", ["x" * MAX_NAME_CHARS]),
        ("https://[broken", None, ["https_[broken".replace("[", "_").replace("__", "_")]),
    ],
)
def test_names_are_safe(name: str, root: str | None, parts: list[str]) -> None:
    assert output_parts(name, root) == parts


def test_many_pages_have_a_closing_line_and_no_summaries(pages: Path) -> None:
    command = [*COMMAND, "clean", str(pages), "-o", "/dev/null"]
    with Terminal(command, columns=60) as terminal:
        text = terminal.read().replace("\r\n", "\n")
    assert CLOSING.search(text) and "title" not in text
    assert all(display_width(line) <= 60 or "z.html" in line for line in text.splitlines())
    done = newsclean("clean", pages, "-o", "/dev/null")
    assert CLOSING.search(done.stderr) and done.stderr.count("\n") == 2
    assert newsclean("clean", pages, "-q").stderr.count("\n") == 1
    assert newsclean("clean", pages, "--summary").stderr.count("confidence") == 4


def test_three_pages_have_summaries(pages: Path) -> None:
    with Terminal([*COMMAND, "clean", *[str(pages / "a.html")] * 3, "-o", "/dev/null"]) as terminal:
        text = terminal.read()
    assert text.count("confidence") == 3 and "3 pages" not in text


def test_a_pipe_that_closes_early_has_no_closing_line(pages: Path) -> None:
    line = f"set -o pipefail; '{sys.executable}' -m newsclean clean pages/*.* pages | head -1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, cwd=pages.parent)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1) and b"pages:" not in done.stderr


def test_progress_has_the_total(pages: Path) -> None:
    from newsclean.cli.activity import ActivityIndicator

    shown = []
    activity = ActivityIndicator(is_quiet=True, total=3)
    for name in ("a", "b", "c", "d"):
        activity.show(name)
        shown.append(activity._text)
    assert shown == ["a", "1 of 3 done, now b", "2 of 3 done, now c", "3 done, now d"]


def test_the_number_of_pages_is_known_where_no_input_holds_several(pages: Path) -> None:
    from newsclean.inputs.documents import documents

    assert documents(str(pages)).count == 5
    assert documents(str(pages / "a.html"), "missing.html").count == 2
    (pages / "crawl.warc").write_bytes(b"WARC/1.0\r\n")
    assert documents(str(pages)).count is None


@pytest.mark.parametrize(
    "seconds,text", [(0.04, "0.0 s"), (9.97, "10 s"), (38.2, "38 s"), (119.6, "2 min"), (11_100, "3 h 5 min")]
)
def test_times(seconds: float, text: str) -> None:
    assert format_seconds(seconds) == text


def test_the_summary_names_what_the_json_has(tmp_path: Path) -> None:
    page = ENGLISH.replace("</head>", "<meta property='og:site_name' content='The Marrow Post'></head>")
    done = newsclean("clean", "--summary", given=page)
    article = json.loads(done.stdout)
    rows = dict(line.split(maxsplit=1) for line in done.stderr.splitlines()[1:] if " " in line)
    assert rows["site"].strip() == article["site"] == "The Marrow Post"
    assert ("source" in rows) == (article["source"] is not None) and done.stderr.count("The Marrow Post") == 1
    assert rows["confidence"].strip() == str(article["extraction"]["confidence"])
