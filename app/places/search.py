"""Find what somebody types, without anything leaving the machine."""

import re

from sqlalchemy.orm import Session

from app.identity.person import Person
from app.identity.rights import Right
from app.places import search_queries
from app.places.schemas import FoundListOut, FoundOut
from app.places.search_queries import FoundRow, Sought

POSTCODE_BEGINNING = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?(?:[0-9](?:[A-Z]{1,2})?)?$")
NUMBER = re.compile(r"^#?\s*(\d{1,9})$", re.ASCII)
LONGEST_WORDS = 80
NOTES = {
    "postcode": "Postcode centre, not an address",
    "street": "A point on the street",
}
RIGHT_TO_FIND = {
    "street": Right.GROUND_READ,
    "place": Right.GROUND_READ,
    "ward": Right.GROUND_READ,
    "area": Right.AREAS_READ,
    "change": Right.CHANGES_READ,
    "provision": Right.STRENGTHS_READ,
    "guardian_site": Right.STRENGTHS_READ,
}


def search(session: Session, person: Person, typed: str, *, most: int) -> FoundListOut:
    """Find places, streets, postcodes and records by what somebody typed.

    Parameters
    ----------
    typed : str
        Words, a postcode or its beginning, or the number of a change.
    most : int
        How many to answer with.
    """
    found = search_queries.find(session, read(typed, person), most=most)
    items = [_out(row) for row in found]
    return FoundListOut(items=items, count=len(items))


def read(typed: str, person: Person) -> Sought:
    """Read what was typed as words, as a postcode and as a number, whichever it can be."""
    words = typed.strip()[:LONGEST_WORDS]
    compact = re.sub(r"\s", "", words).upper()
    number = NUMBER.match(words)
    return Sought(
        words=words if re.search(r"\w", words) else "",
        compact=compact if POSTCODE_BEGINNING.match(compact) else "",
        number=_number(number[1]) if number else None,
        kinds=[kind for kind, right in RIGHT_TO_FIND.items() if person.may(right)],
    )


def _number(digits: str) -> int | None:
    return int(digits) if int(digits) < 2**31 else None


def _out(row: FoundRow) -> FoundOut:
    return FoundOut.model_validate(
        {
            "kind": row.kind,
            "id": row.id,
            "name": row.name,
            "detail": row.detail,
            "precision_note": NOTES.get(row.kind),
            "centre": row.centre,
            "bbox": row.bbox,
        }
    )
