"""Fields of cooperation: which of the 21 a clause speaks of."""

from __future__ import annotations

import pytest

from zuotan.knowledge.tables import rows, several
from zuotan.reading.fields import FIELDS, fields_of


@pytest.mark.parametrize(
    ("clause", "fields"),
    [
        ("联合组建船用发动机实验室", {"science_technology"}),
        ("在锂电、光学材料领域延伸链条", {"industry"}),
        ("共建跨区域算力调度平台", {"digital_economy"}),
        ("推动枇杷、生猪进入对方商超", {"agriculture_food", "trade_opening"}),
        ("扩大绿电外送规模", {"energy"}),
        ("打通两县之间的断头路", {"transport"}),
        ("发展江海联运", {"ports_logistics"}),
        ("携手开拓海外市场", {"trade_opening"}),
        ("推行政务服务跨省通办", {"market_reform"}),
        ("共同抓好源头水土保持", {"ecology"}),
        ("联合推出古镇旅游线路", {"culture_tourism"}),
        ("互派教师跟岗", {"education_talent"}),
        ("推动两地医院结成专科联盟", {"health"}),
        ("扩大劳务输出规模", {"livelihood"}),
        ("巩固脱贫攻坚成果", {"poverty_rural"}),
        ("建立森林防火联动机制", {"emergency_safety"}),
        ("在城市更新上互相借力", {"urban_planning"}),
        ("联合举办环湖马拉松", {"sports_events"}),
        ("有序承接非首都功能疏解", {"relocation"}),
        ("加强区域协调发展战略对接", {"strategy"}),
        ("开展党支部结对共建", {"party_building"}),
        ("推动新质生产力发展", {"science_technology", "industry"}),
    ],
)
def test_each_field_is_known_by_its_words(clause: str, fields: set[str]) -> None:
    assert set(fields_of(clause)) == fields


@pytest.mark.parametrize(
    "clause", ["共创合作新局面", "建立部门定期会商机制", "把议定的事项逐项抓好落实", "签署战略合作协议"]
)
def test_a_general_clause_has_none(clause: str) -> None:
    assert fields_of(clause) == ()


def test_a_weak_word_counts_only_alone() -> None:
    assert fields_of("组织企业前来考察") == ("industry",)
    assert fields_of("组织企业参加航运培训") == ("ports_logistics", "education_talent")


def test_each_item_of_a_list_of_fields_tells_its_own() -> None:
    assert fields_of("在基础设施、经贸交流、特色产业等领域合作") == ("transport", "trade_opening", "industry")
    assert fields_of("引导企业、高校参加航运培训") == ("ports_logistics", "education_talent")


def test_a_masked_word_hides_what_stands_in_it() -> None:
    assert fields_of("与香港加强往来") == ()
    assert fields_of("提升大连港吞吐能力") == ("ports_logistics",)


def test_the_table_names_known_fields_and_strengths() -> None:
    for row in rows("field_words"):
        assert set(several(row["fields"])) <= set(FIELDS), row
        assert row["strength"] == ("mask" if not row["fields"] else row["strength"]), row
        assert row["strength"] in {"strong", "weak", "mask"}, row


def test_the_table_is_sorted_and_unique() -> None:
    words = [row["word"] for row in rows("field_words")]
    assert words == sorted(set(words))
