"""What every form needs: names that are no person's."""

from fastapi import APIRouter

from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.records import place_names
from app.records.place_names import PlaceNamesOut

router = APIRouter(tags=["places"])


@router.get("/place-names", **requires(Right.GROUND_READ))
def read_place_names(session: PartnershipSession, person: CurrentPerson) -> PlaceNamesOut:
    """Names of places, streets and organisations in lower case, so that none is taken for a person.

    Forms ask once and warn before saving of capitalised full names that are not among these.
    """
    return place_names.place_names(session, person)
