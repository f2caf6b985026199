"""The people of a visit: who heads a side."""

from __future__ import annotations

from zuotan import read


def test_the_committee_of_a_university_does_not_head_a_city() -> None:
    text = "6月3日，长春市市长钱穆之率考察团来石河子市考察，石河子大学党委书记华之平，石河子市委副书记卫长风陪同。"
    (visit,) = read(text).visits
    assert [p.name for p in visit.people if "head" in p.roles] == ["钱穆之", "卫长风"]
