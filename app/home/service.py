"""A person's first page: what waits for them, what changed this week, what comes next."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.home import queries, waiting, week
from app.home.queries import AssessmentRow, ChangeRow, Days
from app.home.schemas import ChangedOut, HomeOut, NextOut, WaitingOut
from app.identity.person import Person
from app.identity.rights import Right
from app.identity.roles import Role

WEEK_DAYS, EXPIRED_DAYS, IMPORT_DAYS, WATCHED_DAYS = 7, 14, 30, 500
MOST_WAITING, MOST_CHANGED = 12, 10
ORDERS = "place_order"


def home(session: Session, person: Person, *, today: date) -> HomeOut:
    """Everything on the first page of a person, within what their role may see."""
    days = Days(
        today=today,
        week_from=today - timedelta(days=WEEK_DAYS),
        expired_from=today - timedelta(days=EXPIRED_DAYS),
        expires_to=today + timedelta(days=waiting.EXPIRES_DAYS),
    )
    may = person.may
    assessments = queries.assessments(session) if may(Right.ASSESSMENTS_READ) else []
    changes = queries.changes(session, days) if may(Right.CHANGES_READ) else []
    found = _waiting(session, person, days, assessments, changes)
    changed = _changed(session, person, days, changes)
    return HomeOut(
        waiting=waiting.most_urgent(found, MOST_WAITING),
        changed=sorted(changed, key=lambda one: one.on, reverse=True)[:MOST_CHANGED],
        next=_next(assessments, today),
        areas=queries.areas(session) if may(Right.AREAS_READ) else 0,
    )


def _waiting(
    session: Session,
    person: Person,
    days: Days,
    assessments: list[AssessmentRow],
    changes: list[ChangeRow],
) -> list[WaitingOut]:
    today, me = days.today, person.account_id
    if person.role is Role.ASSESSMENT_LEAD:
        return [
            *waiting.reviews_due(assessments, today, lead=me),
            *waiting.changes_to_check(changes, today, besides=me),
            *waiting.assessments_not_begun(assessments, lead=me),
            *waiting.imports_to_mend(_imports(session, days), today),
            *waiting.training_running_out(queries.training(session, days), today),
        ]
    if person.role is Role.TASKING_OFFICER:
        return [
            *waiting.changes_to_finish(changes, today, agency=None),
            *waiting.changes_running_out(changes, today),
            *waiting.changes_to_decide(changes, today),
            *_looks(session, person, today),
        ]
    if person.role is Role.COMMUNITY_SAFETY_OFFICER:
        return [
            *waiting.imports_to_mend(_imports(session, days), today),
            *waiting.changes_running_out(changes, today, family=ORDERS),
            *waiting.reviews_due(assessments, today, lead=me),
            *_looks(session, person, today),
            *waiting.data_behind(queries.newest_month(session), today),
            *waiting.training_running_out(queries.training(session, days), today),
        ]
    if person.role is Role.CONFERENCE_CHAIR:
        return [
            *waiting.reviews_due(assessments, today, lead=None),
            *waiting.conferences_to_prepare(assessments),
        ]
    return waiting.changes_to_finish(changes, today, agency=person.agency)


def _looks(session: Session, person: Person, today: date) -> list[WaitingOut]:
    if not person.may(Right.REVIEWS_READ):
        return []
    finished = queries.watched(session, today - timedelta(days=WATCHED_DAYS), today)
    return waiting.looks_due(finished, queries.newest_month(session), today)


def _imports(session: Session, days: Days) -> list[queries.ImportRow]:
    return queries.imports(session, days.today - timedelta(days=IMPORT_DAYS))


def _changed(
    session: Session, person: Person, days: Days, changes: list[ChangeRow]
) -> list[ChangedOut]:
    since, today = days.week_from, days.today
    told = week.changes_this_week(changes, since, today)
    if person.may(Right.STRENGTHS_READ):
        told += week.provision_this_week(queries.provision(session, days), since, today)
        told += week.training_this_week(queries.training(session, days), since, today)
    if person.may(Right.AREAS_READ):
        edits = queries.edits(session, since)
        assessments = person.may(Right.ASSESSMENTS_READ)
        told += week.edits_this_week(edits, assessments=assessments, since=since)
    return told


def _next(assessments: list[AssessmentRow], today: date) -> NextOut | None:
    coming = [
        (row.review_on, row)
        for row in assessments
        if row.review_on is not None and row.review_on >= today
    ]
    if not coming:
        return None
    day, row = min(coming, key=lambda one: one[0])
    return NextOut(
        title=f"{day:%A} {day.day} {day:%B}, {row.area}",
        detail=f"{row.stage_label}{f', led by {row.lead}' if row.lead else ''}",
        link=f"areas/{row.area_id}",
    )
