"""Small pages that several tests share."""

PARAGRAPHS = (
    "The town council voted on Tuesday to keep the old library open for another year, after hundreds of readers "
    "signed a petition that reached the mayor's desk last month.",
    "Officials said the building needs a new roof before the winter, and that the money will come from a fund set up "
    "for repairs to schools and other public houses.",
    "“We are glad, of course, but a year is short,” said Edda Marrin, who has run the reading room since it opened. "
    "“We will be back at the town hall before long.”",
    "The decision was carried by nine votes to six. Those against it said the rooms stand empty most mornings and "
    "that the books could move to the new centre by the station.",
    "A report on the costs is expected in spring, the council said, and the readers' circle has been asked to count "
    "its visitors until then.",
)

ENGLISH = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Library stays open | The Marrow Post</title>"
    "</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
    "<article><h1>Library stays open</h1><p class='byline'>By Ann Example</p><div class='body'>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</div></article><footer><p>© 2024 The Marrow Post</p></footer></body></html>"
)

CHINESE_PARAGRAPHS = (
    "昨日上午，记者从青溪县图书馆获悉，经过半年的修缮，位于东门街的老馆将于下月一日重新开放，市民凭身份证即可免费入馆。",
    "据介绍，此次修缮共更换了三千余块旧瓦，加固了二楼的木梁，并新设了儿童阅览室和自习室，座位由原来的一百个增加到两百六十个。",
    "馆长许慕白表示，老馆藏有地方志和旧报纸一万二千余册，今后将分批扫描上网，读者足不出户也能查阅。",
    "不少老读者闻讯赶来。七十二岁的何庆云说，她年轻时就在这里读书，如今看到灯重新亮起来，心里十分高兴。",
)
CHINESE = (
    "<html><head><meta charset='gb2312'><title>老图书馆下月重新开放_青溪新闻网</title></head><body>"
    "<div class='path'>当前位置：<a href='/'>首页</a> &gt; <a href='/bd'>本地</a> &gt; 正文</div>"
    "<h1>老图书馆下月重新开放</h1><div class='info'>2024年03月05日 09:12 来源：青溪晚报 作者：梁一舟</div>"
    "<div class='content'>" + "".join(f"<p>　　{text}</p>" for text in CHINESE_PARAGRAPHS) + "</div>"
    "<div>（责任编辑：何晓舟）</div><div class='foot'>版权所有 青溪新闻网 京ICP备00000000号</div></body></html>"
)


def article_page(body: str) -> str:
    """An English page whose story is ``body``."""
    return ENGLISH.replace("".join(f"<p>{text}</p>" for text in PARAGRAPHS), body)
