"""One file of several dumps: several articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

STORY = """{title}

15 March 2024, by Ada Quill

The council of {place} met on Monday evening, and after three hours of speeches it voted to keep the old {thing} open.

"We have waited for this day since the flood," said the mayor, who had brought the plans along in a tin tube.

Work begins in April. The county pays half of the cost, which the council's own engineer put at two million crowns.

Share this story
Most read
"""
ONE = STORY.format(title="Bridge in Marrow stays open", place="Marrow", thing="bridge")
TWO = STORY.format(title="Ferry in Tarn is saved", place="Tarn", thing="ferry")


def newsclean(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsclean", *arguments]
    return subprocess.run(command, input=given, capture_output=True, timeout=60)


def test_form_feeds_in_a_file_give_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"{ONE}\f{TWO}", encoding="utf-8")
    done = newsclean("clean", str(path))
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert "Marrow" in first["text"] and "Tarn" not in first["text"]
    assert "Tarn" in second["text"] and "Marrow" not in second["text"]


def test_addresses_above_the_pages_become_theirs(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"=== https://example.com/1 ===\n{ONE}\n=== https://example.com/2 ===\n{TWO}", encoding="utf-8")
    done = newsclean("clean", str(path))
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == [
        "https://example.com/1",
        "https://example.com/2",
    ]


def test_a_page_without_a_story_is_named_and_the_rest_is_written(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    menu = "Home\nNews\nSport\nWeather\nLog in\n" * 12
    path.write_text(f"{menu}\f{TWO}", encoding="utf-8")
    done = newsclean("clean", str(path))
    assert done.returncode == 1
    assert b"two.txt: page 1: no article found" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_standard_input_gives_several_articles() -> None:
    done = newsclean("clean", "--jsonl", given=f"{ONE}\f{TWO}".encode())
    assert len(done.stdout.splitlines()) == 2


READER = "Title: {0} | The Marrow Post\n\nURL Source: https://example.com/{1}\n\nMarkdown Content:\n{2}\n"


def test_pages_of_a_reader_service_on_standard_input_give_json_lines() -> None:
    given = READER.format("Bridge in Marrow stays open", 1, ONE) + READER.format("Ferry in Tarn is saved", 2, TWO)
    done = newsclean("clean", given=given.encode())
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert [first["url"], second["url"]] == ["https://example.com/1", "https://example.com/2"]
    assert [first["title"], second["title"]] == ["Bridge in Marrow stays open", "Ferry in Tarn is saved"]
    assert "Title:" not in first["text"] + second["text"] and "Markdown Content" not in first["text"] + second["text"]


def test_one_page_on_standard_input_is_an_indented_object() -> None:
    assert newsclean("clean", given=ONE.encode()).stdout.startswith(b"{\n")


def test_explain_says_that_it_shows_the_first_of_several_pages(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"{ONE}\f{TWO}", encoding="utf-8")
    done = newsclean("explain", str(path))
    assert done.returncode == 0
    assert b"Marrow" in done.stdout and b"Tarn" not in done.stdout
    assert done.stderr.decode() == f"newsclean: {path}: the file holds several pages; only the first is shown\n"
