"""Checks of rule files."""

from __future__ import annotations

import pytest

from newsclean.rules import RuleError
from newsclean.rules.toml_lines import TomlLines
from newsclean.rules.validation import find_wrong_examples, parse_rule_file

CUSTOM_RULE = """[[rule]]
id = "my.rule"
role = "promotion"
scope = "line"
strength = "veto"
pattern = "buy (?:now|today)"
examples = ["Buy now"]
counter_examples = ["Buy time"]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(RuleError) as raised:
        parse_rule_file("x.toml", text)
    return list(map(str, raised.value.problems))


def test_a_valid_file() -> None:
    file = parse_rule_file(
        "x.toml", "off = ['share.prompt.en']\n" + CUSTOM_RULE + "[[names]]\nrole='ad'\ntokens=['my box']\n"
    )
    assert [rule.id for rule in file.rules] == ["my.rule"]
    assert file.name_roles == {"my box": frozenset(["ad"])}
    assert file.disabled == ("share.prompt.en",)
    assert not find_wrong_examples("x.toml", file)


@pytest.mark.parametrize(
    "old,new,line,what",
    [
        ('role = "promotion"', "", 1, "my.rule: the key role is missing"),
        ('role = "promotion"', "role = 1", 3, "my.rule: role must be text"),
        ('role = "promotion"', "role = 'Two words'", 3, "my.rule: role must be one lower-case word"),
        ('"line"', '"up"', 4, "my.rule: scope must be one of line, start, end, within"),
        ('"veto"', '"vote"', 5, "my.rule: strength must be one of veto, trim, evidence"),
        ('"veto"', '"trim"', 4, "my.rule: the scope of a trim must be one of start, end"),
        ('"line"', '"end"', 4, "my.rule: the scope end is for the strength trim alone"),
        ("(?:now|today)", "(", 6, "my.rule: the pattern does not compile: "),
        ("(?:now|today)", "(now|today)", 6, "my.rule: the pattern has a group that captures: write (?:...)"),
        ("buy (?:", "(?i)buy (?:", 6, "my.rule: the pattern sets flags"),
        ("buy (?:now|today)", "(?:buy now)?", 6, "my.rule: the pattern matches an empty text, and so everything"),
        ('["Buy now"]', '"Buy now"', 7, "my.rule: examples must be a list of texts"),
        ('["Buy now"]', '[1]', 7, "my.rule: examples must be a list of texts"),
        ("counter_examples", "counter_exampels", 8, "my.rule: unknown key counter_exampels: did you mean counter_examples?"),
        ("counter_examples", "max_chars = 0\ncounter_examples", 8, "my.rule: max_chars must be from 1 to 1000"),
        ("counter_examples", "max_chars = true\ncounter_examples", 8, "my.rule: max_chars must be a whole number"),
        ("[[rule]]", "[[rules]]", 1, "unknown key rules: did you mean rule?"),
        ("[[rule]]", "off = 3\n[[rule]]", 1, "off must be a list of texts"),
        ("[[rule]]", "# a\n\n[[rule", 3, ""),
        ("[[rule]]", "[site]\nhosts = []\n[[rule]]", 2, "site: hosts must name at least one host"),
        ("[[rule]]", "[site]\nhosts = ['https://a.com']\n[[rule]]", 2, "site: 'https://a.com' is no host name"),
        ("[[rule]]", "[[names]]\nrole = 'ad'\ntokens = ['My']\n[[rule]]", 3, "names: 'My' must be one or two"),
        ("[[rule]]", "[[names]]\nrole = 'ad'\n[[rule]]", 1, "names: the key tokens is missing"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_line(old: str, new: str, line: int, what: str) -> None:
    assert old in CUSTOM_RULE
    (found,) = problems(CUSTOM_RULE.replace(old, new))
    assert found.startswith(f"x.toml:{line}: {what}")


def test_all_mistakes_are_reported_at_once() -> None:
    text = CUSTOM_RULE.replace("line", "up") + CUSTOM_RULE.replace("my.rule", "My Rule") + CUSTOM_RULE + CUSTOM_RULE
    found = problems(text)
    assert [one.split(":")[1] for one in found] == ["4", "10", "26"]
    assert "twice" in found[-1]


def test_long_strings_do_not_change_line_numbers() -> None:
    text = "a = 1\n[[rule]]\npattern = '''\n[[rule]]\nid = 2\n'''\nid = 3\n[[rule]]\nid = 4\n"
    lines = TomlLines(text)
    assert (lines.table("rule", 0).header, lines.table("rule", 0).line_of("id")) == (2, 7)
    assert lines.table("rule", 1).line_of("id") == 9
    assert lines.table("rule", 1).line_of("role") == 8


def test_wrong_examples_are_reported_with_their_line() -> None:
    file = parse_rule_file(
        "x.toml", CUSTOM_RULE.replace('["Buy now"]', '["Buy now", "Buy it"]').replace("Buy time", "Buy today")
    )
    assert list(map(str, find_wrong_examples("x.toml", file))) == [
        "x.toml:7: my.rule: does not match 'Buy it'",
        "x.toml:8: my.rule: matches 'Buy today'",
    ]


def test_the_message_on_a_failed_example_mentions_capitals_in_the_pattern() -> None:
    file = parse_rule_file("x.toml", CUSTOM_RULE.replace("buy (?:now", "Buy (?:now"))
    (problem,) = map(str, find_wrong_examples("x.toml", file))
    assert problem == "x.toml:7: my.rule: does not match 'Buy now': patterns see lower case alone"
    file = parse_rule_file("x.toml", CUSTOM_RULE.replace("buy (?:now", "buy\\\\S (?:now"))
    assert "lower case" not in str(find_wrong_examples("x.toml", file)[0])


@pytest.mark.parametrize(
    "key,name,other",
    [("story", ".story", "body"), ("story", "div > p", "body"), ("drop", "#poll", "strip"), ("drop", "//div", "strip")],
)
def test_a_selector_among_names_is_a_problem(key: str, name: str, other: str) -> None:
    text = f"[site]\nhosts = ['a.example']\n{key} = ['{name}']\n"
    assert problems(text) == [
        f"x.toml:3: site: {key} takes class and id names: {name!r} is none; {other} takes selectors"
    ]
