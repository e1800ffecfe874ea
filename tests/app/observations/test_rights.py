"""Who may read whose observations and photos."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.observations.test_observations import OBSERVATIONS, sent
from tests.app.photos.test_pictures import photo
from tests.conftest import ClientAs


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def partner(client_as: ClientAs) -> TestClient:
    return client_as(Role.PARTNER_CONTRIBUTOR)


def pictured(client: TestClient, observation: dict[str, Any]) -> str:
    where = f"{OBSERVATIONS}/{observation['id']}/photos"
    answer = client.post(where, files={"file": ("a.jpg", photo(), "image/jpeg")})
    assert answer.status_code == 201, answer.text
    return f"/api/test/photos/{answer.json()['id']}"


def test_a_partner_sends_and_reads_their_own(partner: TestClient) -> None:
    own = sent(partner)
    assert partner.get(f"{OBSERVATIONS}/own").json()["items"] == [own]
    assert partner.get(f"{OBSERVATIONS}/own/{own['id']}").json() == own


def test_a_partner_reads_nobody_elses(lead: TestClient, partner: TestClient) -> None:
    other = sent(lead)
    assert partner.get(OBSERVATIONS).status_code == 403
    assert partner.get(f"{OBSERVATIONS}/{other['id']}").status_code == 403
    assert partner.get(f"{OBSERVATIONS}/own/{other['id']}").status_code == 404
    assert partner.get(f"{OBSERVATIONS}/own").json()["count"] == 0


def test_a_partner_changes_and_removes_nobody_elses(lead: TestClient, partner: TestClient) -> None:
    where = f"{OBSERVATIONS}/{sent(lead)['id']}"
    edit = partner.patch(where, json={"note": "x"}, headers={"If-Match": '"1"'})
    assert edit.status_code == 404
    assert partner.delete(where, headers={"If-Match": '"1"'}).status_code == 404


def test_a_partner_sees_the_photos_they_took_and_no_others(
    lead: TestClient, partner: TestClient
) -> None:
    own, other = pictured(partner, sent(partner)), pictured(lead, sent(lead))
    assert partner.get(own).status_code == 200
    assert partner.get(other).status_code == 404
    assert partner.delete(other).status_code == 404


def test_a_partner_adds_no_photo_to_somebody_elses(lead: TestClient, partner: TestClient) -> None:
    where = f"{OBSERVATIONS}/{sent(lead)['id']}/photos"
    answer = partner.post(where, files={"file": ("a.jpg", photo(), "image/jpeg")})
    assert answer.status_code == 404


def test_a_tasking_officer_reads_observations(lead: TestClient, client_as: ClientAs) -> None:
    other = sent(lead)
    address = pictured(lead, other)
    officer = client_as(Role.TASKING_OFFICER)
    assert officer.get(f"{OBSERVATIONS}/{other['id']}").status_code == 200
    assert officer.get(address).status_code == 200


def test_a_chair_reads_and_sends_none(lead: TestClient, client_as: ClientAs) -> None:
    other = sent(lead)
    address = pictured(lead, other)
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(f"{OBSERVATIONS}/{other['id']}").status_code == 200
    assert chair.post(OBSERVATIONS, json={}).status_code == 403
    assert chair.delete(address).status_code == 403


def test_an_administrator_reads_none(lead: TestClient, client_as: ClientAs) -> None:
    address = pictured(lead, sent(lead))
    administrator = client_as(Role.ADMINISTRATOR)
    assert administrator.get(OBSERVATIONS).status_code == 403
    assert administrator.get(address).status_code == 403
