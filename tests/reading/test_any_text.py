"""A law of reading: whatever a text says, it is read, and what is read of it stands in it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zuotan import read
from zuotan.knowledge.lexicon import lexicon
from zuotan.knowledge.regions import gazetteer
from zuotan.model import Masthead, Page, Reading, Restored
from zuotan.reading import read_restored

NAMES = ("钱穆之", "华之平", "卫长风", "沈一")
HOMES = ("四川省", "绵阳市", "我省", "我市", "两省", "川甘两省", "广元市利州区", "来京", "市", "省")
BETWEEN = (
    "，",
    "。",
    "。\n",
    "、",
    "和",
    "在",
    "到",
    "对",
    "12日，",
    "3月5日，",
    "2019年",
    "率",
    "等",
    "表示，",
    "希望",
)


def words(tag: str) -> st.SearchStrategy[str]:
    """A word of one table."""
    return st.sampled_from(sorted(lexicon().values[tag]))


def tellings() -> st.SearchStrategy[str]:
    """Clauses that almost tell of a visit: whose delegation, led by whom, went where, met whom."""
    region = st.one_of(words("region"), words("abbreviation"), st.sampled_from(HOMES))
    leader = st.builds("".join, st.tuples(region, words("post"), st.sampled_from(NAMES)))
    between = st.sampled_from(("", *BETWEEN))
    went = st.builds("".join, st.tuples(region, words("delegation"), words("motion"), region))
    led = st.builds("".join, st.tuples(leader, words("lead"), went))
    met = st.builds("".join, st.tuples(leader, words("reception"), leader, words("delegation")))
    convened = st.builds(
        "".join, st.tuples(region, between, region, between, words("convening"), words("meeting_word"))
    )
    return st.builds("".join, st.tuples(between, st.one_of(went, led, met, convened, leader), between))


def texts() -> st.SearchStrategy[str]:
    """Tellings amid words of all tables and signs."""
    any_word = st.sampled_from(sorted(lexicon().values)).flatmap(words)
    sign = st.sampled_from(BETWEEN)
    return st.lists(st.one_of(tellings(), tellings(), any_word, sign), max_size=24).map("".join)


def check(text: str, reading: Reading) -> None:
    """Regions are real, one side at least is known and no visit is to oneself; every span lies in the text and holds what it says."""
    for visit in reading.visits:
        codes = [region.code for region in (*visit.visitors, *visit.hosts)]
        assert visit.visitors or visit.hosts
        assert len(set(codes)) == len(codes)
        assert all(gazetteer().region(code) for code in codes)
        for person in visit.people:
            assert all(text[start:end] == person.name for start, end in person.spans)
        spans = [told.span for told in visit.stops] + [told.span for told in visit.meetings]
        spans += [told.span for told in visit.agreements] + [told.span for told in visit.commitments]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        if visit.start and visit.end:
            assert visit.start <= visit.end
        if visit.earliest and visit.latest:
            assert visit.earliest <= visit.latest


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts(), title=tellings(), outlet=st.sampled_from(("", "绵阳日报", "上海市合作交流办")))
def test_any_text_is_read(text: str, title: str, outlet: str) -> None:
    masthead = Masthead(title=title, outlet=outlet or None, published="2019-06-12")
    check(text, read_restored(Restored(Page("0" * 64), text, (), masthead)))


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(page=texts())
def test_any_page_is_restored_and_read(page: str) -> None:
    reading = read("简讯：" + page)
    check(reading.report.text, reading)
