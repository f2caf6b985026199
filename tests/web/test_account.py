"""Accounts: signing in and out, who may do what where, cookies, and how often one may fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from zuotan.record import accounts
from zuotan.record.database import engine_of
from zuotan.web import create_app
from zuotan.web.signing import MOST_FAILED, Access

PASSWORD = "long enough 1"


@pytest.fixture
def zhou(own_record: Path) -> Path:
    """A record with one account."""
    with engine_of(own_record).begin() as connection:
        accounts.add(connection, "周一", PASSWORD, "reviewer")
    return own_record


def asks(app: FastAPI, base: str = "http://localhost") -> TestClient:
    return TestClient(app, base_url=base, follow_redirects=False)


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/en/account").text)
    assert found
    return found[1]


def enter(client: TestClient, password: str = PASSWORD, name: str = "周一", **more: str) -> int:
    sent = {"csrf": token(client), "name": name, "password": password, **more}
    return client.post("/en/account", data=sent).status_code


def test_whoever_sits_at_the_machine_may_judge_as_long_as_there_is_no_account(own_record: Path) -> None:
    app = create_app(own_record)
    assert "You are an administrator" in asks(app).get("/en/account").text
    with engine_of(own_record).begin() as connection:
        accounts.add(connection, "周一", PASSWORD, "reviewer")
    assert "Sign in" in asks(app).get("/en/account").text


@pytest.mark.parametrize(
    ("access", "base"),
    [(Access(local=False), "http://localhost"), (Access(), "http://rebound.example")],
)
def test_served_to_others_or_under_another_name_nobody_is_known(
    own_record: Path, access: Access, base: str
) -> None:
    client = asks(create_app(own_record, access), base)
    assert client.get("/en/review").status_code == 200
    assert client.get("/en/judge/0123456789abcdef").headers["location"].startswith("/en/account?next=")


def test_signing_in_and_out(zhou: Path) -> None:
    client = asks(create_app(zhou))
    assert enter(client, next="/zh/review") == 303
    assert "周一" in client.get("/zh/review").text
    assert client.post("/en/account/out", data={"csrf": token(client)}).status_code == 303
    assert "周一" not in client.get("/zh/review").text


def test_the_cookie_is_for_the_server_alone(zhou: Path) -> None:
    for base, secure in (("http://localhost", False), ("https://localhost", True)):
        client = asks(create_app(zhou), base)
        sent = {"csrf": token(client), "name": "周一", "password": PASSWORD}
        cookie = client.post("/en/account", data=sent).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=lax" in cookie.lower()
        assert ("Secure" in cookie) == secure
        value = re.search(r"zuotan_session=([^;]+)", cookie)
        assert value
        assert value[1].encode() not in zhou.read_bytes()


def test_too_many_failures_are_held_off_even_with_the_right_password(zhou: Path) -> None:
    client = asks(create_app(zhou))
    assert [enter(client, "wrong") for _ in range(MOST_FAILED)] == [403] * MOST_FAILED
    assert enter(client) == 429
    assert enter(asks(create_app(zhou))) == 303


def test_one_is_led_back_to_pages_of_this_record_only(zhou: Path) -> None:
    for wanted, there in (
        ("/zh/review?only=dates", "/zh/review?only=dates"),
        ("https://elsewhere.example/", "/en/"),
        ("//elsewhere.example", "/en/"),
        ("/en/\\elsewhere", "/en/"),
    ):
        client = asks(create_app(zhou))
        sent = {"csrf": token(client), "name": "周一", "password": PASSWORD, "next": wanted}
        assert client.post("/en/account", data=sent).headers["location"] == there


def test_a_private_record_is_read_by_those_who_signed_in(zhou: Path) -> None:
    client = asks(create_app(zhou, Access(private=True)))
    assert (
        client.get("/en/review?only=dates").headers["location"]
        == "/en/account?next=%2Fen%2Freview%3Fonly%3Ddates"
    )
    for path in ("/en/", "/en/ledger.xlsx", "/en/judge/0123456789abcdef", "/zh/visits/0123456789abcdef"):
        assert client.get(path).headers["location"].split("?")[0].endswith("/account"), path
    assert enter(client) == 303
    assert client.get("/en/review").status_code == 200


def test_a_form_without_its_token_does_not_sign_in(zhou: Path) -> None:
    client = asks(create_app(zhou))
    client.get("/en/account")
    answer = client.post("/en/account", data={"name": "周一", "password": PASSWORD})
    assert answer.status_code == 403
    stolen = token(asks(create_app(zhou)))
    answer = client.post("/en/account", data={"csrf": stolen, "name": "周一", "password": PASSWORD})
    assert answer.status_code == 403


def test_a_form_that_is_too_large_is_not_read(zhou: Path) -> None:
    client = asks(create_app(zhou))
    assert client.post("/en/account", data={"csrf": "x" * (1 << 20)}).status_code == 413
