"""What lines around a report say of it, in forms met on real pages; people and outlets are invented."""

import pytest

from zuotan.restoration import restore

BODY = "江州市党政代表团来我市考察，双方召开座谈会，就深化两地合作、共建产业园区进行交流。"
MORE = "代表团先后参观了两家企业和一个园区，听取有关方面的情况介绍。"


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("岭南社江州九月十二日电(记者 江小溪)", "岭南社"),
        ("中国台湾网9月28日江州消息 ", "中国台湾网"),
        ("西岭融媒(记者 江小溪) ", "西岭融媒"),
        ("岭南日报讯 ", "岭南日报"),
    ],
)
def test_a_dateline_names_the_outlet(dateline: str, outlet: str) -> None:
    assert restore(f"江州市党政代表团来我市考察\n{dateline}{BODY}\n{MORE}").masthead.outlet == outlet


def test_fields_in_lenticular_brackets() -> None:
    found = restore(
        "江州市党政代表团到我市考察\n作者: 出版日期:2014.05.12 点击数:0\n【报纸名称】:岭南日报\n"
        f"【出版日期】2014.05.12\n【版次】第A1版(要闻)\n【全文】\n本报讯(记者 江小溪) {BODY}\n{MORE}"
    )
    head = found.masthead
    assert (head.title, head.outlet, head.published) == (
        "江州市党政代表团到我市考察",
        "岭南日报",
        "2014-05-12",
    )
    assert head.byline == ("江小溪",)
    assert found.text == f"本报讯 {BODY}\n{MORE}"


def test_a_weather_forecast_is_no_paragraph() -> None:
    weather = "• 29日 多云转晴 35-27℃;30日 多云 36-27℃;31日 阵雨 34-27℃。"
    found = restore(
        f"天气:\n{weather}\n江州市党政代表团来考察\n2013年09月27日 15:44  岭南新闻网\n{BODY}\n{MORE}"
    )
    assert (found.masthead.title, found.masthead.published) == ("江州市党政代表团来考察", "2013-09-27")
    assert found.text == f"{BODY}\n{MORE}"


def test_the_headline_under_a_picture_goes() -> None:
    title = "江州市党政代表团来我市考察"
    assert restore(f"{title}\n{BODY}\n{title} - 天天要闻\n{MORE}").text == f"{BODY}\n{MORE}"


def test_the_original_headline_stands_for_a_missing_one() -> None:
    head = restore(f"原标题：江州市党政代表团来访\n{BODY}\n{MORE}").masthead
    assert head.title == head.original_title == "江州市党政代表团来访"


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("（记者慕容云起江真如）", ("慕容云起", "江真如")),
        ("（本报记者李望山欧阳文润）", ("李望山", "欧阳文润")),
        ("（记者 陈小溪）", ("陈小溪",)),
    ],
)
def test_names_run_together_are_parted(credit: str, names: tuple[str, ...]) -> None:
    found = restore(f"江州市党政代表团来我市考察\n本报讯 {BODY}\n{MORE}{credit}")
    assert found.masthead.byline == names
    assert found.text.endswith(MORE)


def test_who_posts_in_a_forum_is_no_outlet() -> None:
    head = restore(
        f"江州市党政代表团来我市考察\n{BODY}\n{MORE}\n力争上游 发表于 2021-10-17 18:23\n顶"
    ).masthead
    assert head.outlet is None
