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


@pytest.mark.parametrize(
    "line",
    [
        "受冷空气影响，今天我省最低气温降到3℃，山区为零下5℃，明天回升到8℃左右。",
        "北部降温 局部低至零下39℃",
        "两地卫生部门开展应急救援交流",
        "《商品二维码》标准发布",
        "（1）两地签署合作协议；",
    ],
)
def test_lines_that_only_look_like_furniture_stay(line: str) -> None:
    assert restore(f"江州市党政代表团来我市考察\n{BODY}\n{line}\n{MORE}").text == f"{BODY}\n{line}\n{MORE}"


@pytest.mark.parametrize(
    "fields",
    [
        "来源：岭南日报 返回首页 时间：2019-11-23",
        "来源：岭南日报 添加人：jx 时间：2019-11-23",
        "来源：岭南日报 发布开发区：江州工业园区 时间：2019-11-23",
        "23.11.2019  21:12 来源：岭南日报",
        "| 招商动态 |2019-11-23 来源：岭南日报",
    ],
)
def test_an_outlet_ends_before_links_and_other_labels(fields: str) -> None:
    head = restore(f"江州市党政代表团来我市考察\n{fields}\n{BODY}\n{MORE}").masthead
    assert (head.outlet, head.published) == ("岭南日报", "2019-11-23")


def test_a_row_of_links_to_other_sites_names_no_outlet() -> None:
    page = f"南岭政府网| 江州人大| 江州政协\n江州市党政代表团来我市考察\n{BODY}\n{MORE}"
    assert restore(page).masthead.outlet is None


def test_words_under_pictures_are_no_headline() -> None:
    title = "江州市党政代表团来我市考察"
    captions = "参观卫生院\n参观茶园\n召开座谈会\n合影"
    head = restore(f"{title}\n发布时间：2017年08月25日\n{captions}\n{BODY}\n{MORE}").masthead
    assert (head.title, head.subtitle) == (title, None)


def test_a_column_beside_the_day_is_no_outlet() -> None:
    head = restore(f"江州市党政代表团来我市考察\n| 招商动态 |2011-09-28\n{BODY}\n{MORE}").masthead
    assert (head.outlet, head.published) == (None, "2011-09-28")


def test_names_of_pictures_go() -> None:
    page = f"江州市党政代表团来我市考察\n{BODY}\n640 - 2023-10-07T094911.413.jpeg\n{MORE}"
    assert restore(page).text == f"{BODY}\n{MORE}"


def test_who_was_there_is_told_below_the_headline() -> None:
    head = restore(f"两市签约仪式在江州举行\n江小溪海大山出席活动\n{BODY}\n{MORE}").masthead
    assert (head.title, head.subtitle) == ("两市签约仪式在江州举行", "江小溪海大山出席活动")


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
