"""Each genre by the words that give it away, beside the report that holds some of the same words. All people are invented."""

from __future__ import annotations

import pytest

from zuotan import read
from zuotan.model import Report

REPORT = (
    "甘肃省党政代表团在川考察\n2019年4月15日 来源：蜀江日报\n"
    "4月14日，甘肃省委书记华之平率甘肃省党政代表团来川考察。代表团一行先后参观了郫都区菁蓉镇、青白江铁路港。"
    "座谈会上，四川省委书记钱穆之对代表团表示欢迎。华之平说，两省要深化合作。"
)


def report(page: str) -> Report:
    return read(page).report


def reason(page: str) -> str:
    return report(page).genre_reason or ""


def test_a_report_of_a_visit_says_what_it_found() -> None:
    told = report(REPORT)
    assert (told.genre, told.genre_reason) == ("visit_report", "述及一次区域间访问")


NOVELS = [
    (
        "第五百零九章 考察团进城\n江源市党政考察团的大巴刚停稳，林知秋就迎了上去。“老领导，可把您盼来了！”他笑道。\n"
        "对方淡淡一笑，目光落在他身后的车队上，沉默片刻，忽然问道：“你们县长怎么没来？”林知秋心里咯噔一下。"
    ),
    (
        "首页 > 官场小说 > 加入书签 上一章 下一章 最新章节\n兄弟市的代表团由市委书记带队，住进了县委招待所。"
        "酒桌上觥筹交错，一饮而尽之后，书记拍了拍他的肩膀，意味深长地看了他一眼。"
    ),
    (
        "代表团走后，办公室里鸦雀无声。何志远点了根烟，冷笑一声：“他们这是来考察，还是来看笑话的？”"
        "秘书低下头，欲言又止。何志远叹了口气，挥了挥手，转过身去，眼神里隐隐有些失望。"
    ),
]


@pytest.mark.parametrize("page", NOVELS)
def test_novels_are_known_by_gestures_and_by_the_site(page: str) -> None:
    told = read(page)
    assert told.report.genre == "fiction"
    assert reason(page).startswith("小说笔法：")
    assert told.visits == ()


def test_a_feature_with_a_gesture_or_two_is_no_novel() -> None:
    page = REPORT + "\n茶农罗大婶忍不住拉住代表团成员的手，笑了笑说：“客人来了，尝尝新茶。”"
    assert report(page).genre == "visit_report"


def test_a_spun_copy_is_spam_and_holds_no_visit() -> None:
    page = (
        "临汾党政代表团来我市检会\n克日，临汾市委书记吴秉直率党政代表团来我市检会，市委书记宋长庚伴随检会。"
        "在漫谈会上，宋长庚先容了我市经济成长环境，暗示要鞭策两市互助。"
    )
    told = read(page)
    assert (told.report.genre, told.visits) == ("spam", ())
    assert "检会" in reason(page)


def test_advertising_is_spam_only_where_no_visit_is_told() -> None:
    menu = "减肥茶哪家好 点击链接 领取优惠券 名额有限 先到先得 加微信 小编推荐\n"
    lines = "喝什么茶减肥最快？小编亲测有效，点击链接领取优惠券。\n宝妈都在看的十大攻略，名额有限，先到先得，赶快下单。"
    assert report(lines).genre == "spam"
    assert report(REPORT + "\n" + menu).genre == "visit_report"


COMMENTS = [
    (
        "考察莫成走过场\n有媒体统计，一个月里各地党政代表团外出考察数十次。多走动，本是好事，可有的地方走马观花，"
        "协议束之高阁。试问，这样的考察有何意义？笔者以为，药方并不复杂，说到底是要把账本晒出来。"
    ),
    "本报评论员：取经之后\n甘肃省党政代表团日前赴川考察，学的是产业，比的是作风。学习不在于看了多少，更在于用了多少。",
]


@pytest.mark.parametrize("page", COMMENTS)
def test_comment_argues_from_visits_and_tells_none(page: str) -> None:
    told = read(page)
    assert (told.report.genre, told.visits) == ("commentary", ())
    assert reason(page).startswith("评论用语：")


def test_a_leader_who_speaks_against_formalism_makes_no_comment() -> None:
    page = REPORT + "\n华之平强调，学习考察要防止走过场，力戒形式主义，不能走马观花。"
    assert report(page).genre == "visit_report"


COMING = [
    "甘肃党政代表团明起来川考察\n记者获悉，甘肃省党政代表团将于4月14日至16日来川考察。代表团拟签署三项合作协议。",
    "应邀请，平凉市委书记华之平将率平凉市党政代表团于下周赴绵阳市考察访问。",
    (
        "关于做好平凉市党政代表团来我市考察接待工作的通知\n各有关单位：\n平凉市党政代表团定于4月14日来我市考察，现将有关事项通知如下。\n"
        "一、日程安排\n二、陪同领导\n市委书记钱穆之。\n三、工作要求\n联系人：办公室。"
    ),
]


@pytest.mark.parametrize("page", COMING)
def test_a_visit_to_come_is_announced_and_not_told(page: str) -> None:
    told = read(page)
    assert (told.report.genre, told.visits) == ("announcement", ())


def test_a_report_that_says_where_the_delegation_goes_next_is_a_report() -> None:
    page = REPORT + "\n代表团将于16日赴陕西继续考察。"
    assert report(page).genre == "visit_report"


def test_a_notice_without_a_delegation_announces_no_visit() -> None:
    page = "关于做好防汛工作的通知\n各部门、各乡镇：\n现将有关事项通知如下。一、组织领导。二、任务分工。联系人：值班室。"
    assert report(page).genre == "other_news"


def test_papers_about_the_year_are_no_reports() -> None:
    page = "平凉市商务局2019年工作总结\n一年来，平凉市党政代表团赴绵阳市考察，签约十个项目。"
    told = report(page)
    assert (told.genre, told.genre_reason) == ("other_news", "文稿而非报道：工作总结")


def test_news_without_a_visit_says_so() -> None:
    told = report("全市防汛工作会议召开\n昨天，市委书记钱穆之主持召开防汛工作会议。")
    assert (told.genre, told.genre_reason) == ("other_news", "未见区域间来访")


def test_what_the_centres_leaders_do_is_other_news() -> None:
    told = report("中共中央政治局常委、国务院副总理华之平2日在甘肃调研。甘肃省委书记钱穆之陪同。")
    assert (told.genre, told.genre_reason) == ("other_news", "中央活动：中共中央政治局常委")


def test_a_tally_of_visits_is_a_roundup_even_where_few_are_told_in_full() -> None:
    page = (
        "频繁“串门”，省级考察团都去哪\n据本报统计，今年已有湖北、湖南、江西、河南、甘肃等省份的党政代表团外出考察。"
        "3月22日，云南省委书记钱穆之率云南省党政代表团赴广西考察。此前青海党政代表团也曾去过江苏。"
    )
    told = report(page)
    assert (told.genre, told.genre_reason) == ("roundup", "盘点各地往来：频繁")


@pytest.mark.parametrize(
    "title", ["平凉市市长华之平先进事迹", "六起典型问题被公开曝光", "讲话引起各地强烈反响", "华之平简历"]
)
def test_other_papers_are_known_by_their_titles(title: str) -> None:
    page = title + "\n2019年4月15日 来源：陇上日报\n" + REPORT.split("\n", 2)[2]
    assert report(page).genre == "other_news"


def test_a_notice_gives_itself_away_by_what_it_says_of_the_days_to_come() -> None:
    page = (
        "发言人今日透露，甘肃省省长华之平即将赴川访问。\n访问团在川期间，将举办两省推介活动，"
        "访问团还将深入企业考察。"
    )
    assert report(page).genre == "announcement"
