import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs

SETTINGS = "/api/test/settings"

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def client(client_as: ClientAs, own_settings: None) -> TestClient:
    return client_as(Role.ADMINISTRATOR)


def patched(client: TestClient, change: dict[str, object], version: int = 1):
    return client.patch(SETTINGS, json=change, headers={"If-Match": f'"{version}"'})


def test_everybody_reads_what_was_chosen_in_words(client_as: ClientAs):
    found = client_as(Role.PARTNER_CONTRIBUTOR).get(SETTINGS)
    assert found.headers["ETag"] == '"1"'
    assert "Children’s social care" in [one["label"] for one in found.json()["needed"]]


def test_reminders_are_kept_earliest_first(client: TestClient):
    assert patched(client, {"reminder_days": [7, 90, 30]}).json()["reminder_days"] == [90, 30, 7]


def test_a_change_is_told_in_the_history(client: TestClient):
    patched(client, {"minimum_group": 8})
    newest, first = client.get(f"{SETTINGS}/history").json()["items"]
    assert (newest["changed_by"], first["changed_by"]) == ("Administrator", None)
    assert (newest["fields"][0]["before"], newest["fields"][0]["after"]) == ("5", "8")


def test_a_change_made_from_an_old_version_shows_both(client: TestClient):
    patched(client, {"quorum": 6})
    answer = patched(client, {"quorum": 5})
    assert answer.status_code == 412
    assert (answer.json()["current"]["quorum"], answer.json()["yours"]["quorum"]) == (6, 5)


def test_only_an_administrator_chooses(client_as: ClientAs):
    assert patched(client_as(Role.ASSESSMENT_LEAD), {"quorum": 6}).status_code == 403


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param({"minimum_group": 4}, "body.minimum_group", id="fewer than five"),
        pytest.param({"minimum_group": 51}, "body.minimum_group", id="more than fifty"),
        pytest.param({"first_review_months": 0}, "body.first_review_months", id="no month"),
        pytest.param({"later_review_months": 25}, "body.later_review_months", id="years"),
        pytest.param({"summary_working_days": 0}, "body.summary_working_days", id="at once"),
        pytest.param({"quorum": 3}, "body.quorum", id="fewer than are always needed"),
        pytest.param({"reminder_days": []}, "body.reminder_days", id="no reminder"),
        pytest.param({"reminder_days": [7, 7]}, "body.reminder_days", id="twice one day"),
        pytest.param({"needed_agencies": ["circus"]}, "body.needed_agencies", id="unknown"),
        pytest.param(
            {"needed_agencies": ["parks", "parks"]}, "body.needed_agencies", id="twice one agency"
        ),
        pytest.param({"colour": "red"}, "body.colour", id="unknown field"),
    ],
)
def test_a_choice_that_cannot_be_names_its_place(
    client: TestClient, change: dict[str, object], place: str
):
    answer = patched(client, change)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


@pytest.mark.parametrize("change", [{}, {"quorum": None}])
def test_a_choice_cannot_be_left_empty(client: TestClient, change: dict[str, object]):
    assert patched(client, change).status_code == 422
