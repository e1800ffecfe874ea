"""Keep which places a forum's meeting spoke of, told only to those who may read the place."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy.orm import Session

from app.identity.person import Person
from app.identity.rights import Right
from app.models.area import Area
from app.models.forum_citation import ForumCitation
from app.problems import NotFound, faults
from app.records import keeping
from app.records.assessments import LOCATION, require_location
from app.records.keeping import Kind
from app.records.warned import warned
from app.workforce import forum_queries as queries
from app.workforce.forum_queries import CitationRow
from app.workforce.forum_schemas import (
    CitationEdit,
    CitationIn,
    CitationOut,
    MentionOut,
    MentionsOut,
)

CITATION = Kind(ForumCitation, "mention of a place")
AREA = Kind(Area, "area")


def told(row: CitationRow, person: Person) -> CitationOut:
    """A citation as a person may know it: without the right to read the place, only “a place”."""
    is_location = row.assessment_id is not None
    right = Right.ASSESSMENTS_READ if is_location else Right.AREAS_READ
    may = person.may(right)
    name = f"Location {row.number}, {row.title}" if is_location else row.area or "An area"
    return CitationOut(
        id=row.id,
        kind=("location" if is_location else "area") if may else "withheld",
        place=name if may else "A place",
        assessment_id=row.assessment_id if may else None,
        area_id=row.area_id if may else None,
        said=row.said if may else "",
        version=row.version,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def read(session: Session, citation: UUID, person: Person) -> CitationOut:
    """One citation.

    Raises
    ------
    NotFound
        When there is none, or it or its meeting was deleted.
    """
    for row in queries.citations(session, one=citation):
        return told(row, person)
    raise NotFound("There is no mention of a place of this id. It may have been deleted.")


def add(session: Session, meeting: UUID, given: CitationIn, person: Person) -> CitationOut:
    """Note that a meeting spoke of a place.

    Raises
    ------
    InvalidInput
        When the place does not exist, may not be read by the person, or was noted already.
    """
    if not queries.meetings(session, one=meeting):
        raise NotFound("There is no meeting of this id. It may have been deleted.")
    faults(_faults(session, meeting, given, person))
    made = keeping.add(session, CITATION, {"meeting_id": meeting, **given.model_dump()})
    return warned(read(session, made, person), {"words": given.said})


def change(
    session: Session, citation: UUID, version: int, given: CitationEdit, person: Person
) -> CitationOut:
    """Change what a meeting said of a place.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    _readable(session, citation, person)
    keeping.change(
        session,
        CITATION,
        citation,
        version,
        given.model_dump(exclude_unset=True),
        current=lambda: read(session, citation, person),
    )
    return warned(read(session, citation, person), {"words": given.said})


def remove(session: Session, citation: UUID, version: int, person: Person) -> None:
    """Take a mention of a place away; its history stays."""
    _readable(session, citation, person)
    keeping.remove(
        session, CITATION, citation, version, current=lambda: read(session, citation, person)
    )


def mentions(session: Session, assessment: UUID) -> MentionsOut:
    """Meetings that spoke of a location of concern or of its area, the newest first.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    rows = queries.mentions(session, assessment)
    return MentionsOut(items=[MentionOut(**asdict(row)) for row in rows], count=len(rows))


def _readable(session: Session, citation: UUID, person: Person) -> None:
    if read(session, citation, person).kind == "withheld":
        raise NotFound("There is no mention of a place of this id that you may read.")


def _faults(
    session: Session, meeting: UUID, given: CitationIn, person: Person
) -> list[tuple[str, str]]:
    if given.assessment_id is not None and not person.may(Right.ASSESSMENTS_READ):
        return [("body.assessment_id", "Your role cannot read locations of concern.")]
    if given.area_id is not None and not person.may(Right.AREAS_READ):
        return [("body.area_id", "Your role cannot read areas.")]
    found = keeping.id_faults(
        session,
        {"assessment_id": (LOCATION, given.assessment_id), "area_id": (AREA, given.area_id)},
    )
    for one in queries.citations(session, meetings=[meeting]):
        if (one.assessment_id, one.area_id) == (given.assessment_id, given.area_id):
            name = "assessment_id" if given.assessment_id else "area_id"
            found.append((f"body.{name}", "This meeting has this place already. Edit it there."))
    return found
