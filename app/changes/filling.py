"""What an entry of the ledger leaves empty and a row of a file says: offered, and filled in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.changes import likeness_queries, service
from app.changes.dates import IN_ORDER, WORDS, ChangeDates, date_faults
from app.changes.entries import normalised
from app.changes.neighbours import lists
from app.changes.queries import ChangeRow
from app.changes.schemas import ChangeEdit, ChangeIn
from app.changes.telling import Lists
from app.history.words import day_words, field_label
from app.identity.person import Person
from app.problems import InvalidInput

FILLED = (
    "location_label",
    "asset_ref",
    "description",
    "mechanism",
    *IN_ORDER,
    "expires_on",
    "move_on",
    "decision_reason",
)
"""Fields that a row may fill; its kind, stage and agency a change always has."""

Entry = ChangeRow
"""An entry of the ledger as it is stored."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A field that an entry leaves empty, and what the row says there."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Filling:
    """The ledger as somebody sees it who fills entries from rows."""

    session: Session
    codes: Lists

    @classmethod
    def on(cls, session: Session, today: date) -> "Filling":
        """Open it on a day."""
        return cls(session, lists(session, today))

    def entries(self, ids: Sequence[UUID]) -> dict[UUID, Entry]:
        """Those of some entries that are on the ledger."""
        return {row.id: row for row in likeness_queries.entries(self.session, ids)}

    def offered(self, row: Entry, given: ChangeIn) -> list[Fill]:
        """What the row could fill of an entry: only what is empty, and would be true there."""
        found: list[Fill] = []
        for field in FILLED:
            said = getattr(given, field)
            if said in {None, ""} or getattr(row, field) not in {None, ""}:
                continue
            if self._fits(row, given, field):
                label = field_label("change", field).capitalize()
                found.append(Fill(field, label, self._words(given, said)))
        return found

    def fill(self, row: Entry, given: ChangeIn, fields: Sequence[str], person: Person) -> list[str]:
        """Fill empty fields of an entry from a row; which they were. Nothing is overwritten.

        Raises
        ------
        InvalidInput
            When a field is not empty any more, or the whole entry could not be so.
        """
        can = {one.field: one for one in self.offered(row, given)}
        wrong = [field for field in fields if field not in can]
        if wrong:
            names = ", ".join(field_label("change", one) for one in wrong)
            why = (
                f"This cannot be filled in from the row: {names}. It is filled in already, or the"
                " row does not say it. Reload the page to see what can be."
            )
            raise InvalidInput([("body.fill", why)])
        values = {field: getattr(given, field) for field in fields}
        if any(field in WORDS for field in fields):
            values["date_precision"] = _precision(row, given)
        try:
            edit = ChangeEdit.model_validate(values)
            service.edit(self.session, row.id, row.version, edit, person, today=self.codes.today)
        except InvalidInput as fault:
            raise InvalidInput([("body.fill", one.why) for one in fault.faults]) from fault
        return list(fields)

    def _fits(self, row: Entry, given: ChangeIn, field: str) -> bool:
        kind = self.codes.type(row.intervention_type)
        if field not in WORDS:
            return True
        precision = _precision(row, given)
        if precision is None or (field == "move_on" and not kind.redeployable):
            return False
        was = asdict(row) | {"date_precision": precision}
        now = normalised(was | {field: getattr(given, field)}, row, self.codes)
        return not set(self._faults(now)) - set(self._faults(was))

    def _faults(self, values: dict[str, Any]) -> list[tuple[str, str]]:
        longest = self.codes.type(values["intervention_type"]).longest
        dates = ChangeDates.of(values)
        faults = date_faults(
            dates, status=values["status"], today=self.codes.today, longest=longest
        )
        return list(faults)

    def _words(self, given: ChangeIn, said: object) -> str:
        if isinstance(said, date):
            return day_words(said) if given.date_precision != "month" else f"{said:%B %Y}"
        return self.codes.mechanisms.get(str(said), str(said))


def _precision(row: Entry, given: ChangeIn) -> str | None:
    """How precise the dates of an entry are with those of a row; None where the two differ."""
    said = given.date_precision or "day"
    dated = any(getattr(row, name) is not None for name in WORDS)
    return said if not dated or row.date_precision == said else None
