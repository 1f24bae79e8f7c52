"""Site profiles overrule the scores, and no rules or vetoes."""

from __future__ import annotations

import pytest

from newsclean.classify.site_profile.verdicts import apply_site_profile
from newsclean.classify.verdict import Classification, Verdict
from newsclean.parse.html.reader import read_html
from newsclean.rules.custom import SiteProfile

PAGE = read_html(
    "<body><p>One</p><div class='Story'><p>Two</p><div id='poll'><p>Three</p><div class='story'><p>Four</p></div>"
    "</div></div></body>",
    None,
)
SITE = SiteProfile("x.toml", ("a.example",), frozenset(["story"]), frozenset(["poll"]), (), {}, frozenset())


def after(*before: Verdict) -> list[tuple[bool, str]]:
    verdicts = apply_site_profile(PAGE, Classification(before, 0.5, ()), SITE).verdicts
    return [(verdict.keep, verdict.reason) for verdict in verdicts]


def test_each_block_goes_by_the_nearest_element_that_the_profile_names() -> None:
    assert after(*[Verdict(True, "body", "score", 1.0)] * 4) == [
        (False, "site.outside"), (True, "score"), (False, "site.drop"), (True, "score"),
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["score", "score+share.prompt.en", "sequence.trailing-heading"])
def test_blocks_dropped_by_score_are_kept_in_the_story(reason: str) -> None:
    assert after(*[Verdict(False, "related", reason, -1.0)] * 4) == [
        (False, reason), (True, "site.story"), (False, reason), (True, "site.story"),
    ]  # fmt: skip


def test_rules_and_vetoes_drop_blocks_in_the_story_too() -> None:
    for reason in ("share.prompt.en", "title.repeated", "structure.caption"):
        assert after(*[Verdict(False, "share", reason, -4.0)] * 4) == [(False, reason)] * 4


def test_a_page_without_the_storys_elements_is_classified_as_any_with_a_warning() -> None:
    page = read_html("<body><p>One</p><div id='poll'><p>Two</p></div></body>", None)
    classification = apply_site_profile(
        page, Classification((Verdict(True, "body", "score", 1.0),) * 2, 0.5, ("before",)), SITE
    )
    assert [(verdict.keep, verdict.reason) for verdict in classification.verdicts] == [
        (True, "score"),
        (False, "site.drop"),
    ]
    assert list(map(str, classification.warnings)) == ["before", "no element matches the story elements of x.toml"]
    assert (
        apply_site_profile(PAGE, Classification((Verdict(True, "body", "score", 1.0),) * 4, 0.5, ()), SITE).warnings
        == ()
    )


def test_names_may_be_written_as_in_the_page() -> None:
    """Class names with capitals: a page's ``articleBody`` is compared as ``article-body``."""
    page = read_html("<body><p>One</p><div class='articleBody'><p>Two</p></div></body>", None)
    site = SiteProfile("x.toml", ("a.example",), frozenset(["articleBody"]), frozenset(), (), {}, frozenset())
    before = Classification((Verdict(True, "body", "score", 1.0),) * 2, 0.5, ())
    assert [verdict.keep for verdict in apply_site_profile(page, before, site).verdicts] == [False, True]
