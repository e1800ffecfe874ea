"""Everything that was ever saved for one location of concern, in words."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.history import queries, timeline_queries
from app.history.gathering import glossary, title_of
from app.history.kinds import READ_BY
from app.history.schemas import TimelineItemOut, TimelineOut
from app.history.telling import differences, operation_of, words
from app.history.timeline_queries import TimelineRow
from app.history.words import RECORDS, Glossary
from app.identity.person import Person
from app.params import known_values
from app.problems import NotFound


def timeline(
    session: Session,
    person: Person,
    assessment: UUID,
    *,
    kind: str | None = None,
    before: int | None,
    limit: int,
) -> TimelineOut:
    """What was done for a location of concern, the newest first.

    Records that the person may not read are left out.

    Raises
    ------
    NotFound
        When there never was such an assessment.
    InvalidInput
        When there is no such kind of record, or none that the person may read.
    """
    if queries.latest(session, "assessment", assessment) is None:
        raise NotFound("There is no location of concern of this id.")
    kinds = [one for one, right in READ_BY.items() if person.may(right)]
    if kind is not None:
        kinds = list(known_values([kind], kinds, at="query.kind", what="kind of record"))
    rows = timeline_queries.page(session, assessment, kinds=kinds, before=before, limit=limit + 1)
    shown = rows[:limit]
    states = [(row.table, row.after.row) for row in shown]
    states += [(row.table, row.before.row) for row in shown if row.before is not None]
    known = glossary(session, states, person)
    return TimelineOut(
        items=[_item(row, known) for row in shown],
        next=shown[-1].id if len(rows) > limit else None,
    )


def _item(row: TimelineRow, known: Glossary) -> TimelineItemOut:
    operation = operation_of(row.before, row.after)
    fields = [] if row.before is None else differences(row.table, row.before, row.after, known)
    title = title_of(known, row.table, row.after.row)
    return TimelineItemOut(
        kind=row.table,
        kind_label=RECORDS[row.table],
        id=row.record,
        title=title,
        version=row.after.version,
        operation=operation,
        changed_at=row.after.changed_at,
        changed_by=row.after.changed_by,
        words=words(row.table, operation, fields, title=title),
        fields=fields,
    )
