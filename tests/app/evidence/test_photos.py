"""Photos of findings."""

from uuid import UUID

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.evidence.test_evidence import domain, recorded
from tests.app.photos.test_pictures import photo
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_location


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return add_location(session)


def sent(client: TestClient, finding: str, file: bytes) -> Response:
    files = {"file": ("a.jpg", file, "image/jpeg")}
    return client.post(f"/api/test/evidence/{finding}/photos", files=files)


def test_a_finding_lists_its_photos(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    finding = recorded(client, location)["id"]
    picture = sent(client, finding, photo()).json()
    assert client.get(f"/api/test/evidence/{finding}").json()["photos"] == [picture]
    assert domain(client, location)["items"][0]["photos"] == [picture]


def test_a_file_that_is_no_photo_is_refused_at_its_field(client_as: ClientAs, location: UUID):
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = sent(client, recorded(client, location)["id"], b"not a picture")
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "body.file")


def test_photos_of_findings_are_seen_by_those_who_read_findings(
    client_as: ClientAs, location: UUID
):
    lead = client_as(Role.ASSESSMENT_LEAD)
    finding = recorded(lead, location)["id"]
    picture = f"/api/test/photos/{sent(lead, finding, photo()).json()['id']}"
    assert client_as(Role.CONFERENCE_CHAIR).get(picture).status_code == 200
    assert client_as(Role.TASKING_OFFICER).get(picture).status_code == 404
    assert sent(client_as(Role.CONFERENCE_CHAIR), finding, photo()).status_code == 403
