from __future__ import annotations

import ast
import gzip
import json
import random
import subprocess
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest

import newsclean
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH, PARAGRAPHS

SCHEMA = json.loads(resources.files("newsclean").joinpath("article/article.schema.json").read_text(encoding="utf-8"))


def test_english_page() -> None:
    article = newsclean.clean(ENGLISH.encode(), url="https://post.example/2024/03/05/library")
    assert article.title == "Library stays open"
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert [person.name for person in article.authors] == ["Ann Example"]
    assert article.published == "2024-03-05"
    assert article.extraction.dropped["navigation"] == 2
    jsonschema.Draft202012Validator(SCHEMA).validate(article.to_dict())


def test_chinese_page() -> None:
    article = newsclean.clean(CHINESE.encode("gb18030"))
    assert article.title == "老图书馆下月重新开放"
    assert [block.text for block in article.body] == list(CHINESE_PARAGRAPHS)
    assert article.source == "青溪晚报"
    assert article.published == "2024-03-05T09:12"
    assert [person.name for person in article.editors] == ["何晓舟"]
    assert article.section == ("本地",)
    assert article.extraction.encoding == "gb18030"


def test_text_and_bytes_give_the_same() -> None:
    assert newsclean.clean(ENGLISH).to_dict()["body"] == newsclean.clean(ENGLISH.encode()).to_dict()["body"]


def test_gzip_within_gzip_is_opened() -> None:
    packed = gzip.compress(gzip.compress(ENGLISH.encode()))
    assert newsclean.clean(packed).text == newsclean.clean(ENGLISH).text


def test_a_gzip_file_that_is_cut_off_gives_what_it_holds_and_a_warning() -> None:
    packed = gzip.compress((ENGLISH + "<!-- " + random.Random(3).randbytes(9_000).hex()).encode())
    article = newsclean.clean(packed[: len(packed) - 2_000])
    assert article.title == newsclean.clean(ENGLISH).title
    assert [warning.code for warning in article.extraction.warnings] == ["gzip_truncated"]
    assert newsclean.clean(packed).extraction.warnings == ()


def test_gzip_is_opened_by_its_magic() -> None:
    assert newsclean.clean(gzip.compress(ENGLISH.encode())).text == newsclean.clean(ENGLISH).text


def test_every_key_is_there() -> None:
    assert set(newsclean.clean(ENGLISH).to_dict()) == set(SCHEMA["required"])


@pytest.mark.parametrize(
    "data,word",
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n...", "PNG"),
        (b"\x1f\x8bnope", "gzip"),
    ],
)
def test_what_is_no_page(data: bytes, word: str) -> None:
    with pytest.raises(newsclean.NotAPage, match=word):
        newsclean.clean(data)


def test_a_url_is_no_page() -> None:
    with pytest.raises(newsclean.NotAPage, match="web address, not a page"):
        newsclean.clean("https://example.com/story\n")


def test_what_cannot_be_a_page_is_a_type_error(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(ENGLISH)
    with path.open() as file:
        for wrong in (path, file, None):
            with pytest.raises(TypeError, match=r"a page must be bytes or text, not .*; read the file first"):
                newsclean.clean(wrong)  # type: ignore[arg-type]
    assert newsclean.clean(bytearray(ENGLISH.encode())).title == "Library stays open"  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["url", "charset", "fetched_at"])
def test_arguments_that_are_no_text_are_type_errors(name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} must be text or None, not .*Path"):
        newsclean.clean(ENGLISH, **{name: Path("x")})  # type: ignore[arg-type]


def test_a_url_that_is_no_text_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"url must be text, not .*Path"):
        newsclean.fetch(Path("page.html"))  # type: ignore[arg-type]


def test_articles_are_hashable() -> None:
    assert len({newsclean.clean(ENGLISH), newsclean.clean(ENGLISH), newsclean.clean(CHINESE)}) == 2


def test_a_kind_that_is_none_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="unknown kind 'pdf'; expected auto, html or dump"):
        newsclean.clean(ENGLISH, kind="pdf")  # type: ignore[arg-type]


def test_no_article() -> None:
    page = "<html><body><nav>" + "<a href='/'>Home</a> " * 50 + "</nav></body></html>"
    with pytest.raises(newsclean.NoArticle):
        newsclean.clean(page)
    assert issubclass(newsclean.NoArticle, newsclean.NewscleanError)


def test_dumps_and_html_are_detected_by_content() -> None:
    assert newsclean.clean(ENGLISH).extraction.input == "html"
    assert newsclean.clean("Library stays open\n\n" + "\n\n".join(PARAGRAPHS)).extraction.input == "dump"


def imported(code: str, *names: str) -> list[str]:
    """Those of the modules that a process has imported when the code is done."""
    script = f"{code}\nimport sys\nprint([name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found: list[str] = ast.literal_eval(done.stderr)
    return found


IMPORTED_BY_THE_INTERPRETER = set(imported("", "typing", "pathlib", "re", "importlib.metadata"))
"""What the interpreter itself imports here: an editable installation looks for its folder with pathlib."""
RARELY_NEEDED_MODULES = (
    "rich", "requests", "readability", "urllib.request", "http.client", "email", "logging", "importlib.metadata", "importlib.resources",
    "concurrent.futures", "multiprocessing", "html.entities", "charset_normalizer", "tomllib", "difflib", "tempfile", "pathlib",
    "newsclean.fetching.client", "newsclean.parse.plaintext.reader", "newsclean.parse.html.embedded", "newsclean.rules.custom", "newsclean.rules.validation",
    "newsclean.metadata.authors.chinese", "newsclean.output.atomic", "newsclean.output.summary", "newsclean.article.markdown",
)  # fmt: skip


def test_the_rarely_needed_modules_exist() -> None:
    ours = [name for name in RARELY_NEEDED_MODULES if name.startswith("newsclean.")]
    assert [name for name in ours if find_spec(name) is None] == []


def test_importing_imports_nothing_heavy() -> None:
    heavy = ("lxml", "rich", "requests", "click", "readability", "dataclasses", "typing", "re", "pathlib")
    assert set(imported("import newsclean", *heavy)) <= IMPORTED_BY_THE_INTERPRETER


def test_the_version_alone_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv[1:] = ['--version']\nfrom newsclean.cli.entry import run\ntry: run()\nexcept SystemExit: pass"
    assert set(imported(code, "click", "typing", "re", "newsclean.cli.main")) <= IMPORTED_BY_THE_INTERPRETER


def test_a_first_page_imports_nothing_heavy_that_it_does_not_need(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(ENGLISH)
    code = (
        f"import sys; sys.argv[1:] = ['clean', {str(path)!r}]\n"
        "from newsclean.cli.entry import run\ntry: run()\nexcept SystemExit: pass"
    )
    assert set(imported(code, *RARELY_NEEDED_MODULES)) <= IMPORTED_BY_THE_INTERPRETER


def test_json_has_no_lone_surrogates() -> None:
    article = newsclean.clean(ENGLISH.replace("council", "coun\ud800cil"))
    article.to_json().encode("utf-8")


def test_a_url_is_kept_without_password_and_control_characters() -> None:
    assert newsclean.clean(ENGLISH, url="http://user:secret@x.example/\x1b[2J\ud800a").url == "http://x.example/[2Ja"
    assert newsclean.clean(ENGLISH, url="http://x.example/a?#").url == "http://x.example/a?#"
