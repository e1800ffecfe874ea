"""Add, change and take away practice records: versions are checked, and each write is audited.

A slice asks here instead of writing the same three statements again. Rules about what a
record may hold stay with the slice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.audit.service import record
from app.history import service as history
from app.models.base import Practice
from app.problems import NotFound
from app.records import queries


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its table, and what people call it."""

    model: type[Practice]
    words: str

    @property
    def name(self) -> str:
        """Name of the table, which the audit and the history use too."""
        return str(getattr(self.model, "__tablename__", ""))


def add(
    session: Session,
    kind: Kind,
    values: Mapping[str, Any],
    *,
    detail: Mapping[str, Any] | None = None,
) -> UUID:
    """Insert a record. ``geom`` is WKB in EPSG:27700. ``detail`` never holds a narrative."""
    made = queries.add(session, kind.model, values)
    record(
        session,
        action=f"{kind.name}.created",
        object_kind=kind.name,
        object_id=made,
        detail=detail,
    )
    return made


def change(
    session: Session,
    kind: Kind,
    identity: UUID,
    version: int,
    values: Mapping[str, Any],
    *,
    current: Callable[[], BaseModel],
    yours: Mapping[str, Any] | None = None,
    action: str = "changed",
) -> int:
    """Change columns of a record that still has the version which the person read.

    Parameters
    ----------
    current : callable
        Gives the record as it now is, as it leaves the service; asked only when it is stale.
    yours : mapping, optional
        What the person sent, as JSON, where it differs from ``values``.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    saved = queries.change(session, kind.model, identity, version, values)
    if saved is None:
        raise history.stale(
            session,
            kind.name,
            identity,
            current=current().model_dump(mode="json"),
            yours=_plain(values if yours is None else yours),
        )
    record(
        session,
        action=f"{kind.name}.{action}",
        object_kind=kind.name,
        object_id=identity,
        detail={"fields": sorted(values), "version": saved},
    )
    return saved


def remove(
    session: Session, kind: Kind, identity: UUID, version: int, *, current: Callable[[], BaseModel]
) -> None:
    """Take a record away; its history stays.

    Raises
    ------
    StaleVersion
        When somebody saved it in between.
    """
    if queries.remove(session, kind.model, identity, version) is None:
        raise history.stale(
            session, kind.name, identity, current=current().model_dump(mode="json"), yours=None
        )
    record(session, action=f"{kind.name}.deleted", object_kind=kind.name, object_id=identity)


def is_there(session: Session, kind: Kind, identity: UUID) -> bool:
    """Whether there is such a record that was not deleted."""
    return queries.exists(session, kind.model, identity)


def require(session: Session, kind: Kind, identity: UUID) -> None:
    """Refuse an id in an address that belongs to no record of this kind.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    if not is_there(session, kind, identity):
        raise NotFound(f"There is no {kind.words} of this id. It may have been deleted.")


def id_faults(
    session: Session, given: Mapping[str, tuple[Kind, UUID | None]]
) -> list[tuple[str, str]]:
    """Faults of ids in a body, by the name of their field."""
    return [
        (f"body.{name}", f"There is no {kind.words} of this id.")
        for name, (kind, identity) in given.items()
        if identity is not None and not is_there(session, kind, identity)
    ]


def belongs(session: Session, kind: Kind, identity: UUID, column: str, owner: UUID) -> bool:
    """Whether a record is one of this owner's, told by its column: a goal of an assessment."""
    return queries.value(session, kind.model, identity, column) == owner


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        if value is None or isinstance(value, bool | int | float | list | dict)
        else str(value)
        for name, value in values.items()
        if name != "geom"
    }
