"""Photos of a change over HTTP."""

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.changes.test_changes import CHANGES, faults, logged
from tests.app.photos.test_pictures import MARK, photo, tagged
from tests.conftest import ClientAs


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


def sent(client: TestClient, file: bytes, **fields: str) -> Response:
    where = f"{CHANGES}/{logged(client)['id']}/photos"
    return client.post(where, files={"file": ("a.jpg", file, "image/jpeg")}, data=fields)


def test_a_photo_comes_back_as_jpeg_without_the_cameras_data(client: TestClient) -> None:
    kept = sent(client, tagged(), role="after", caption="West gate")
    assert kept.status_code == 201, kept.text
    for address in ("", "/thumbnail"):
        answer = client.get(f"/api/test/photos/{kept.json()['id']}{address}")
        assert answer.headers["content-type"] == "image/jpeg"
        assert MARK.encode() not in answer.content


def test_a_change_lists_its_photos(client: TestClient) -> None:
    change = logged(client)
    where = f"{CHANGES}/{change['id']}"
    client.post(f"{where}/photos", files={"file": ("a.jpg", photo())}, data={"caption": "Gate"})
    (kept,) = client.get(where).json()["photos"]
    assert (kept["caption"], kept["role"]) == ("Gate", "other")


def test_a_file_that_is_no_photo_is_refused_at_its_field(client: TestClient) -> None:
    (fault,) = faults(sent(client, b"<svg></svg>"))
    assert fault.startswith("body.file: The photo could not be read.")


def test_more_than_the_limit_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = sent(client, b"\xff\xd8" + b"0" * 21_500_000)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "At most 21 MB can be sent here at once."


def test_a_file_just_over_the_limit_is_refused_too(client: TestClient) -> None:
    answer = sent(client, b"\xff\xd8" + b"0" * 20_000_001)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "A photo can have at most 20 MB."


def test_a_role_that_is_none_is_refused(client: TestClient) -> None:
    assert faults(sent(client, photo(), role="during"))


def test_a_removed_photo_is_gone(client: TestClient) -> None:
    address = f"/api/test/photos/{sent(client, photo()).json()['id']}"
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


def test_a_photo_of_a_change_that_was_taken_away_is_not_shown_and_can_be_erased(
    client: TestClient,
) -> None:
    change = logged(client)
    where = f"{CHANGES}/{change['id']}"
    kept = client.post(f"{where}/photos", files={"file": ("a.jpg", photo())}).json()
    address = f"/api/test/photos/{kept['id']}"
    assert client.get(address).status_code == 200
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    for shown in (address, f"{address}/thumbnail"):
        assert client.get(shown).status_code == 404
    assert client.delete(address).status_code == 204


def test_a_chair_sees_photos_and_removes_none(client: TestClient, client_as: ClientAs) -> None:
    address = f"/api/test/photos/{sent(client, photo()).json()['id']}"
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(address).status_code == 200
    assert chair.delete(address).status_code == 403
