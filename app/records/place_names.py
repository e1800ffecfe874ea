"""Names that a text may hold because they are no person's: places, streets, organisations."""

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.identity.person import Person
from app.identity.rights import Right
from app.records import name_queries


class PlaceNamesOut(BaseModel):
    """Phrases in lower case that look like names of people and are not."""

    names: list[str]


def place_names(session: Session, person: Person) -> PlaceNamesOut:
    """Names on the partnership's map, as far as the person may see what they name.

    A street or an estate is also known by what stands before its last word: people write
    “Stoke Newington” where the map has “Stoke Newington Road”.
    """
    found = name_queries.place_names(
        session,
        areas=person.may(Right.AREAS_READ),
        strengths=person.may(Right.STRENGTHS_READ),
    )
    shorter = (name.rsplit(" ", 1)[0] for name in found if name.count(" ") >= 2)
    return PlaceNamesOut(names=sorted({*found, *shorter}))
