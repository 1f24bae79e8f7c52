"""The names of ``newsclean`` itself: all are there, the functions and the command agree, errors have one tree."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click
import pytest

import newsclean
from newsclean.cli.command_table import load_command

FUNCTIONS = ("clean", "clean_html", "clean_dump", "fetch", "explain", "discover", "use_rules", "read_rule_folder")
PYTHON_ONLY = {"on_problem", "record", "url", "since", "until"}
"""``record`` is ``--seen``, which is no noun."""


def test_every_name_is_there() -> None:
    assert {*FUNCTIONS, "Cleaner", "Article", "RuleError"} <= set(newsclean.__all__)
    for name in newsclean.__all__:
        assert getattr(newsclean, name).__doc__, name


def test_the_names_for_type_checkers_are_those_at_run_time() -> None:
    source = Path(newsclean.__file__).read_text(encoding="utf-8")
    declared = re.findall(r"from newsclean\.([\w.]+) import (?:\(([^)]*)\)|(.*))", source)
    found = {
        (name.strip(), module)
        for module, *lists in declared
        for name in "".join(lists).split(",")
        if name.strip() and module != "version"
    }
    assert found == set(newsclean._MODULES.items())


@pytest.mark.parametrize("name", ["fetch", "discover"])
def test_an_argument_has_the_name_of_the_option(name: str) -> None:
    command = load_command(name)
    assert command is not None
    options = {
        flag.removeprefix("--").replace("-", "_")
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in (*parameter.opts, *parameter.secondary_opts)
    }
    # An option that may be repeated is named in the singular.
    arguments = {
        argument.replace("headers", "header") for argument in inspect.signature(getattr(newsclean, name)).parameters
    }
    assert arguments - PYTHON_ONLY - options == set()


def test_the_settings_of_a_cleaner_are_the_arguments_of_fetch() -> None:
    settings = inspect.signature(newsclean.Cleaner).parameters
    arguments = inspect.signature(newsclean.fetch).parameters
    assert [*settings][1:] == [*arguments][1:]
    assert all(settings[name].default == arguments[name].default for name in [*arguments][1:])


def test_the_tree_of_errors_is_that_of_the_docstring() -> None:
    import newsclean.errors

    tree = re.findall(r"^    ([│ ]*)(?:[├└]── )?(\w+)", newsclean.errors.__doc__ or "", re.MULTILINE)
    parents = {"NewscleanError": "Exception"}
    for indent, name in tree[1:]:
        parents[name] = "FetchError" if indent.startswith(" ") else "NewscleanError"
    public = [getattr(newsclean, name) for name in newsclean.__all__]
    errors = [one for one in public if inspect.isclass(one) and issubclass(one, Exception)]
    assert {error.__name__: error.__base__.__name__ for error in errors if error.__base__} == parents
