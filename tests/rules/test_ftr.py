"""``newsclean rules import-ftr``: site configurations of Full-Text RSS become site profiles."""

from __future__ import annotations

from pathlib import Path

import newsclean
from newsclean.rules import read_rule_folder, use_rules
from newsclean.rules.ftr.reader import read_site
from tests.classify.test_profile_selectors import PAGE, URL
from tests.command import newsclean as newsclean_command
from tests.pages import PARAGRAPHS

CONFIG = """# The Post
http_header(user-agent): Mozilla/5.0

title: //h9
title: //span[@class="head"]
author: substring-after(//span[@class='who'], 'By ')
date: //time/@datetime
body: //span[@class='story']
body: //span[@class='story']
strip: //span[@class='note']
strip: //p[
strip_id_or_class: 'extra'
next_page_link: //a[@class='forward']

tidy: no
replace_string(<noscript>): <div>
a line without a key
body:
test_url: https://post.example/news/library
test_contains: petition
test https://post.example/news/library
"""


def test_a_configuration_works_as_a_profile(tmp_path: Path) -> None:
    (tmp_path / "ftr").mkdir()
    (tmp_path / "ftr" / "post.example.txt").write_text("\ufeff" + CONFIG, encoding="utf-8")
    done = newsclean_command("rules", "import-ftr", "ftr", "-o", "made/rules", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 site profile, 0 files without one, 6 lines not understood\n")
    file = str(Path("ftr") / "post.example.txt")
    heads = [line.partition(" is no ")[0] for line in done.stderr.splitlines()]
    assert heads == [
        f"newsclean: {file}:2: not understood: http_header(user-agent)",
        f"newsclean: {file}:11: strip: '//p['",
        f"newsclean: {file}:15: not understood: tidy",
        f"newsclean: {file}:16: not understood: replace_string(<noscript>)",
        f"newsclean: {file}:17: not understood: a line without a key",
        f"newsclean: {file}:18: not understood: body:",
    ]
    with use_rules(read_rule_folder(tmp_path / "made" / "rules")):
        article = newsclean.clean(PAGE, url=URL)
    assert [block.text for block in article.body] == [
        *PARAGRAPHS[:2], f"{PARAGRAPHS[2]} And the end of it.", PARAGRAPHS[3],
    ]  # fmt: skip
    assert (article.title, article.published) == ("Library stays open", "2024-03-05T09:00:00+00:00")
    assert [person.name for person in article.authors] == ["Ann Example", "Ben Sample"]
    assert article.extraction.next_page == f"{URL}/two"
    assert newsclean_command("rules", "test", tmp_path / "made" / "rules").returncode == 0


def test_names_are_stripped_as_parts_of_class_and_id() -> None:
    site = read_site("a.example.txt", "strip_id_or_class: poll")
    assert site.selectors.strip == ("//*[contains(@class, 'poll') or contains(@id, 'poll')]",)


def test_the_host_is_in_the_name_of_the_file() -> None:
    hosts = {
        "a.example.txt": "a.example", "x/.a.example.txt": "a.example", "www.a.example.txt": "a.example",
        "A.Example.txt": "a.example", "global.txt": "", "a_b.txt": "", "..txt": "", "-a.example.txt": "",
    }  # fmt: skip
    assert {name: read_site(name, "").host for name in hosts} == hosts


def test_files_that_give_no_profile_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    ftr, rules = tmp_path / "ftr", tmp_path / "rules"
    ftr.mkdir()
    rules.mkdir()
    for name, text in {
        "global.txt": "body: //p", "a.example.txt": "body: //p", ".a.example.txt": "body: //div",
        "empty.example.txt": "tidy: no", "own.example.txt": "body: //p", "quote.example.txt": 'body: //p[@a="\\x"]',
    }.items():  # fmt: skip
        (ftr / name).write_text(text, encoding="utf-8")
    (ftr / "latin.example.txt").write_bytes(b"body: //p[.='\xe9']")
    (rules / "own.example.toml").write_text("[site]\nhosts = ['own.example']\nstory = ['mine']\n")
    done = newsclean_command("rules", "import-ftr", ftr, "-o", rules)
    assert (done.returncode, done.stdout) == (1, "2 site profiles, 5 files without one, 1 line not understood\n")
    for words in (
        f"{ftr / 'global.txt'}: no profile: the file is not named for a host",
        f"{ftr / '.a.example.txt'}: no profile: a.example has one from {ftr / 'a.example.txt'}",
        f"{ftr / 'empty.example.txt'}: no profile: no line of it is understood",
        f"{ftr / 'latin.example.txt'}: no profile: this is no UTF-8 text",
        f"{ftr / 'own.example.txt'}: no profile: {rules / 'own.example.toml'} exists and was not imported",
    ):
        assert words in done.stderr
    assert "mine" in (rules / "own.example.toml").read_text()
    # The same import again replaces what it wrote.
    assert newsclean_command("rules", "import-ftr", ftr, "-o", rules).stdout == done.stdout
    assert len(read_rule_folder(rules).profiles) == 3


def test_a_folder_without_configurations_is_named(tmp_path: Path) -> None:
    done = newsclean_command("rules", "import-ftr", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 1 and done.stderr.startswith(f"newsclean: {tmp_path}: no site configurations here")
    done = newsclean_command("rules", "import-ftr", tmp_path / "no", "-o", tmp_path / "other")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and not (tmp_path / "other").exists()


def test_an_element_around_the_story_is_not_stripped(tmp_path: Path) -> None:
    ftr = tmp_path / "ftr"
    ftr.mkdir()
    (ftr / "post.example.txt").write_text("body: //span[@class='story']\nstrip_id_or_class: wide\n")
    assert newsclean_command("rules", "import-ftr", ftr, "-o", tmp_path / "rules").returncode == 0
    page = PAGE.replace("<body>", "<body class='wide'><div id='wide-page'>").replace("</body>", "</div></body>")
    with use_rules(read_rule_folder(tmp_path / "rules")):
        assert newsclean.clean(page, url=URL).body[0].text == PARAGRAPHS[0]
