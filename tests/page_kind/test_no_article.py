"""Pages that a site shows instead of a story give no article."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import NoArticle

MENU = (
    "<nav><ul><li><a href='/'>Home</a><li><a href='/world'>World</a><li><a href='/sport'>Sport</a></ul></nav>"
    "<footer><p>© 2024 Example Media</p><a href='/imprint'>Imprint</a></footer>"
)


def page(title: str, *lines: str, head: str = "", menu: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title>{head}</head><body>{menu}<main>{body}</main></body></html>"


PAGES = {
    "nginx 502": "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>",
    "apache 404": "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL /news/1.html was not found on this server.</p><hr><address>Apache/2.4.41 (Ubuntu) Server at example.com Port 80</address></body></html>",
    "apache 503": "<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.</p></body></html>",
    "iis 404": "<html><head><title>404 - File or directory not found.</title></head><body><div id=header><h1>Server Error</h1></div><div id=content><fieldset><h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3></fieldset></div></body></html>",
    "iis 500": page("500 - Internal server error.", "500 - Internal server error.", "There is a problem with the resource you are looking for, and it cannot be displayed."),
    "cloudflare 522": page("example.com | 522: Connection timed out", "Connection timed out", "Error code 522", "The initial connection between Cloudflare's network and the origin web server timed out."),
    "php": "<br /><b>Fatal error</b>:  Uncaught Error: Call to undefined function get_header() in /var/www/html/wp-content/themes/news/index.php:12 Stack trace: #0 {main} thrown in <b>/var/www/html/index.php</b> on line <b>12</b><br />",
    "wordpress database": page("Database Error", "Error establishing a database connection"),
    "wordpress critical": page("WordPress › Error", "There has been a critical error on this website.", "Learn more about troubleshooting WordPress."),
    "python": "<html><body><pre>Traceback (most recent call last):\n  File \"app.py\", line 3, in story\nKeyError: 'id'</pre></body></html>",
    "index": "<html><head><title>Index of /news/2019</title></head><body><h1>Index of /news/2019</h1><table><tr><th>Name<th>Last modified<th>Size<tr><td><a href='a.html'>a.html</a><td>2019-02-03 10:11<td>12K<tr><td><a href='b.html'>b.html</a><td>2019-02-04 10:11<td>14K</table></body></html>",
    "parked": page("example-news.com is for sale", "example-news.com is for sale", "The owner of this domain offers it for sale. Make an offer today."),
    "parked de": page("beispiel.de", "Diese Domain steht zum Verkauf", "Nehmen Sie Kontakt mit dem Inhaber auf."),
    "parked zh": page("example.cn", "该域名正在出售", "如果您对该域名感兴趣，请点击这里提供您的报价。"),
    "suspended": page("Account Suspended", "This Account has been suspended.", "Contact your hosting provider for more information."),
    "removed zh": page("", "该内容已被发布者删除"),
    "removed zh-tw": page("提示", "抱歉，此文章已被作者刪除"),
    "violation zh": page("", "此内容因违规无法查看", "此内容被投诉且经审核涉嫌侵权，无法查看。"),
    "missing zh": page("页面不存在", "抱歉，您访问的页面不存在", "返回首页", menu=MENU),
    "removed ja": page("お知らせ", "この記事は削除されました。", "トップページへ戻る"),
    "ended ja": page("例新聞", "お探しのページは見つかりませんでした。", "掲載期間が終了した可能性があります。", menu=MENU),
    "removed ko": page("알림", "삭제된 기사입니다.", "이전 페이지로 돌아가기"),
    "removed de": page("Nachrichten", "Dieser Artikel ist leider nicht mehr verfügbar.", "Aus rechtlichen Gründen wurde er gelöscht.", menu=MENU),
    "removed fr": page("Erreur", "Cet article a été supprimé.", menu=MENU),
    "removed es": page("Aviso", "Lo sentimos, este contenido ha sido eliminado.", menu=MENU),
    "missing pt": page("Página não encontrada", "A página que você procura não existe ou foi removida.", menu=MENU),
    "missing it": page("Pagina non trovata | Esempio", "La pagina richiesta non esiste.", menu=MENU),
    "missing ru": page("Страница не найдена", "Запрашиваемая страница не существует или была удалена.", menu=MENU),
    "removed ru": page("Новости", "Этот материал был удалён."),
    "missing pl": page("Nie znaleziono strony", "Strona, której szukasz, nie istnieje.", menu=MENU),
    "removed tr": page("Haber", "Bu haber yayından kaldırılmıştır."),
    "missing ar": page("خطأ", "عذراً، الصفحة المطلوبة غير موجودة", menu=MENU),
    "missing fa": page("خطا", "صفحه مورد نظر یافت نشد"),
    "missing id": page("Maaf", "Halaman yang anda cari tidak ditemukan", menu=MENU),
    "missing vi": page("Thông báo", "Trang bạn tìm kiếm không tồn tại hoặc đã bị xóa"),
    "missing uk": page("Помилка", "Сторінку не знайдено", menu=MENU),
    "missing el": page("Σφάλμα", "Η σελίδα που ζητήσατε δεν βρέθηκε"),
    "missing nl": page("Fout", "De pagina die u zoekt bestaat niet meer.", menu=MENU),
    "missing with teasers": page("Page not found | Example Times", "Sorry, the page you are looking for could not be found.", menu=MENU + "".join(f"<div><h3><a href='/s/{n}'>Headline number {n} of the most read stories today</a></h3></div>" for n in range(60))),
    "redirecting": page("Redirecting…", "You are being redirected to https://www.example.com/new-story.", "If you are not redirected automatically, click here."),
    "redirecting zh": page("提示信息", "页面正在跳转，请稍候……如果您的浏览器没有自动跳转，请点击此处", head='<meta http-equiv="refresh" content="3; url=/">'),
    "redirecting de": page("Weiterleitung", "Sie werden automatisch weitergeleitet.", head='<meta http-equiv="refresh" content="0;URL=https://www.example.de/neu">'),
    "moved": page("301 Moved Permanently", "The document has moved here."),
    "maintenance": page("Example Times", "We are currently down for maintenance.", "Please check back in an hour."),
    "maintenance zh": page("系统维护", "网站正在维护中，请稍后再访问"),
    "maintenance ja": page("メンテナンス", "ただいまメンテナンス中です。", "しばらくしてから再度アクセスしてください。"),
    "maintenance ru": page("Сайт", "На сайте ведутся технические работы", "Приносим извинения за неудобства."),
    "maintenance fr": page("Maintenance", "Notre site est actuellement en maintenance.", "Merci de revenir plus tard."),
    "adblock": page("Example Times", "It looks like you're using an ad blocker", "Please disable your ad blocker and reload the page. Our journalism is paid for by advertising."),
    "adblock de": page("Beispiel", "Werbeblocker erkannt", "Bitte deaktivieren Sie Ihren Werbeblocker, um weiterzulesen."),
    "consent de": page("Zustimmung | Beispiel", "Mit Werbung weiterlesen oder PUR-Abo abschließen", "Besuchen Sie uns wie gewohnt mit Werbung und Tracking."),
    "consent": page("We value your privacy", "We and our 842 partners store and access information on a device, such as cookies.", "Accept all"),
    "nginx placeholder": page("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working. Further configuration is required."),
    "few words": page("Example", "Loading story", menu=MENU),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_no_article(name: str) -> None:
    with pytest.raises(NoArticle) as caught:
        newsclean.clean_html(PAGES[name])
    # One line, as every message.
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", PAGES)
def test_explain_gives_the_same_verdict(name: str) -> None:
    with pytest.raises(NoArticle) as caught:
        newsclean.clean_html(PAGES[name])
    explanation = newsclean.explain(PAGES[name], kind="html")
    assert explanation.no_article == str(caught.value)


def test_explain_names_the_rule() -> None:
    explanation = newsclean.explain(PAGES["removed zh"], kind="html")
    assert "(wall.gone.zh)" in (explanation.no_article or "")
    assert explanation.rules["wall.gone.zh"].strength == "interstitial"
    assert explanation.from_dict(explanation.to_dict()) == explanation


STORIES = [
    page("Page not found: how libraries lose books", "Page not found is what readers of the old catalogue see most often, a librarian said on Monday.", "The library of the town has lost a third of its books since 2010, according to its report."),
    page("Maintenance of the bridge begins", "Maintenance of the bridge across the river began on Monday morning, the council said.", "It will be closed to cars until the end of June."),
    page("Ad blockers are popular", "Ad blockers are used by a third of all readers, a survey by the university found.", "Publishers lose money, and some ask their readers to switch them off."),
    page("域名市场增长", "据新华社报道，全国域名市场去年增长百分之十二，注册总量超过三千万个。", "专家认为，未来几年仍将保持增长。"),
    page("网站被黑", "据当地媒体报道，该市政府网站周一被黑客攻击，页面内容被篡改，警方已介入调查。", "网站目前已恢复正常访问。"),
    page("Die Seite der Opposition", "Die Seite der Opposition hat am Montag angekündigt, den Haushalt abzulehnen.", "Eine Abstimmung ist für Freitag geplant, teilte der Landtag mit."),
]  # fmt: skip


@pytest.mark.parametrize("html", STORIES)
def test_a_short_story_about_such_things_is_an_article(html: str) -> None:
    article = newsclean.clean_html(html)
    assert article.extraction.page_kind == "article"
    assert len(article.body) == 2


def test_a_guessed_charset_lowers_the_confidence() -> None:
    from newsclean.assemble import MAX_DOUBTFUL_CONFIDENCE, assemble
    from newsclean.pipeline import parse_page
    from newsclean.story import find_story

    parsed, source, *_ = parse_page(page("The bridge", *[STORY_LINE] * 12), None, "html", None)
    story = find_story(parsed, source.text)
    sure, doubtful = (
        assemble(story, encoding=None, fetched_at=None, warnings=(), is_doubtful=is_doubtful).extraction.confidence
        for is_doubtful in (False, True)
    )
    assert doubtful == MAX_DOUBTFUL_CONFIDENCE < sure


STORY_LINE = "The council said on Monday that the bridge across the river will be closed for repairs until June."


def test_rules_show_and_list_know_interstitials() -> None:
    from click.testing import CliRunner

    from newsclean.cli.commands.rules import command

    shown = CliRunner().invoke(command, ["show", "wall.gone.zh"])
    assert shown.exit_code == 0
    assert "该内容已被发布者删除" in shown.output
    listed = CliRunner().invoke(command, ["list", "wall.maintenance"])
    assert len(listed.output.splitlines()) >= 20
    wrong = CliRunner().invoke(command, ["show", "wall.gone.e"])
    assert "did you mean 'wall.gone.en'?" in wrong.output
