"""Names in bylines and author fields, and the text around them that is no name."""

from __future__ import annotations

import pytest

from newsclean.article.model import Person
from newsclean.metadata.authors.names import is_job_title, is_name
from newsclean.metadata.authors.non_persons import is_editorial_desk, is_organization
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.authors.split_names import split_names


@pytest.mark.parametrize(
    "text,names",
    [
        ("By Ann Example", ["Ann Example"]),
        ("Ann Example and Bo Sample", ["Ann Example", "Bo Sample"]),
        ("Ann Example, Bo Sample", ["Ann Example", "Bo Sample"]),
        ("Ann Example, Ann Example", ["Ann Example"]),
        ("Ann Example, Senior Editor", ["Ann Example"]),
        ("Ann Example, PhD", ["Ann Example, PhD"]),
        ("Ann Example, Reuters", ["Ann Example"]),
        ("Ann Example (Marrow)", ["Ann Example"]),
        ("Ann Example @annexample", ["Ann Example"]),
        ("written for the roads and Bridges", []),
        ("Ministry of Roads and Bridges", []),
        ("Department of Culture and Sport", []),
        ("Editor, Ann Example", ["Ann Example"]),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_a_role_behind_a_name_is_its_bearer_s() -> None:
    assert parse_person("김철수 기자") == Person("김철수", "기자")
    assert parse_person("Ann Example") == Person("Ann Example")


@pytest.mark.parametrize(
    "text",
    ["AM BST", "PM", "EST", "a.m. GMT".upper(), "by Taboolaby Taboola", "扫一扫就能赞赏本文作者 赞赏", "QINGXI.NET"],
)
def test_an_hours_rest_a_network_and_an_address_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_names_that_look_like_an_hours_rest_are_names() -> None:
    assert all(map(is_name, ("Pet Lee", "Ann Est", "P. T. Barnum", "Met Cohen")))


def test_jobs_desks_and_agencies_are_no_names() -> None:
    assert is_job_title("Senior Director") and not is_job_title("Post") and not is_job_title("Ann Example")
    assert (
        is_editorial_desk("The Example Team")
        and not is_editorial_desk("Ann Example")
        and not is_editorial_desk("The Example Team " * 3)
    )
    assert is_organization("det/dpa") and is_organization("Reuters") and not is_organization("Ann Example")
    for text in ("www.example.com", "http", "Reuters", "Ann @ Example", "example.com"):
        assert not is_name(text), text
    for text in ("Ann Example", "Ann B. Example", "Ann O Example", "梁一舟"):
        assert is_name(text), text
