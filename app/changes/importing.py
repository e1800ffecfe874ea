"""Changes that come from a file: judged as if somebody logged them, and held against the ledger."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import likeness_queries, queries
from app.changes.dates import ChangeDates, date_words
from app.changes.entries import completed, opening_faults, refuse_faults
from app.changes.neighbours import lists
from app.changes.schemas import ChangeIn
from app.changes.telling import ORDERS, Lists
from app.geojson import parse_geometry
from app.problems import Conflict

SAME_WITHIN_M, SAME_WITHIN_DAYS = 50, 14
"""A change of the same kind this near in place and time may be the same one."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry of the ledger that may be the same as a row, and why."""

    id: UUID
    number: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """A row in words, so that a person can tell whether it is new."""

    title: str
    type_label: str
    status_label: str
    where: str
    date_words: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger as an import sees it: the lists of the day, and who the rows are from.

    ``decides``: whoever brings them in may decide about changes.
    """

    session: Session
    codes: Lists
    agency: str
    decides: bool

    @classmethod
    def on(cls, session: Session, *, agency: str, decides: bool, today: date) -> "Ledger":
        """Open it on a day."""
        return cls(session, lists(session, today), agency, decides)

    def judged(self, given: ChangeIn) -> tuple[dict[str, object], bytes]:
        """The whole entry that a row would make, and its place (WKB, EPSG:27700).

        Raises
        ------
        InvalidInput
            With the place of each fault, as for ``service.log``.
        """
        geom: bytes = shapely.to_wkb(parse_geometry(given.geometry).geometry)
        values = completed(self.session, given, self.agency, self.codes, geom)
        besides = opening_faults(str(values["status"]), self.codes, decides=self.decides)
        refuse_faults(self.session, values, self.codes, moved=geom, besides=besides)
        return values, geom

    def alike(self, values: dict[str, object], geom: bytes) -> list[Alike]:
        """Entries that may be the same: of its kind, near it in place and time, or of its asset."""
        rows = likeness_queries.alike(
            self.session,
            values,
            geom,
            within_m=SAME_WITHIN_M,
            within_days=SAME_WITHIN_DAYS,
        )
        return [Alike(row.id, row.number, row.title, _why(row)) for row in rows]

    def put(self, values: dict[str, object], geom: bytes) -> UUID:
        """Put a judged entry on the ledger."""
        made = queries.add(self.session, None, values, geom)
        if made is None:
            raise Conflict("The change could not be put on the ledger. Try again.")
        record(self.session, action="change.imported", object_kind="change", object_id=made)
        return made

    def told(self, values: dict[str, object]) -> Told:
        """An entry in words."""
        kind = self.codes.type(str(values["intervention_type"]))
        status = str(values["status"])
        dates = ChangeDates.of(values)
        return Told(
            title=str(values["title"]),
            type_label=kind.label,
            status_label=self.codes.status(status),
            where=str(values["location_label"]),
            date_words=date_words(
                dates,
                status=status,
                today=self.codes.today,
                unplanned=kind.unplanned,
                order=kind.family == ORDERS,
            ),
        )


def take_off(session: Session, changes: list[UUID]) -> tuple[int, int]:
    """Take entries off the ledger that nobody changed since; how many went, and how many stay.

    One that somebody edited, or that a before-and-after reading rests on, stays.
    """
    gone = likeness_queries.take_off(session, changes)
    for one in gone:
        record(session, action="change.deleted", object_kind="change", object_id=one)
    return len(gone), likeness_queries.still_there(session, changes)


def _why(row: likeness_queries.AlikeRow) -> str:
    if row.same_asset:
        return f"It has the same asset reference, {row.asset_ref}."
    metres = "at the same place" if row.distance_m < 1 else f"{round(row.distance_m)} m away"
    days = "on the same day" if row.days_apart == 0 else f"{row.days_apart} days apart"
    return f"It is of the same kind, {metres} and {days.replace('1 days', '1 day')}."
