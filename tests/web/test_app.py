"""The application as a whole: languages, headers, troubles."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en-GB,en;q=0.9", "en"), ("fr,zh;q=0.5", "zh"), ("", "en")],
)
def test_the_front_page_leads_to_the_readers_language(
    client: TestClient, accepted: str, language: str
) -> None:
    response = client.get("/", headers={"accept-language": accepted})
    assert response.headers["location"] == f"/{language}/"


def test_nothing_inline_is_allowed_and_every_answer_says_so(client: TestClient) -> None:
    for path in ("/en/", "/en/no-such-page", "/static/style.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_an_unknown_page_says_so_in_the_language_of_its_address(client: TestClient) -> None:
    response = client.get("/zh/no-such-page")
    assert response.status_code == 404
    assert "此记录中没有这一页" in response.text


def test_the_other_language_is_one_click_away(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    assert page.url == f"{site}/zh/"
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_the_sample_says_that_it_is_invented(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    assert "invented" in page.get_by_role("complementary", name="Notice").inner_text()
