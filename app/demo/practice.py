"""The written practice as records of the partnership, with their authors, times and versions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.demo import queries
from app.demo.tables import area_id, demo_id, ewkb
from data.demo.practice_states import Edition, Known, Ref, Written
from data.demo.records import Borough

AFTER_LEDGER = frozenset({"change_sighting", "provision_closure"})
"""Tables whose records name a change, so that the ledger must be there before them."""


class Loader:
    """Writes records one after another, and puts their history at the time it tells of."""

    def __init__(self, session: Session, members: Mapping[str, UUID], borough: Borough) -> None:
        self._session = session
        self._members = members
        self._named = {
            "place": {one.name: demo_id(one.place_id) for one in borough.places},
            "provision": {one.name: demo_id(one.provision_id) for one in borough.provisions},
            "guardian_site": {one.name: demo_id(one.site_id) for one in borough.guardian_sites},
            "change": {str(one.number): demo_id("change", one.number) for one in borough.changes},
        }
        self._dated: list[tuple[str, UUID, tuple[datetime, ...]]] = []

    def load(self, records: Sequence[Written]) -> None:
        """Insert each record as it first was, and change it to what it became."""
        for record in records:
            identity = record_id(record.table, record.key)
            first, *later = record.editions
            made = {"id": identity, **self._values(first.values)}
            if record.table in queries.VERSIONED:
                made |= self._author(first, "created") | self._author(first, "updated")
                self._dated.append(
                    (record.table, identity, tuple(one.at for one in record.editions))
                )
            queries.add_record(self._session, record.table, made)
            for one in later:
                changed = self._values(one.values) | {"updated_by": self._members.get(one.by)}
                queries.revise_record(self._session, record.table, identity, changed)

    def settle_history(self) -> None:
        """Let versions be from when their authors made them, not from when they were loaded.

        What conferences saw follows from it.
        """
        queries.date_history(self._session, self._dated)
        queries.keep_what_conferences_saw(self._session)

    def _author(self, edition: Edition, did: str) -> dict[str, object]:
        return {f"{did}_at": edition.at, f"{did}_by": self._members.get(edition.by)}

    def _values(self, written: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(value) for name, value in written.items()}

    def _value(self, value: object) -> object:
        match value:
            case Ref(table, key):
                return record_id(table, key)
            case Known("member", name):
                return self._members.get(name)
            case Known("area", name):
                return area_id(name)
            case Known(kind, name):
                return self._named[kind][name]
            case BaseGeometry():
                return ewkb(value)
            case _:
                return value


def record_id(table: str, key: str) -> UUID:
    """Return the id of a written record; areas and assessments have those of the borough."""
    if table == "area":
        kind, _, name = key.partition("/")
        return area_id(name, kind)
    return demo_id(table, key)
