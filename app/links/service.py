"""Keep references to records in other systems: opaque, never fetched, never a name."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.links import queries
from app.links.queries import LinkRow
from app.links.reference import address_of, reference_fault
from app.links.schemas import (
    KindCountOut,
    LinkEdit,
    LinkIn,
    LinkOut,
    LinksOut,
    OtherLocationOut,
)
from app.models.reference_link import ReferenceLink
from app.problems import NotFound, faults
from app.records import keeping
from app.records.assessments import require_location
from app.records.keeping import Kind
from app.records.limited import first
from app.records.warned import warned

LINK = Kind(ReferenceLink, "reference")
CODED = {"link_kind": "link_kind", "system": "link_system", "owner_agency": "agency"}


def list_links(session: Session, assessment: UUID) -> LinksOut:
    """The references of a location of concern, by kind.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    items = _told(session, queries.links(session, assessment=assessment))
    counts = Counter((one.link_kind, one.kind_label) for one in items)
    return LinksOut(
        items=first(items),
        count=len(items),
        by_kind=[
            KindCountOut(link_kind=kind, label=label, count=count)
            for (kind, label), count in counts.items()
        ],
    )


def read(session: Session, link: UUID) -> LinkOut:
    """One reference.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    for one in _told(session, queries.links(session, one=link)):
        return one
    raise NotFound("There is no reference of this id. It may have been deleted.")


def add(session: Session, assessment: UUID, given: LinkIn, *, today: date) -> LinkOut:
    """Note a reference of a location of concern.

    Raises
    ------
    InvalidInput
        When a code is unknown or retired, the reference looks like a name, or the location
        holds it already.
    """
    require_location(session, assessment)
    values = given.model_dump()
    faults(_faults(session, assessment, values, {}, today=today))
    made = keeping.add(session, LINK, {"assessment_id": assessment, **values})
    return warned(read(session, made), {"note": given.note})


def change(session: Session, link: UUID, version: int, given: LinkEdit, *, today: date) -> LinkOut:
    """Change a reference that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    before = read(session, link)
    values = given.model_dump(exclude_unset=True)
    faults(_faults(session, before.assessment_id, values, before.model_dump(), today=today))
    keeping.change(session, LINK, link, version, values, current=lambda: read(session, link))
    return warned(read(session, link), {"note": given.note})


def remove(session: Session, link: UUID, version: int) -> None:
    """Take a reference away; its history stays."""
    read(session, link)
    keeping.remove(session, LINK, link, version, current=lambda: read(session, link))


def _faults(
    session: Session,
    assessment: UUID,
    values: Mapping[str, Any],
    before: Mapping[str, Any],
    *,
    today: date,
) -> list[tuple[str, str]]:
    coded = {name: (list_, values[name]) for name, list_ in CODED.items() if name in values}
    found = code_faults(session, coded, already=before, today=today)
    if "reference" in values and (why := reference_fault(values["reference"])):
        return [*found, ("body.reference", why)]
    if found:
        return found
    after = {**before, **values}
    if queries.is_there(
        session, assessment, after["system"], after["reference"], but=before.get("id")
    ):
        why = "This location has this reference already. Edit it there instead."
        found.append(("body.reference", why))
    return found


def _told(session: Session, rows: list[LinkRow]) -> list[LinkOut]:
    others: dict[UUID, list[OtherLocationOut]] = defaultdict(list)
    for one in queries.elsewhere(session, [row.id for row in rows]):
        others[one.link].append(OtherLocationOut(id=one.id, number=one.number, title=one.title))
    told: list[LinkOut] = []
    for row in rows:
        values = asdict(row)
        address = address_of(values.pop("url_template"), row.reference)
        told.append(LinkOut(**values, address=address, elsewhere=others[row.id]))
    return told
