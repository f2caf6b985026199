"""Which regions the addresses of sites spell."""

from __future__ import annotations

import pytest

from zuotan.knowledge.addresses import host_and_path, spelled
from zuotan.knowledge.regions import gazetteer


def names(source: str, part: str) -> set[str]:
    return {gazetteer().region(each.code).name for each in spelled(source) if each.part == part}


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("https://www.haishu.gov.cn/art/1.html", {"海曙区"}),
        ("http://news.weinan.gov.cn/a", {"渭南市"}),
        ("http://www.anjinews.com/a", {"安吉县"}),
        ("http://tanchengxian.gov.cn/a", {"郯城县"}),
        ("http://www.changzhirb.cn/a", {"长治市", "长治县"}),
        ("crawl/www.haishu.gov.cn/art/1.html", {"海曙区"}),
        ("https://www.example.com/a", set()),
        ("haishu.html", set()),
        ("http://www.xinhuanet.com/a", set()),
    ],
)
def test_a_site_is_called_by_its_region_alone_or_with_a_word_beside(source: str, site: set[str]) -> None:
    assert names(source, "site") == site


def test_a_portal_gives_regions_columns() -> None:
    assert names("http://news.example.com/anji/2030/page.html", "column") == {"安吉县"}
    assert names("http://news.example.com/lishi/2030/anji.html", "column") == set()


def test_initials_may_be_those_of_several_regions() -> None:
    assert names("http://www.mhk.gov.cn/a", "initials") == {"梅河口市"}
    assert {"黄山市", "衡水市"} <= names("http://www.hsrb.cn/a", "initials")


def test_a_spelling_of_several_regions_tells_them_all() -> None:
    assert {"惠济区", "回民区"} & names("http://www.taizhou.gov.cn/a", "site") == set()
    assert names("http://www.taizhou.gov.cn/a", "site") == {"台州市", "泰州市"}


def test_a_mere_file_has_no_site() -> None:
    assert host_and_path("pages/2030/1.html") == ("", "")
    assert host_and_path("https://user@A.Example.CN:80/B/c.htm") == ("a.example.cn", "/b/c.htm")
