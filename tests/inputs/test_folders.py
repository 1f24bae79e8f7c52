"""Which files of a folder are inputs, and what is said about the others."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsclean.inputs.folders import PAGE_SUFFIXES, find_files
from tests.command import newsclean
from tests.inputs.archives import arc, http, response, story
from tests.pages import ENGLISH


def fill(folder: Path, files: dict[str, bytes | str]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def found(folder: Path) -> tuple[list[str], list[str]]:
    paths, skipped = find_files(str(folder), PAGE_SUFFIXES)
    return [str(Path(path).relative_to(folder)) for path in paths], [
        str(Path(path).relative_to(folder)) for path in skipped
    ]


PAGE_FILES: dict[str, bytes | str] = {
    "story": ENGLISH,
    "article.php?id=3": ENGLISH,
    "c.asp": "<!-- cached -->\n" + ENGLISH,
    "index.jsp;jsessionid=1": "\ufeff" + ENGLISH,
    "view.aspx": ENGLISH.encode("utf-16"),
    "xhtml.php": '<?xml version="1.0"?>\n' + ENGLISH,
    "packed.cgi": gzip.compress(ENGLISH.encode()),
    "2024-03-05": ENGLISH,
    "crawl": response(0, gzip=True),
    "old": b"".join(arc([(b"http://example.com/0", http(story(0)))])),
}
OTHER_FILES: dict[str, bytes | str] = {
    "style.css": "body { margin: 0 }",
    "README": "Notes on these pages.",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "drawing.svg": "<svg/>",
    "data.xml": '<?xml version="1.0"?><urlset/>',
    "empty": "",
    "404.js": ENGLISH,
}


def test_pages_are_recognised_by_content_whatever_their_names(tmp_path: Path) -> None:
    fill(tmp_path, PAGE_FILES | OTHER_FILES | {".hidden": "x", "a/b/c.html": "anything"})
    assert found(tmp_path) == (sorted([*PAGE_FILES, "a/b/c.html"]), sorted(OTHER_FILES))


@pytest.mark.parametrize("page", ["Bridge opens.html", "Bridge opens.htm", "Bridge opens.mhtml"])
def test_what_a_browser_saved_beside_a_page_is_left_out_unless_asked_for(tmp_path: Path, page: str) -> None:
    fill(tmp_path, {page: ENGLISH, "Bridge opens_files/ad.html": ENGLISH, "my_files/b.html": ENGLISH})
    assert found(tmp_path) == ([page, "my_files/b.html"], ["Bridge opens_files"])
    assert found(tmp_path / "Bridge opens_files")[0] == ["ad.html"]


def test_skipped_files_are_counted_in_one_line_and_named_on_request(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {"page": ENGLISH, "a.css": "a{}", "b.css": "b{}", "notes": "x", "page_files/a.html": "x", "page.html": ENGLISH},
    )
    done = newsclean("clean", ".", cwd=tmp_path)
    assert done.stderr.splitlines() == [
        "newsclean: .: skipped 3 files: 2 .css, 1 without an extension, the parts of a saved page; --log-level debug names them"
    ]
    named = newsclean("clean", ".", "--log-level", "debug", cwd=tmp_path).stderr
    assert "./a.css: skipped" in named and "./page_files/: skipped" in named
    done = newsclean("corpus", ".", "-o", "out", "-q", cwd=tmp_path)
    assert "skipped 3 files" in done.stderr and (tmp_path / "out" / "_manifest.json").exists()


def test_json_lines_of_several_inputs_begin_with_the_name_of_the_input(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": ENGLISH, "b.html": ENGLISH})
    rows = [json.loads(line) for line in newsclean("clean", "a.html", "b.html", cwd=tmp_path).stdout.splitlines()]
    assert [(next(iter(row)), row["id"]) for row in rows] == [("id", "a.html"), ("id", "b.html")]
    assert "id" not in json.loads(newsclean("clean", "a.html", "--jsonl", cwd=tmp_path).stdout)
