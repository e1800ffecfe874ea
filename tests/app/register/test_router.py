"""The data register through the service."""

import pytest

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_incident, add_source


def records(client_as: ClientAs, role: Role = Role.ASSESSMENT_LEAD) -> dict[str, int | None]:
    items = client_as(role).get("/api/test/data-sources").json()["items"]
    return {item["key"]: item["records"] for item in items}


def test_a_source_tells_how_many_records_it_has(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        for _ in range(7):
            add_incident(session)
    assert records(client_as) == {"test_source": 7}


def test_a_small_number_of_records_is_not_told(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_incident(session)
    assert records(client_as) == {"test_source": None}


def test_a_source_without_records_says_none(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        add_source(session, key="empty")
    assert records(client_as) == {"empty": 0}


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_read_the_register(
    role: Role, client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_source(session)
    assert list(records(client_as, role)) == ["test_source"]
