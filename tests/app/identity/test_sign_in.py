"""Signing in and out through the real service."""

from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs

NOBODY = {"email": "nobody@testwick.example", "password": "wrong wrong wrong"}


def anonymous(client: TestClient) -> TestClient:
    client.cookies.clear()
    client.headers.pop("X-CSRF-Token", None)
    return client


def test_a_signed_in_person_is_told_their_role_and_ceiling(client_as: ClientAs) -> None:
    answer = client_as(Role.CONFERENCE_CHAIR).get("/api/session").json()
    assert answer["memberships"][0]["role"] == "conference_chair"
    assert answer["memberships"][0]["tier"] == "street"


def test_the_session_cookie_cannot_be_read_by_scripts(client_as: ClientAs) -> None:
    client = anonymous(client_as(Role.ASSESSMENT_LEAD))
    answer = client.post(
        "/api/sign-in",
        json={"email": "assessment_lead@testwick.example", "password": "correct horse battery"},
    )
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(client_as: ClientAs) -> None:
    client = anonymous(client_as(Role.ASSESSMENT_LEAD))
    unknown = client.post("/api/sign-in", json=NOBODY)
    wrong = client.post("/api/sign-in", json=NOBODY | {"email": "assessment_lead@testwick.example"})
    assert unknown.status_code == wrong.status_code == 401
    assert unknown.json() == wrong.json()


def test_an_address_that_no_database_can_hold_is_refused(client_as: ClientAs) -> None:
    answer = client_as(Role.ASSESSMENT_LEAD).post(
        "/api/sign-in", json={"email": "somebody@testwick.example\0", "password": "x"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "body.email"


def test_guessing_is_slowed_down_and_says_for_how_long(client_as: ClientAs) -> None:
    client = anonymous(client_as(Role.ASSESSMENT_LEAD))
    answers = [client.post("/api/sign-in", json=NOBODY) for _ in range(6)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


def test_signing_out_ends_the_session_on_the_server(client_as: ClientAs) -> None:
    client = client_as(Role.TASKING_OFFICER)
    kept = dict(client.cookies)
    assert client.post("/api/sign-out").status_code == 204
    client.cookies.update(kept)
    assert client.get("/api/session").status_code == 401


def test_a_change_without_the_second_secret_is_refused(client_as: ClientAs) -> None:
    client = client_as(Role.ASSESSMENT_LEAD)
    del client.headers["X-CSRF-Token"]
    assert client.post("/api/sign-out").json()["type"] == "urn:contextmap:problem:csrf-refused"


def test_a_change_sent_by_another_site_is_refused(client_as: ClientAs) -> None:
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = client.post("/api/sign-out", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403


def test_a_partnership_one_does_not_belong_to_is_not_there(client_as: ClientAs) -> None:
    client = client_as(Role.ASSESSMENT_LEAD)
    assert client.get("/api/elsewhere").status_code == 404


def test_nothing_of_a_partnership_is_told_without_signing_in(client_as: ClientAs) -> None:
    client = anonymous(client_as(Role.ASSESSMENT_LEAD))
    assert client.get("/api/test").status_code == 401
