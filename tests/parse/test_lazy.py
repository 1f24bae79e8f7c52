from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

import newsclean.metadata
from newsclean.metadata.authors import people
from newsclean.text.patterns import _Needing, lazy_pattern


def needing() -> Iterator[tuple[str, _Needing]]:
    """Every pattern of the fields that names the words it needs."""
    for found in pkgutil.walk_packages(newsclean.metadata.__path__, "newsclean.metadata."):
        for name, value in vars(import_module(found.name)).items():
            if isinstance(value, _Needing):
                yield f"{found.name}.{name}", value


PATTERNS = dict(needing())


def test_there_are_some() -> None:
    assert len(PATTERNS) > 20


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_match_is_missed_for_want_of_a_word(name: str, data: some.DataObject) -> None:
    pattern = PATTERNS[name]
    whole = re.compile(pattern.pattern, pattern.flags)
    text = data.draw(some.from_regex(whole))
    assert whole.search(text) is not None and pattern.search(text) is not None


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_byline_is_missed_for_its_first_word(data: some.DataObject) -> None:
    for pattern, words in ((people._BY, people._BY_WORDS), (people._BY_LINE, people._BY_LINE_WORDS)):
        whole = re.compile(pattern._pattern, pattern._flags)  # type: ignore[attr-defined]
        assert people._first_word(data.draw(some.from_regex(whole))) in words


def test_without_a_needed_word_nothing_is_found_and_nothing_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = lazy_pattern(r"(?P<what>red|green) door", re.IGNORECASE, needs=("door",))
    with monkeypatch.context() as broken:
        broken.setattr(re, "compile", lambda *_: pytest.fail("it was compiled"))
        text = "A red gate"
        assert pattern.search(text) is pattern.match(text) is pattern.fullmatch(text) is None
        assert list(pattern.finditer(text)) == []
        assert pattern.split(text) == [text]
        assert pattern.sub("", text) == text
    assert pattern.sub("gate", "A RED DOOR", count=1) == "A gate"
    assert pattern.split("a red door and b") == ["a ", "red", " and b"]
    assert [found["what"] for found in pattern.finditer("Red door, green door")] == ["Red", "green"]
    assert pattern.match("red door") and pattern.fullmatch("red door") and not pattern.match("a red door")


def test_a_lazy_pattern_has_a_pattern_s_methods_alone() -> None:
    pattern = lazy_pattern("a")
    assert pattern.findall("banana") == ["a", "a", "a"]
    with pytest.raises(AttributeError):
        pattern.nothing  # type: ignore[attr-defined]  # noqa: B018
