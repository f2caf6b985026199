"""Readings for the tests of the record: one by hand, and Hypothesis strategies for any."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from zuotan.model import (
    Agreement,
    Commitment,
    Edit,
    Genre,
    Meeting,
    Observation,
    Page,
    Person,
    Reading,
    Region,
    Report,
    Span,
    Stop,
    Term,
    Visit,
)

TEXT = (
    "5月8日，临江市委书记时向晚率党政代表团赴望海县考察。望海县委书记池一苇陪同。\n"
    "时向晚说，双方要共建港口联盟。池一苇说，愿与临江一道推进海上风电合作。"
)
LINJIANG, WANGHAI = Region("990100", "临江市"), Region("990221", "望海县")


def span(text: str, part: str) -> Span:
    at = text.index(part)
    return at, at + len(part)


def reading(text: str = TEXT, source: str = "a.txt", genre: Genre = "visit_report") -> tuple[Reading, bytes]:
    """A reading of one visit, and its page, which differs from the text by a gloss taken out and a BOM's three bytes."""
    raw = b"\xef\xbb\xbf" + text.replace("临江", "臨(lín)江", 1).encode()
    before = len(text[: text.index("临江")].encode())
    edits = (
        Edit("encoding", (0, 3), (0, 0), "\ufeff", ""),
        Edit("pinyin_gloss", (3 + before, 3 + before + 9), (5, 6), "臨(lín)", "临", False),
    )
    visit = Visit(
        kind="study_visit",
        visitors=(LINJIANG,),
        hosts=(WANGHAI,),
        start="2024-05-08",
        end="2024-05-08",
        date_basis="from_page",
        earliest=None,
        latest=None,
        date_reasons=("正文写明5月8日",),
        people=(
            Person("时向晚", "visitor", ("head", "speaker"), ("临江市委书记",), (span(text, "时向晚"),)),
            Person("池一苇", "host", ("head", "speaker"), ("望海县委书记",), (span(text, "池一苇"),)),
        ),
        stops=(),
        meetings=(),
        agreements=(Agreement("港口联盟协议", span(text, "港口联盟")),),
        commitments=(
            Commitment("时向晚", ("ports_logistics",), "共建港口联盟", span(text, "共建港口联盟")),
            Commitment("池一苇", ("energy",), "推进海上风电合作", span(text, "推进海上风电合作")),
        ),
    )
    title = "临江市党政代表团来望海考察"
    report = Report(genre, title, "望海日报", "2024-05-09", ("闻一笛",), (), text)
    page = Page(hashlib.sha256(raw).hexdigest(), source, "utf-8")
    return Reading(page, report, edits, (visit,), (Term("长三角一体化发展", ()),), ()), raw


_words = st.text("临江望海考察座谈a1", min_size=1, max_size=4)
_maybe = st.none() | _words
_regions = st.lists(
    st.builds(
        Region, code=st.sampled_from(["990100", "990221", "440000"]), name=_words, zone=_maybe, town=_maybe
    ),
    max_size=2,
).map(tuple)
_days = st.none() | st.dates().map(lambda day: day.isoformat())


@st.composite
def readings(draw: st.DrawFn) -> tuple[Reading, bytes]:
    """Any reading of a page without edits: nothing in it need make sense, but every span lies in the text."""
    text = draw(st.text("临江市望海县，。\n港a", min_size=1, max_size=40))
    raw = text.encode()

    def spans(least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
        ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
            lambda pair: (min(pair), max(pair))
        )
        return st.lists(ends, min_size=least, max_size=3).map(tuple)

    one = spans(1).map(lambda several: several[0])
    sides = st.sampled_from(["visitor", "host", "third"])
    roles = st.lists(st.sampled_from(["head", "speaker", "chair", "participant"]), unique=True).map(tuple)
    names = st.lists(_words, max_size=2).map(tuple)
    people = st.builds(Person, name=_words, side=sides, roles=roles, offices=names, spans=spans())
    visit = st.builds(
        Visit,
        visitors=_regions,
        hosts=_regions,
        start=_days,
        end=_days,
        earliest=_days,
        latest=_days,
        date_reasons=names,
        people=st.lists(people, max_size=3).map(tuple),
        stops=st.lists(st.builds(Stop, name=_words, span=one, within=_maybe), max_size=2).map(tuple),
        meetings=st.lists(
            st.builds(Meeting, kind=_words, chair=_maybe, span=one, name=_maybe), max_size=2
        ).map(tuple),
        agreements=st.lists(st.builds(Agreement, title=_words, span=one), max_size=2).map(tuple),
        commitments=st.lists(
            st.builds(Commitment, by=_maybe, fields=names, text=_words, span=one), max_size=3
        ).map(tuple),
    )
    terms = st.lists(st.builds(Term, name=_words, spans=spans()), max_size=2).map(tuple)
    report = st.builds(Report, title=_maybe, byline=names, editors=names, text=st.just(text), published=_days)
    return (
        Reading(
            Page(hashlib.sha256(raw).hexdigest(), draw(_words), "utf-8"),
            draw(report),
            (),
            draw(st.lists(visit, max_size=2).map(tuple)),
            draw(terms),
            draw(terms),
            draw(
                st.lists(
                    st.builds(Observation, name=_words, office=_words, code=_words, span=one), max_size=2
                ).map(tuple)
            ),
        ),
        raw,
    )
