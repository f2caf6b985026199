"""Judging on the pages: decisions that show where they were made, two people at once, what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from zuotan.record import accounts, open_record
from zuotan.record.database import engine_of
from zuotan.record.rows import ResolvedRow
from zuotan.web import create_app


@pytest.fixture
def local(own_record: Path) -> TestClient:
    """Asks as whoever sits at this machine."""
    return TestClient(create_app(own_record), base_url="http://localhost", follow_redirects=True)


@pytest.fixture(scope="module")
def told(sample_record: Path) -> ResolvedRow:
    """A visit of one telling, with a text of one visit, stops and commitments."""
    with open_record(sample_record) as record:
        rich = {row.visit for row in record.ledger()} & {
            row.visit for row in record.facts() if row.kind == "stop"
        }
        alone = (row for row in record.resolved() if len(row.visit.tellings) == 1 and row.visit.id in rich)
        return max(alone, key=lambda row: (len(row.visit.people), row.visit.id))


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def states(path: Path, fact: str) -> str:
    with open_record(path) as record:
        return record.judgements([fact])[fact].state


def add_account(path: Path, name: str, role: str) -> None:
    with engine_of(path).begin() as connection:
        accounts.add(connection, name, "long enough 1", role)


def signed_in(app: FastAPI, name: str) -> TestClient:
    client = TestClient(app, base_url="http://localhost", follow_redirects=True)
    token = hidden(client.get("/en/account").text, "csrf")
    answer = client.post("/en/account", data={"csrf": token, "name": name, "password": "long enough 1"})
    assert answer.status_code == 200
    return client


def test_a_decision_shows_where_it_was_made_with_undo_beside_it(
    page: Page, own_site: str, own_record: Path, told: ResolvedRow
) -> None:
    page.goto(f"{own_site}/en/visits/{told.visit.id}")
    fact = page.locator(".c5 .facts > li.visitor").first
    name = fact.get_attribute("data-f") or ""
    assert fact.locator(".st").inner_text() == "unseen"
    fact.focus()
    fact.get_by_role("button", name="Confirm").click()
    page.wait_for_load_state()
    assert page.url.endswith(f"#f-{name}")
    assert page.locator(f"#f-{name} .st").inner_text() == "confirmed"
    assert states(own_record, name) == "confirmed"
    page.locator(f"#f-{name}").get_by_role("button", name="Undo").click()
    page.wait_for_load_state()
    assert page.locator(f"#f-{name} .st").inner_text() == "unseen"
    assert states(own_record, name) == "unseen"


def test_by_keyboard_alone_a_stop_is_rejected_and_comes_back(
    page: Page, own_site: str, own_record: Path, told: ResolvedRow
) -> None:
    with open_record(own_record) as record:
        stop = next(row for row in record.facts() if row.visit == told.visit.id and row.kind == "stop")
    page.goto(f"{own_site}/en/visits/{told.visit.id}")
    for _ in range(60):
        page.keyboard.press("j")
        if page.evaluate("document.activeElement.id") == f"f-{stop.id}":
            break
    with page.expect_navigation():
        page.keyboard.press("r")
    gone = page.locator(f"#f-{stop.id}")
    assert stop.name in gone.locator(".was").inner_text()
    with open_record(own_record) as record:
        assert stop.id not in {row.id for row in record.facts()}
    gone.focus()
    with page.expect_navigation():
        page.keyboard.press("u")
    with open_record(own_record) as record:
        assert stop.id in {row.id for row in record.facts()}


def test_marked_words_become_a_fact_at_their_place(
    page: Page, own_site: str, own_record: Path, told: ResolvedRow
) -> None:
    page.goto(f"{own_site}/zh/visits/{told.visit.id}")
    with open_record(own_record) as record:
        home = next(row.page for row in record.visits() if row.id == told.visit.tellings[0])
        text = record.reading(home).report.text
    last = page.locator("article.text p").last
    line = text.splitlines()[-1]
    assert last.inner_text().replace("\n", "").startswith(line[:4])
    page.evaluate(
        """() => { const p = document.querySelector('article.text p:last-of-type'), range = document.createRange();
        const first = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
        range.setStart(first, 0); range.setEnd(first, 2); const s = getSelection(); s.removeAllRanges(); s.addRange(range); }"""
    )
    form = page.locator("form[data-mark]")
    words = form.locator("[name=words]").input_value()
    assert words == line[:2]
    assert form.locator("[name=start]").input_value() == str(len(text) - len(line))
    form.locator("[name=kind]").select_option("stops")
    with page.expect_navigation():
        form.get_by_role("button").click()
    with open_record(own_record) as record:
        (fact,) = (row for row in record.facts() if row.visit == told.visit.id and row.name == words)
        raw = record.raw(home)
    assert fact.span == (len(text) - len(line), len(text) - len(line) + 2)
    assert fact.raw
    assert raw[slice(*fact.raw)]
    assert page.url.endswith(f"#f-{fact.id}")


def test_without_scripts_a_fact_is_corrected_and_the_page_says_so(
    browser: Browser, own_site: str, own_record: Path, told: ResolvedRow
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_site}/en/visits/{told.visit.id}")
    fact = page.locator(".c5 .facts > li.host").first
    name = fact.get_attribute("data-f") or ""
    fact.focus()
    fact.get_by_role("link", name="Correct").click()
    page.get_by_label("Side").select_option("third")
    page.get_by_label("Why").fill("listed apart")
    page.get_by_role("button", name="Correct").click()
    assert page.locator(".lede .st").inner_text() == "corrected"
    assert "Side corrected to others — listed apart" in page.locator(".facts li").first.inner_text()
    page.get_by_role("link", name="back").click()
    assert page.locator(f"#f-{name} .st").inner_text() == "corrected"
    assert "third" in (page.locator(f"#f-{name}").get_attribute("class") or "")
    context.close()
    with open_record(own_record) as record:
        assert {row.id: row.side for row in record.participants()}[name] == "third"


def test_two_people_at_once_are_both_told_and_both_stay(own_record: Path, told: ResolvedRow) -> None:
    for name in ("周一", "李二"):
        add_account(own_record, name, "reviewer")
    app = create_app(own_record)
    zhou, li = signed_in(app, "周一"), signed_in(app, "李二")
    fact = told.visit.people[0].by[0]
    visit, one = f"/en/visits/{told.visit.id}", f"/en/judge/{fact}"
    seen = {who: who.get(one).text for who in (zhou, li)}
    for who, side in ((zhou, "third"), (li, "host" if told.visit.people[0].side != "host" else "visitor")):
        sent = {name: hidden(seen[who], name) for name in ("csrf", "facts", "seen")}
        answer = who.post(
            "/en/judge", data={**sent, "do": "correct", "side": side, "back": visit, "why": f"says {side}"}
        )
        assert answer.status_code == 200
    assert "周一 judged this" in li.get(f"{visit}?judged=2&amp;seen=0".replace("&amp;", "&")).text
    page = li.get(one).text
    assert "says third" in page
    with open_record(own_record) as record:
        log = record.decisions(fact)
        state = record.judgements([fact])[fact]
    assert (log[0].who, log[0].value) == ("周一", "third")
    assert [one.who for one in log] == ["周一", "李二"]
    assert state.last == log[1]
    assert [one.who for one in state.against] == ["周一"]
    assert "周一 judged otherwise" in zhou.get(visit).text


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_from_elsewhere_decides_nothing(
    local: TestClient, own_record: Path, told: ResolvedRow, token: str
) -> None:
    fact = told.visit.people[0].by[0]
    local.get(f"/en/judge/{fact}")
    answer = local.post("/en/judge", data={"csrf": token, "do": f"reject {fact} 0"})
    assert answer.status_code == 403
    assert states(own_record, fact) == "unseen"


def test_a_reader_may_look_and_not_judge(own_record: Path, told: ResolvedRow) -> None:
    add_account(own_record, "读者", "reader")
    client = signed_in(create_app(own_record), "读者")
    fact = told.visit.people[0].by[0]
    page = client.get(f"/en/visits/{told.visit.id}")
    assert "unseen" in page.text
    assert 'name="do"' not in page.text
    assert client.get(f"/en/judge/{fact}").status_code == 403
    token = hidden(client.get("/en/account").text, "csrf")
    assert client.post("/en/judge", data={"csrf": token, "do": f"reject {fact} 0"}).status_code == 403
    assert states(own_record, fact) == "unseen"


@pytest.mark.parametrize(
    ("do", "extra", "said"),
    [
        ("correct", {"days-first": "2024-05-08", "days-last": "2024-05-01"}, "give a day"),
        ("correct", {"hosts": "乌有市"}, "no one region"),
        ("merge", {"other": "0123456789abcdef"}, "no other fact"),
        ("correct", {}, "Nothing was changed"),
    ],
)
def test_what_does_not_fit_is_said_in_place(
    local: TestClient, own_record: Path, told: ResolvedRow, do: str, extra: dict[str, str], said: str
) -> None:
    fact = told.visit.tellings[0]
    page = local.get(f"/en/judge/{fact}").text
    sent = {name: hidden(page, name) for name in ("csrf", "facts", "seen", "back")}
    answer = local.post("/en/judge", data={**sent, "do": do, **extra})
    assert said in answer.text
    with open_record(own_record) as record:
        assert record.decisions() == ()


@pytest.mark.parametrize("do", ["confirm", "nonsense", "confirm ffffffffffffffff 0", "undo 99", "undo x"])
def test_what_makes_no_sense_is_refused(
    local: TestClient, own_record: Path, told: ResolvedRow, do: str
) -> None:
    token = hidden(local.get(f"/en/judge/{told.visit.tellings[0]}").text, "csrf")
    answer = local.post(
        "/en/judge", data={"csrf": token, "do": do, "facts": "" if do == "confirm" else told.visit.id}
    )
    assert answer.status_code in (400, 200)
    with open_record(own_record) as record:
        assert record.decisions() == ()


def test_nobody_is_led_to_another_site(local: TestClient, told: ResolvedRow) -> None:
    fact = told.visit.people[0].by[0]
    token = hidden(local.get(f"/en/judge/{fact}").text, "csrf")
    for back in ("https://elsewhere.example/", "//elsewhere.example/en/", "/en/\\elsewhere", "javascript:0"):
        answer = local.post(
            "/en/judge", data={"csrf": token, "do": f"confirm {fact} 0", "back": back}, follow_redirects=False
        )
        assert answer.headers["location"].startswith("/en/")
        assert "elsewhere.example" not in answer.headers["location"]


def test_hostile_words_stay_words(local: TestClient, told: ResolvedRow) -> None:
    fact, evil = told.visit.people[0].by[0], "<script>alert(1)</script>{{7*7}}\"'"
    page = local.get(f"/en/judge/{fact}").text
    sent = {name: hidden(page, name) for name in ("csrf", "facts", "seen", "back")}
    answer = local.post("/en/judge", data={**sent, "do": "correct", "name": evil, "why": evil})
    assert "&lt;script&gt;" in answer.text
    assert "<script>alert" not in answer.text
    assert "<script>alert" not in local.get(f"/en/visits/{told.visit.id}").text
