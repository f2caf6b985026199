"""Copies: one report on several pages is found, two reports of one visit are not taken for one."""

from __future__ import annotations

from zuotan.resolution import PageSeen, leader, signature
from zuotan.resolution.copies import HASHES, copies, likeness

REPORT = (
    "5月8日，宁波市党政代表团赴丽水市学习考察。代表团一行走进瓯江码头、绿谷信息产业园，看沙盘、听介绍，详细了解港航物流和数字产业发展情况。"
    "时向晚说，丽水生态优势突出，值得宁波学习。要深化山海协作，共建产业飞地，推进江海联运，让两地人民过上更好的日子。"
    "池一苇说，丽水将主动对接宁波，在文旅、人才、港口等方面加强合作，推动两市合作再上新台阶。"
)
OTHER = (
    "宁波市委书记时向晚8日率队来我市考察，市委书记池一苇陪同。在瓯江码头，考察组登上观景平台，询问航道等级和货物吞吐量；在绿谷信息产业园，"
    "大家走访了三家企业。座谈会上，双方回顾了多年的情谊。时向晚表示，宁波愿与丽水把山海协作的路走宽走实。池一苇表示，丽水要当好浙西南的开放门户。"
)


def test_a_reprint_and_a_damaged_copy_are_copies_and_another_report_is_not() -> None:
    pages = {
        "a": REPORT,
        "b": "（本报讯）" + REPORT.replace("。", "。\n"),
        "c": REPORT.replace("学习考察", "考察学习").replace("值得", "直得"),
        "d": OTHER,
    }
    found = copies({name: signature(text) for name, text in pages.items()})
    assert found.clusters() == [("a", "b", "c"), ("d",)]


def test_likeness_is_the_share_of_what_two_texts_have_in_common() -> None:
    assert likeness(signature(REPORT), signature(REPORT)) == 1.0
    assert likeness(signature(REPORT), signature(OTHER)) < 0.2
    half = signature(REPORT[: len(REPORT) // 2])
    assert 0.35 < likeness(signature(REPORT), half) < 0.65
    assert likeness(signature(REPORT), signature("太短")) == 0.0


def test_a_signature_is_packed_and_that_of_a_short_text_is_empty() -> None:
    assert len(signature(REPORT)) == 4 * HASHES
    assert signature("短") == b""


def test_people_split_and_merge_pages() -> None:
    signatures = {"a": signature(REPORT), "b": signature(REPORT), "d": signature(OTHER)}
    assert copies(signatures, [("a", "d")], [("a", "b")]).clusters() == [("a", "d"), ("b",)]


def test_the_best_copy_leads() -> None:
    worn = PageSeen("a", REPORT, guesses=3)
    short = PageSeen("b", REPORT[:50])
    whole = PageSeen("c", REPORT)
    assert leader([worn, short, whole]) is whole
