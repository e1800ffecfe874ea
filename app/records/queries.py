"""Statements that every kind of practice record needs alike."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.orm import Session

from app.models.base import BRITISH_GRID, Practice


def add(session: Session, model: type[Practice], values: Mapping[str, Any]) -> UUID:
    """Insert a record; its id."""
    table = _table(model)
    return session.execute(
        insert(table).values(**_stored(values)).returning(table.c.id)
    ).scalar_one()


def change(
    session: Session, model: type[Practice], record: UUID, version: int, values: Mapping[str, Any]
) -> int | None:
    """Change some columns if the record still has this version; the new version, or None.

    Without a column it is saved as it was: a trigger makes the new version.
    """
    table = _table(model)
    return session.execute(
        update(table)
        .where(table.c.id == record, table.c.version == version, table.c.deleted_at.is_(None))
        .values(**(_stored(values) or {"version": version}))
        .returning(table.c.version)
    ).scalar_one_or_none()


def remove(session: Session, model: type[Practice], record: UUID, version: int) -> int | None:
    """Mark a record as deleted if it still has this version; the new version, or None."""
    return change(session, model, record, version, {"deleted_at": func.now()})


def exists(session: Session, model: type[Practice], record: UUID) -> bool:
    """Whether there is such a record that was not deleted."""
    table = _table(model)
    found = select(table.c.id).where(table.c.id == record, table.c.deleted_at.is_(None))
    return session.execute(found).one_or_none() is not None


def value(session: Session, model: type[Practice], record: UUID, column: str) -> Any:  # noqa: ANN401
    """One column of a record that was not deleted, or None."""
    table = _table(model)
    found = select(table.c[column]).where(table.c.id == record, table.c.deleted_at.is_(None))
    return session.execute(found).scalar_one_or_none()


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: func.st_geomfromwkb(value, BRITISH_GRID)
        if name == "geom" and value is not None
        else value
        for name, value in values.items()
    }


def _table(model: type[Practice]) -> Table:
    table = getattr(model, "__table__", None)
    assert isinstance(table, Table)  # noqa: S101 - what a mapped class has
    return table
