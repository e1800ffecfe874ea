"""Keep referrals: who refers which context, what harms and helps there, what was done at once."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.assessments import moves
from app.assessments import service as assessments
from app.assessments.stages import BEGIN, is_finished
from app.codes import service as codes
from app.geojson import to_geojson
from app.identity.person import Person
from app.identity.rights import Right
from app.models.referral import Referral
from app.problems import Forbidden, InvalidInput, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned
from app.referrals import queries
from app.referrals.placing import whereabouts
from app.referrals.queries import ReferralRow
from app.referrals.schemas import (
    ReferralChange,
    ReferralIn,
    ReferralOut,
    ReferralsOut,
    ReferredHarmOut,
    Standing,
)

REFERRAL = Kind(Referral, "referral")
TEXTS = {
    "description": "description",
    "known_strengths": "known strengths",
    "immediate_action": "immediate action",
}
"""What people write of a place; no names of people belong there."""
CODED = {
    "context_kind": "context_kind",
    "referrer_agency": "agency",
    "source_panel": "source_panel",
    "harm_types": "harm_type",
    "frequency_band": "frequency_band",
    "people_band": "people_band",
}
SHAPED = frozenset({"context_kind", "geometry", "place_id"})
PLACED = SHAPED | {"location_label"}
STANDINGS: dict[Standing, str] = {
    "received": "Received, not looked at yet",
    "at_work": "Being worked on",
    "ended": "The work has ended",
}
HIDDEN = (
    "geom",
    "stage",
    "created_by_id",
    "harm_types",
    "location_number",
    "location_title",
    "moved_reason",
)


def list_referrals(
    session: Session,
    person: Person,
    *,
    assessment: UUID | None = None,
    agency: str | None = None,
    mine: bool = False,
) -> ReferralsOut:
    """List referrals that match, the latest first.

    Raises
    ------
    InvalidInput
        When a code asked for is on no list of the partnership.
    """
    codes.refuse_strange_filters(session, {"agency": ("agency", agency)})
    rows, count = queries.listed(
        session,
        assessment=assessment,
        agency=agency or None,
        mine=person.account_id if mine else None,
    )
    words = codes.labels(session, "harm_type")
    return ReferralsOut(items=[_told(row, person, words) for row in rows], count=count)


def read(session: Session, referral: UUID, person: Person) -> ReferralOut:
    """One referral: anybody's for those who read referrals, else only one's own.

    Raises
    ------
    NotFound
        When there is none that the person may read, or it was withdrawn.
    """
    row = queries.one(session, referral)
    own = row is not None and row.created_by_id == person.account_id
    if row is None or not (own or person.may(Right.REFERRALS_READ)):
        raise NotFound("There is no referral of this id. It may have been withdrawn.")
    return _told(row, person, codes.labels(session, "harm_type"))


def refer(session: Session, given: ReferralIn, person: Person, *, today: date) -> ReferralOut:
    """Record a referral: to a location that is known, or of a new one.

    A location whose work had ended begins again with it.

    Raises
    ------
    InvalidInput
        When a code may not be used, the place is not one, or the location is not known.
    """
    values = given.model_dump(exclude={"title", "geometry"})
    values["harm_types"] = list(dict.fromkeys(given.harm_types))
    values["referred_on"] = given.referred_on or today
    _refuse_unusable(session, values, already={}, today=today)
    _refuse_location(session, given, person)
    where = whereabouts(
        session,
        context_kind=given.context_kind,
        geometry=given.geometry,
        place_id=given.place_id,
        label=given.location_label or given.title or "",
    )
    title = given.title or where.name
    if given.assessment_id is None and not title:
        raise InvalidInput([("body.title", "Give the place a neutral name.")])
    values["location_label"] = given.location_label or where.name or ""
    if given.assessment_id is None:
        location = {"title": title, "context_kind": given.context_kind}
        values["assessment_id"] = assessments.begin(session, location)
    detail = {"assessment": values["assessment_id"]}
    made = keeping.add(session, REFERRAL, values | {"geom": where.geom}, detail=detail)
    told = read(session, made, person)
    reason = f"Referral {told.number} names this place again."
    moves.reopen(session, told.assessment_id, reason=reason)
    return _warned(read(session, made, person), given)


def change(
    session: Session,
    referral: UUID,
    version: int,
    given: ReferralChange,
    person: Person,
    *,
    today: date,
) -> ReferralOut:
    """Change a referral that still has the version which the person read.

    Raises
    ------
    Forbidden
        When it is somebody else's and the person does not lead assessments.
    StaleVersion
        When somebody saved it in between.
    """
    current = own_to_change(session, referral, person)
    values = given.model_dump(exclude_unset=True, exclude={"geometry"})
    if given.harm_types is not None:
        values["harm_types"] = list(dict.fromkeys(given.harm_types))
    _refuse_unusable(session, values, already=current.model_dump(), today=today)
    if given.model_fields_set & PLACED:
        geom = _geom_of(session, given, current)
        if given.model_fields_set & SHAPED:
            values["geom"] = geom
    keeping.change(
        session,
        REFERRAL,
        referral,
        version,
        values,
        current=lambda: read(session, referral, person),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, referral, person), given)


def _warned(answer: ReferralOut, given: ReferralIn | ReferralChange) -> ReferralOut:
    texts = {words: getattr(given, name) for name, words in TEXTS.items()}
    return warned(answer, texts)


def withdraw(session: Session, referral: UUID, version: int, person: Person) -> None:
    """Take a referral back; its history stays, and so does the location.

    Raises
    ------
    Forbidden
        When it is somebody else's and the person does not lead assessments.
    StaleVersion
        When somebody saved it in between.
    """
    own_to_change(session, referral, person)
    keeping.remove(
        session, REFERRAL, referral, version, current=lambda: read(session, referral, person)
    )


def own_to_change(session: Session, referral: UUID, person: Person) -> ReferralOut:
    """Read a referral that the person may change.

    Raises
    ------
    Forbidden
        When it is somebody else's and the person does not lead assessments.
    """
    current = read(session, referral, person)
    if not current.may_change:
        raise Forbidden("Only who made a referral or an assessment lead changes it. Ask one.")
    return current


def _geom_of(session: Session, given: ReferralChange, current: ReferralOut) -> bytes | None:
    whole = current.model_dump() | given.model_dump(exclude_unset=True)
    # A known place that is chosen anew gives its own point, unless one is sent with it.
    if "place_id" in given.model_fields_set and given.place_id and given.geometry is None:
        whole["geometry"] = None
    return whereabouts(
        session,
        context_kind=whole["context_kind"],
        geometry=whole["geometry"],
        place_id=whole["place_id"],
        label=whole["location_label"],
    ).geom


def _refuse_location(session: Session, given: ReferralIn, person: Person) -> None:
    if given.assessment_id is None:
        return
    if not person.may(Right.ASSESSMENTS_READ):
        why = "Leave the location out. An assessment lead looks whether the place is known already."
        raise InvalidInput([("body.assessment_id", why)])
    faults(
        keeping.id_faults(session, {"assessment_id": (assessments.ASSESSMENT, given.assessment_id)})
    )


def _refuse_unusable(
    session: Session, values: dict[str, Any], *, already: dict[str, Any], today: date
) -> None:
    coded = {name: (listed, values.get(name)) for name, listed in CODED.items()}
    found = codes.code_faults(session, coded, already=already, today=today)
    day = values.get("referred_on")
    if day is not None and day > today:
        found.append(("body.referred_on", "The referral is still to come. Give the day it was."))
    faults(found)


def _told(row: ReferralRow, person: Person, words: dict[tuple[str, str], str]) -> ReferralOut:
    standing = standing_of(row.stage)
    sees = person.may(Right.ASSESSMENTS_READ)
    own = row.created_by_id is not None and row.created_by_id == person.account_id
    plain = {name: value for name, value in asdict(row).items() if name not in HIDDEN}
    return ReferralOut(
        **plain,
        location_number=row.location_number if sees else None,
        location_title=row.location_title if sees else None,
        # Why it was moved names locations, and says what a lead knows of them.
        moved_reason=row.moved_reason if sees else "",
        standing=standing,
        standing_words=STANDINGS[standing],
        harm_types=row.harm_types,
        harms=[
            ReferredHarmOut(code=one, label=words.get(("harm_type", one), one))
            for one in row.harm_types
        ],
        geometry=None if row.geom is None else to_geojson(shapely.from_wkb(row.geom)),
        may_change=own or person.may(Right.ASSESSMENTS_WRITE),
    )


def standing_of(stage: str) -> Standing:
    """How a location stands, as its referrers are told."""
    if is_finished(stage):
        return "ended"
    return "received" if stage == BEGIN else "at_work"
