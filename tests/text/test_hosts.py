from __future__ import annotations

import subprocess
import sys

import pytest

from newsclean.text.hosts import host_of, site_host, strip_public_suffix


@pytest.mark.parametrize(
    ("url", "host"),
    (
        ("https://www.Marrow-Courier.example/a", "www.marrow-courier.example"),
        ("http://ann:secret@news.example.:8080/a", "news.example"),
        ("//news.example/a", "news.example"),
        ("news.example/a", "news.example"),
        ("http://[::1]:80/", "::1"),
        ("/a/b", ""),
        ("mailto:ann@news.example", ""),
        ("http://[broken/", ""),
        ("", ""),
        (None, ""),
    ),
)
def test_the_host_of_a_url(url: str | None, host: str) -> None:
    assert host_of(url) == host


def test_the_site_of_an_archived_page_is_the_original_one() -> None:
    assert site_host("https://web.archive.org/web/20140226054445/http://www.marrow.example/a") == "www.marrow.example"
    assert site_host("https://web.archive.org/web/20140226054445if_/https://marrow.example/") == "marrow.example"
    assert site_host("https://web.archive.org/web/") == "web.archive.org"
    assert site_host("https://marrow.example/?from=https://post.example/") == "marrow.example"
    assert site_host(None) == ""


@pytest.mark.parametrize(
    ("host", "name"),
    (
        ("www.marrow-courier.example", "marrow-courier"),
        ("www.news.marrow.example", "news.marrow"),
        ("www.marrow.co.uk", "marrow"),
        ("tech.marrow.com.cn", "tech.marrow"),
        ("marrow.blogspot.com", "marrow"),
        ("www.gov.uk", "gov"),
        # Wildcard, exception, and a host that is a public suffix itself.
        ("www.marrow.town.kawasaki.jp", "marrow"),
        ("www.city.kawasaki.jp", "city"),
        ("town.kawasaki.jp", "town"),
        # Internationalized names, encoded or not.
        ("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f"),
        ("www.食狮.公司.cn", "食狮"),
        ("a.xn--\ud800.co.uk", "a.xn--\ud800"),
        ("192.0.2.7", "192.0.2.7"),
        ("::1", "::1"),
        ("localhost", "localhost"),
        ("a..co.uk", "a..co.uk"),
        ("", ""),
    ),
)
def test_a_host_without_its_public_suffix(host: str, name: str) -> None:
    assert strip_public_suffix(host) == name


def test_a_host_of_very_many_labels() -> None:
    many = "a." * 100_000
    assert strip_public_suffix(f"{many}marrow.co.uk") == f"{many}marrow"


def test_the_list_is_loaded_for_hosts_of_three_labels_only() -> None:
    program = (
        "import sys; from newsclean.text.hosts import strip_public_suffix as strip;"
        "strip('www.marrow.example'); assert 'publicsuffixlist' not in sys.modules;"
        "strip('news.marrow.example'); assert 'publicsuffixlist' in sys.modules; assert 'requests' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
