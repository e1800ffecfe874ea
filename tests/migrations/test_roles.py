"""What the database itself lets each role see, whatever a statement asks."""

import re

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.db import Database, Tier
from app.deployment import SERVICE
from app.models.base import Partnership
from app.schema import upgrade_partnership, upgrade_shared
from migrations.sql import statements
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


def rights(owner: Engine) -> set[tuple[object, ...]]:
    """Every right on every table and column that a role of the partnership, or the login, has."""
    with owner.connect() as connection:
        found = connection.execute(
            text(
                """
                SELECT table_schema, table_name, '' AS at, grantee, privilege_type
                FROM information_schema.table_privileges
                WHERE grantee LIKE :tiers OR grantee = :login
                UNION ALL
                SELECT table_schema, table_name, column_name, grantee, privilege_type
                FROM information_schema.column_privileges
                WHERE grantee LIKE :tiers OR grantee = :login
                """
            ),
            {"tiers": f"{SLUG}\\_%", "login": SERVICE},
        )
        return {tuple(row) for row in found}


def test_a_backup_without_rights_has_them_all_after_the_next_upgrade(
    owner: Engine, database: Database
) -> None:
    before = rights(owner)
    with owner.begin() as connection:
        for tier in ("exact", "street", "count"):
            for what in ("TABLES", "SEQUENCES"):
                connection.execute(
                    text(f"REVOKE ALL ON ALL {what} IN SCHEMA p_{SLUG} FROM {SLUG}_{tier}")
                )
            connection.execute(text(f"REVOKE ALL ON SCHEMA p_{SLUG} FROM {SLUG}_{tier}"))
        for schema in ("public", "jobs"):
            connection.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {SERVICE}"))
        connection.execute(text("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO PUBLIC"))
    assert rights(owner) == set()
    upgrade_shared(owner)
    upgrade_partnership(owner, SLUG)
    assert rights(owner) == before
    with database.partnership(SLUG, "count") as session:
        session.execute(text("SELECT nextval('change_number_seq')"))
    with owner.connect() as connection:
        open_to_all = connection.execute(
            text(
                "SELECT count(*) FROM pg_proc WHERE pronamespace = 'jobs'::regnamespace"
                " AND has_function_privilege('public', oid, 'EXECUTE')"
            )
        ).scalar_one()
    assert open_to_all == 0


@pytest.mark.parametrize("tier", ["exact", "street", "count"])
def test_of_a_membership_only_the_choice_of_letters_is_changed(
    owner: Engine, database: Database, tier: str
) -> None:
    may = {
        (at, right)
        for schema, name, at, grantee, right in rights(owner)
        if (schema, name, grantee) == (f"p_{SLUG}", "member", f"{SLUG}_{tier}")
        and right != "SELECT"
    }
    assert may == {("daily_letter", "UPDATE")}


def test_a_right_that_nobody_gave_is_gone_after_the_next_upgrade(
    owner: Engine, database: Database
) -> None:
    with owner.begin() as connection:
        connection.execute(text(f"GRANT DELETE ON p_{SLUG}.audit_event TO {SLUG}_count"))
    upgrade_partnership(owner, SLUG)
    assert (f"p_{SLUG}", "audit_event", "", f"{SLUG}_count", "DELETE") not in rights(owner)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("emerging_place", {"exact": {"SELECT", "INSERT"}, "count": {"SELECT"}}),
        ("hotspot_review", {"exact": {"SELECT", "INSERT"}, "street": {"SELECT"}}),
        ("stage_move", {key: {"SELECT", "INSERT"} for key in ("exact", "street", "count")}),
        ("audit_event", {key: {"SELECT", "INSERT"} for key in ("exact", "street", "count")}),
        ("safety_mark", {key: {"SELECT", "INSERT", "UPDATE"} for key in ("exact", "count")}),
        ("code", {key: {"SELECT", "INSERT", "UPDATE"} for key in ("exact", "count")}),
        ("incident", {"exact": {"SELECT", "INSERT", "UPDATE", "DELETE"}, "street": set()}),
    ],
)
def test_what_each_role_may_do_with_a_table(
    owner: Engine, database: Database, table: str, expected: dict[str, set[str]]
) -> None:
    found = {
        tier: {
            right
            for schema, name, at, grantee, right in rights(owner)
            if (schema, name, at, grantee) == (f"p_{SLUG}", table, "", f"{SLUG}_{tier}")
        }
        for tier in expected
    }
    assert found == expected


def test_every_table_that_rights_are_given_on_is_there() -> None:
    named = re.findall(r"ARRAY\[(.*?)\]", statements("grants"), flags=re.DOTALL)
    words = {word for one in named for word in re.findall(r"'(\w+)'", one)}
    tables = {table.name for table in Partnership.metadata.tables.values()}
    assert words - tables == {"exact", "street", "count", "_exact", "_street", "_count"}
