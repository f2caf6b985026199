"""What the two sides will do together: which clauses of a speech commit. All people are invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.commitments import commitments
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions
from zuotan.reading.speeches import sentences, turns


def told(text: str) -> list[tuple[str | None, str]]:
    """Who commits to what in a text."""
    marks = Marks("市委书记陶文岳参加。" + text, lexicon())
    heard = turns(marks, sentences(marks, find_mentions(marks, HolderFinder(marks).holders())))
    return [(one.by, one.text) for one in commitments(marks, heard)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param(
            "陶文岳说，我们将共建产业园，打通断头路。", ["共建产业园", "打通断头路"], id="clauses in a row"
        ),
        pytest.param("陶文岳希望两地加强港口合作。", ["加强港口合作"], id="an ask without its side"),
        pytest.param("陶文岳说，下一步，要深化科技协作。", ["深化科技协作"], id="what leads in is left out"),
        pytest.param("陶文岳说，贵市发展令人钦佩。", [], id="praise"),
        pytest.param("陶文岳说，近年来我市建成了三个园区。", [], id="own record"),
        pytest.param("陶文岳说，我们要认真学习贵市经验。", [], id="learning"),
        pytest.param("陶文岳说，要扩大劳务协作，更好造福两地群众。", ["扩大劳务协作"], id="a pure aim"),
        pytest.param("陶文岳说，要按照互利原则，深化产业对接。", ["深化产业对接"], id="a frame"),
        pytest.param(
            "陶文岳说，今后，和平区会继续支持平山县。", ["继续支持平山县"], id="a region that is a word too"
        ),
        pytest.param(
            "陶文岳希望两地之间加强沟通，相互借鉴经验。", ["加强沟通", "相互借鉴经验"], id="between the two"
        ),
        pytest.param(
            "陶文岳希望企业家们以此次活动为契机，加强产业对接。", ["加强产业对接"], id="an occasion"
        ),
        pytest.param("陶文岳说，一是领导要重视。", [], id="too short for a clause"),
        pytest.param("陶文岳说，要牢记嘱托，深化港口合作。", ["深化港口合作"], id="what is borne in mind"),
        pytest.param(
            "陶文岳希望进一步发挥各自优势，通过互访等方式，拓展合作空间。", ["拓展合作空间"], id="means"
        ),
        pytest.param("陶文岳说，此事必将对两地往来起到促进作用。", [], id="an effect"),
        pytest.param("陶文岳说，此行将为玉山发展带来强劲动力。", [], id="what is gained"),
        pytest.param("陶文岳说，要全面落实省委的决策部署。", [], id="what is decided above"),
        pytest.param(
            "陶文岳说，要立足新发展阶段，贯彻新发展理念，共建茶园。",
            ["共建茶园"],
            id="set phrases of the centre",
        ),
        pytest.param("陶文岳说，我们将深入研究贵市的发展历程。", [], id="studying the other's way"),
        pytest.param("陶文岳说，共创未来开辟了新空间。", [], id="what has come about"),
        pytest.param("陶文岳说，要始终围绕中心，做好各项工作。", [], id="one's own work"),
        pytest.param("陶文岳说，要本着互利原则，加强往来。", ["加强往来"], id="a principle"),
        pytest.param(
            "陶文岳希望两地人大加强交流学习，共建茶园。",
            ["加强交流学习", "共建茶园"],
            id="bodies of both sides",
        ),
        pytest.param(
            "陶文岳说，要牢牢守住底线，深化东西部协作。", ["深化东西部协作"], id="a line that is held"
        ),
        pytest.param("陶文岳希望通过此次考察，谋求深度合作。", ["谋求深度合作"], id="by this visit"),
        pytest.param("陶文岳说，未来玉山将成为人才的高地。", [], id="what will be"),
        pytest.param(
            "陶文岳希望两地在对口帮扶与交流合作中，完善帮扶机制。",
            ["完善帮扶机制"],
            id="in the course of something",
        ),
        pytest.param("陶文岳说，要全力扛起责任，落实主体责任，抓好抓实各项工作。", [], id="duties"),
        pytest.param(
            "陶文岳希望继续发挥优势，在人才培养等方面，加强往来。", ["加强往来"], id="strengths, and in what"
        ),
        pytest.param("陶文岳说，两地协同发展大有可为。", [], id="prospects"),
        pytest.param("陶文岳感谢大家的支持。", [], id="thanks"),
        pytest.param("陶文岳说，共同签订协议，是两地深化合作的重要举措。", [], id="a clause that is judged"),
        pytest.param("陶文岳说，一条大河将两市紧密地联系在一起。", [], id="what joins the two"),
        pytest.param("陶文岳说，要共建茶园，不断谱写合作新篇章。", ["共建茶园"], id="a chapter to come"),
        pytest.param("陶文岳说，当前，我市全面推进园区建设。", [], id="the present, in a clause of one word"),
        pytest.param(
            "陶文岳说，要将两地合作推向深入，加强往来。",
            ["将两地合作推向深入", "加强往来"],
            id="what is to be made of an object",
        ),
        pytest.param(
            "陶文岳说，要结合两地实际，借着铁路开通的东风，深化旅游合作。",
            ["深化旅游合作"],
            id="by what means and in what light",
        ),
        pytest.param(
            "陶文岳说，要坚持帮扶力度不减，共建茶园。",
            ["坚持帮扶力度不减", "共建茶园"],
            id="what will not change",
        ),
        pytest.param("陶文岳说，这次会议为合作指明了方向。", [], id="what has come about"),
        pytest.param(
            "陶文岳建议：一是互设展销窗口；二是开行旅游专列。",
            ["互设展销窗口", "开行旅游专列"],
            id="proposals behind a colon",
        ),
        pytest.param("陶文岳说，我们要像小学生一样，把治水的门道学到手。", [], id="what is learned"),
        pytest.param(
            "陶文岳说，要做好各项工作，联合开展防汛演练。", ["联合开展防汛演练"], id="a duty of one's own"
        ),
        pytest.param(
            "陶文岳说，双方合作基础好、空间大，要共建茶园。", ["共建茶园"], id="how good the grounds are"
        ),
        pytest.param(
            "陶文岳说，要开行班列，不断开创合作的新局面。", ["开行班列"], id="a new state of things"
        ),
        pytest.param(
            "陶文岳说，要以茶会为平台共建销售中心。", ["以茶会为平台共建销售中心"], id="by means of what"
        ),
        pytest.param(
            "陶文岳说，要共建茶园，及时向贵市通报水情。",
            ["共建茶园", "及时向贵市通报水情"],
            id="an adverb that leads on",
        ),
    ],
)
def test_clauses_that_commit(text: str, clauses: list[str]) -> None:
    assert told(text) == [("陶文岳", clause) for clause in clauses]


def test_what_both_agreed_is_nobody_s_own() -> None:
    assert told("双方商定，联合举办采摘节。") == [(None, "联合举办采摘节")]


def test_each_clause_has_its_own_fields() -> None:
    marks = Marks("市委书记陶文岳参加。陶文岳说，要深化港口合作，完善会商机制。", lexicon())
    heard = turns(marks, sentences(marks, find_mentions(marks, HolderFinder(marks).holders())))
    assert [one.fields for one in commitments(marks, heard)] == [("ports_logistics",), ()]


def test_a_paragraph_on_what_the_sides_will_do_next_is_nobody_s_own() -> None:
    assert told("陶文岳说，要共建茶园。\n下一步，两地将开行班列。")[1:] == [(None, "开行班列")]


def test_what_was_agreed_is_no_verb_before_its_noun() -> None:
    assert told("陶文岳建议两地逐项落实议定事项，开行班列。")[-1] == ("陶文岳", "开行班列")


def test_what_both_sides_say_is_nobody_s_own() -> None:
    assert told("双方表示，今后将加强港口合作。") == [(None, "加强港口合作")]


def test_a_delegation_goes_on_wishing_to_the_end_of_its_paragraph() -> None:
    assert told("考察组希望两地加强往来。今后继续加强合作。\n会后，大家共同走进茶园。") == [
        (None, "加强往来"),
        (None, "继续加强合作"),
    ]
