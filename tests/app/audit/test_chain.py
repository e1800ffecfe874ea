"""The seal on the audit finds every kind of tampering."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.accounts.service import enter
from app.audit.service import record
from app.audit.verify import verify
from tests.conftest import SLUG, SessionAs


@pytest.fixture
def five_events(session_as: SessionAs) -> None:
    for n in range(5):
        with session_as("exact") as session:
            record(session, action="area.created", object_kind="area", object_id=n)


def is_whole(session_as: SessionAs) -> bool:
    with session_as("exact") as session:
        return verify(session).is_whole


def tamper(owner: Engine, statement: str) -> None:
    with owner.begin() as connection:
        enter(connection, SLUG)
        connection.execute(text("ALTER TABLE audit_event DISABLE TRIGGER USER"))
        connection.execute(text("ALTER TABLE audit_chain DROP CONSTRAINT fk_audit_chain_event_id"))
        connection.execute(text(statement))
        connection.execute(text("ALTER TABLE audit_event ENABLE TRIGGER USER"))


@pytest.fixture
def mended(owner: Engine, session_as: SessionAs) -> object:
    yield
    with owner.begin() as connection:
        enter(connection, SLUG)
        connection.execute(text("TRUNCATE audit_chain"))
        connection.execute(text("ALTER TABLE audit_event DISABLE TRIGGER USER"))
        connection.execute(text("TRUNCATE audit_event"))
        connection.execute(text("ALTER TABLE audit_event ENABLE TRIGGER USER"))
        connection.execute(
            text(
                "ALTER TABLE audit_chain ADD CONSTRAINT fk_audit_chain_event_id"
                " FOREIGN KEY (event_id) REFERENCES audit_event (id)"
            )
        )


def test_an_untouched_audit_is_whole(five_events: None, session_as: SessionAs) -> None:
    assert is_whole(session_as)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            "UPDATE audit_event SET action = 'area.deleted'"
            " WHERE id = (SELECT event_id FROM audit_chain ORDER BY seq LIMIT 1 OFFSET 2)",
            id="an event reworded",
        ),
        pytest.param(
            "DELETE FROM audit_event"
            " WHERE id = (SELECT event_id FROM audit_chain ORDER BY seq LIMIT 1 OFFSET 2)",
            id="an event removed from the middle",
        ),
        pytest.param(
            "WITH gone AS (DELETE FROM audit_chain WHERE seq = (SELECT max(seq) FROM audit_chain)"
            " RETURNING event_id) DELETE FROM audit_event USING gone WHERE id = event_id",
            id="the last event removed with its link",
        ),
        pytest.param(
            "INSERT INTO audit_event (action, object_kind) VALUES ('area.created', 'area')",
            id="an event put in without a link",
        ),
        pytest.param("UPDATE audit_head SET hash = sha256('x')", id="the head reset"),
        pytest.param(
            "UPDATE audit_chain SET event_id = -event_id WHERE seq ="
            " (SELECT min(seq) + 1 FROM audit_chain)",
            id="a link pointed elsewhere",
        ),
    ],
)
def test_tampering_is_found(
    statement: str, owner: Engine, five_events: None, session_as: SessionAs, mended: object
) -> None:
    tamper(owner, statement)
    assert not is_whole(session_as)


@pytest.mark.parametrize("verb", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_the_service_cannot_change_what_was_written(
    verb: str, five_events: None, session_as: SessionAs
) -> None:
    with pytest.raises(DBAPIError), session_as("exact") as session:
        session.execute(text(verb))
