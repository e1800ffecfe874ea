"""The tracker as a table to take away: labels for codes, and words where nothing is known."""

from datetime import date

from sqlalchemy.orm import Session

from app.assessments import locations
from app.assessments.location_queries import LocationFilter
from app.assessments.location_schemas import LabelledOut, LocationOut
from app.audit.service import record
from app.problems import TooLarge
from app.spreadsheet import Cell, sheet

MOST_ROWS = 20_000
HEADER = (
    *("number", "place", "context", "stage", "threshold level", "lead"),
    *("referrals", "referred by", "types of harm", "latest referral", "work began"),
    *("next", "next on", "review due", "area", "hectares", "longitude", "latitude"),
)


def as_csv(session: Session, wanted: LocationFilter) -> bytes:
    """Write the locations that match, in the order of the tracker.

    Raises
    ------
    TooLarge
        When there are more than one file may hold.
    """
    found = locations.list_locations(session, wanted, most=MOST_ROWS + 1)
    if found.count > MOST_ROWS:
        raise TooLarge(f"One file holds at most {MOST_ROWS:,} locations. Choose fewer.")
    record(
        session,
        action="locations.exported",
        object_kind="location",
        object_id=None,
        detail={"records": found.count},
    )
    return sheet(HEADER, [_row(one) for one in found.items])


def _row(one: LocationOut) -> list[Cell]:
    nowhere = "no place on the map"
    return [
        one.number,
        one.title,
        one.context_label,
        one.stage_label,
        one.threshold_label or "not decided",
        one.lead or "no lead",
        one.referrals,
        _listed(one.agencies),
        _listed(one.harm_types),
        _day(one.latest_referral_on, "no referral"),
        _day(one.started_on, "not begun"),
        one.next_words or "nothing planned",
        one.next_on,
        _day(one.review_on, "no review set"),
        one.area_name or "no area",
        "no area" if one.hectares is None else one.hectares,
        nowhere if one.centre is None else one.centre[0],
        nowhere if one.centre is None else one.centre[1],
    ]


def _listed(codes: list[LabelledOut]) -> str:
    return "; ".join(one.label for one in codes)


def _day(day: date | None, otherwise: str) -> Cell:
    return otherwise if day is None else day
