"""Keep what was observed at places: who looked in which light, and what the instrument asked."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.codes import service as codes
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.person import Person
from app.identity.rights import Right
from app.models.assessment import Assessment
from app.models.observation import Observation
from app.models.planned_method import PlannedMethod
from app.observations import queries
from app.observations.answers import answer_faults, told
from app.observations.instruments import Instrument, instruments
from app.observations.queries import ObservationRow
from app.observations.schemas import ObservationChange, ObservationIn, ObservationOut
from app.photos import service as photos
from app.photos.schemas import PhotoOut, PhotoRole
from app.places import whereabouts
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.warned import warned

OBSERVATION = keeping.Kind(Observation, "observation")
ASSESSMENT = keeping.Kind(Assessment, "location of concern")
METHOD = keeping.Kind(PlannedMethod, "planned method")
CODED = {name: name for name in ("light", "school_phase", "weather", "observer_role")}
MISSING = "There is no observation of this id. It may have been deleted."
OTHER_OF_THIS_ID = "There is another observation of this id. Send this one without an id."
ELSEWHERE = "This method is not planned for this location. Choose one that is."


def read(session: Session, observation: UUID, person: Person) -> ObservationOut:
    """One observation; a partner contributor reads only what they made themself.

    Raises
    ------
    NotFound
        When there is none, or it is not this person’s to read.
    """
    return _out(session, found(session, observation, person))


def found(session: Session, observation: UUID, person: Person) -> ObservationRow:
    """The stored observation; refusals as in ``read``."""
    row = queries.one(session, observation)
    if row is None or not _is_theirs(row, person):
        raise NotFound(MISSING)
    return row


def add(
    session: Session, given: ObservationIn, person: Person, *, today: date
) -> tuple[ObservationOut, bool]:
    """Keep an observation; also tell whether it was new.

    A device that sends the same one twice, with the id it chose, gets the first one back.

    Raises
    ------
    InvalidInput
        With the place of each fault: codes, values outside the scale, a day that has not come,
        a place outside the partnership.
    Conflict
        When somebody else’s observation has the id.
    """
    known = queries.one(session, given.id) if given.id else None
    if known is not None:
        return _again(session, known, person), False
    values = given.model_dump(exclude={"id", "geometry"})
    _refuse_faults(session, values, today=today)
    geom = whereabouts.placed(session, given.geometry, kinds=("Point",))
    assert geom is not None  # noqa: S101 - a place is required
    values["location_label"] = given.location_label or whereabouts.name_near(session, geom) or ""
    identity = queries.add(session, given.id, {**values, "geom": geom})
    if identity is None:
        # Sent twice at the same moment, or the id belongs to a deleted one.
        known = queries.one(session, given.id) if given.id else None
        if known is None:
            raise Conflict(OTHER_OF_THIS_ID)
        return _again(session, known, person), False
    record(
        session,
        action="observation.created",
        object_kind="observation",
        object_id=identity,
        detail={"instrument": given.instrument, "assessment": given.assessment_id},
    )
    return warned(read(session, identity, person), {"note": given.note}), True


def change(
    session: Session,
    observation: UUID,
    version: int,
    given: ObservationChange,
    person: Person,
    *,
    today: date,
) -> ObservationOut:
    """Change an observation that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved in between.
    InvalidInput
        As for ``add``; judged on the whole record as it would be.
    """
    current = found(session, observation, person)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry"})
    for name in ("location_label", "note"):
        if name in sent and sent[name] is None:
            sent[name] = ""
    _refuse_faults(session, {**asdict(current), **sent}, today=today, before=current)
    if given.geometry is not None:
        sent["geom"] = whereabouts.placed(session, given.geometry, kinds=("Point",))
    keeping.change(
        session,
        OBSERVATION,
        observation,
        version,
        sent,
        current=lambda: read(session, observation, person),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return warned(read(session, observation, person), {"note": given.note})


def remove(session: Session, observation: UUID, version: int, person: Person) -> None:
    """Take an observation away; its history stays.

    Raises
    ------
    StaleVersion
        When somebody saved it in between.
    """
    found(session, observation, person)
    keeping.remove(
        session,
        OBSERVATION,
        observation,
        version,
        current=lambda: read(session, observation, person),
    )


def versions(session: Session, observation: UUID) -> HistoryOut:
    """Every version of an observation, the newest first."""
    return history.versions(session, "observation", observation)


def add_photo(
    session: Session,
    observation: UUID,
    file: bytes,
    person: Person,
    *,
    role: PhotoRole,
    caption: str,
    most_bytes: int,
) -> PhotoOut:
    """Keep a photo of what was observed; refusals as in ``photos.service.add``."""
    found(session, observation, person)
    return photos.add(
        session, "observation", observation, file, role=role, caption=caption, most_bytes=most_bytes
    )


def _is_theirs(row: ObservationRow, person: Person) -> bool:
    return person.may(Right.OBSERVATIONS_READ) or row.created_by_id == person.account_id


def _again(session: Session, known: ObservationRow, person: Person) -> ObservationOut:
    if known.created_by_id != person.account_id:
        raise Conflict(OTHER_OF_THIS_ID)
    return _out(session, known)


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    *,
    today: date,
    before: ObservationRow | None = None,
) -> None:
    already = None if before is None else asdict(before)
    known = instruments(session)
    given = {name: (listed, values[name]) for name, listed in CODED.items()}
    given["instrument"] = ("instrument", values["instrument"])
    found_faults = codes.code_faults(session, given, already=already, today=today)
    instrument = known.get(values["instrument"])
    if instrument is not None:
        kept = {} if before is None else before.ratings
        found_faults += answer_faults(instrument, values["ratings"], kept=kept, today=today)
    if values["observed_on"] > today:
        why = "This day has not come yet. Give the day on which somebody looked."
        found_faults.append(("body.observed_on", why))
    faults([*found_faults, *_link_faults(session, values)])


def _link_faults(session: Session, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    assessment, method = values["assessment_id"], values["method_id"]
    given = {"assessment_id": (ASSESSMENT, assessment), "method_id": (METHOD, method)}
    wrong = keeping.id_faults(session, given)
    if wrong or method is None:
        return wrong
    if assessment is None or not keeping.belongs(
        session, METHOD, method, "assessment_id", assessment
    ):
        return [("body.method_id", ELSEWHERE)]
    return []


def _out(session: Session, row: ObservationRow) -> ObservationOut:
    known: dict[str, Instrument] = instruments(session)
    labels = codes.labels(session, *CODED.values())
    return told(row, known, labels, photos.of_record(session, "observation", row.id))
