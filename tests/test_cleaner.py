"""Settings that many calls share."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path
from threading import Barrier, Thread

import pytest

import newsclean
from tests.fetching.server import Server
from tests.pages import ENGLISH, PARAGRAPHS

REVIEW = "A review of the rules for visitors is expected in June, the council said at its meeting on Tuesday."
PAGE = ENGLISH.replace(PARAGRAPHS[1], f"{PARAGRAPHS[1]}</p><p>{REVIEW}")
RULE = f"""
[[rule]]
id = "my.reviews"
role = "promotion"
scope = "start"
strength = "veto"
max_chars = 200
pattern = "a review of the rules"
examples = ["{REVIEW}"]
counter_examples = ["A review of the play"]
"""


@pytest.fixture
def server() -> Iterator[Server]:
    httpd = Server()
    Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "my-rules"
    folder.mkdir()
    (folder / "reviews.toml").write_text(RULE, encoding="utf-8")
    return folder


def test_the_page_needs_the_rule() -> None:
    assert PAGE != ENGLISH and REVIEW in newsclean.clean(PAGE).text


@pytest.mark.parametrize("form", [str, Path, newsclean.read_rule_folder])
def test_rules_are_given_in_any_form(rules: Path, form: object) -> None:
    given = form(rules)  # type: ignore[operator]
    cleaner = newsclean.Cleaner(rules=given)
    for article in (cleaner.clean(PAGE), cleaner.clean_html(PAGE)):
        assert article.text == "\n\n".join(PARAGRAPHS)
    assert [block.rule for block in cleaner.explain(PAGE).blocks if block.text == REVIEW] == ["my.reviews"]
    dump = "Library stays open\n\n" + "\n\n".join((*PARAGRAPHS[:2], REVIEW, *PARAGRAPHS[2:]))
    assert REVIEW in newsclean.clean_dump(dump).text and REVIEW not in cleaner.clean_dump(dump).text
    with newsclean.use_rules(given):
        assert REVIEW not in newsclean.clean(PAGE).text
        # Its own settings count, whatever is around it.
        assert REVIEW in newsclean.Cleaner().clean(PAGE).text


def test_rules_are_read_once(rules: Path) -> None:
    cleaner = newsclean.Cleaner(rules=rules)
    (rules / "reviews.toml").unlink()
    assert REVIEW not in cleaner.clean(PAGE).text
    assert REVIEW not in pickle.loads(pickle.dumps(cleaner)).clean(PAGE).text


def test_threads_share_one_and_use_others_beside_it(rules: Path) -> None:
    cleaners = [newsclean.Cleaner(rules=rules), newsclean.Cleaner()]
    barrier = Barrier(8)

    def clean(number: int) -> set[bool]:
        barrier.wait(timeout=60)
        return {REVIEW in cleaners[number % 2].clean(PAGE).text for _ in range(10)}

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(clean, range(8))) == [{False}, {True}] * 4


def test_settings_of_a_fetch(server: Server, rules: Path) -> None:
    cleaner = newsclean.Cleaner(rules=rules, allow_private=True, timeout=20)
    assert cleaner.fetch(f"{server.url}/page").title == "Library stays open"
    with pytest.raises(newsclean.RefusedAddressError):
        newsclean.Cleaner(rules=rules).fetch(f"{server.url}/page")
    with pytest.raises(newsclean.FetchTimeoutError):
        newsclean.Cleaner(allow_private=True, timeout=0.3).fetch(f"{server.url}/drip-headers")


def test_it_cannot_be_changed() -> None:
    headers = {"Accept-Language": "de"}
    cleaner = newsclean.Cleaner(headers=headers, proxy="http://user:secret@proxy.example:1")
    headers["X-Other"] = "1"
    assert cleaner.headers == {"Accept-Language": "de"}
    assert "secret" not in repr(cleaner) and "Accept" not in repr(cleaner)
    with pytest.raises(FrozenInstanceError):
        cleaner.timeout = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    "settings,message",
    [
        ({"offline": True}, "offline requires cache"),
        ({"pages": 0}, "pages must be at least 1, not 0"),
        ({"timeout": 0}, "timeout must be more than 0 seconds, not 0"),
        ({"proxy": "nowhere:x"}, "a proxy must be written as"),
    ],
)
def test_settings_are_checked_when_it_is_made(settings: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        newsclean.Cleaner(**settings)  # type: ignore[arg-type]


def test_rules_are_checked_when_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(newsclean.RuleError, match="no such folder"):
        newsclean.Cleaner(rules=tmp_path / "none")
    with pytest.raises(newsclean.RuleError, match="no rule files here"), newsclean.use_rules(tmp_path):
        pass
