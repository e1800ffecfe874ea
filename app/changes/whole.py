"""One entry of the ledger whole: with its place, dates, photos, and what it belongs to."""

from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.changes import link_queries, queries
from app.changes.neighbours import overlaps
from app.changes.queries import ChangeRow
from app.changes.schemas import ChangeOut, NamedOut, NumberedOut, ServedActionOut, TitledOut
from app.changes.telling import Lists, told
from app.geojson import to_geojson
from app.identity.person import Person
from app.photos import service as photos
from app.plans import sight


def whole(
    session: Session,
    row: ChangeRow,
    codes: Lists,
    person: Person,
    warnings: list[str] | None = None,
) -> ChangeOut:
    """The entry as it leaves to a person; warnings are said once, after saving."""
    near = overlaps(session, row.id, codes)
    said = [*(warnings or []), *([near.reading] if warnings is not None and near.items else [])]
    kind = codes.type(row.intervention_type)
    return ChangeOut(
        **told(row, codes).model_dump(),
        description=row.description,
        mechanism_label=codes.mechanisms.get(row.mechanism or ""),
        geometry=to_geojson(shapely.from_wkb(row.geom)),
        requested_on=row.requested_on,
        decided_on=row.decided_on,
        started_on=row.started_on,
        ended_on=row.ended_on,
        date_precision="month" if row.date_precision == "month" else "day",
        decision_reason=row.decision_reason,
        asset_ref=row.asset_ref,
        area_id=row.area_id,
        action_id=row.action_id,
        action=None if row.action_id is None else action_out(session, row.action_id, person),
        replaces=_numbered(link_queries.change_named(session, row.replaces_id)),
        replaced_by=_numbered(link_queries.moved_to(session, row.id)),
        longest=None if kind.longest is None else kind.longest.words(),
        areas=[NamedOut(id=one, name=name) for one, name in queries.areas_at(session, row.id)],
        photos=photos.of_record(session, "change", row.id),
        reviews=[
            TitledOut(id=one, title=title) for one, title in queries.reviews_of(session, row.id)
        ],
        overlaps=near,
        created_at=row.created_at,
        created_by=row.created_by,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
        warnings=said,
    )


def action_out(session: Session, action: UUID, person: Person) -> ServedActionOut | None:
    """What the doer of an action may read of it; None when it was taken away, or is not theirs."""
    row = link_queries.action(session, action)
    if row is None or not sight.sees(person, row.agency, row.owner_id):
        return None
    return ServedActionOut(
        id=row.id,
        number=row.number,
        title=row.title,
        task=row.task,
        goal=row.goal,
        location_label=row.location_label,
        centre=None if row.lon is None else (round(row.lon, 6), round(row.lat or 0, 6)),
        due_on=row.due_on,
    )


def _numbered(row: link_queries.NumberedRow | None) -> NumberedOut | None:
    return None if row is None else NumberedOut(id=row.id, number=row.number, title=row.title)
