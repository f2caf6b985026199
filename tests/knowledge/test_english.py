"""Names, regions and offices as readers of English know them. The people are invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.english import office, person, region, surname_reading
from zuotan.model import Region


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("单维舟", "Shan Weizhou"),
        ("仇启岚", "Qiu Qilan"),
        ("尉迟远岫", "Yuchi Yuanxiu"),
        ("吕一", "Lü Yi"),
        ("任安", "Ren An"),
        ("马西安", "Ma Xi'an"),
        ("艾力·买提", "Aili·Maiti"),
    ],
)
def test_people_are_named_surname_first(name: str, said: str) -> None:
    assert person(name) == said


def test_only_a_surname_that_reads_otherwise_is_told() -> None:
    assert surname_reading("解砚秋") == ("解", "Xiè", "Jiě")
    assert surname_reading("李砚秋") is None


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("610000", "陕西省", "Shaanxi"),
        ("140000", "山西省", "Shanxi"),
        ("610100", "西安市", "Xi'an"),
        ("411422", "睢县", "Sui County"),
        ("150000", "内蒙古自治区", "Inner Mongolia"),
        ("513400", "凉山彝族自治州", "Liangshan"),
        ("140400", "长治市", "Changzhi"),
        ("650100", "乌鲁木齐市", "Ürümqi"),
    ],
)
def test_regions_go_by_their_usual_names(code: str, name: str, said: str) -> None:
    assert region(Region(code, name)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("陕西省委书记", "Party secretary of Shaanxi"),
        ("内蒙古自治区主席", "chair of Inner Mongolia"),
        ("平南县代县长", "acting county head of Pingnan"),
        ("四川省成都市副市长", "vice-mayor of Chengdu, Sichuan"),
        ("原州区委书记", "Party secretary of Yuanzhou"),
        ("原青岛市市长", "former mayor of Qingdao"),
        ("天水市副市长（挂职）", "vice-mayor of Tianshui (on secondment)"),
        ("凉山州委副书记", "deputy Party secretary of Liangshan"),
        ("淮安经济技术开发区管委会主任", "director of Huai'an Economic and Technological Development Zone"),
        ("新疆生产建设兵团司令员", "commander of Xinjiang Production and Construction Corps"),
        ("湖北省人大常委会副主任", "vice-chair of the Hubei People's Congress standing committee"),
        ("温州市商务局局长", "director of the Wenzhou Commerce Bureau"),
        ("山西省委组织部部长", "head of the Shanxi Party Organisation Department"),
    ],
)
def test_offices_are_said_in_the_fields_words(name: str, said: str) -> None:
    assert office(name) == said


@pytest.mark.parametrize("name", ["恒云软件公司总经理", "晋江市医院骨科医生", "天水市副市长（不明）", ""])
def test_what_is_known_in_part_is_not_translated(name: str) -> None:
    assert office(name) == ""
