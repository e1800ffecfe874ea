"""Statements that write the invented borough."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.demo.tables import Table
from app.imports.bulk import insert_rows
from data.demo.records import Source


def add_source(session: Session, source: Source, *, latest: date | None) -> UUID:
    """Write a source into the data register and return its id."""
    return session.execute(
        text(
            "INSERT INTO data_source (key, name, kind, publisher, licence, attribution,"
            " location_precision, time_precision, handling_level, shows, not_for, latest) VALUES"
            " (:key, :name, :kind, :publisher, :licence, :attribution,"
            " :location_precision, :time_precision, :handling_level, :shows, :not_for, :latest)"
            " RETURNING id"
        ),
        {
            "key": source.key,
            "name": source.name,
            "kind": source.kind,
            "publisher": source.publisher,
            "licence": source.licence,
            "attribution": source.attribution,
            "location_precision": source.location_precision,
            "time_precision": source.time_precision,
            "handling_level": source.handling_level,
            "shows": source.shows,
            "not_for": source.not_for,
            "latest": latest,
        },
    ).scalar_one()


def members(session: Session) -> dict[str, UUID]:
    """Account of each member by the name that others see."""
    rows = session.execute(text("SELECT display_name, account_id FROM member WHERE active"))
    return {row.display_name: row.account_id for row in rows}


def write(session: Session, table: Table) -> None:
    """Copy a table's rows as they come."""
    insert_rows(session, table.name, table.columns, table.rows)


def write_along_curve(session: Session, table: Table) -> None:
    """Copy rows so that neighbours on the ground are neighbours on disk.

    The database sorts geometry along a Hilbert curve; the rows wait in a table of this
    transaction's own until they are sorted.
    """
    listed = _listed(table.columns)
    session.execute(
        text(
            f"CREATE TEMPORARY TABLE waiting ON COMMIT DROP AS"  # noqa: S608 - own names
            f" SELECT {listed} FROM {table.name} LIMIT 0"
        )
    )
    insert_rows(session, "waiting", table.columns, table.rows)
    session.execute(
        text(f"INSERT INTO {table.name} ({listed}) SELECT {listed} FROM waiting ORDER BY geom")  # noqa: S608
    )
    session.execute(text("DROP TABLE waiting"))


def set_next_change_number(session: Session) -> None:
    """Let the next change take the number after the greatest."""
    session.execute(
        text(
            "SELECT setval(pg_get_serial_sequence('change', 'number'),"
            " (SELECT max(number) FROM change))"
        )
    )


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
