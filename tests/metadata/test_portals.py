"""Pages that state their fields in the meta names of Chinese portals and government sites, or in their titles alone."""

from __future__ import annotations

import pytest

import newsclean

TEXT = "<p>昨日上午，市政府召开新闻发布会，介绍老城区改造工程的最新进展，并回答了市民代表的提问。</p>" * 6
TITLE = "老城区改造进入新阶段：首批居民下月迁回"


def page(head: str, top: str = "", tail: str = "") -> str:
    return f"<html lang=zh-CN><head>{head}</head><body><div class=main>{top}{TEXT}{tail}</div></body></html>"


def test_a_government_sites_meta_names() -> None:
    article = newsclean.clean(page(
        "<title>青溪市人民政府</title><meta name=SiteName content='青溪市人民政府门户网站'><meta name=ColumnName content='政务要闻'>"
        f"<meta name=ArticleTitle content='{TITLE}'><meta name=PubDate content='2023-03-22 11:15'>"
        "<meta name=ContentSource content='来源：青溪日报'><meta name=Editor content='张晓三'>",
        f"<div>{TITLE}</div>",
    ))  # fmt: skip
    assert article.title == TITLE
    assert article.published == "2023-03-22T11:15"
    assert article.source == "青溪日报" and article.site == "青溪市人民政府门户网站"
    assert [person.name for person in article.editors] == ["张晓三"] and article.section == ("政务要闻",)


@pytest.mark.parametrize(
    "document",
    [
        f"{TITLE}_青溪新闻_青溪网",
        f"{TITLE}-青溪网",
        f"{TITLE} | 青溪日报",
        f"{TITLE}--青溪频道--青溪网",
        f"{TITLE}_新闻频道_青溪网(qingxi.example)",
        f"{TITLE}——青溪在线",
    ],
)
def test_a_title_without_the_portals_name(document: str) -> None:
    assert newsclean.clean(page(f"<title>{document}</title>", f"<div class=tit>{TITLE}</div>")).title == TITLE
    assert (
        newsclean.clean(page(f"<title>{document}</title>", f"<h1><a href=/>青溪网</a></h1><h2>{TITLE}</h2>")).title
        == TITLE
    )


def test_head_and_foot_of_a_story() -> None:
    article = newsclean.clean(page(
        f"<title>{TITLE}_青溪网</title>",
        f"<h1>{TITLE}</h1><div class=info><span>2023年03月22日 11:15</span> <span>来源：青溪日报</span> <span>作者：王小明 李雷</span></div>",
        "<p>（编辑：张晓三、李四光）</p><p>责任编辑：王五一_QX0022</p>",
    ))  # fmt: skip
    assert [person.name for person in article.authors] == ["王小明", "李雷"]
    assert article.source == "青溪日报" and article.published == "2023-03-22T11:15"
    assert [(person.role, person.name) for person in article.editors] == [
        ("编辑", "张晓三"),
        ("编辑", "李四光"),
        ("责任编辑", "王五一"),
    ]
