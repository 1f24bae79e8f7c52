"""Settings files and their precedence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import newsclean
from tests.end_to_end.test_own_rules import RULE
from tests.pages import ENGLISH


class Place:
    """A project's folder and a user's, with a page to clean."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        self.inner = self.project / "deep" / "down"
        self.inner.mkdir(parents=True)
        self.own = folder / "home" / "newsclean" / "newsclean.toml"
        self.own.parent.mkdir(parents=True)
        (self.inner / "page.html").write_text(ENGLISH)

    def start(self, *arguments: str, **environment: str) -> str:
        """Return the start of what ``clean page.html`` prints, or its error message."""
        home = {"XDG_CONFIG_HOME": str(self.own.parent.parent)}
        done = newsclean("clean", "page.html", *arguments, cwd=self.inner, **home, **environment)
        return done.stdout[:8] if done.returncode == 0 else done.stderr


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


JSON, JSONL, TEXT, MARKDOWN, CSV = '{\n  "sch', '{"schema', "Library ", "# Librar", "id,url,c"


def test_the_nearest_setting_takes_precedence(place: Place) -> None:
    assert place.start() == JSON
    place.own.write_text("format = 'text'")
    assert place.start() == TEXT
    (place.project / "pyproject.toml").write_text("[tool.newsclean.clean]\nformat = 'markdown'\n")
    assert place.start() == MARKDOWN
    (place.project / "newsclean.toml").write_text("format = 'csv'\n")
    assert place.start() == CSV
    (place.project / "newsclean.toml").write_text("format = 'csv'\n[clean]\nformat = 'markdown'\n")
    assert place.start() == MARKDOWN
    assert place.start(NEWSCLEAN_CLEAN_FORMAT="csv") == CSV
    assert place.start("--format", "text", NEWSCLEAN_CLEAN_FORMAT="csv") == TEXT
    assert place.start("--jsonl") == JSONL


def test_one_file_or_none_by_the_environment(place: Place) -> None:
    place.own.write_text("format = 'text'")
    assert place.start(NEWSCLEAN_CONFIG="") == JSON
    (place.project / "other.toml").write_text("jsonl = true")
    assert place.start(NEWSCLEAN_CONFIG=str(place.project / "other.toml")) == JSONL
    assert place.start("--format", "csv", NEWSCLEAN_CONFIG=str(place.project / "other.toml")) == CSV
    assert "cannot be read: No such file" in place.start(NEWSCLEAN_CONFIG="nowhere.toml")


def test_a_pyproject_without_a_table_of_newsclean_is_not_parsed(place: Place) -> None:
    (place.project / "newsclean.toml").write_text("format = 'text'")
    (place.inner / "pyproject.toml").write_text("this is [[no TOML")
    assert place.start() == TEXT


def test_paths_are_relative_to_the_file_and_lists_are_joined(place: Place) -> None:
    (place.project / "my").mkdir()
    (place.project / "my" / "mine.toml").write_text(RULE)
    (place.project / "newsclean.toml").write_text("rules = 'my'\n[clean]\nfields = ['title', 'extraction.dropped']\n")
    done = newsclean("clean", "page.html", cwd=place.inner, XDG_CONFIG_HOME=str(place.own.parent.parent))
    assert json.loads(done.stdout)["extraction.dropped"]["notice"] == 1
    assert place.start("--format", "markdown") == MARKDOWN


@pytest.mark.parametrize(
    "text,line,what",
    [
        ("[clean]\n\nfromat = 'csv'", 3, "unknown setting 'fromat'; did you mean 'format'?"),
        ("fromat = 'csv'", 1, "unknown setting 'fromat'"),
        ("[claen]\nformat = 'csv'", 1, "unknown table 'claen'; did you mean 'clean'?"),
        ("[clean]\njsonl = 'yes'", 2, "jsonl must be true or false"),
        ("[clean]\ndelay = 3", 2, "unknown setting 'delay'"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, what: str, place: Place) -> None:
    file = place.project / "newsclean.toml"
    file.write_text(text)
    assert place.start().startswith(f"newsclean: {file}:{line}: {what}")


def test_settings_of_other_commands_are_passed_over(place: Place) -> None:
    (place.project / "newsclean.toml").write_text("delay = 3\n[fetch]\ntimeout = 5\n[corpus]\njobs = 2\n")
    assert place.start() == JSON


def test_a_project_does_not_open_the_private_network(place: Place) -> None:
    (place.project / "newsclean.toml").write_text("[fetch]\nallow-private = true\n")
    done = newsclean("fetch", "http://127.0.0.1:9/", cwd=place.inner)
    assert (
        done.returncode == 2
        and "newsclean.toml:2: allow-private is allowed only in your own settings file" in done.stderr
    )


def test_a_project_selects_the_pages_of_a_host(place: Place) -> None:
    (place.project / "newsclean.toml").write_text("[corpus]\nhost = ['example.com']\n")
    done = newsclean("corpus", "page.html", "-o", "out", cwd=place.inner)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((place.inner / "out" / "_manifest.json").read_text())
    assert manifest["selected"] == {"host": ["example.com"]} and manifest["outcomes"] == {"other_host": 1}


def test_a_wrong_value_is_reported_with_its_file(place: Place) -> None:
    file = place.project / "newsclean.toml"
    file.write_text("[clean]\nformat = 'xml'\n")
    message = place.start()
    assert "'xml' is not one of" in message and str(file) in message and message.count("\n") == 1
