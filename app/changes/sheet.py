"""The ledger as a table to take away, with labels for codes."""

from dataclasses import asdict
from datetime import date

from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import queries
from app.changes.dates import WORDS
from app.changes.listing import Wanted, chosen
from app.changes.neighbours import lists
from app.changes.queries import ChangeRow
from app.changes.telling import Lists, told
from app.problems import TooLarge
from app.spreadsheet import Cell, sheet

MOST_ROWS = 20_000
HEADER = (
    *("number", "title", "type", "family", "what it works on", "stage", "agency", "where"),
    *("grid reference", "longitude", "latitude", "in words", "dates known to the"),
    *("requested", "decided", "started", "in place", "ended", "expires", "must move"),
    *("what was done", "reason for the decision", "asset reference"),
)


def as_csv(session: Session, wanted: Wanted, *, today: date) -> bytes:
    """Write the changes that match, in the order of the list.

    Raises
    ------
    InvalidInput
        When a code is not on its list.
    TooLarge
        When there are more than one file may hold.
    """
    codes = lists(session, today)
    rows = queries.listed(session, chosen(wanted, codes), after=None, limit=MOST_ROWS + 1)
    if len(rows) > MOST_ROWS:
        raise TooLarge(f"One file holds at most {MOST_ROWS:,} changes. Choose fewer.")
    record(
        session,
        action="changes.exported",
        object_kind="change",
        object_id=None,
        detail={"records": len(rows)},
    )
    return sheet(HEADER, [_row(row, codes) for row in rows])


def _row(row: ChangeRow, codes: Lists) -> list[Cell]:
    one, whole = told(row, codes), asdict(row)
    days: list[Cell] = [whole[name] or "no date" for name in WORDS]
    return [
        one.number,
        one.title,
        one.type_label,
        one.family_label,
        codes.mechanisms.get(row.mechanism or "", "not said"),
        one.status_label,
        one.agency_label,
        one.location_label,
        one.grid_reference,
        *one.centre,
        one.date_words,
        row.date_precision,
        *days,
        row.description,
        row.decision_reason,
        row.asset_ref,
    ]
