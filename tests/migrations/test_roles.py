"""What the database itself lets each role see, whatever a statement asks."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.db import Database, Tier
from tests.conftest import SLUG, SessionAs
from tests.factories import add_incident, place_area

EXACT_ONLY = {"geom", "geom_3857", "occurred", "row_key"}


def readable(owner: Engine, role: str) -> set[str]:
    with owner.connect() as connection:
        found = connection.execute(
            text(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = :schema"
                " AND table_name = 'incident'"
                " AND has_column_privilege(:role, format('%I.incident', table_schema),"
                " column_name, 'SELECT')"
            ),
            {"schema": f"p_{SLUG}", "role": role},
        )
        return {row.column_name for row in found}


def test_only_the_exact_role_may_read_the_exact_place_and_time(
    owner: Engine, database: Database
) -> None:
    assert readable(owner, f"{SLUG}_exact") >= EXACT_ONLY
    assert not readable(owner, f"{SLUG}_street") & EXACT_ONLY


def test_the_count_role_may_read_no_street(owner: Engine, database: Database) -> None:
    columns = readable(owner, f"{SLUG}_count")
    assert "geom_cell" in columns
    assert not {one for one in columns if "street" in one or one == "location_label"}


@pytest.mark.parametrize("tier", ["street", "count"])
def test_asking_for_the_exact_place_is_refused_by_the_database(
    tier: Tier, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_incident(session)
    with pytest.raises(DBAPIError, match="permission denied"), session_as(tier) as session:
        session.execute(text("SELECT geom FROM incident"))


def test_the_services_login_reads_no_partnership_without_entering_a_role(
    database: Database,
) -> None:
    with pytest.raises(DBAPIError, match="permission denied"), database.shared() as session:
        session.execute(text("SELECT 1 FROM p_test.area"))


@pytest.mark.parametrize("tier", ["exact", "street", "count"])
def test_a_partnerships_roles_cannot_read_accounts(tier: Tier, session_as: SessionAs) -> None:
    with pytest.raises(DBAPIError, match="permission denied"), session_as(tier) as session:
        session.execute(text("SELECT password_hash FROM public.account"))


def test_the_roles_own_nothing_and_have_no_powers(owner: Engine, database: Database) -> None:
    with owner.connect() as connection:
        powers = connection.execute(
            text(
                "SELECT count(*) FROM pg_roles WHERE rolname LIKE :like AND (rolsuper OR"
                " rolcreaterole OR rolcreatedb OR rolbypassrls OR rolinherit OR rolcanlogin)"
            ),
            {"like": f"{SLUG}\\_%"},
        ).scalar_one()
        owned = connection.execute(
            text(
                "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
                " WHERE r.rolname LIKE :like"
            ),
            {"like": f"{SLUG}\\_%"},
        ).scalar_one()
    assert (powers, owned) == (0, 0)


def test_nobody_may_truncate_or_set_triggers(owner: Engine, database: Database) -> None:
    with owner.connect() as connection:
        found = connection.execute(
            text(
                "SELECT grantee, table_name FROM information_schema.table_privileges"
                " WHERE table_schema = :schema AND privilege_type IN ('TRUNCATE', 'TRIGGER')"
                " AND grantee LIKE :like"
            ),
            {"schema": f"p_{SLUG}", "like": f"{SLUG}\\_%"},
        ).all()
    assert found == []


def test_every_edit_of_an_area_is_kept_with_its_outline(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        area = place_area(session, name="First name")
        session.execute(text("UPDATE area SET name = 'Second name' WHERE id = :id"), {"id": area})
        kept = session.execute(
            text(
                "SELECT row ->> 'name', version, st_area(geom) FROM history"
                " WHERE row_id = :id ORDER BY version"
            ),
            {"id": area},
        ).all()
    assert [tuple(row) for row in kept] == [
        ("First name", 1, 1_000_000),
        ("Second name", 2, 1_000_000),
    ]
