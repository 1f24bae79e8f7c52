"""What a long run shows while it goes and when it is done, in a terminal."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from newsclean.corpus.progress import Progress
from newsclean.output.progress import format_progress
from newsclean.text.width import display_width
from tests.command import COMMAND
from tests.corpus.test_corpus import page
from tests.terminal import Terminal

SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def test_progress_as_a_line() -> None:
    state = Progress(Counter(article=1_200, no_article=34), 1_000, 50.0, 10.0, 0.5, 75.4)
    assert format_progress(state) == "1,234 pages, 100/s, 5.0 MB/s, 0:01:15 left, 1,200 kept, 34 rejected"
    at_first = Progress(Counter(), 0, 0.0, 0.5, 0.0, None)
    assert format_progress(at_first) == "0 pages, 0/s, 0.0 MB/s, 0 kept, 0 rejected"


def test_a_progress_bar_and_a_table_of_counts(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(40):
        (tmp_path / "in" / f"{number:02d}.html").write_text(page(number))
    (tmp_path / "in" / "none.html").write_text("<body><a href=/>Home</a></body>")
    arguments = ["corpus", "in", "-o", "out", "-j", "1"]
    with Terminal([*COMMAND, *arguments], columns=60, cwd=tmp_path) as terminal:
        shown = SEQUENCE.sub("", terminal.read())
    assert re.search(r"\d+ pages, \d+/s", shown) and "%" in shown
    table = [line.split() for line in shown.splitlines() if line.startswith(("article", "no article"))]
    assert table == [["article", "40", "97.6", "%"], ["no", "article", "1", "2.4", "%"]]
    assert "output in out; its rejects files give the reasons" in shown
    assert all(display_width(line) <= 60 for line in shown.splitlines())


def test_a_corpus_run_at_a_terminal_without_input_says_so(tmp_path: Path) -> None:
    with Terminal([*COMMAND, "corpus", "-o", "out"], cwd=tmp_path) as terminal:
        assert "no input; name files or folders, or pipe a list of files" in " ".join(terminal.read().split())
    assert not (tmp_path / "out").exists()
