"""Give rows that name only a postcode the place of its centre."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import shapely
from sqlalchemy.orm import Session

from app.imports import lookups
from data.readers.faults import Reject
from data.readers.guardian_sites import GuardianSiteRow
from data.readers.provision import ProvisionRow

Row = TypeVar("Row", GuardianSiteRow, ProvisionRow)


def with_places(
    session: Session, rows: Sequence[Row], file: str, *, needed: bool
) -> tuple[list[Row], list[Reject]]:
    """Return the rows with the places that their postcodes tell, and what was refused.

    Parameters
    ----------
    needed
        Whether a row without any place is refused; otherwise it is kept without one. A postcode
        that is not in the list of postcodes is refused either way: it would be lost in silence.
    """
    asked = sorted({row.postcode for row in rows if row.x is None and row.postcode})
    known = lookups.postcode_places(session, asked) if asked else {}
    placed: list[Row] = []
    rejects: list[Reject] = []
    for row in rows:
        if row.x is None and row.postcode in known:
            x, y = known[row.postcode]
            placed.append(replace(row, x=x, y=y))
        elif row.x is None and row.postcode:
            reason = (
                "This postcode is not in the list. Bring Code-Point Open in first, or give"
                " coordinates."
            )
            rejects.append(Reject(file, row.line, "postcode", row.postcode, reason))
        elif row.x is None and needed:
            reason = "The row names no place: give coordinates or a postcode."
            rejects.append(Reject(file, row.line, "", row.name, reason))
        else:
            placed.append(row)
    return placed, rejects


def point_of(row: GuardianSiteRow | ProvisionRow) -> shapely.Point | None:
    """Return the row's place in EPSG:27700 metres, or None when it has none."""
    return None if row.x is None or row.y is None else shapely.Point(row.x, row.y)
