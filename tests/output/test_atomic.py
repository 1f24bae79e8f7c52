"""Atomic writes: until a file is complete, its name has the old content, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.output.atomic import atomic_bytes, atomic_text


@pytest.mark.parametrize("old", [None, "the old content"])
def test_a_file_gets_its_name_when_it_is_complete(tmp_path: Path, old: str | None) -> None:
    path = tmp_path / "articles.jsonl"
    if old is not None:
        path.write_text(old, encoding="utf-8")
    with atomic_text(path) as file:
        file.write("half of the new")
        file.flush()
        assert (path.read_text(encoding="utf-8") if path.exists() else None) == old
        file.write(" content")
    assert path.read_text(encoding="utf-8") == "half of the new content"
    assert [entry.name for entry in tmp_path.iterdir()] == ["articles.jsonl"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failed_write_changes_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "page.warc.gz"
    path.write_bytes(b"the old content")
    with pytest.raises(error), atomic_bytes(path) as file:
        file.write(b"half of the new")
        raise error
    assert path.read_bytes() == b"the old content"
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.warc.gz"]
